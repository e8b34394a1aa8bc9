"""Tables as analysts have them, and forty ways in which they are written."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from levelmap.cli import main
from levelmap.errors import DataError
from levelmap.intake import Answers, PlaceTable
from tests.intake.tables import LAD_2025, read, recipe_of, workbook
from tests.pages import alone

HARTLEPOOL, MIDDLESBROUGH, HULL, BLACKPOOL = "E06000001", "E06000002", "E06000010", "E06000009"
YORK, LEEDS, BRENT, CUMBERLAND = "E06000014", "E08000035", "E09000005", "E06000063"
NE_LINCOLNSHIRE = "E06000012"


@dataclass(frozen=True)
class Table:
    """A table, what it leaves open, and what a column of it says of the areas of 2025."""

    content: str | bytes
    column: str
    values: dict[str, float]
    asked: tuple[str, ...] = ()
    answers: Answers = field(default_factory=Answers)
    left: int = 0

    @property
    def data(self) -> bytes:
        return self.content.encode() if isinstance(self.content, str) else self.content

    @property
    def name(self) -> str:
        return "own.xlsx" if self.data.startswith(b"PK") else "own.csv"


_FINGERTIPS = "1,Life expectancy,E12000001,North East,{},{},UA,{},All ages,{},{},1.0,2.0,\n"

TABLES = {
    "Nomis": Table(
        '"annual population survey"\n"ONS Crown Copyright Reserved [from Nomis on 12 May 2026]"\n\n'
        '"date","Jan 2025-Dec 2025"\n\n'
        '"local authority: district / unitary (as of April 2023)","mnemonic","Activity rate","conf"'
        '\n"Hartlepool","E06000001","71.2","3.9"\n"Middlesbrough","E06000002","!","!"\n'
        '"Cumberland","E06000063","78.0","*"\n\n"! Estimate not available, group too small."\n',
        "Activity rate",
        {HARTLEPOOL: 71.2, CUMBERLAND: 78},
        ("column",),
    ),
    "Nomis, with a filter and two measures": Table(
        '"annual population survey"\n"ONS Crown Copyright Reserved [from Nomis on 12 May 2026]"\n\n'
        '"date","Jan 2025-Dec 2025"\n"variable","Unemployment rate - aged 16-64"\n\n'
        '"Area","mnemonic","Jan 2024-Dec 2024","","Jan 2025-Dec 2025",""\n'
        '"","","number","%","number","%"\n'
        '"gor:North East","E12000001","58,300","4.4","58,100","4.5"\n'
        '"ualad23:Hartlepool","E06000001","2,300","5.1","2,100","4.9"\n'
        '"ualad23:Middlesbrough","E06000002","3,100","6.0","!","!"\n'
        '"ualad23:Redcar and Cleveland","E06000003","2,700","4.6","2,600","4.4"\n',
        "Jan 2025-Dec 2025: %",
        {HARTLEPOOL: 4.9, "E06000003": 4.4},
        ("column",),
        left=1,
    ),
    "ONS workbook": Table(
        workbook(
            Cover=[["Table 5: earnings"], ["Contents"]],
            Data=[
                ["Table 5: Median gross weekly pay"],
                ["Some cells contain [x], not available."],
                ["Description", "Code", "Median"],
                ["England", "E92000001", 705.2],
                ["North East", "E12000001", 640],
                ["Hartlepool UA", "E06000001", 610.4],
                ["Kingston upon Hull, City of UA", "E06000010", 590],
                ["Cumberland UA", "E06000063", "[x]"],
            ],
        ),
        "Median",
        {HARTLEPOOL: 610.4, HULL: 590},
        ("sheet",),
        left=2,
    ),
    "Fingertips": Table(
        "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,"
        "Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Count\n"
        + "".join(
            _FINGERTIPS.format(code, name, sex, year, value + (code == HARTLEPOOL))
            for code, name in ((HARTLEPOOL, "Hartlepool"), (MIDDLESBROUGH, "Middlesbrough"))
            for sex, year, value in (
                ("Male", "2019 - 21", 75), ("Female", "2019 - 21", 79),
                ("Male", "2020 - 22", 76), ("Female", "2020 - 22", 80),
            )
        ),
        "Value",
        {HARTLEPOOL: 81, MIDDLESBROUGH: 80},
        ("where:Time period", "column"),
        Answers(where=(("Sex", ("Female",)),)),
    ),
    "LG Inform": Table(
        '"Local authority","2021/22 Q4","2022/23 Q4"\n"","Raw values","Raw values"\n'
        '"Hartlepool","4.1","4.3"\n"Middlesbrough","5.2","Missing"\n"York","3.0","3.5"\n'
        '"Mean for North East",4.0,4.1\n',
        "2022/23 Q4",
        {HARTLEPOOL: 4.3, YORK: 3.5},
        ("column",),
        left=1,
    ),
    "a council's own": Table(
        workbook(
            Bids=[
                ["Partnership bids - DRAFT"],
                [""],
                ["Ref", "Council", "Lead", "Amount sought (£m)", "Priority?"],
                ["001", "Hull City Council", "J Smith", "£12.5", "Y"],
                ["002", "NE Lincs", "A Jones", "£3", "N"],
                ["003", "Blackpool BC", "TBC", "tbc", "Y"],
                ["", "TOTAL", "", "£15.5", ""],
            ]
        ),
        "Amount sought (£m)",
        {HULL: 12.5, NE_LINCOLNSHIRE: 3},
    ),
    "NHS, by sub-board": Table(
        "ICB Code,ICB Name,Sub ICB,LAD22CD,LAD22NM,Patients registered\n"
        'QHM,North East,00L,E06000001,Hartlepool,"93,242"\n'
        'QHM,North East,00L,E07000026,Allerdale,"97,100"\n'
        'QHM,North East,01H,E07000028,Carlisle,"110,200"\n'
        'QHM,North East,01H,E07000029,Copeland,"68,000"\n',
        "Patients registered",
        {HARTLEPOOL: 93_242, CUMBERLAND: 275_300},
        ("decimal", "is_count"),
    ),
    "DfE": Table(
        "time_period,time_identifier,geographic_level,region_code,old_la_code,new_la_code,la_name,"
        "school_type,headcount\n"
        "202425,Academic year,Regional,E12000001,,,,Total,40000\n"
        "202425,Academic year,Local authority,E12000001,805,E06000001,Hartlepool,Total,15000\n"
        "202425,Academic year,Local authority,E12000001,805,E06000001,Hartlepool,Primary,8000\n"
        "202425,Academic year,Local authority,E12000001,806,E06000002,Middlesbrough,Total,z\n"
        "202425,Academic year,Local authority,E12000001,806,E06000002,Middlesbrough,Primary,14000\n"
        "202425,Academic year,Local authority,E12000003,816,E06000014,York,Total,23000\n",
        "headcount",
        {HARTLEPOOL: 15_000, YORK: 23_000},
        ("where:school_type",),
        left=1,
    ),
    "Stat-Xplore": Table(
        '"Children in Low Income Families"\n"Counting: Children"\n\n"Filters:"\n"Year",2024\n\n'
        '"National - Regional - LA - OAs","Age of child",,\n"","0-4","5-10","Total"\n'
        '"Hartlepool","1500","1800","3300"\n"Middlesbrough","..","3800","9000"\n'
        '"Total","4000","5600","12300"\n\n"INFO","Disclosure control has been applied"\n',
        "Total",
        {HARTLEPOOL: 3_300, MIDDLESBROUGH: 9_000},
        (),
        Answers(column="Total"),
        left=1,
    ),
    "Power BI": Table(
        "Local Authority\tSum of Households\tAverage of Rate\nBrent\t1,204\t3.20 %\n"
        "Leeds\t2,004\t4.10 %\n(Blank)\t12\t\n\nApplied filters:\nYear is 2024\n".encode("utf-16"),
        "Average of Rate",
        {BRENT: 3.2, LEEDS: 4.1},
        (),
        Answers(column="Average of Rate"),
        left=1,
    ),
    "a heading of two rows": Table(
        workbook(
            Data=[
                ["", "", "2022", "", "2023", ""],
                ["Code", "Name", "Male", "Female", "Male", "Female"],
                ["E06000001", "Hartlepool", 1.1, 1.2, 1.3, 1.4],
                ["E06000002", "Middlesbrough", 2.1, 2.2, 2.3, 2.4],
            ]
        ),
        "2023: Female",
        {HARTLEPOOL: 1.4, MIDDLESBROUGH: 2.4},
        (),
        Answers(column="2023: Female"),
    ),
}  # fmt: skip


def _is_whole(reading: PlaceTable, left: int) -> bool:
    ends = [str(one.end) for one in reading.outcomes.every]
    reasons = [one.words for one in reading.outcomes.every if one.end in ("asked", "named")]
    return len(ends) == len(reading.table.cells) and len(reasons) == left and all(reasons)


@pytest.mark.parametrize("kind", TABLES)
def test_a_table_is_read_or_asks_in_the_library(kind: str) -> None:
    table = TABLES[kind]
    reading = read(table.data, table.answers, table.name)
    assert _is_whole(reading, table.left)
    assert {q.key for q in reading.value_questions(LAD_2025)} == set(table.asked)
    found = reading.values(table.column, LAD_2025).by_area.dropna().to_dict()
    assert found == table.values


@pytest.mark.parametrize("kind", TABLES)
def test_the_command_line_scores_it_alike(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = TABLES[kind]
    path, recipe = tmp_path / table.name, tmp_path / "mine.toml"
    path.write_bytes(table.data)
    recipe.write_text(recipe_of(table.column), encoding="utf-8")
    told = [word for h, texts in table.answers.where for word in ("--where", f"{h}={texts[0]}")]
    code = main(["score", str(recipe), "--data", str(path), *told, "--json"])
    rows = json.loads(capsys.readouterr().out)["rows"]
    scored = {row["area_code"]: row["score"] for row in rows if row["score"] is not None}
    assert scored == pytest.approx(table.values)
    assert code == (3 if table.left else 0)


_PAGE = """
from levelmap.pages.method import own
from levelmap.pages.method.view import MethodQuery

own.show(MethodQuery(start="levelmap_13"))
"""


@pytest.mark.parametrize("kind", TABLES)
def test_the_page_reads_it_or_asks(kind: str) -> None:
    table = TABLES[kind]
    app = AppTest.from_string(_PAGE, default_timeout=60).run()
    app.file_uploader(key="method.own.file").set_value((table.name, table.data, "")).run()
    assert not app.exception
    reading = read(table.data, Answers(), table.name)
    boxes = [box.key for box in app.selectbox]
    asked = [question.key for question in reading.value_questions(LAD_2025)]
    assert [f"method.own.file.ask.{key}" in boxes for key in asked] == [True] * len(asked)
    if kind == "Fingertips":  # which sex is to be said first
        app.selectbox(key="method.own.file.ask.where:Sex").set_value("Female").run()
    assert not app.error
    shown = alone.texts(app).replace("\\", "").replace("\u2060", "")
    matched = next(line for line in reading.report if " were matched to " in line)
    assert matched in shown


def test_areas_in_the_headings_are_to_be_turned_round() -> None:
    with pytest.raises(DataError, match=r"2 headings do \('Hartlepool', 'Middlesbrough'\).*Transp"):
        read('"Area","Mean","Hartlepool","Middlesbrough"\n"Unemployment","4.4","4.1","5.2"\n')


def test_numbers_of_records_codes_and_years_are_no_values() -> None:
    reading = read(
        "council,ref,dfe_code,time_period,Lower CI limit,rate\nYork,001,816,202425,2,1.5\n"
        "Leeds,002,383,202425,2,2.5\nHull,003,810,202425,3,3.5\nBrent,004,304,202425,3,2.0\n"
    )
    assert list(reading.columns.measures) == ["Lower CI limit", "rate"]
    assert reading.columns.groupings == ("time_period",)


def test_codes_of_a_service_and_numbers_of_rows_are_no_values_and_numbers_of_things_are() -> None:
    reading = read("No.,council,ODS code,x\n1,York,106,7\n,North,,\n2,Leeds,107,8\n3,Hull,409,9\n")
    assert list(reading.columns.measures) == ["x"]
    reading = read("council,No.,%\nYork,106,1.5\nLeeds,107,2.5\nHull,409,2\n")
    assert list(reading.columns.measures) == ["No.", "%"]


TWO = {BLACKPOOL: 12.5, HULL: 1234.0}

VARIATIONS: dict[str, tuple[str | bytes, dict[str, float]]] = {
    "UTF-8": ("code,x\nE06000009,12.5\nE06000010,1234\n", TWO),
    "a byte-order mark": ("\ufeffcode,x\nE06000009,12.5\nE06000010,1234\n", TWO),
    "UTF-16": ("code\tx\nE06000009\t12.5\nE06000010\t1234\n".encode("utf-16"), TWO),
    "UTF-16, big end": (
        b"\xfe\xff" + "code\tx\nE06000009\t12.5\nE06000010\t1234\n".encode("utf-16-be"), TWO),
    "Windows-1252": ("code,x £\nE06000009,£12.5\nE06000010,£1234\n".encode("cp1252"), TWO),
    "old Macintosh lines": ("code,x\rE06000009,12.5\rE06000010,1234\r", TWO),
    "Windows lines": ("code,x\r\nE06000009,12.5\r\nE06000010,1234\r\n", TWO),
    "no line at the end": ("code,x\nE06000009,12.5\nE06000010,1234", TWO),
    "semicolons and decimal commas": ("code;x\nE06000009;12,5\nE06000010;1234\n", TWO),
    "pipes": ("code|x\nE06000009|12.5\nE06000010|1234\n", TWO),
    "tabs": ("code\tx\nE06000009\t12.5\nE06000010\t1234\n", TWO),
    "thousands": ('code,x\nE06000009,12.5\nE06000010,"1,234"\n', TWO),
    "thousands by spaces": ("code,x\nE06000009,12.5\nE06000010,1 234\n", TWO),
    "thousands by thin spaces": ("code,x\nE06000009,12.5\nE06000010,1\u202f234\n", TWO),
    "per cent": ("code,x\nE06000009,12.5%\nE06000010,1234 %\n", TWO),
    "per cent in the heading": ("code,x (%)\nE06000009,12.5\nE06000010,1234\n", TWO),
    "pounds": ('code,x\nE06000009,£12.50\nE06000010,"£1,234.00"\n', TWO),
    "provisional": ("code,x\nE06000009,12.5 [p]\nE06000010,1234 [r]\n", TWO),
    "suppressed": ("code,x\nE06000009,12.5\nE06000010,1234\nE06000014,[c]\nE08000035,*\n", TWO),
    "not available": ("code,x\nE06000009,12.5\nE06000010,1234\nE06000014,n/a\nE08000035,:\n", TWO),
    "dots": ("code,x\nE06000009,12.5\nE06000010,1234\nE06000014,..\nE08000035,-\n", TWO),
    "errors of a spreadsheet": (
        "code,x\nE06000009,12.5\nE06000010,1234\nE06000014,#DIV/0!\nE08000035,#REF!\n", TWO),
    "a note above": ("My table\n\ncode,x\nE06000009,12.5\nE06000010,1234\n", TWO),
    "notes below": ("code,x\nE06000009,12.5\nE06000010,1234\n\nNotes\n1. Ours\n", TWO),
    "a source below": ("code,x\nE06000009,12.5\nE06000010,1234\nSource: DWP\n", TWO),
    "a total": ("code,x\nE06000009,12.5\nE06000010,1234\nTotal,1246.5\n", TWO),
    "England below": ("code,x\nE06000009,12.5\nE06000010,1234\nE92000001,50\n", TWO),
    "regions between": ("code,x\nE12000002,7\nE06000009,12.5\nE12000003,9\nE06000010,1234\n", TWO),
    "empty lines between": ("code,x\n\nE06000009,12.5\n\n\nE06000010,1234\n", TWO),
    "empty columns": ("code,,x,\nE06000009,,12.5,\nE06000010,,1234,\n", TWO),
    "armoured codes": ('code,x\n"=""E06000009""",12.5\n"=""E06000010""",1234\n', TWO),
    "codes with spaces": ("code,x\n E06 000 009,12.5\ne06000010 ,1234\n", TWO),
    "code in a name": ("area,x\nBlackpool (E06000009),12.5\nE06000010 - Hull,1234\n", TWO),
    "codes and names in one column": ("area,x\nE06000009,12.5\nKingston upon Hull,1234\n", TWO),
    "names of councils": ("area,x\nBlackpool Council,12.5\nHull City Council,1234\n", TWO),
    "names turned about": ('area,x\nBlackpool,12.5\n"Kingston upon Hull, City of",1234\n', TWO),
    "capitals": ("AREA,X\nBLACKPOOL,12.5\nKINGSTON UPON HULL,1234\n", TWO),
    "zero width": ("code,x\n\u200bE06000009,12.5\nE06000010\ufeff,1234\n", TWO),
    "hard spaces": ("area,x\nBlackpool\xa0,12.5\nKingston\xa0upon\xa0Hull,1234\n", TWO),
    "leading zeros beside": ("id,code,x\n0001,E06000009,12.5\n0002,E06000010,1234\n", TWO),
    "dates as headings": ("code,31/03/2023,31/03/2024\nE06000009,1,12.5\nE06000010,2,1234\n", TWO),
    "months as headings": ("code,Mar-23,Mar-24\nE06000009,1,12.5\nE06000010,2,1234\n", TWO),
    "two code columns": (
        "RGN22CD,LAD22CD,x\nE12000002,E06000009,12.5\nE12000003,E06000010,1234\n", TWO),
    "Welsh names": ("area,x\nCaerdydd,1.5\nYnys Môn,2\n", {"W06000015": 1.5, "W06000001": 2}),
    "former codes": ("code,x\nE08000020,1.5\nE07000100,2\n",
                     {"E08000037": 1.5, "E07000240": 2}),
    "shires by name": ("area,x\nSt. Helens,1.5\nBath & North East Somerset,2\n",
                       {"E08000013": 1.5, "E06000022": 2}),
    "merged cells": (
        workbook(D=[["Region", "LA", "x"], ["North West", "Blackpool", 12.5], ["", "Total", 3],
                    ["Humber", "Kingston upon Hull", 1234]]), TWO),
    "numbers as text": (workbook(D=[["code", "x"], ["E06000009", "12.5"], ["E06000010", "1,234"]]),
                        TWO),
    "a title in the workbook": (
        workbook(D=[["My list"], [""], ["code", "x"], ["E06000009", 12.5], ["E06000010", 1234]]),
        TWO),
}  # fmt: skip


@pytest.mark.parametrize("kind", VARIATIONS)
def test_a_variation_says_the_same(kind: str) -> None:
    content, expected = VARIATIONS[kind]
    data = content.encode() if isinstance(content, str) else content
    name = "own.xlsx" if data.startswith(b"PK") else "own.csv"
    reading = read(data, name=name)
    found = reading.values(reading.value_column, LAD_2025).by_area.dropna().to_dict()
    assert found == expected
    named = [one for one in reading.outcomes.every if not one.codes]
    assert all(one.words for one in named)
    assert len(reading.outcomes.every) == len(reading.table.cells)
