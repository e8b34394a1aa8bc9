"""From the lists of the first screen to the layer of its map."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from levelmap.answers.comparisons.many import ManyLists
from levelmap.answers.comparisons.words import nouns
from levelmap.drawing.layer import Layer, credit
from levelmap.pages.compare.many_lists.map import many_lists_layer
from levelmap.pages.compare.one_list import styles_of_one

NAMED = "#225ea8"
"""Colour of the places that the one list shown names."""


def layer(together: ManyLists, label: str) -> Layer:
    """Return how many lists name each place, or, with *label*, which places one of them names."""
    if not label:
        return many_lists_layer(together)
    classes = together.places[label].to_dict()
    _, several = nouns(together.geography)
    return Layer(
        name=label,
        styles=styles_of_one(classes.values(), NAMED),
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
