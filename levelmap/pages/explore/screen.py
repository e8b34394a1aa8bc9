"""What the Explore page shows for one query, made once for all visitors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from levelmap.atlas import Atlas
from levelmap.drawing import legends
from levelmap.drawing.layer import Layer
from levelmap.drawing.legends import Legend
from levelmap.drawing.picture import Picture
from levelmap.memory import remembered
from levelmap.pages.explore import map as indicator_map
from levelmap.pages.explore.ends import RankedEnd, ends
from levelmap.pages.explore.query import ExploreQuery
from levelmap.pages.explore.settle import has_hexes
from levelmap.pages.explore.view import ExploreView, explore
from levelmap.pages.shared import cache, layers

MOST_LISTED = 500
"""A list of more areas than this is not offered: the search finds them."""

AT_EACH_END = 5
"""Areas told of the lowest and of the highest figures."""


@dataclass(frozen=True)
class Screen:
    """A view and what is drawn of it; what the map does not wait for is made when asked for."""

    view: ExploreView
    layer: Layer
    picture: Picture

    @cached_property
    def legend(self) -> Legend:
        """What the colours mean."""
        return self.layer.legend()

    @cached_property
    def ends(self) -> tuple[RankedEnd, ...]:
        """The areas with the lowest and the highest numbers."""
        return ends(self.view, AT_EACH_END)

    @cached_property
    def histogram(self) -> str:
        """SVG; empty where there is nothing to draw."""
        return legends.histogram_svg(self.legend.histogram) if self.legend.histogram else ""

    @cached_property
    def listed(self) -> Mapping[str, str]:
        """Names by code, in order, of the areas shown if they are not too many, and of the chosen.

        Not to be changed.
        """
        names = self.view.shown["name"]
        listed = dict(names.sort_values()) if len(names) <= MOST_LISTED else {}
        return listed | {place.code: place.name for place in self.view.places}


def screen(query: ExploreQuery) -> Screen:
    """Return the screen for a query; not to be changed."""
    return _screen(query, cache.atlas())


@remembered
def _screen(query: ExploreQuery, atlas: Atlas) -> Screen:
    view = explore(query, atlas)
    layer = indicator_map.layer(view)
    picture = indicator_map.picture(view, layer, layers.address)
    drawn = view.series.drawn
    without = "" if has_hexes(drawn, atlas) else f"No hexagons are held for the {drawn.label}"
    return Screen(
        view, layer, replace(picture, shape=view.query.shape.value, without_hexes=without)
    )
