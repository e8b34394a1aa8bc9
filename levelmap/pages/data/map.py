"""From the view of one priority list to what the map paints."""

from __future__ import annotations

from levelmap.answers.list_holdings import ListView
from levelmap.catalogue.provenance import boundary_attribution
from levelmap.catalogue.standings import ListStatus
from levelmap.drawing.map_layers import NO_DATA, Picture

COLOURS = {
    ListStatus.IN: "#0072B2",
    ListStatus.SHARED: "#CC79A7",
    ListStatus.INHERITED: "#56B4E9",
    ListStatus.PART: "#E69F00",
    ListStatus.NOT: "#eef1f3",
    ListStatus.OUTSIDE_UNIVERSE: "#b9c1c8",
}
"""Colour of each status (Okabe and Ito for those that are named); `NOT_SEEN` is hatched."""


def picture(view: ListView, geometry: str) -> Picture:
    """Return what the map paints; areas are in the order of `view.standings`."""
    statuses = list(COLOURS)
    return Picture(
        geometry=geometry,
        classes=[
            NO_DATA if s.status is ListStatus.NOT_SEEN else statuses.index(s.status)
            for s in view.standings.values()
        ],
        colours=list(COLOURS.values()),
        name=view.entry.priority_list.title,
        values=[_words(s.status, s.category, s.places) for s in view.standings.values()],
        labels=[status.label for status in statuses],
        frame=str(view.geography),
        credit=". ".join(boundary_attribution(view.geography.vintage)),
    )


def _words(status: ListStatus, category: str, places: tuple[str, ...]) -> str:
    details = [f"category {category}"] if category else []
    details += [", ".join(places)] if places else []
    return f"{status.label} ({'; '.join(details)})" if details else status.label
