"""The map of a place that is not one authority: its small areas by their nation's index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from levelmap.answers.place.kinds import Place
from levelmap.answers.place.named import neighbourhoods
from levelmap.answers.place.small import EDITIONS, SmallAreasWithin, around, codes
from levelmap.atlas import Atlas
from levelmap.catalogue.small_areas import GEOGRAPHY, SmallAreas
from levelmap.drawing import palettes
from levelmap.drawing.layer import Layer, Style, credit
from levelmap.drawing.palettes import Palette
from levelmap.terms import Polarity

GROUPS = {
    "1": (1, 1, "the most deprived tenth"),
    "2": (2, 2, "the second tenth"),
    "3": (3, 4, "third and fourth tenth"),
    "5": (5, 7, "fifth to seventh tenth"),
    "8": (8, 10, "the least deprived three tenths"),
}
"""Classes of the map: first and last tenth, and their words."""


NAMED = "n"
"""Ends the key of a class of small areas in a named neighbourhood, which are dotted."""


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


def small_areas(place: Place, found: Sequence[SmallAreasWithin], atlas: Atlas) -> Drawn | None:
    """Return the small areas of the place in classes of their tenths; None where none are held."""
    if not found:
        return None
    tenths = around(place, atlas)
    named = _named(place, atlas)
    classes = {
        str(code): group_of(int(tenth)) + (NAMED if code in named else "")
        for code, tenth in tenths.items()
    }
    by_group = colours()
    styles = {
        key: Style(by_group[key], words[0].upper() + words[1:])
        for key, (_, _, words) in GROUPS.items()
    }
    marked = {
        f"{key}{NAMED}": Style(style.colour, f"{style.words}, in Pride in Place", "dots")
        for key, style in styles.items()
        if f"{key}{NAMED}" in classes.values()
    }
    names = ", ".join(EDITIONS[each.nation.letter] for each in found)
    nations = "its nation" if len(found) > 1 else found[0].nation.label
    is_whole = place.kind.is_whole_authorities
    lies_in = "the authority" if len(place.codes) == 1 else "the authorities"
    where = place.name if is_whole else f"{lies_in} around {place.name}"
    title = f"Small areas of {where}"
    layer = Layer(
        name=f"Deprivation, {names}",
        styles=styles | marked,
        classes=classes,
        title=title,
        unit=f"Tenths of all small areas of {nations}, {names}",
        direction="Darker = more deprived",
        credit=credit(GEOGRAPHY),
        frame=place.key,
    )
    own = () if is_whole else tuple(str(code) for code in codes(place, atlas))
    return Drawn(layer, *_geometry(place, atlas), own)


def _named(place: Place, atlas: Atlas) -> frozenset[str]:
    """Return the small areas in neighbourhoods that are named by Pride in Place (England)."""
    named = neighbourhoods(atlas)
    areas = SmallAreas(atlas.folders).areas
    of_place = areas["lad_code"].isin(place.codes)
    return frozenset(areas.index[of_place & areas["msoa_code"].isin(set(named["msoa_code"]))])


def colours() -> dict[str, str]:
    """Return the colour of each of `GROUPS`, the most deprived the darkest."""
    found = palettes.for_polarity(Palette.YLGNBU, len(GROUPS), Polarity.HIGHER_IS_BETTER)
    return dict(zip(GROUPS, found, strict=True))


def group_of(tenth: int) -> str:
    """Return the key in `GROUPS` of a tenth."""
    return next(key for key, (first, last, _) in GROUPS.items() if first <= tenth <= last)


def _geometry(place: Place, atlas: Atlas) -> tuple[str, tuple[str, ...]]:
    """Return one authority's own geometry where the place lies in one, else that of the UK."""
    areas = SmallAreas(atlas.folders).areas
    part = f"{GEOGRAPHY}/{place.codes[0]}"
    if len(place.codes) == 1 and part in atlas.layers:
        own = areas.index[areas["lad_code"] == place.codes[0]]
        return part, tuple(sorted(own))
    return str(GEOGRAPHY), tuple(areas.index.sort_values())
