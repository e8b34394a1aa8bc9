"""A postcode answered: its authority, and for one postcode the ward and neighbourhood too."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from levelmap.answers.phrases import percent
from levelmap.atlas import Atlas
from levelmap.catalogue.small_areas import GEOGRAPHY, SmallAreas
from levelmap.errors import MissingFile, UnmatchedName
from levelmap.geography import postcodes
from levelmap.geography.points import PointLayer
from levelmap.geography.postcodes import Postcode
from levelmap.memory import remembered
from levelmap.terms import Geography

WARDS = Geography.parse("ward_2024")
NEIGHBOURHOODS = Geography.parse("msoa_2021")

NEAR_EDGES = (
    "Ward and neighbourhood are read from its grid reference on simplified outlines; near an edge "
    "it may be the one next door."
)


@dataclass(frozen=True, slots=True)
class PostcodeAnswer:
    """What a postcode means.

    Attributes
    ----------
    found
        The postcode, sector or district, and its authorities.
    ward, neighbourhood, small_area
        Codes; empty for a sector or district, and where none is known.
    sentence
        What to tell the reader, in full.
    """

    found: Postcode
    ward: str
    neighbourhood: str
    small_area: str
    sentence: str

    @property
    def authority(self) -> str:
        """Return the code of the one authority, empty where there are several."""
        codes = list(self.found.authorities)
        return codes[0] if len(codes) == 1 else ""


def answer(text: str, atlas: Atlas) -> PostcodeAnswer:
    """Return what a postcode, a sector or a district of the post means.

    Raises
    ------
    UnmatchedName
        It is none, abroad, or not in the directory: in one sentence.
    """
    found = postcodes.find(text)
    code = next(iter(found.authorities))
    if found.point is None:
        return PostcodeAnswer(found, "", "", "", _of_several(found, atlas))
    gazetteer = atlas.gazetteer
    then = gazetteer.districts.code_in(code, WARDS.vintage) or code
    ward = _area_at(WARDS, found.point, then, atlas)
    small = _area_at(GEOGRAPHY, found.point, code, atlas)
    neighbourhood = _homes(atlas)[small] if small else ""
    named = [gazetteer.name(ward, WARDS)] if ward else []
    if neighbourhood:
        named.append(f"the neighbourhood {gazetteer.name(neighbourhood, NEIGHBOURHOODS)}")
    where = f" ({', '.join(named)})" if named else ""
    sentence = f"{found.text} is in {gazetteer.name(code)}{where}."
    return PostcodeAnswer(found, ward, neighbourhood, small, sentence)


def _of_several(found: Postcode, atlas: Atlas) -> str:
    """Return the sentence about a sector, a district, or a postcode without a grid reference."""
    parts = [
        f"{atlas.gazetteer.name(code)} ({percent(share)} of its postcodes)"
        for code, share in found.authorities.items()
    ]
    first = f"{found.instead_of} is not in the directory. " if found.instead_of else ""
    if len(parts) == 1:
        only = atlas.gazetteer.name(next(iter(found.authorities)))
        return f"{first}{found.text} is in {only}."
    shown = "; ".join(parts[:6])
    return f"{first}{found.text} lies in {len(parts)} authorities: {shown}."


def _area_at(geography: Geography, point: tuple[float, float], authority: str, atlas: Atlas) -> str:
    """Return the area of an authority at a point; empty where the data have no outlines of them."""
    try:
        return _layer(str(geography), atlas).area_at(point, authority)
    except MissingFile:
        return ""


@remembered
def _homes(atlas: Atlas) -> pd.Series:
    """Return the neighbourhood of each small area, empty where none is held."""
    homes: pd.Series = SmallAreas(atlas.folders).areas["msoa_code"]
    return homes


@remembered
def _layer(geography: str, atlas: Atlas) -> PointLayer:
    return PointLayer(atlas.folders, geography)


def authority_of(text: str, atlas: Atlas) -> tuple[str, str]:
    """Return the code of the authority that a postcode means, and a sentence on it.

    Raises
    ------
    UnmatchedName
        It is no postcode of the United Kingdom, or its sector or district has several authorities.
    """
    found = answer(text, atlas)
    if found.authority:
        return found.authority, found.sentence
    raise UnmatchedName(f"{found.sentence} Type the whole postcode, or choose one of them.")
