"""Values near to those that people bring: the same in the library, by command, on the page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from levelmap.answers import taking
from levelmap.answers.own import own_values
from levelmap.answers.scores import score_recipe
from levelmap.cli import main
from levelmap.library import OpenAtlas, open_atlas
from levelmap.methods.recipes import Member
from levelmap.pages.method import edits
from levelmap.paths import package_root
from levelmap.terms import Polarity
from tests.intake.own_tables import OwnTable
from tests.intake.tables import LAD_2025, recipe_of, workbook
from tests.pages import alone

T = OwnTable
YORK, LEEDS, BRENT, HULL = "E06000014", "E08000035", "E09000005", "E06000010"
NORTH_NORTHANTS = "E06000061"

_AGES = "code,name,Age,Value\n" + "".join(
    f"{code},{age},{value}\n"
    for code, age, value in (
        ("E06000014,York", "0-15", 1), ("E06000014,York", "16-64", 2),
        ("E06000014,York", "All ages", 1.5), ("E08000035,Leeds", "0-15", 3),
        ("E08000035,Leeds", "16-64", 4), ("E08000035,Leeds", "All ages", 3.5),
    )
)  # fmt: skip
_CORBY = "LAD20CD,{}\nE07000150,5\nE07000152,5\nE07000153,5\nE07000156,5\nE06000014,6\n"

VALUES: dict[str, tuple[OwnTable, str, dict[str, float]]] = {
    "decimal commas between tabs": (
        T("council\twage\nYork\t12,5\nLeeds\t1.234,75\n"), "wage", {YORK: 12.5, LEEDS: 1234.75}),
    "a decimal comma that is not said is asked: point": (
        T('council,spend\nYork,"12,345"\nLeeds,"1,250"\n', (("decimal", "."),)),
        "spend", {YORK: 12_345, LEEDS: 1_250}),
    "a decimal comma that is not said is asked: comma": (
        T('council;spend\nYork;12,345\nLeeds;1,250\n', (("decimal", ","),)),
        "spend", {YORK: 12.345, LEEDS: 1.25}),
    "thousands by apostrophes": (
        T("council,x\nYork,1'234.5\nLeeds,12\u2019000\n"), "x", {YORK: 1234.5, LEEDS: 12_000}),
    "a true minus and a plus": (
        T("council,change\nYork,\u22123.5%\nLeeds,+2.1%\n"), "change", {YORK: -3.5, LEEDS: 2.1}),
    "millions and thousands of pounds": (
        T("council,grant\nYork,£1.2m\nLeeds,£450k\nHull,£2 million\n"),
        "grant", {YORK: 1_200_000, LEEDS: 450_000, HULL: 2_000_000}),
    "per cent in words": (
        T("council,x\nYork,12.5 per cent\nLeeds,3 percent\n"), "x", {YORK: 12.5, LEEDS: 3}),
    "as calculators write them": (
        T("council,x\nYork,1.23E+05\nLeeds,4e2\n"), "x", {YORK: 123_000, LEEDS: 400}),
    "marks beside": (
        T("council,x\nYork,12.5 (p)\nLeeds,13.1*\nBrent,7 [note 3]\n"),
        "x", {YORK: 12.5, LEEDS: 13.1, BRENT: 7}),
    "fewer than five": (
        T("council,x\nYork,12\nLeeds,<5\nBrent,[c]\nHull,9\n"), "x", {YORK: 12, HULL: 9}),
    "as programs write nothing": (
        T("council,x\nYork,12.5\nLeeds,NaN\nBrent,NULL\nHull,9.5\nLuton,None\n"),
        "x", {YORK: 12.5, HULL: 9.5}),
    "dashes and letters for nothing": (
        T("council,x\nYork,12.5\nLeeds,\u2014\nBrent,z\nHull,9.5\nLuton,[x]\n"),
        "x", {YORK: 12.5, HULL: 9.5}),
    "9999 for nothing": (
        T("council,x\nYork,12.5\nLeeds,9999\nBrent,14\nHull,9.5\nLuton,9999\n"),
        "x", {YORK: 12.5, BRENT: 14, HULL: 9.5}),
    "-1 for nothing": (
        T("council,smokers\nYork,12.5\nLeeds,-1\nBrent,14\nHull,9.5\nLuton,-1\n"),
        "smokers", {YORK: 12.5, BRENT: 14, HULL: 9.5}),
    "-1 that is a value": (
        T("council,x\nYork,12.5\nLeeds,-1\nHull,9.5\nLuton,-1\n", (("odd_values", "values"),)),
        "x", {YORK: 12.5, LEEDS: -1, HULL: 9.5, "E06000032": -1}),
    "units below the headings": (
        T("Area,Spend,Share\n,£000,%\nYork,120,1.5\nLeeds,90,2.5\n", (("column", "Share: %"),)),
        "Share: %", {YORK: 1.5, LEEDS: 2.5}),
    "a title of several cells": (
        T("Rates by area,2019,to 2024\nby,the team,\n\nArea,Rate,\nYork,1.5,\nLeeds,2.5,\n"),
        "Rate", {YORK: 1.5, LEEDS: 2.5}),
    "notes below, one beginning with a number": (
        T("Area,Rate\nYork,1.5\nLeeds,2.5\nHull,3.5\n\n1 Rates per 1000.\n(c) Crown copyright\n"),
        "Rate", {YORK: 1.5, LEEDS: 2.5, HULL: 3.5}),
    "armoured numbers": (
        T('Area,Rate\n"=""York""","=""1.5"""\n"=""Leeds""",\'2.5\n'), "Rate",
        {YORK: 1.5, LEEDS: 2.5}),
    "formulas in a text table": (
        T("Area,Rate\nYork,1.5\nLeeds,2.5\nHull,=1+1\n"), "Rate", {YORK: 1.5, LEEDS: 2.5}),
    "a heading that is a formula": (
        T('Area,"=SUM(B2:B9)"\nYork,1.5\nLeeds,2.5\n'), "=SUM(B2:B9)", {YORK: 1.5, LEEDS: 2.5}),
    "a heading with an invisible letter and a hard space": (
        T("\ufeffArea,\u200bRate\xa0of pay\nYork,1.5\nLeeds,2.5\n"), "Rate of pay",
        {YORK: 1.5, LEEDS: 2.5}),
    "quarters": (
        T("Area,Quarter,Claimants\nYork,2024 Q3,10\nYork,2024 Q4,12\nLeeds,2024 Q3,20\n"
          "Leeds,2024 Q4,25\n"), "Claimants", {YORK: 12, LEEDS: 25}),
    "a quarter that is said": (
        T("Area,Quarter,Claimants\nYork,2024 Q3,10\nYork,2024 Q4,12\nLeeds,2024 Q3,20\n"
          "Leeds,2024 Q4,25\n", (("where:Quarter", "2024 Q3"),)), "Claimants",
        {YORK: 10, LEEDS: 20}),
    "all ages": (T(_AGES), "Value", {YORK: 1.5, LEEDS: 3.5}),
    "an age that is said": (T(_AGES, (("where:Age", "0-15"),)), "Value", {YORK: 1, LEEDS: 3}),
    "the same row twice": (
        T("Area,Rate\nYork,1.5\nYork,1.5\nLeeds,2.5\n"), "Rate", {YORK: 1.5, LEEDS: 2.5}),
    "projects put together": (
        T("Area,Project,Grant\nYork,Mill,100\nYork,Quay,250\nLeeds,Yard,40\n",
          (("several", "together"), ("as", "count"))), "Grant", {YORK: 350, LEEDS: 40}),
    "counts on codes of 2020": (
        T(_CORBY.format("number of claimants")), "number of claimants",
        {NORTH_NORTHANTS: 20, YORK: 6}),
    "counts that are said to be rates": (
        T(_CORBY.format("number of claimants"), (("as", "rate"),)), "number of claimants",
        {NORTH_NORTHANTS: 5, YORK: 6}),
    "rates on codes of 2020": (
        T(_CORBY.format("rate per 1,000").replace("rate per 1,000", '"rate per 1,000"')),
        "rate per 1,000", {NORTH_NORTHANTS: 5, YORK: 6}),
    "the row of a merged area comes first": (
        T("Area,rate\nCorby,1\nKettering,2\nWellingborough,3\nEast Northamptonshire,4\n"
          "North Northamptonshire,9\nYork,5\nSomerset,6\n", left=4),
        "rate", {NORTH_NORTHANTS: 9, YORK: 5, "E06000066": 6}),
    "a rate of a county": (
        T("Area,rate\nEast Sussex,7\nYork,1\n"), "rate",
        {**{f"E07000{n:03}": 7 for n in range(61, 66)}, YORK: 1}),
    "a column for each year, numbers as headings": (
        T(workbook(D=[["Area", 2022, 2023, 2024], ["York", 1, 2, 3.5], ["Leeds", 4, 5, 6.5]]),
          name="own.xlsx"), "2024", {YORK: 3.5, LEEDS: 6.5}),
    "two sheets of values, the second said": (
        T(workbook(A=[["Area", "x"], ["York", 1], ["Leeds", 2], ["Hull", 3]],
                   B=[["Area", "x"], ["York", 7], ["Leeds", 8]]), (("sheet", "B"),),
          name="own.xlsx"), "x", {YORK: 7, LEEDS: 8}),
    "totals between the rows": (
        T("Area,rate\nYork,1\nLeeds,2\nNorth East,3\nEngland,4\n", left=2), "rate",
        {YORK: 1, LEEDS: 2}),
}  # fmt: skip


@pytest.fixture(scope="module")
def atlas() -> OpenAtlas:
    return open_atlas(package_root())


@pytest.mark.parametrize("kind", VALUES)
def test_the_library_reads_them(kind: str, atlas: OpenAtlas) -> None:
    table, column, expected = VALUES[kind]
    reading = atlas.read_table(table.data, table.answers)
    assert reading.value_column == column
    assert reading.values(column, LAD_2025).by_area.dropna().to_dict() == pytest.approx(expected)
    ends = [str(one.end) for one in reading.outcomes.every]
    assert len(ends) == len(reading.table.cells)
    assert ends.count("asked") + ends.count("named") == table.left


@pytest.mark.parametrize("kind", VALUES)
def test_the_command_line_reads_them(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, column, expected = VALUES[kind]
    path, recipe = tmp_path / table.name, tmp_path / "mine.toml"
    path.write_bytes(table.data)
    recipe.write_text(recipe_of(column), encoding="utf-8")
    main(["score", str(recipe), "--data", str(path), *table.flags, "--json"])
    rows = json.loads(capsys.readouterr().out)["rows"]
    scored = {row["area_code"]: row["score"] for row in rows if row["score"] is not None}
    assert scored == pytest.approx(expected)


_PAGE = """
import streamlit as st
from levelmap.pages.method import own
from levelmap.pages.method.state import own_columns
from levelmap.pages.method.view import MethodQuery
from levelmap.terms import Geography

own.show(MethodQuery(start="levelmap_13"))
st.session_state["found"] = own_columns(Geography.parse("lad_2025"))
"""


@pytest.mark.parametrize("kind", VALUES)
def test_the_page_reads_them(kind: str) -> None:
    table, column, expected = VALUES[kind]
    app = table.brought_to(_PAGE, "method.own.file")
    assert not app.exception
    assert not app.error
    found = app.session_state["found"][column].dropna()
    assert found.to_dict() == pytest.approx(expected)
    assert next(one for one in app.button if one.label == "Use it in the method")


def test_what_rests_on_a_table_of_ones_own_names_it(atlas: OpenAtlas) -> None:
    reading = atlas.read_table(b"council,dampness\nYork,1.5\nLeeds,2.5\n")
    columns = own_values(reading, LAD_2025).columns
    start = atlas.catalogue.recipe("levelmap_13")
    recipe = edits.with_column(
        start, Member(key="own", column="dampness", polarity=Polarity.HIGHER_IS_WORSE)
    )
    table = taking.of_scores(score_recipe(recipe, atlas, columns), atlas)
    assert table["publisher"].str.endswith("; a reader's own table (dampness)").all()
    bare = taking.of_scores(score_recipe(start, atlas), atlas)
    assert not bare["publisher"].str.contains("own table").any()


def test_the_page_says_that_the_command_needs_the_table() -> None:
    app = alone.open_page("method", read="share")
    assert "own_table" not in alone.texts(app)
    assert "levelmap_13_2021.toml`" in alone.texts(app)
    table = b"council,dampness\nYork,1.5\nLeeds,2.5\n"
    app.file_uploader(key="method.own.file").set_value(("own.csv", table, "")).run()
    next(one for one in app.button if one.label == "Use it in the method").click().run()
    assert not app.exception
    assert "own_method.toml --data your_table.csv`" in alone.texts(app)
    assert "Your table is not in it." in alone.texts(app)
