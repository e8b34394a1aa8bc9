"""From the view of a place to the layers that its interactive maps paint."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from levelmap.answers.place.wards import Wards
from levelmap.drawing.layer import Layer, Style, credit
from levelmap.drawing.legends import ranges
from levelmap.geography.gazetteer import CURRENT
from levelmap.pages.place.small_maps import PLACE, REGION, ward_colours
from levelmap.terms import Polarity

_NO_FIGURE = "-1"


def authorities(codes: Iterable[str], chosen: str | Collection[str]) -> Layer:
    """Return the authorities of today with the chosen ones marked.

    Parameters
    ----------
    chosen
        Code of one, empty for none; or the codes of several.
    """
    marked = {chosen} if isinstance(chosen, str) else set(chosen)
    title = "Local authorities of the United Kingdom"
    return Layer(
        name=title,
        styles={"": Style(REGION, "Choose this place"), "chosen": Style(PLACE, "The place chosen")},
        classes={code: "chosen" if code in marked else "" for code in codes},
        title=title,
        unit=f"Local authorities of {CURRENT.vintage}",
        direction="Darker = the place chosen",
        credit=credit(CURRENT),
    )


def class_note(found: Wards) -> str:
    """Return what the classes of wards are, in words."""
    nation, classes = found.nation.label, found.classification
    if classes.one_value_each:
        return f"each figure of the wards of {nation}"
    if classes.zero_apart:
        return f"zero, then fifths of all other wards of {nation}"
    return f"fifths of all wards of {nation}"


def wards(found: Wards, frame: str = "") -> Layer:
    """Return the wards of one place; all others are plain land.

    Parameters
    ----------
    frame
        Names the extent, so that the map moves when the place changes.
    """
    worse = "higher" if found.indicator.polarity is Polarity.HIGHER_IS_WORSE else "lower"
    words = ranges(found.classification, found.indicator.format)
    styles: dict[str, Style] = {
        str(number): Style(*style)
        for number, style in enumerate(zip(ward_colours(found), words, strict=True))
    }
    classes = found.table["class_id"].astype(int).astype(str)
    if (classes == _NO_FIGURE).any():
        styles[_NO_FIGURE] = Style(None, "no figure (hatched)")
    return Layer(
        name=f"{found.indicator.label}, {found.period.label}",
        styles=styles,
        classes=classes.to_dict(),
        told=found.table["printed"].to_dict(),
        title=f"{found.indicator.label}, {found.period.label}",
        unit=found.indicator.unit[0].upper() + found.indicator.unit[1:],
        direction=f"Darker = {worse} = worse",
        note=f"Classes: {class_note(found)}, so that maps of two places can be compared",
        credit=credit(found.geography),
        frame=frame,
        is_categorical=False,
    )
