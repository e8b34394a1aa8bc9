from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelmap.answers import own_tables
from levelmap.answers.own_tables import number_columns, read_file, read_text_table
from levelmap.errors import ContractError, DataError, LevelMapError, MissingFile

GOOD = 'area_code,name,pay,jobs\nA,Alder,400,"1,200"\nB,Birch,..,0\n'


@pytest.mark.parametrize(
    "content",
    [
        GOOD.encode(),
        GOOD.encode("utf-8-sig"),
        GOOD.encode("utf-16"),
        GOOD.replace(",", ";").replace('"1;200"', '"1,200"').encode(),
        GOOD.replace("area_code", " AreaCD ").replace("A,Alder", " A , Alder ").encode(),
        GOOD.replace("\n", "\r\n").encode() + b"\r\n",
    ],
)
def test_a_table_is_read_in_the_forms_that_people_save(content: bytes) -> None:
    numbers = number_columns(read_text_table(content, "own.csv"), "own.csv")
    assert numbers.index.tolist() == ["A", "B"]
    assert numbers.columns.tolist() == ["pay", "jobs"]
    assert numbers["jobs"].tolist() == [1200, 0]
    assert numbers["pay"].isna().tolist() == [False, True]


@pytest.mark.parametrize(
    ("content", "error", "reason"),
    [
        (b"", DataError, "is empty"),
        (b"\n", DataError, "is empty"),
        (b"area_code,pay\n", DataError, "no rows"),
        (b"place,pay\nA,1\n", ContractError, "found place, pay"),
        (b"area_code,pay,pay\nA,1,2\n", ContractError, "two columns"),
        (b"area_code,pay\nA,1\nA,2\n", ContractError, "an area twice"),
        (b"area_code,pay\n,1\n", ContractError, "empty on line 2"),
        (b"area_code,pay\nA,1,2\n", ContractError, "line 2 does not have the 2 cells"),
        (b'area_code,pay\nA,"1\n', DataError, "cannot be read as CSV"),
        (b"area_code,pay\nA,\xa31\n", DataError, "not text in UTF-8"),
        (b"PK\x03\x04\0\0area_code", DataError, "not a text file"),
        (("area_code," + ",".join(map(str, range(2000))) + "\n").encode(), DataError, "2,001"),
    ],
)
def test_what_cannot_be_read_is_said(content: bytes, error: type[Exception], reason: str) -> None:
    with pytest.raises(error, match=reason):
        read_text_table(content, "own.csv")


@pytest.mark.parametrize("cell", ["about 3", "1e999", "=1+1", "inf"])
def test_a_text_among_numbers_is_named(cell: str) -> None:
    table = read_text_table(f"area_code,pay\nA,1\nB,{cell}\n".encode(), "own.csv")
    with pytest.raises(ContractError, match=r"pay.*not a number") as caught:
        number_columns(table, "own.csv")
    assert caught.value.rows == [f"B: {cell!r}"]


def test_a_table_without_numbers_is_refused() -> None:
    table = read_text_table(b"area_code,name\nA,Alder\n", "own.csv")
    with pytest.raises(DataError, match="no column of numbers"):
        number_columns(table, "own.csv")


def test_size_is_limited(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(own_tables, "MOST_BYTES", 10)
    path = tmp_path / "own.csv"
    path.write_text(GOOD)
    with pytest.raises(DataError, match="expected at most"):
        read_file(path)
    monkeypatch.setattr(own_tables, "MOST_BYTES", 10_000)
    monkeypatch.setattr(own_tables, "MOST_ROWS", 1)
    with pytest.raises(DataError, match="more than 1 rows"):
        read_file(path)


def test_an_absent_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match=r"own\.csv"):
        read_file(tmp_path / "own.csv")


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(LevelMapError):
        assert read_text_table(b"area_code,pay\n" + content, "own.csv").index.is_unique
