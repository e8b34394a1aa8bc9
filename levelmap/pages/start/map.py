"""From the lists of the first screen to the layer of its map."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from levelmap.answers.comparisons.many import (
    COULD_NOT,
    IN_PART,
    NAMED,
    NOT_NAMED,
    NOT_SEEN,
    ManyLists,
)
from levelmap.answers.comparisons.words import nouns
from levelmap.drawing.layer import Layer, Style, credit
from levelmap.drawing.palettes import NEUTRAL
from levelmap.pages.compare.many_lists.map import many_lists_layer

ALONE = {
    NAMED: Style("#225ea8", NAMED),
    IN_PART: Style("#5aa9e6", IN_PART),
    NOT_NAMED: Style(NEUTRAL, NOT_NAMED),
    NOT_SEEN: Style(NEUTRAL, NOT_SEEN),
    COULD_NOT: Style(None, COULD_NOT),
}
"""How the places of one list alone look."""


def layer(together: ManyLists, label: str) -> Layer:
    """Return how many lists name each place, or, with *label*, which places one of them names."""
    if not label:
        return many_lists_layer(together)
    classes = together.places[label].to_dict()
    _, several = nouns(together.geography)
    return Layer(
        name=label,
        styles={key: style for key, style in ALONE.items() if key in set(classes.values())},
        classes=classes,
        title=label,
        unit=f"{several.capitalize()} of {together.geography.vintage}",
        direction="Blue = named",
        credit=credit(together.geography),
        frame=str(together.geography),
    )


def doors_html(doors: Sequence[tuple[str, str, str]]) -> str:
    """Return the ways on as links."""
    items = "".join(
        f'<li><a href="{escape(address, quote=True)}" target="_self">{escape(title)}</a> '
        f"{escape(words)}</li>"
        for address, title, words in doors
    )
    return f'<ul class="levelmap-doors">{items}</ul>'
