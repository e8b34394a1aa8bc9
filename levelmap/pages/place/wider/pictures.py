"""The map of a place that is not one authority: its small areas by their nation's index."""

from __future__ import annotations

from dataclasses import dataclass

from levelmap.answers.place.small import EDITIONS, around, codes
from levelmap.atlas import Atlas
from levelmap.catalogue.small_areas import GEOGRAPHY, SmallAreas
from levelmap.drawing import palettes
from levelmap.drawing.layer import Layer, Style, credit
from levelmap.drawing.palettes import Palette
from levelmap.pages.place.wider.view import WiderView
from levelmap.terms import Polarity

GROUPS = {
    "1": (1, 1, "the most deprived tenth"),
    "2": (2, 2, "the second tenth"),
    "3": (3, 4, "third and fourth tenth"),
    "5": (5, 7, "fifth to seventh tenth"),
    "8": (8, 10, "the least deprived three tenths"),
}
"""Classes of the map: first and last tenth, and their words."""


@dataclass(frozen=True)
class Drawn:
    """A layer with the web geometry on which it is drawn.

    Attributes
    ----------
    geometry
        Name of the web geometry.
    codes
        Its areas in its order.
    selected
        Those of the place, where others are shown around it.
    """

    layer: Layer
    geometry: str
    codes: tuple[str, ...]
    selected: tuple[str, ...] = ()


def small_areas(view: WiderView, atlas: Atlas) -> Drawn | None:
    """Return the small areas of the place in classes of their tenths; None where none are held."""
    if not view.small_areas:
        return None
    tenths = around(view.place, atlas)
    classes = {str(code): _group(int(tenth)) for code, tenth in tenths.items()}
    colours = palettes.for_polarity(Palette.YLGNBU, len(GROUPS), Polarity.HIGHER_IS_BETTER)
    styles = {
        key: Style(colour, words[0].upper() + words[1:])
        for (key, (_, _, words)), colour in zip(GROUPS.items(), colours, strict=True)
    }
    names = ", ".join(EDITIONS[each.nation.letter] for each in view.small_areas)
    nations = "its nation" if len(view.small_areas) > 1 else view.small_areas[0].nation.label
    is_whole = view.place.kind.is_whole_authorities
    where = view.place.name if is_whole else f"the authority around {view.place.name}"
    title = f"Small areas of {where}"
    layer = Layer(
        name=f"Deprivation, {names}",
        styles=styles,
        classes=classes,
        title=title,
        unit=f"Tenths of all small areas of {nations}, {names}",
        direction="Darker = more deprived",
        credit=credit(GEOGRAPHY),
        frame=view.place.key,
    )
    own = () if is_whole else tuple(str(code) for code in codes(view.place, atlas))
    return Drawn(layer, *_geometry(view, atlas), own)


def _group(tenth: int) -> str:
    return next(key for key, (first, last, _) in GROUPS.items() if first <= tenth <= last)


def _geometry(view: WiderView, atlas: Atlas) -> tuple[str, tuple[str, ...]]:
    """Return one authority's own geometry where the place lies in one, else that of the UK."""
    areas = SmallAreas(atlas.folders).areas
    part = f"{GEOGRAPHY}/{view.place.codes[0]}"
    if len(view.place.codes) == 1 and part in atlas.layers:
        own = areas.index[areas["lad_code"] == view.place.codes[0]]
        return part, tuple(sorted(own))
    return str(GEOGRAPHY), tuple(areas.index.sort_values())
