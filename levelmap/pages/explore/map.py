"""From the view of one indicator to what the map paints and what its legend says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import geopandas as gpd

from levelmap.answers.indicators.statuses import mark, marked, of_all
from levelmap.catalogue.provenance import boundary_attribution
from levelmap.drawing import legends, palettes
from levelmap.drawing.layer import Layer, Style
from levelmap.drawing.legends import Histogram
from levelmap.drawing.map_image import MapImage
from levelmap.drawing.palettes import NEUTRAL, Palette
from levelmap.drawing.picture import Picture
from levelmap.pages.explore import circles
from levelmap.pages.explore.query import Shape
from levelmap.pages.explore.view import ExploreView
from levelmap.statuses import counts
from levelmap.terms import AreaType

_NO_DATA = "-1"

MOST_TOLD = 10_000
"""Of more areas than this a tooltip tells the range of the class, not the figure."""

HEX_CREDIT = "Hexagons: Open Innovations (MIT licence)"

HEX_CREDIT_DERIVED = f"{HEX_CREDIT}, carried to the wards of 2024 by LevelMap"


def palette(view: ExploreView) -> Palette:
    """Return the palette asked for if it suits what is shown, else the usual one."""
    asked = Palette(view.query.palette) if view.query.palette else None
    if asked is not None and asked.is_diverging == view.query.mode.is_diverging:
        return asked
    return Palette.PUOR if view.query.mode.is_diverging else Palette.YLGNBU


def colours(view: ExploreView) -> tuple[str, ...]:
    """Return the colour of each class, lowest numbers first; empty if no area has one.

    The darkest, or the first end of a diverging palette, is where things are worse.
    """
    chosen = palette(view)
    if view.labels:
        return palettes.colours(chosen, len(view.labels))
    if view.classification is None:
        return ()
    k, polarity = view.classification.k, view.indicator.polarity
    if k > 1 or not chosen.is_diverging:
        return palettes.for_polarity(chosen, k, polarity)
    # all areas have one figure: its colour says on which side of zero it lies
    all_have = view.classification.edges[0]
    side = (all_have > 0) - (all_have < 0)
    return (palettes.for_polarity(chosen, 3, polarity)[1 + side],)


def layer_name(view: ExploreView) -> str:
    """Return the name of the web geometry that is drawn."""
    drawn = str(view.series.drawn)
    return f"hex_{drawn}" if view.query.shape is Shape.HEXES else drawn


def credit(view: ExploreView) -> tuple[str, ...]:
    """Return the lines that name the owners of what is drawn."""
    lines = boundary_attribution(view.series.drawn.vintage)
    derived = str(view.series.drawn) == "ward_2024"
    credit = HEX_CREDIT_DERIVED if derived else HEX_CREDIT
    hexes = (credit,) if view.query.shape is Shape.HEXES else ()
    return (*lines, *hexes)


def layer(view: ExploreView) -> Layer:
    """Return the layer of the areas shown; all others are plain land."""
    inside, note, chosen = view.shown, _note(view), palette(view)
    shades = colours(view)
    words = zip(shades, class_words(view), strict=True)
    styles = {str(number): Style(*style) for number, style in enumerate(words)}
    if (inside["class_id"] < 0).any():
        styles[_NO_DATA] = Style(None, "No data")
    unit = view.indicator.unit
    is_named = bool(view.labels) or len(inside) > MOST_TOLD
    codes = inside.index.tolist()
    return Layer(
        name=view.title,
        styles=styles,
        classes=dict(zip(codes, map(str, inside["class_id"].astype(int).tolist()), strict=True)),
        told={} if is_named else dict(zip(codes, inside["said"].tolist(), strict=True)),
        title=view.title,
        unit=unit[0].upper() + unit[1:],
        direction=palettes.direction(chosen, view.indicator.polarity, bool(view.labels)),
        frame=f"{view.query.level} {view.query.within} {view.query.shape}",
        note=note,
        histogram=_histogram(view, shades),
        is_categorical=is_named,
        credit=credit(view),
    )


def picture(view: ExploreView, made: Layer, address: Callable[[str], str]) -> Picture:
    """Return what the map paints of the layer *made* of a view.

    Parameters
    ----------
    address
        Of the web geometry of a layer by its name; its areas are in the order of `view.table`. The
        small areas of one authority have a finer geometry of their own.
    """
    part = f"{view.series.drawn}/{view.query.within}"
    is_part = view.query.level is AreaType.LSOA and part in view.atlas.layers
    name, areas = (part, view.shown) if is_part else (layer_name(view), view.table)
    drawn = circles.dots(view)
    painted = made.picture(address(name), areas.index.tolist(), view.query.places)
    painted = replace(painted, streets=view.query.streets)
    if not drawn:
        return painted
    shades = painted.colours
    return replace(
        painted, colours=[NEUTRAL] * len(shades), patterns=(), dots=drawn, dot_colours=shades
    )


def image(view: ExploreView, areas: gpd.GeoDataFrame) -> MapImage:
    """Return the picture to take away: the same classes and colours as on the map."""
    source = view.source
    sources = (
        f"Source: {source.publisher}, {source.title}, {source.published_words}. {source.licence}.",
        source.attribution,
    )
    drawn = layer(view).image(areas, sources, [place.code for place in view.places])
    sizes = circles.radii(view)
    if not sizes.empty:
        drawn = replace(drawn, radii=sizes.reindex(areas["code"]).fillna(0).tolist())
    return replace(drawn, lines=[*drawn.lines, *view.notes])


def _note(view: ExploreView) -> str:
    """Return how the classes were made; empty for categories."""
    if view.is_circles:
        return circles.NOTE
    classes = view.classification
    if classes is None:
        return ""
    mirrored = ", mirrored at zero" if view.query.mode.is_diverging else ""
    apart = ", zero apart" if classes.zero_apart and not classes.one_value_each else ""
    note = f"Classes: {view.query.scheme.label}{apart}{mirrored}"
    if view.query.within:
        made = "the areas shown" if view.query.fit_shown else f"all {view.query.level.plural}"
        note += f"; made from {made}"
    return note


def class_words(view: ExploreView) -> tuple[str, ...]:
    """Return the limits of each class in words, or the names of the categories."""
    classes = view.classification
    if classes is None:
        return view.labels
    return legends.ranges(classes, view.say)


def _histogram(view: ExploreView, shades: tuple[str, ...]) -> Histogram | None:
    classes = view.classification
    if classes is None:
        return None
    shown = view.shown[view.shown["class_id"] >= 0]
    if shown.empty:
        return None
    marks = [(float(view.table.loc[place.code, "mapped"]), place.name) for place in view.placed]
    counted = shown.loc[counts(shown.index, shown["status"]), "mapped"]
    limits = [] if classes.one_value_each else classes.edges[1:-1]
    return Histogram(
        numbers=tuple(shown["mapped"]),
        classes=tuple(shown["class_id"]),
        colours=shades,
        marks=tuple(marks),
        ends=(
            _at_end(view, shown["mapped"].min()),
            marked(view.say(float(counted.median())), of_all(view.shown["status"], counted)),
            _at_end(view, shown["mapped"].max()),
        ),
        limits=tuple((float(limit), view.say(limit)) for limit in limits),
    )


def _at_end(view: ExploreView, number: float) -> str:
    """Return the lowest or highest number with what is to be known of it, of all that have it."""
    statuses = view.shown.loc[view.shown["mapped"] == number, "status"]
    words = {mark(status) for status in statuses}
    word = words.pop() if len(words) == 1 else ""
    return f"{view.say(float(number))} ({word})" if word else view.say(float(number))
