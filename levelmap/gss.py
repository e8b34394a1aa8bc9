"""Codes of the Government Statistical Service (GSS): what they say by themselves.

A code is one letter for the country, two digits for the kind of area and six for the area
(`E06000021`). Whether a well-formed code was in force in a given year is not decided here but
by the lookups (`levelmap.geography`).
"""

from __future__ import annotations

import re

from levelmap.errors import BadGSSCode
from levelmap.terms import AreaType, Nation

_AREA_TYPES = {
    "K02": AreaType.UK,
    "E92": AreaType.COUNTRY,
    "W92": AreaType.COUNTRY,
    "S92": AreaType.COUNTRY,
    "N92": AreaType.COUNTRY,
    "E12": AreaType.REGION,
    "E47": AreaType.COMBINED_AUTHORITY,
    "E10": AreaType.COUNTY,
    "E06": AreaType.LOCAL_AUTHORITY,
    "E07": AreaType.LOCAL_AUTHORITY,
    "E08": AreaType.LOCAL_AUTHORITY,
    "E09": AreaType.LOCAL_AUTHORITY,
    "W06": AreaType.LOCAL_AUTHORITY,
    "S12": AreaType.LOCAL_AUTHORITY,
    "N09": AreaType.LOCAL_AUTHORITY,
    "E05": AreaType.WARD,
    "W05": AreaType.WARD,
    "S13": AreaType.WARD,
    "N08": AreaType.WARD,
    "E14": AreaType.CONSTITUENCY,
    "W07": AreaType.CONSTITUENCY,
    "S14": AreaType.CONSTITUENCY,
    "N05": AreaType.CONSTITUENCY,
    "E23": AreaType.POLICE_FORCE,
    "W15": AreaType.POLICE_FORCE,
    "S23": AreaType.POLICE_FORCE,
    "N23": AreaType.POLICE_FORCE,
    "E02": AreaType.MSOA,
    "W02": AreaType.MSOA,
    "S02": AreaType.MSOA,
    "N21": AreaType.MSOA,
    "E01": AreaType.LSOA,
    "W01": AreaType.LSOA,
    "S01": AreaType.LSOA,
    "95": AreaType.LSOA,
    "E67": AreaType.COMBINED_DISTRICTS,
}

_SOA = "95"
"""Beginning of the codes of Northern Ireland's super output areas, which are older than the GSS."""

_PREFIXES = "|".join(prefix for prefix in _AREA_TYPES if prefix != _SOA)

PATTERN = f"({_PREFIXES})[0-9]{{6}}|{_SOA}[A-Z]{{2}}[0-9]{{2}}[A-Z][0-9]"
"""Regular expression of a well-formed code."""

_PATTERN = re.compile(PATTERN)

_NATIONS = {nation.letter: nation for nation in Nation}


def normalise(text: str) -> str:
    """Return *text* as a code would be written: no surrounding space, upper case."""
    return text.strip().upper()


def is_code(text: str) -> bool:
    """Say whether *text* is a well-formed code of a kind that LevelMap knows."""
    return _PATTERN.fullmatch(text) is not None


def area_type(code: str) -> AreaType:
    """Return the kind of area that *code* names.

    Raises
    ------
    BadGSSCode
        The text is not a code, or of a kind that LevelMap does not use.
    """
    if not is_code(code):
        raise BadGSSCode(
            f"{code[:40]!r} is not a GSS code that LevelMap knows: expected a letter (E, W, S, N "
            "or K) and eight digits, such as E06000021."
        )
    return _AREA_TYPES[_SOA if code.startswith(_SOA) else code[:3]]


def nation(code: str) -> Nation | None:
    """Return the nation of *code*; None for the UK (K...)."""
    area_type(code)
    return Nation.NORTHERN_IRELAND if code.startswith(_SOA) else _NATIONS.get(code[0])
