"""Files of postcodes read as arrays, beside the same files read as MessagePack reads them."""

import math
from typing import Any

import brotli
import msgpack
import numpy as np
import pytest

from levelmap.errors import DataError
from levelmap.geography import postcode_files
from levelmap.geography.postcode_files import PostcodeColumns, read_columns, read_letter

NOT_NAMED = float("nan")
ROWS = {
    "pcd": ["AB1 1AA", "AB1 1AB", "AB101AA", "AB2 1AA", "AB2 1AB"],
    "laua": [NOT_NAMED, "S12000033", "E06000021", "L99999999", NOT_NAMED],
    "oseast1m": [1.0, 2.0, 3.0, NOT_NAMED, 5.0],
    "osnrth1m": [10.0, 20.0, 30.0, NOT_NAMED, 50.0],
}


def file_of(rows: dict[str, list[Any]]) -> bytes:
    packed: bytes = msgpack.packb({"columns": list(rows), "data": rows})
    return packed


def as_rows(held: PostcodeColumns) -> list[tuple[str, str, float, float]]:
    codes = (*held.codes, "")  # -1 is the last
    names = [codes[position] for position in held.authority]
    keys = [key.decode() for key in held.keys]
    return list(zip(keys, names, held.east.tolist(), held.north.tolist(), strict=True))


def test_a_file_of_five_rows_is_read_in_order() -> None:
    found = as_rows(read_columns(file_of(ROWS)))
    assert [row[:2] for row in found] == [
        ("AB1 1AA", ""),
        ("AB1 1AB", "S12000033"),
        ("AB101AA", "E06000021"),
        ("AB2 1AA", ""),
        ("AB2 1AB", ""),
    ]
    assert found[1][2:] == (2, 20)
    assert math.isnan(found[3][2])


def test_rows_in_no_order_are_sorted_with_what_belongs_to_them() -> None:
    mixed = {name: [column[i] for i in (3, 1, 4, 0, 2)] for name, column in ROWS.items()}
    one, other = (as_rows(read_columns(file_of(rows))) for rows in (ROWS, mixed))
    assert str(one) == str(other)  # not a number is not equal to itself


@pytest.mark.parametrize("letter", ["Z", "J", "A"])
def test_a_letter_of_the_package_is_what_messagepack_reads(letter: str) -> None:
    """Of Z and J every authority is named, and none; of A some."""
    path = postcode_files._folder() / f"postcodes_{letter}.msgpack.br"
    rows = msgpack.unpackb(brotli.decompress(path.read_bytes()))["data"]
    codes = [c if isinstance(c, str) and c[0] in "EWSN" else "" for c in rows["laua"]]
    expected = sorted(zip(rows["pcd"], codes, rows["oseast1m"], rows["osnrth1m"], strict=True))
    found = as_rows(read_letter(letter))
    assert [row[:2] for row in found] == [row[:2] for row in expected]
    places = [[row[2:] for row in table] for table in (found, expected)]
    np.testing.assert_array_equal(*(np.array(table, "float32") for table in places))


def test_a_letter_without_a_file_has_no_postcode() -> None:
    assert as_rows(read_letter("Q")) == []


@pytest.mark.parametrize(
    "rows",
    [
        {**ROWS, "pcd": ["AB1 1A", *ROWS["pcd"][1:]]},
        {**ROWS, "oseast1m": [1, *ROWS["oseast1m"][1:]]},
        {**ROWS, "laua": ROWS["laua"][1:]},
        {"pcd": ROWS["pcd"]},
    ],
)
def test_another_layout_is_refused(
    rows: dict[str, list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(brotli, "decompress", lambda _content: file_of(rows))
    with pytest.raises(DataError, match=r"postcodes_Z.* is not laid out as expected"):
        read_letter("Z")
