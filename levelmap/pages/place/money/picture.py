"""The map of pounds a head over all authorities: none held is its own class, then fourths."""

from __future__ import annotations

from levelmap.answers.place.league import League
from levelmap.drawing import palettes
from levelmap.drawing.layer import Layer, Style, credit
from levelmap.drawing.palettes import Palette
from levelmap.geography.gazetteer import CURRENT
from levelmap.terms import Polarity

CLASSES = 4
NONE, NONE_COLOUR = "none", "#dde3e8"


def picture(found: League, chosen: str) -> Layer:
    """Return authorities in classes of pounds a head.

    Parameters
    ----------
    chosen
        Code of the authority that the page is about: the map is fitted to the whole country.
    """
    heads = found.table["per_head"]
    some = heads[heads > 0]
    edges = [float(some.quantile(step / CLASSES)) for step in range(CLASSES + 1)]
    colours = palettes.for_polarity(Palette.YLGNBU, CLASSES, Polarity.HIGHER_IS_WORSE)
    styles = {NONE: Style(NONE_COLOUR, "No award to it alone is held")}
    for step, colour in enumerate(colours):
        styles[str(step)] = Style(colour, f"£{edges[step]:,.0f} to £{edges[step + 1]:,.0f} a head")
    return Layer(
        name="Awards to the authority alone, a head",
        styles=styles,
        classes={str(code): _class(float(head), edges) for code, head in heads.items()},
        told={str(code): f"£{head:,.0f} a head" for code, head in heads.items()},
        title="Awards held, pounds a head",
        unit="pounds of awards to the authority alone, by resident",
        direction="Darker = more a head",
        credit=credit(CURRENT),
        frame=f"money {chosen}",
        is_categorical=False,
    )


def _class(head: float, edges: list[float]) -> str:
    """Return the class of an amount: the highest whose lower edge it reaches."""
    if head <= 0:
        return NONE
    return str(max(step for step in range(CLASSES) if head >= edges[step]))
