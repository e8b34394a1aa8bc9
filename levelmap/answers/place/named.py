"""Which neighbourhoods a list names, as areas that can be drawn."""

from __future__ import annotations

import pandas as pd

from levelmap import tables
from levelmap.answers.place import small
from levelmap.answers.place.kinds import Kind, Place
from levelmap.atlas import Atlas
from levelmap.catalogue.small_areas import SmallAreas
from levelmap.integrity import read_table
from levelmap.memory import remembered


@remembered
def neighbourhoods(atlas: Atlas) -> pd.DataFrame:
    """Return the MSOAs that lists name (columns of `tables.NAMED_NEIGHBOURHOODS`)."""
    path = atlas.folders.data / "lookups" / "named_neighbourhoods.csv"
    if not path.is_file():
        return pd.DataFrame(columns=list(tables.NAMED_NEIGHBOURHOODS.columns))
    return read_table(atlas.folders, path, tables.NAMED_NEIGHBOURHOODS)


def within(place: Place, atlas: Atlas) -> pd.DataFrame:
    """Return the named neighbourhoods of a place: itself if it is one, those of its authorities."""
    held = neighbourhoods(atlas)
    if place.kind is Kind.NEIGHBOURHOOD:
        return held[held["msoa_code"] == place.key]
    return held[held["authority_code"].isin(place.codes)]


def located(place: Place, slug: str, atlas: Atlas) -> pd.DataFrame:
    """Return the rows of a list's neighbourhoods in the authorities that a place lies in."""
    held = neighbourhoods(atlas)
    return held[(held["priority_list"] == slug) & held["authority_code"].isin(place.codes)]


def inside(place: Place, slug: str, atlas: Atlas) -> dict[str, bool]:
    """Return the neighbourhoods that a list names in a place, and whether all of each lies in it.

    By small areas: one lies in a ward or a constituency as `small.codes` says.
    """
    rows = located(place, slug, atlas)
    if rows.empty:
        return {}
    homes = SmallAreas(atlas.folders).areas["msoa_code"]
    lies = homes.index.isin(small.codes(place, atlas))
    shares = pd.Series(lies, index=homes.to_numpy()).groupby(level=0).mean()
    pairs = zip(rows["place"], shares.reindex(rows["msoa_code"]).fillna(0.0), strict=True)
    return {name: bool(share == 1) for name, share in pairs if share > 0}


def apart(place: Place, slug: str, atlas: Atlas) -> frozenset[str]:
    """Return the neighbourhoods that a list names beside a part of an authority, none of it in it.

    Of those whose place is not held nobody can tell; a place of whole authorities has none.
    """
    if place.kind.is_whole_authorities:
        return frozenset()
    return frozenset(located(place, slug, atlas)["place"]) - inside(place, slug, atlas).keys()
