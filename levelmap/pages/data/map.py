"""From the view of one priority list to the layer that its map paints."""

from __future__ import annotations

from levelmap.answers.lists.holdings import ListView
from levelmap.catalogue.priority_lists import PriorityList
from levelmap.drawing.layer import Layer, Style, credit
from levelmap.drawing.palettes import NOT_NAMED, Palette, colours
from levelmap.lists.standings import ListStatus, Standing

COLOURS = {
    ListStatus.IN: "#0072B2",
    ListStatus.SHARED: "#CC79A7",
    ListStatus.INHERITED: "#56B4E9",
    ListStatus.PART: "#E69F00",
    ListStatus.NOT: NOT_NAMED,
    ListStatus.OUTSIDE_UNIVERSE: "#b9c1c8",
}
"""Colour of each status (Okabe and Ito for those that are named); `NOT_SEEN` is hatched."""


def list_layer(view: ListView) -> Layer:
    """Return the layer of where each district stands on the list, by category where it has some.

    The colours of categories run from dark for the first, the most urgent, to light.
    """
    held = view.entry.priority_list
    classes = {code: _class_of(one, held) for code, one in view.standings.items()}
    used = set(classes.values())
    shades = colours(Palette.YLGNBU, len(held.categories) + 1)[:0:-1] if held.categories else ()
    styles = {
        _category_key(category): Style(shade, _category_words(category, held))
        for category, shade in zip(held.categories, shades, strict=True)
    }
    styles |= {status.value: Style(COLOURS.get(status), status.label) for status in ListStatus}
    return Layer(
        name=held.title,
        styles={key: style for key, style in styles.items() if key in used},
        classes=classes,
        told={code: _details(one) for code, one in view.standings.items()},
        title=held.title,
        unit=view.geography.label.capitalize(),
        direction="Colours: category and how an authority is named"
        if held.categories
        else "Colours: how an authority is named",
        credit=credit(view.geography),
        frame=str(view.geography),
    )


def _class_of(standing: Standing, held: PriorityList) -> str:
    """Return the class of a district: its category where that says more than its status."""
    plainly = standing.status in (ListStatus.IN, ListStatus.NOT)
    if plainly and standing.category in held.categories:
        return _category_key(standing.category)
    return standing.status.value


def _category_key(category: str) -> str:
    return f"category {category}"


def _category_words(category: str, held: PriorityList) -> str:
    words = f"category {category}" if category.isdecimal() else category
    is_named = held.counts_as_named(category)
    return f"{words}: counts as named" if held.priority and is_named else words


def _details(standing: Standing) -> str:
    details = [f"category {standing.category}"] if standing.category else []
    details += [", ".join(standing.places)] if standing.places else []
    return "; ".join(details)
