"""Formulas in workbooks whose results were not saved are told, never passed over as empty."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from levelmap.answers.own import values_for
from levelmap.atlas import open_atlas
from levelmap.cli import main
from levelmap.errors import DataError
from levelmap.intake import Answers
from levelmap.intake.formulas import unsaved_in_sheet
from levelmap.paths import package_root
from tests.intake.old_workbooks import ods
from tests.intake.tables import archive, read, workbook

ROWS = [
    ["code", "rate"],
    ["E06000009", 1.5],
    ["E06000010", "=1+1"],
    ["E06000011", "=B2*2"],
]
TOLD = (
    "2 cells hold formulas whose results were not saved, and are read as empty: open own.xlsx in a "
    "spreadsheet program and save it again."
)


def _saved(content: bytes) -> bytes:
    """Return a workbook as a spreadsheet program saves it: every formula with its result."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        members = {name: file.read(name) for name in file.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    members[sheet] = re.sub(rb"</f><v\s*/?>(</v>)?", b"</f><v>7</v>", members[sheet])
    return archive(members)


def test_the_number_of_such_cells_is_told_with_what_to_do() -> None:
    found = read(workbook(Data=ROWS), name="own.xlsx")
    assert TOLD in found.report
    assert found.values("rate").by_area.dropna().to_dict() == {"E06000009": 1.5}


def test_a_result_that_was_saved_is_a_number_and_nothing_is_told() -> None:
    found = read(_saved(workbook(Data=ROWS)), name="own.xlsx")
    assert not any("formula" in line for line in found.report)
    assert found.values("rate").by_area["E06000010"] == 7


def test_one_such_cell_is_one() -> None:
    found = read(workbook(Data=ROWS[:3]), name="own.xlsx")
    assert "1 cell holds a formula whose result was not saved, and is read" in found.file.notes[0]


def test_only_the_sheet_that_is_read_counts() -> None:
    book = workbook(Data=ROWS[:2], Sums=[["Total"], ["=SUM(Data!B2:B4)"]])
    assert not any("formula" in line for line in read(book, name="own.xlsx").report)


def test_an_open_document_tells_it_too() -> None:
    row = "<table:table-row>{}</table:table-row>"
    text = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    head = row.format(text.format("code") + text.format("rate"))
    formula = '<table:table-cell table:formula="of:=1+1"/>'
    body = head + row.format(text.format("E06000010") + formula)
    found = read(ods(body, rows=[["E06000009", 1.5]]), name="own.ods")
    assert found.file.notes[0].startswith("1 cell holds a formula whose result was not saved")
    saved = '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>'
    found = read(ods(body.replace(formula, saved), rows=[["E06000009", 1.5]]), name="own.ods")
    assert found.file.notes == ()
    assert found.values("rate").by_area["E06000010"] == 2


def test_it_is_told_where_nothing_else_can_be_read() -> None:
    book = workbook(Data=[["code", "rate"], ["=A1", 1], ["=A2", 2]])
    with pytest.raises(DataError, match="2 cells hold formulas whose results were not saved"):
        read(book, name="own.xlsx")
    book = workbook(Data=[["code", "rate"], ["E06000009", "=1+1"], ["E06000010", "=1+2"]])
    with pytest.raises(DataError, match=r"no column of numbers .* 2 cells hold formulas"):
        read(book, name="own.xlsx").values("rate")


def test_a_table_of_small_areas_tells_it_too() -> None:
    atlas = open_atlas(package_root())
    recipe = atlas.catalogue.recipe("imd_2019")
    rows = [["code", "rate"], ["E01000001", 1], ["E01000002", "=1+1"]]
    found = values_for(recipe, workbook(Data=rows), "own.xlsx", atlas, Answers())
    assert found.notes[0].startswith("1 cell holds a formula whose result was not saved")


def test_the_command_line_tells_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "own.xlsx"
    path.write_bytes(workbook(Data=ROWS))
    main(["compare", str(path), "levelmap_13", "--json"])
    assert TOLD in capsys.readouterr().err


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ('<c r="B2"><f>1+1</f><v></v></c>', True),
        ('<c r="B2"><f>1+1</f><v/></c>', True),
        ('<c r="B2"><f t="shared" si="0"/></c>', True),
        ('<x:c xmlns:x="{space}" r="B2"><x:f>1</x:f></x:c>', True),
        ('<c r="B2"><f>1+1</f><v>2</v></c>', False),
        ('<c r="B2" t="str"><f>A1</f><v>a</v></c>', False),
        ('<c r="B2" t="inlineStr"><is><t>&lt;f></t></is></c>', False),
    ],
)
def test_a_formula_may_be_written_in_several_ways(cell: str, told: bool) -> None:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    body = cell.replace("{space}", space)
    xml = f'<worksheet xmlns="{space}"><sheetData><row>{body}</row></sheetData></worksheet>'
    assert unsaved_in_sheet(xml.encode()) == int(told)
