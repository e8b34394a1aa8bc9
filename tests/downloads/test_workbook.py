"""Workbooks: what goes in comes out, and no cell is a formula."""

import io

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from levelmap.downloads.workbook import workbook


def _read(content: bytes) -> dict[str, list[tuple[object, ...]]]:
    book = load_workbook(io.BytesIO(content))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def test_numbers_stay_numbers_and_missing_cells_are_empty() -> None:
    table = pd.DataFrame(
        {
            "name": ["Alder", "Birch"],
            "score": [-1.5, float("nan")],
            "rank": pd.array([3, None], dtype="Int64"),
        }
    )
    assert _read(workbook({"areas": table})) == {
        "areas": [("name", "score", "rank"), ("Alder", -1.5, 3), ("Birch", None, None)]
    }


def test_the_name_of_a_sheet_is_one_that_the_format_allows() -> None:
    assert list(_read(workbook({"a/b:c" + "x" * 40: pd.DataFrame({"v": [1]})}))) == [
        "a b c" + "x" * 26
    ]


@settings(max_examples=40)
@given(st.lists(st.text(max_size=20), min_size=1, max_size=5))
def test_no_text_becomes_a_formula(texts: list[str]) -> None:
    content = workbook({"areas": pd.DataFrame({"name": texts})})
    sheet = load_workbook(io.BytesIO(content))["areas"]
    for (cell,) in sheet.iter_rows(min_row=2):
        assert cell.data_type != "f"


def test_a_formula_is_kept_as_text() -> None:
    texts = ["=1+1", "+44 20", "-x", "@cmd", "-3.5"]
    rows = _read(workbook({"areas": pd.DataFrame({"name": texts})}))["areas"][1:]
    assert rows == [("'=1+1",), ("'+44 20",), ("'-x",), ("'@cmd",), ("-3.5",)]
