"""A person's own table: read whatever it is, matched to areas, refused with one sentence."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from levelmap.answers.comparison import CompareQuery, compare
from levelmap.answers.own_data import MOST_ROWS, OwnData, read_own_data
from levelmap.atlas import Atlas
from levelmap.errors import DataError
from tests.answers.comparisons import shipped_sides


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return shipped_sides().atlas


def _read(content: str | bytes, name: str = "own.csv") -> OwnData:
    data = content.encode() if isinstance(content, str) else content
    return read_own_data(data, name, shipped_sides().atlas)


def _workbook(*rows: list[object]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _zip(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return buffer.getvalue()


def test_names_in_welsh_and_as_councils_call_themselves() -> None:
    own = _read(
        "name\nCaerdydd\nYnys Môn\nBoston Borough Council\nWestminster City Council\nHull\n"
    )
    assert own.matching.codes == (
        "W06000015",
        "W06000001",
        "E07000136",
        "E09000033",
        "E06000010",
    )
    assert own.report[0] == "5 of 5 rows were matched to 5 authorities of 2025."


def test_codes_of_2015_are_carried_to_those_of_today() -> None:
    """Gateshead and East Hertfordshire were given new codes in 2012 and 2013."""
    own = _read("code,value\nE08000020,1\nE07000097,2\n")
    assert own.matching.codes == ("E08000037", "E07000242")
    assert own.columns["value"].tolist() == [1, 2]


def test_the_year_is_the_one_that_fits_most_rows() -> None:
    own = _read("code\nE07000026\nE07000029\nE06000001\n")
    assert str(own.matching.geography) == "lad_2021"


def test_a_row_of_another_year_counts_as_its_successor_and_is_named() -> None:
    own = _read("name\nCumberland\nNorth Yorkshire\nAllerdale\n")
    assert str(own.matching.geography) == "lad_2025"
    assert own.matching.codes == ("E06000063", "E06000065")
    assert own.matching.duplicates == ("Cumberland",)
    assert "Allerdale is an authority of another year: it counts as Cumberland." in own.report


def test_what_is_not_matched_has_the_nearest_names() -> None:
    own = _read("name\nHartlepool\nCornwal\nQqqqq\n")
    assert [(one.row, one.written) for one in own.matching.unmatched] == [
        (3, "Cornwal"),
        (4, "Qqqqq"),
    ]
    assert "Cornwall" in own.matching.unmatched[0].nearest


def test_a_duplicate_is_counted_once() -> None:
    own = _read("name,score\nHartlepool,1\nhartlepool,2\n")
    assert own.matching.duplicates == ("Hartlepool",)
    assert own.columns["score"].tolist() == [1]


def test_wards_by_code() -> None:
    own = _read("WD17CD\nE05000026\nE05000027\nE05999999\n")
    assert str(own.matching.geography) == "ward_2017"
    assert len(own.matching.unmatched) == 1


def test_a_list_without_heading() -> None:
    assert len(_read("E06000001\nE06000002\n").matching.codes) == 2


def test_a_workbook_is_read_and_a_formula_is_no_name() -> None:
    content = _workbook(["Council", "score"], ["Hartlepool", 3.5], ["=1+2", 4], ["Leeds", "5"])
    own = _read(content, "own.xlsx")
    assert own.columns["score"].tolist() == [3.5, 5.0]
    assert [one.row for one in own.matching.unmatched] == [3]


def test_it_is_compared_like_any_list(atlas: Atlas) -> None:
    own = _read("name\nHartlepool\nBlackpool\nWindsor and Maidenhead\n").places
    found = compare(CompareQuery("luf-round-1:1", "own"), atlas, {"own": own})
    assert found.agreement.places["both"] == 2
    assert found.agreement.places["only_b"] == 1
    assert found.b.reference.label == "own.csv"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"name\n", "has a heading and no rows"),
        ("name\nYnys Môn\n".encode("latin-1"), "not text in UTF-8"),
        (b"a" * 5_000_001, "expected at most 5 MB"),
        (b"code\n" + b"E06000001\n" * (MOST_ROWS + 1), "more than 20,000 rows"),
        (b"code\nE01000001\nE01000002\n", "small areas"),
        (b"PK\x03\x04 and then something else", "damaged"),
        (_zip(**{"a.csv": b"code"}), "no workbook"),
        (_zip(**{"[Content_Types].xml": b"x", "xl/a.xml": b"0" * 60_000_000}), "is not opened"),
        (_zip(**{"[Content_Types].xml": b"nonsense"}), "cannot be read as a workbook"),
        (b"name,name\nA,B\n", "heading of two columns"),
        (b"MZ\x00\x03\x00\x01", "not a text file"),
        (b'name\n"Hartlepool\n', "cannot be read as CSV"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_one_sentence(content: bytes, words: str) -> None:
    with pytest.raises(DataError, match=words):
        _read(content)


@given(st.binary(max_size=300))
def test_any_bytes_give_a_table_or_a_sentence(content: bytes) -> None:
    try:
        own = _read(content)
    except DataError:
        return
    assert own.matching.codes


@given(
    st.lists(st.sampled_from(["Leeds", "E06000001", "=1+1", "", "Allerdale", "x,y"]), max_size=8)
)
def test_every_row_is_matched_or_listed(cells: list[str]) -> None:
    content = "name\n" + "\n".join(f'"{cell}"' for cell in cells) + "\nHartlepool\n"
    own = _read(content)
    rows = sum(bool(cell) for cell in cells) + 1
    assert own.matching.rows == rows
    assert len(own.matching.codes) <= rows - len(own.matching.unmatched)
