"""From the view of a place to the layers that its interactive maps paint."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from levelmap.answers.place.wards import Wards
from levelmap.drawing.layer import Layer, Style, credit
from levelmap.geography.gazetteer import CURRENT
from levelmap.pages.place.small_maps import PLACE, REGION, ward_colours

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


def wards(found: Wards, frame: str = "") -> Layer:
    """Return the wards of one place; all others are plain land.

    Parameters
    ----------
    frame
        Names the extent, so that the map moves when the place changes.
    """
    edges, shown = found.classification.edges, found.indicator.format
    styles: dict[str, Style] = {
        str(number): Style(colour, f"{shown(edges[number])} to {shown(edges[number + 1])}")
        for number, colour in enumerate(ward_colours(found))
    }
    classes = found.table["class_id"].astype(int).astype(str)
    if (classes == _NO_FIGURE).any():
        styles[_NO_FIGURE] = Style(None, "no figure (hatched)")
    return Layer(
        name=f"{found.indicator.label}, {found.period.label}",
        styles=styles,
        classes=classes.to_dict(),
        told=found.table["printed"].to_dict(),
        title=found.indicator.label,
        unit=found.indicator.unit,
        direction="Darker = worse",
        credit=credit(found.geography),
        frame=frame,
        is_categorical=False,
    )
