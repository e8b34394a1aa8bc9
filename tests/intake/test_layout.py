"""From rows of cells to a table, and from bytes to rows, without any data of the repository."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelmap.errors import DataError
from levelmap.intake import text_files
from levelmap.intake.layout import RawTable, table_of
from tests.toy_country import NAMES


def _table(*lines: str, heading: int | None = None) -> RawTable:
    rows = [line.split("|") for line in lines]
    return table_of(rows, "own.csv", NAMES.__contains__, heading)


def _cells(found: RawTable) -> dict[str, list[str]]:
    return {heading: found.cells[heading].tolist() for heading in found.cells}


def test_a_heading_and_its_rows_by_their_line_in_the_file() -> None:
    found = _table("Area|Rate", "Alder|1", "", "Birch|2")
    assert _cells(found) == {"Area": ["Alder", "Birch"], "Rate": ["1", "2"]}
    assert found.cells.index.tolist() == [2, 4]
    assert found.passed_over == ()


def test_titles_and_notes_are_passed_over_in_words() -> None:
    found = _table(
        "Rates of the toy country", "Area|Rate", "Alder|1", "Birch|2", "Source: Office for Toys."
    )
    assert _cells(found)["Area"] == ["Alder", "Birch"]
    assert found.passed_over == (
        "Passed over 1 line above the heading: Rates of the toy country.",
        "Passed over 1 line below the table: Source: Office for Toys.",
    )


def test_of_many_lines_of_notes_three_are_told_and_long_ones_cut() -> None:
    notes = [f"Note {n}: {'x' * 80}" for n in range(5)]
    found = _table("Area|Rate", "Alder|1", "Birch|2", *notes)
    (told,) = found.passed_over
    assert told.startswith("Passed over 5 lines below the table: Note 0: ")
    assert told.endswith("… and 2 more.")
    assert told.count("…") == 3


@pytest.mark.parametrize(
    ("lines", "heading", "headings"),
    [
        (("Alder|1", "Birch|2"), None, ["column 1", "column 2"]),
        (("Area|Rate", "Alder|1"), 0, ["column 1", "column 2"]),
        (("Title|x", "Area|Rate", "Alder|1"), 2, ["Area", "Rate"]),
        (("Area|Rate|Rate", "Alder|1|2"), None, ["Area", "Rate", "Rate (2)"]),
        (("|2021|2022", "Area|Rate|Rate", "Alder|1|2"), None, ["Area", "2021: Rate", "2022: Rate"]),
        (
            ("|2021||2022", "Area|Code|Rate|Rate", "Alder|x|1|2"),
            None,
            ["Area", "Code", "2021: Rate", "2022: Rate"],
        ),
        (
            ("Area|Code|2021||2022|", "||number|%|number|%", "Alder|x|1|2|3|4", "Birch|x|1|2|3|!"),
            None,
            ["Area", "Code", "2021: number", "2021: %", "2022: number", "2022: %"],
        ),
        (("Area|2021|2022", "|Raw values|Raw values", "Alder|1|2"), None, ["Area", "2021", "2022"]),
        (
            ("Area|mnemonic|Rate||Jobs|", "||%|conf|%|conf", "Alder|x|1|2|3|4", "Birch|x|1|2|3|!"),
            None,
            ["Area", "mnemonic", "Rate: %", "Rate: conf", "Jobs: %", "Jobs: conf"],
        ),
        (
            ("date|May 2026", "", "|number|number", "Alder|1|2"),
            None,
            ["column 1", "number", "number (2)"],
        ),
        (("Title", "sex :|Total", "", "Alder|1", "Birch|2"), None, ["column 1", "column 2"]),
        (("Title", "date|May 2026", "", "Alder|1", "Birch|2"), None, ["column 1", "column 2"]),
        (("date|May 2026", "Alder|1", "Birch|2"), None, ["date", "May 2026"]),
        (("Area:|Rate:", "Alder|1", "Birch|2"), None, ["Area:", "Rate:"]),
        (("Year|2024", "|0-4|5-10", "Alder|1|2"), None, ["column 1", "0-4", "5-10"]),
        (("Area|Rate per 10|000", "Alder|1"), None, ["Area", "Rate per 10,000"]),
    ],
)
def test_headings_are_found_or_given_and_told_apart(
    lines: tuple[str, ...], heading: int | None, headings: list[str]
) -> None:
    assert list(_table(*lines, heading=heading).cells) == headings


def test_headings_of_two_lines_are_not_passed_over() -> None:
    for lines in (("|2021|2022", "Area|Rate|Rate"), ("Area|2021|2022", "|Rate|Rate")):
        found = _table("Toys of 2022", "", *lines, "Alder|1|2", "Birch|3|4")
        assert found.passed_over == (
            "Passed over 1 line above the heading: Toys of 2022.",
            "The headings stand in two lines: 3 and 4.",
        )
        assert found.cells.index.tolist() == [5, 6]


def test_titles_above_a_table_without_headings_are_passed_over_and_rows_are_not() -> None:
    found = _table("Toys", "sex :|Total", "", "Nowhere|1", "Alder|2", "Birch|3")
    assert found.passed_over == ("Passed over 2 lines above the heading: Toys; sex : Total.",)
    assert _cells(found)["column 1"] == ["Nowhere", "Alder", "Birch"]


def test_a_row_without_a_place_is_no_second_line_of_headings() -> None:
    for row in ("|tbc|1", "|x|x", "|tbc|tbc"):
        found = _table("Area|Lead|Amount", row, "Alder|Ann|1", "Birch|Bob|2")
        assert found.cells.index.tolist() == [2, 3, 4], row


def test_an_empty_column_is_named_and_left_out() -> None:
    found = _table("Area||Note|Rate", "Alder|||1", "Birch|||2")
    assert list(found.cells) == ["Area", "Rate"]
    assert found.passed_over == ("Empty columns: 'Note'.",)


def test_a_row_with_more_cells_than_the_heading_is_not_read() -> None:
    rows = [f"{name}|1" for name in NAMES]
    found = _table("Area|Rate", *rows, "Elm|1|2")
    assert len(found.cells) == len(NAMES)
    assert found.passed_over == (
        "Not read: line 14, with more cells than the heading. Put a text with a separator in it "
        "between quotation marks.",
    )


def test_where_many_rows_are_longer_the_heading_lacks_a_title() -> None:
    found = _table("Area|Rate", "Alder|1|x", "Birch|2|y")
    assert _cells(found)["column 3"] == ["x", "y"]


@pytest.mark.parametrize(
    ("lines", "heading", "said"),
    [
        ((), None, "own.csv is empty: expected a heading and one row for each area."),
        (("", "||"), None, "own.csv is empty: expected a heading and one row for each area."),
        (
            ("Area|Rate",),
            1,
            "own.csv has a heading and no rows: expected one row for each area.",
        ),
        (
            ("Area|Rate", "Alder|1"),
            9,
            "own.csv has nothing on line 9: expected the line of headings.",
        ),
    ],
)
def test_what_is_no_table_is_one_sentence(
    lines: tuple[str, ...], heading: int | None, said: str
) -> None:
    with pytest.raises(DataError) as refused:
        _table(*lines, heading=heading)
    assert str(refused.value) == said


CELL = st.text(st.sampled_from("abc ,;|'1.£é"), max_size=6).map(str.strip)


@given(
    st.lists(st.tuples(CELL, CELL, CELL), min_size=2, max_size=8),
    st.sampled_from(list(text_files.SEPARATORS)),
)
def test_a_written_table_is_read_as_it_was_where_its_separator_is_told(
    rows: list[tuple[str, str, str]], separator: str
) -> None:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=separator).writerows(rows)
    found, known = text_files.rows(f"sep={separator}\n{buffer.getvalue()}", "own.csv")
    assert known == separator
    assert found == [list(row) for row in rows]


@pytest.mark.parametrize("separator", list(text_files.SEPARATORS))
def test_the_separator_is_the_one_that_divides_all_lines_alike(separator: str) -> None:
    lines = [("Area", "Rate", "Note"), ("Alder", "1", "a, b"), ("Birch", "2", "c; d | e")]
    text = "\n".join(separator.join(f'"{cell}"' for cell in line) for line in lines)
    found, known = text_files.rows(text, "own.csv")
    assert (known, found) == (separator, [list(line) for line in lines])


@given(st.text(st.sampled_from("abc é£ŵ\n,"), min_size=4, max_size=60))
def test_a_text_is_decoded_from_every_encoding_with_a_mark(text: str) -> None:
    for encoding in ("utf-8-sig", "utf-16"):
        assert text_files.decoded(text.encode(encoding), "own.csv") == (text, "")
    assert text_files.decoded(text.encode(), "own.csv") == (text, "")


def test_utf_16_without_a_mark_is_known_by_its_empty_bytes() -> None:
    for encoding in ("utf-16-le", "utf-16-be"):
        assert text_files.decoded("Area,Rate\nAlder,1".encode(encoding), "own.csv") == (
            "Area,Rate\nAlder,1",
            "",
        )


def test_an_encoding_that_is_guessed_is_told() -> None:
    assert text_files.decoded("Area,£ a week\nYnys Môn,1".encode("cp1252"), "own.csv") == (
        "Area,£ a week\nYnys Môn,1",
        "cp1252",
    )


@pytest.mark.parametrize("content", [b"%PDF-1.7 text", b"{\\rtf1 text", bytes(range(1, 9)) * 9])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(DataError) as refused:
        text_files.decoded(content, "own.pdf")
    assert str(refused.value) == (
        "own.pdf is not a text file: expected CSV, text with tabs, or XLSX."
    )


@pytest.mark.parametrize(
    ("filled", "width", "cells", "said"),
    [
        (text_files.MOST_ROWS + 51, 2, 9, "rows: expected one row for each area."),
        (3, text_files.MOST_COLUMNS + 1, 9, "columns: keep those that are needed."),
        (3, 2, text_files.MOST_CELLS + 1, "cells: keep one row for each area and the columns"),
    ],
)
def test_a_table_beyond_the_limits_is_refused_and_one_at_them_is_not(
    filled: int, width: int, cells: int, said: str
) -> None:
    with pytest.raises(DataError, match=r"own\.csv has more than [\d,]+ ") as refused:
        text_files.check_size(filled, width, cells, "own.csv")
    assert said in str(refused.value)
    most = (text_files.MOST_ROWS + 50, text_files.MOST_COLUMNS, text_files.MOST_CELLS)
    text_files.check_size(*most, "own.csv")


def test_a_mark_of_quotation_that_is_never_closed_is_one_sentence() -> None:
    with pytest.raises(DataError, match="a quotation mark is opened and never closed"):
        text_files.rows('Area,Rate\nAlder,"1\nBirch,2\n', "own.csv")
