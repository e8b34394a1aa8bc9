"""Tables as people bring them, each right on the command line, in the library and on a page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from levelmap.atlas import Atlas
from levelmap.cli import main
from levelmap.intake import Answers
from levelmap.library import open_atlas
from levelmap.paths import package_root
from tests.intake.old_workbooks import ods, xls
from tests.intake.tables import recipe_of, workbook
from tests.pages import alone

BLACKPOOL, HULL, YORK = "E06000009", "E06000010", "E06000014"
LEEDS, BRENT, CUMBERLAND = "E08000035", "E09000005", "E06000063"


@dataclass(frozen=True)
class Case:
    """A table, and the places that it puts on a list; *left* of its rows are named or asked."""

    content: str | bytes
    named: frozenset[str]
    left: int = 0
    name: str = "own.csv"

    @property
    def data(self) -> bytes:
        return self.content.encode() if isinstance(self.content, str) else self.content


def _case(content: str | bytes, *named: str, left: int = 0, name: str = "own.csv") -> Case:
    return Case(content, frozenset(named), left, name)


ROWS = [["Council", "listed"], ["York", "Yes"], ["Leeds", "No"], ["Brent", "Yes"]]

LISTS = {
    "codes": _case("code\nE06000009\nE06000010\n", BLACKPOOL, HULL),
    "lower case and a space": _case("code\ne06000009\nE06000010 \n", BLACKPOOL, HULL),
    "an unknown code": _case("code\nE06000009\nQ12345678\n", BLACKPOOL, left=1),
    "codes of earlier years": _case("code\nE07000100\nE06000009\n", "E07000240", BLACKPOOL),
    "recodes of 2025": _case("code\nE08000016\nE06000009\n", "E08000038", BLACKPOOL),
    "Scottish recodes": _case("code\nS12000046\nS12000044\nE06000009\n",
                              "S12000049", "S12000050", BLACKPOOL),
    "yes and no": _case("code,on\nE06000009,Yes\nE06000010,No\n", BLACKPOOL),
    "1 and 0": _case("code,on\nE06000009,1\nE06000010,0\nE06000011,0\n", BLACKPOOL),
    "true and false": _case("code,on\nE06000009,TRUE\nE06000010,FALSE\n", BLACKPOOL),
    "in and out": _case("code,on\nE06000009,in\nE06000010,out\n", BLACKPOOL),
    "empty columns at the end": _case("code,on,,\nE06000009,Yes,,\nE06000010,No,,\n", BLACKPOOL),
    "title lines": _case("Our list,\nMade in May,\n,\ncouncil,on\nYork,Yes\nLeeds,No\n", YORK),
    "a note below": _case("council\nYork\nLeeds\nSource: our own survey\n", YORK, LEEDS),
    "zero width": _case("code\n\u200bE06000009\nE06000010\ufeff\n", BLACKPOOL, HULL),
    "tabs, with commas in the heading": _case("code\tOn, by us\nE06000009\tYes\nE06000010\tNo\n",
                                             BLACKPOOL),
    "upright strokes": _case("code|why\nE06000009|a, b\nE06000010|c, d\n", BLACKPOOL, HULL),
    "semicolons": _case("code;why\nE06000009;a, b\nE06000010;c\n", BLACKPOOL, HULL),
    "formal names": _case("authority\nLondon Borough of Brent\nCity of York Council\n"
                          "Leeds City Council\n", BRENT, YORK, LEEDS),
    "short forms": _case("authority\nYork UA\nBrent LB\nLeeds MBC\n", YORK, BRENT, LEEDS),
    "a name that is several": _case("authority\nNewcastle\nLeeds\n", LEEDS, left=1),
    "LAD23CD": _case("LAD23CD,LAD23NM\nE06000009,Blackpool\nE06000010,x\n", BLACKPOOL, HULL),
    "GEOGRAPHY_CODE": _case("GEOGRAPHY_CODE\nE06000009\nE06000010\n", BLACKPOOL, HULL),
    "gss_code": _case("gss_code,n\nE06000009,a\nE06000010,b\n", BLACKPOOL, HULL),
    "armour": _case('code,why\n"=""E06000009""",a\n"=""E06000010""",b\n', BLACKPOOL, HULL),
    "an apostrophe": _case("code\n'E06000009\n'E06000010\n", BLACKPOOL, HULL),
    "a code beside a name": _case("place\nBlackpool (E06000009)\nHull (E06000010)\n",
                                  BLACKPOOL, HULL),
    "spaces in a code": _case("code\nE06 000 009\nE06 000 010\n", BLACKPOOL, HULL),
    "UTF-16": _case("code\nE06000009\nE06000010\n".encode("utf-16"), BLACKPOOL, HULL),
    "Windows-1252": _case("council,note\nYork,caf\xe9 \x96 ok\nLeeds,\xa3\n".encode("latin-1"),
                          YORK, LEEDS),
    "no heading": _case("E06000009\nE06000010\n", BLACKPOOL, HULL),
    "the separator said": _case("sep=;\ncode;on\nE06000009;Yes\nE06000010;No\n", BLACKPOOL),
    "a total below": _case("council\nYork\nLeeds\nTotal\n", YORK, LEEDS, left=1),
    "a region among districts": _case("code\nE06000009\nE06000010\nE12000001\n",
                                      BLACKPOOL, HULL, left=1),
    "a former council, parts missing": _case("council\nYork\nLeeds\nCopeland\n",
                                             YORK, LEEDS, name="own.csv"),
    "postcodes": _case("Postcode\nTS24 8BT\nST4 1AA\n", "E06000001", "E06000021"),
    "a postcode that is none": _case("Postcode\nTS24 8BT\nZZ9 9ZZ\n", "E06000001", left=1),
    "XLSX": _case(workbook(Data=ROWS), YORK, BRENT, name="own.xlsx"),
    "XLSX with titles": _case(workbook(Data=[["Our list"], [], *ROWS]), YORK, BRENT,
                              name="own.xlsx"),
    "XLSX, the second sheet": _case(workbook(Notes=[["Read me"]], Data=ROWS), YORK, BRENT,
                                    name="own.xlsx"),
    "XLS": _case(xls(ROWS), YORK, BRENT, name="own.xls"),
    "ODS": _case(ods(rows=ROWS), YORK, BRENT, name="own.ods"),
}  # fmt: skip


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return open_atlas(package_root())


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_is_right_in_the_library(kind: str, atlas: Atlas) -> None:
    case = LISTS[kind]
    reading = atlas.read_table(case.data, Answers())
    on = reading.list.chosen
    if kind == "a former council, parts missing":
        # of one year with Copeland it is itself
        assert "E07000029" in on
        return
    today = {atlas.gazetteer.districts.latest_code(code) for code in on}
    assert today == {atlas.gazetteer.districts.latest_code(code) for code in case.named}
    ends = [str(one.end) for one in reading.outcomes.every]
    assert ends.count("asked") + ends.count("named") == case.left
    assert len(ends) == len(reading.table.cells)


@pytest.mark.parametrize("kind", LISTS)
def test_the_command_line_says_the_same(
    kind: str, atlas: Atlas, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = LISTS[kind]
    path = tmp_path / case.name
    path.write_bytes(case.data)
    reading = atlas.read_table(path)
    code = main(["compare", str(path), "family-hubs", "--json"])
    captured = capsys.readouterr()
    assert code == (3 if case.left else 0)
    assert json.loads(captured.out)["a"]["named"] > 0
    for sentence in (*reading.report, *reading.list.report):
        assert sentence in captured.err


_PAGE = "from levelmap.pages.compare import own_list\nown_list.show()"


@pytest.mark.parametrize("kind", LISTS)
def test_the_page_says_the_same(kind: str, atlas: Atlas) -> None:
    case = LISTS[kind]
    app = AppTest.from_string(_PAGE, default_timeout=60).run()
    app.file_uploader[0].set_value((case.name, case.data, "text/csv")).run()
    assert not app.exception
    assert not app.error
    shown = alone.texts(app).replace("\\", "").replace("\u2060", "")
    reading = atlas.read_table(case.data)
    assert reading.list.report[0] in shown
    assert reading.outcomes.report[0] in shown


VALUES = {
    "per cent": ("code,x\nE06000009,12.5%\nE06000010,13.1%\n", {BLACKPOOL: 12.5, HULL: 13.1}),
    "pounds and thousands": (
        'code,x\nE06000009,£998\nE06000010,"£1,234"\n', {BLACKPOOL: 998, HULL: 1234}),
    "marks of the missing": (
        "code,x\nE06000009,12.5\nE06000010,[low]\nE06000011,~\nE06000013,suppressed\n"
        "E06000014,3\n",
        {BLACKPOOL: 12.5, YORK: 3}),
    "a mark beside a value": ("code,x\nE06000009,12.5\nE06000010,13.1 [r]\n",
                              {BLACKPOOL: 12.5, HULL: 13.1}),
    "#N/A": ("code,x\nE06000009,12.5\nE06000010,#N/A\nE06000014,3\n",
             {BLACKPOOL: 12.5, YORK: 3}),
    "-999": ("code,x\nE06000009,12\nE06000014,13\nE06000010,-999\nE06000011,-999\n",
             {BLACKPOOL: 12, YORK: 13}),
    "a decimal comma": ("code;x\nE06000009;12,5\nE06000010;1.234,75\n",
                        {BLACKPOOL: 12.5, HULL: 1234.75}),
    "losses in brackets": ("code,x\nE06000009,(12)\nE06000010,3\n", {BLACKPOOL: -12, HULL: 3}),
    "the own row of a merged area": (
        "name,rate\nAllerdale,10\nCarlisle,20\nCopeland,60\nCumberland,33\nHartlepool,1\n"
        "Somerset,6\nNorth Yorkshire,5\nWestmorland and Furness,9\n",
        {CUMBERLAND: 33, "E06000001": 1, "E06000066": 6, "E06000065": 5, "E06000064": 9}),
    "counts on old codes": (
        "code,jobs_lost\nE07000026,10\nE07000028,20\nE07000029,60\nE06000001,5\n",
        {CUMBERLAND: 90, "E06000001": 5}),
    "identifier and year": (
        "Indicator ID,Code,Year,Value\n1,E06000009,2020,4\n1,E06000010,2020,5\n",
                            {BLACKPOOL: 4, HULL: 5}),
    "years": ("Code,Year,Value\nE06000009,2019,4\nE06000009,2020,5\nE06000010,2020,7\n",
              {BLACKPOOL: 5, HULL: 7}),
    "persons, male, female": (
        "Code,Sex,Value\nE06000009,Male,4\nE06000009,Female,6\nE06000009,Persons,5\n"
        "E06000010,Persons,8\n",
        {BLACKPOOL: 5, HULL: 8}),
}  # fmt: skip


@pytest.mark.parametrize("kind", VALUES)
def test_values_are_right_in_the_library_and_on_the_command_line(
    kind: str, atlas: Atlas, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, expected = VALUES[kind]
    path, recipe = tmp_path / "own.csv", tmp_path / "mine.toml"
    path.write_text(content, encoding="utf-8")
    reading = atlas.read_table(path)
    column = reading.value_column
    found = reading.values(column, atlas.gazetteer.latest(reading.geography.area_type))
    assert found.by_area.dropna().to_dict() == expected
    recipe.write_text(recipe_of(column), encoding="utf-8")
    main(["score", str(recipe), "--data", str(path), "--json"])
    rows = json.loads(capsys.readouterr().out)["rows"]
    scored = {row["area_code"]: row["score"] for row in rows if row["score"] is not None}
    assert scored == pytest.approx(expected)


_INDICATOR = """
from levelmap.pages.method import own
from levelmap.pages.method.view import MethodQuery

own.show(MethodQuery(start="levelmap_13"))
"""


@pytest.mark.parametrize("kind", VALUES)
def test_values_are_read_on_the_page_with_the_same_words(kind: str, atlas: Atlas) -> None:
    content, _ = VALUES[kind]
    app = AppTest.from_string(_INDICATOR, default_timeout=60).run()
    file = ("own.csv", content.encode(), "text/csv")
    app.file_uploader(key="method.own.file").set_value(file).run()
    assert not app.exception
    assert not app.error
    shown = alone.texts(app).replace("\\", "").replace("\u2060", "")
    reading = atlas.read_table(content.encode())
    latest = atlas.gazetteer.latest(reading.geography.area_type)
    for sentence in reading.value_report(reading.value_column, latest):
        assert sentence.replace("own.csv", "") in shown
    assert next(b for b in app.button if b.label == "Use it in the method")


def test_of_a_column_for_each_year_the_latest_is_taken_and_that_is_asked(atlas: Atlas) -> None:
    reading = atlas.read_table(b"LAD code,2019,2020,2021\nE06000009,1,2,3\nE06000010,4,5,6\n")
    assert reading.value_column == "2021"
    (asked,) = reading.value_questions()
    assert (asked.key, asked.guess) == ("column", "2021")
