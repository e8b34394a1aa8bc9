"""The map of pounds a head over all authorities: none held is its own class, then fourths."""

from __future__ import annotations

from levelmap.answers.place.league import League
from levelmap.drawing import palettes
from levelmap.drawing.layer import Layer, Style, credit
from levelmap.drawing.legends import ranges
from levelmap.drawing.palettes import Palette
from levelmap.geography.gazetteer import CURRENT
from levelmap.methods.classification import Scheme, classify
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
    made = classify(some, Scheme.QUANTILES, CLASSES, printed=lambda head: float(f"{head:.0f}"))
    colours = palettes.for_polarity(Palette.YLGNBU, made.k, Polarity.HIGHER_IS_WORSE)
    styles = {NONE: Style(NONE_COLOUR, "No award to it alone is held")}
    limits = ranges(made, "£{:,.0f}".format)
    for step, (colour, words) in enumerate(zip(colours, limits, strict=True)):
        styles[str(step)] = Style(colour, f"{words} a head")
    return Layer(
        name="Awards to the authority alone, a head",
        styles=styles,
        classes=dict.fromkeys(heads.index, NONE) | made.class_ids.astype(str).to_dict(),
        told={str(code): f"£{head:,.0f} a head" for code, head in heads.items()},
        title="Awards held, pounds a head",
        unit="Pounds of awards to the authority alone, by resident",
        direction="Darker = more a head",
        note="Classes: fourths of the authorities with an award to them alone",
        credit=credit(CURRENT),
        frame=f"money {chosen}",
        is_categorical=False,
    )
