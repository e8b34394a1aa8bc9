"""The small areas of a place in the colours of their tenths: the map of a briefing."""

from __future__ import annotations

from collections.abc import Sequence

import geopandas as gpd
import pandas as pd

from levelmap.answers.phrases import listed
from levelmap.answers.place.small import SmallAreasWithin
from levelmap.atlas import Atlas
from levelmap.catalogue.provenance import boundary_attribution
from levelmap.catalogue.small_areas import GEOGRAPHY
from levelmap.pages.place import small_maps
from levelmap.pages.place.briefing.blocks import Content
from levelmap.pages.place.shapes import outlines
from levelmap.pages.place.wider.pictures import GROUPS, colours, group_of

FEWEST, MOST = 20, 8_000
"""Small areas that a map of a briefing shows; of fewer or more the place is shown where it lies."""


def drawable(found: Sequence[SmallAreasWithin], atlas: Atlas) -> gpd.GeoSeries | None:
    """Return the outlines of the small areas of a place; None for too few or too many."""
    codes = [str(code) for each in found for code in each.table.index]
    return outlines(str(GEOGRAPHY), codes, atlas) if FEWEST <= len(codes) <= MOST else None


def picture(name: str, found: Sequence[SmallAreasWithin], shapes: gpd.GeoSeries) -> Content:
    """Return the map with what its colours mean.

    Parameters
    ----------
    shapes
        Of all small areas of *found*, by code.
    """
    tenths = pd.concat([each.table["tenth"] for each in found]).reindex(shapes.index)
    by_group = colours()
    fills = [None if pd.isna(tenth) else by_group[group_of(int(tenth))] for tenth in tenths]
    said = " ".join(each.sentence_of(name) for each in found)
    alt = f"Map of the small areas of {name}. {said}"
    editions = listed([each.edition for each in found])
    nations = listed([each.nation.label for each in found])
    credit = ". ".join(boundary_attribution(GEOGRAPHY.vintage))
    lightest_first = list(reversed(GROUPS))
    return {
        "svg": small_maps.filled(shapes, fills, alt),
        "alt": alt,
        "caption": f"Small areas of {name}. {credit}.",
        "legend_title": f"Small areas by {editions}",
        "legend": [
            {"swatch": {"svg": small_maps.swatch(by_group[key], words), "alt": words}}
            for key, (_, _, words) in ((key, GROUPS[key]) for key in lightest_first)
        ],
        "legend_note": f"Darker = more deprived: tenths {_tenths(lightest_first)} of {nations}.",
    }


def _tenths(keys: Sequence[str]) -> str:
    ends = [GROUPS[key][:2] for key in keys]
    return ", ".join(str(low) if low == high else f"{low}–{high}" for low, high in ends)
