"""From many lists to a map of how many name each place."""

from __future__ import annotations

from collections.abc import Sequence

from levelmap.answers.many_lists import ManyLists
from levelmap.answers.words import nouns
from levelmap.catalogue.provenance import boundary_attribution
from levelmap.drawing.legends import Legend, Row
from levelmap.drawing.map_layers import OUTSIDE, Picture
from levelmap.drawing.palettes import NEUTRAL, Palette, colours


def shades(view: ManyLists) -> tuple[str, ...]:
    """Return the colour of each number of lists, from none to the most."""
    most = int(view.places["named"].max())
    return (NEUTRAL, *colours(Palette.YLGNBU, most)) if most else (NEUTRAL,)


def picture(view: ManyLists, geometry: str, codes: Sequence[str], selected: str = "") -> Picture:
    """Return what the map paints: one class for each number of lists that name a place.

    Parameters
    ----------
    geometry
        Address of the web geometry.
    codes
        The areas of that geometry in its order.
    selected
        Code of the place to outline; empty for none.
    """
    named, could = view.places["named"].to_dict(), view.places["could"].to_dict()
    colours_of = shades(view)
    return Picture(
        geometry=geometry,
        classes=[int(named[code]) if code in named else OUTSIDE for code in codes],
        colours=colours_of,
        name="Lists that name each place",
        values=[
            f"named by {named[code]} of the {could[code]} lists that could name it"
            if code in named
            else ""
            for code in codes
        ],
        labels=[_words(number) for number in range(len(colours_of))],
        selected=[selected] if selected else [],
        frame=str(view.geography),
        credit=". ".join(boundary_attribution(view.geography.vintage)),
    )


def legend(view: ManyLists) -> Legend:
    """Return the legend: one row for each number of lists."""
    counts = view.places["named"].value_counts()
    rows = tuple(
        Row(colour, _words(number), int(counts.get(number, 0)))
        for number, colour in enumerate(shades(view))
    )
    _, several = nouns(view.geography)
    return Legend(
        title="Lists that name each place",
        unit=f"{several.capitalize()} of {view.geography.vintage}",
        direction="Darker = named by more lists",
        rows=rows,
    )


def _words(number: int) -> str:
    return f"{number} list" if number == 1 else f"{number} lists" if number else "no list"
