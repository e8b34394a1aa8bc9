"""From the view of one priority list to the layer that its map paints."""

from __future__ import annotations

from levelmap.answers.list_holdings import ListView
from levelmap.drawing.layer import Layer, Style, credit
from levelmap.lists.standings import ListStatus, Standing

COLOURS = {
    ListStatus.IN: "#0072B2",
    ListStatus.SHARED: "#CC79A7",
    ListStatus.INHERITED: "#56B4E9",
    ListStatus.PART: "#E69F00",
    ListStatus.NOT: "#eef1f3",
    ListStatus.OUTSIDE_UNIVERSE: "#b9c1c8",
}
"""Colour of each status (Okabe and Ito for those that are named); `NOT_SEEN` is hatched."""


def list_layer(view: ListView) -> Layer:
    """Return the layer of where each district stands on the list."""
    held = view.entry.priority_list
    return Layer(
        name=held.title,
        styles={status.value: Style(COLOURS.get(status), status.label) for status in ListStatus},
        classes={code: one.status.value for code, one in view.standings.items()},
        told={code: _details(one) for code, one in view.standings.items()},
        title=held.title,
        unit=view.geography.label.capitalize(),
        direction="Colours: how an authority is named",
        credit=credit(view.geography),
        frame=str(view.geography),
    )


def _details(standing: Standing) -> str:
    details = [f"category {standing.category}"] if standing.category else []
    details += [", ".join(standing.places)] if standing.places else []
    return "; ".join(details)
