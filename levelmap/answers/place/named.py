"""Which neighbourhoods a list names, as areas that can be drawn."""

from __future__ import annotations

import pandas as pd

from levelmap import place_tables
from levelmap.answers.place.kinds import Kind, Place
from levelmap.atlas import Atlas
from levelmap.integrity import read_table
from levelmap.memory import remembered


@remembered
def neighbourhoods(atlas: Atlas) -> pd.DataFrame:
    """Return the MSOAs that lists name (columns of `place_tables.NAMED_NEIGHBOURHOODS`)."""
    path = atlas.folders.data / "lookups" / "named_neighbourhoods.csv"
    if not path.is_file():
        return pd.DataFrame(columns=list(place_tables.NAMED_NEIGHBOURHOODS.columns))
    return read_table(atlas.folders, path, place_tables.NAMED_NEIGHBOURHOODS)


def within(place: Place, atlas: Atlas) -> pd.DataFrame:
    """Return the named neighbourhoods of a place: itself if it is one, those of its authorities."""
    held = neighbourhoods(atlas)
    if place.kind is Kind.NEIGHBOURHOOD:
        return held[held["msoa_code"] == place.key]
    return held[held["authority_code"].isin(place.codes)]
