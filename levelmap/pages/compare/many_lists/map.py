"""From many lists to the layer of how many name each place."""

from __future__ import annotations

from levelmap.answers.comparisons.many import ManyLists
from levelmap.answers.comparisons.words import nouns
from levelmap.drawing.layer import Layer, Style, credit
from levelmap.drawing.palettes import NEUTRAL, Palette, colours


def shades(view: ManyLists) -> tuple[str, ...]:
    """Return the colour of each number of lists, from none to the most."""
    most = int(view.places["named"].max())
    return (NEUTRAL, *colours(Palette.YLGNBU, most)) if most else (NEUTRAL,)


def many_lists_layer(view: ManyLists) -> Layer:
    """Return the layer with one class for each number of lists that name a place."""
    _, several = nouns(view.geography)
    return Layer(
        name="Lists that name each place",
        styles={
            str(number): Style(colour, _words(number)) for number, colour in enumerate(shades(view))
        },
        classes=view.places["named"].astype(int).astype(str).to_dict(),
        told={
            code: f"named by {named} of the {could} lists that could name it"
            for code, named, could in view.places[["named", "could"]].itertuples()
        },
        title="Lists that name each place",
        unit=f"{several.capitalize()} of {view.geography.vintage}",
        direction="Darker = named by more lists",
        credit=credit(view.geography),
        frame=str(view.geography),
    )


def _words(number: int) -> str:
    return f"{number} list" if number == 1 else f"{number} lists" if number else "no list"
