"""Case studies as markers on a map: where what was done near a place, or in places like it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import geopandas as gpd
import shapely

from levelmap.answers.place.kinds import Place
from levelmap.answers.place.practice import Practice, Why
from levelmap.atlas import Atlas
from levelmap.drawing.layer import Layer, Style, credit
from levelmap.drawing.legends import Legend, LegendRow
from levelmap.drawing.palettes import OKABE_ITO
from levelmap.drawing.picture import Dot, Picture
from levelmap.geography.gazetteer import CURRENT
from levelmap.pages.place.small_maps import LAND

BROUGHT = "Rows of your own"

COLOURS = dict(zip([*(why.label for why in Why), BROUGHT], OKABE_ITO, strict=False))
"""Of the markers, by what they mean."""

_OWN, _GROUND = "own", "#a9bccb"
"""Class and colour of the place itself, on which every marker is seen."""

SMALL, LARGE = 7.0, 9.0
"""Radius in pixels of a marker of one case study, and of several in the same place."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with case studies.

    Attributes
    ----------
    codes
        The authorities of today that it is made of.
    found
        Its case studies, the nearest first.
    """

    code: str
    codes: tuple[str, ...]
    latitude: float
    longitude: float
    found: tuple[Practice, ...]

    @property
    def kind(self) -> str:
        """Return what its marker means; a row of the reader's own is never hidden by others."""
        if any(each.is_brought for each in self.found):
            return BROUGHT
        return self.found[0].why.label


def spots(found: Sequence[Practice], atlas: Atlas) -> tuple[Spot, ...]:
    """Return where case studies are, those for the weakest reason first (they are drawn below).

    A place abroad, or one whose authorities have no outline, has no spot.
    """
    by_place: dict[str, list[Practice]] = {}
    for each in found:
        for code in each.study.areas:
            by_place.setdefault(code, []).append(each)
    areas = atlas.boundaries(str(CURRENT))
    outlines = areas.set_index("code")["geometry"]
    placed = []
    for code, studies in reversed(by_place.items()):
        codes = _authorities(code, atlas)
        held = outlines[outlines.index.isin(codes)]
        if held.empty:
            continue
        inside = shapely.point_on_surface(shapely.union_all(held.to_numpy()))
        point = gpd.GeoSeries([inside], crs=areas.crs).to_crs("EPSG:4326").iloc[0]
        placed.append(Spot(code, codes, round(point.y, 4), round(point.x, 4), tuple(studies)))
    return tuple(placed)


def _authorities(code: str, atlas: Atlas) -> tuple[str, ...]:
    if code in atlas.gazetteer.by_code(CURRENT):
        return (code,)
    return tuple(sorted(area.code for area in atlas.gazetteer.within(code, CURRENT)))


def layer(place: Place, found: Sequence[Spot], atlas: Atlas) -> Layer:
    """Return the authorities of today; those with a case study tell which."""
    told: dict[str, list[str]] = {}
    for spot in reversed(found):
        for code in spot.codes:
            told.setdefault(code, []).extend(each.study.title for each in spot.found)
    codes = atlas.gazetteer.by_code(CURRENT)
    title = f"Good practice for {place.name}"
    return Layer(
        name=title,
        styles={"": Style(LAND, "Other authorities"), _OWN: Style(_GROUND, place.name)},
        classes={code: _OWN if code in place.codes else "" for code in codes},
        told={code: "; ".join(dict.fromkeys(titles)) for code, titles in told.items()},
        title=title,
        unit="Case studies that reports tell",
        direction="Markers: why a case study is shown",
        credit=credit(CURRENT),
        is_categorical=False,
    )


def picture(
    place: Place, found: Sequence[Spot], geometry: str, codes: Sequence[str], atlas: Atlas
) -> Picture:
    """Return what the map paints: markers above the authorities, the place outlined.

    Parameters
    ----------
    geometry, codes
        Address of the web geometry of today's authorities, and its areas in order.
    """
    kinds = list(COLOURS)
    dots = [
        Dot(
            spot.latitude,
            spot.longitude,
            LARGE if len(spot.found) > 1 else SMALL,
            kinds.index(spot.kind),
        )
        for spot in found
    ]
    single = place.codes if len(place.codes) == 1 else ()
    painted = layer(place, found, atlas).picture(geometry, codes, single)
    near = [code for spot in found for code in spot.codes]
    return replace(
        painted,
        frame=place.key,
        focus=sorted({*place.codes, *near}),
        dots=dots,
        dot_colours=tuple(COLOURS.values()),
    )


def legend(place: Place, found: Sequence[Spot]) -> Legend:
    """Return what the markers mean, with the number of places of each kind."""
    counts = {kind: sum(spot.kind == kind for spot in found) for kind in COLOURS}
    rows = tuple(
        LegendRow(COLOURS[kind], kind, number, is_dot=True)
        for kind, number in counts.items()
        if number
    )
    own = LegendRow(_GROUND, place.name, len(place.codes))
    return Legend("Places with a case study", "", "", (own, *rows))
