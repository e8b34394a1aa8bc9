"""What the Explore page shows for one query, made once for all visitors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from levelmap.figures import indicator_map, legends
from levelmap.figures.legends import Legend
from levelmap.figures.map_layers import Picture
from levelmap.pages import _cache, _map
from levelmap.views.explore import ExploreView, explore
from levelmap.views.explore_query import ExploreQuery

MOST_LISTED = 500
"""A list of more areas than this is not offered: the search finds them."""


@dataclass(frozen=True)
class Screen:
    """A view and what is drawn of it.

    Attributes
    ----------
    histogram
        SVG; empty where there is nothing to draw.
    listed
        Names by code, in order of name, of the areas shown if they are not too many, and of the
        chosen places.
    """

    view: ExploreView
    picture: Picture
    legend: Legend
    histogram: str
    listed: Mapping[str, str]


@st.cache_resource(max_entries=64)
def screen(query: ExploreQuery) -> Screen:
    """Return the screen for a query; not to be changed."""
    atlas = _cache.atlas()
    view = explore(query, atlas)
    layer = atlas.layers[indicator_map.layer_name(view)]
    legend = indicator_map.legend(view)
    names = view.shown["name"].sort_values()
    listed = dict(names) if len(names) <= MOST_LISTED else {}
    return Screen(
        view=view,
        picture=indicator_map.picture(view, f"{_map.geometry_address(atlas.folders)}/{layer.file}"),
        legend=legend,
        histogram=legends.histogram_svg(legend.histogram) if legend.histogram else "",
        listed=listed | {place.code: place.name for place in view.places},
    )
