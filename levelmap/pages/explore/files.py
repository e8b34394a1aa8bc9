"""The Explore screen as files: its table with dictionary and provenance, and GeoJSON."""

from __future__ import annotations

import json

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from levelmap import __version__
from levelmap.catalogue.provenance import boundary_attribution
from levelmap.downloads.bundle import archive, csv_file, source_facts
from levelmap.pages.explore.view import ExploreView
from levelmap.statuses import ranks

COLUMNS = {
    "area_code": "GSS code of the area, in force in the year of its boundaries",
    "area_name": "Name of the area",
    "within": "Name of the authority, region or nation that contains it",
    "period": "The period in words",
    "value": "The value in the unit of the indicator; empty if there is none",
    "unit": "What a value counts",
    "rank": "Place among the areas of this table, 1 for the worst value, or for the highest where "
    "neither end is bad; equal values share the first of their places, a figure of several "
    "areas together takes one",
    "lower_ci": "Lower limit of the 95% confidence interval, where published",
    "upper_ci": "Upper limit of the 95% confidence interval, where published",
    "status": "Why a value is missing, or what to know about it, several things by spaces; empty "
    "is an ordinary value",
    "mapped": "The number that the colour stands for: the value, a change, a gap, or the place of "
    "a category from 0",
    "class": "Class on the map, 1 for the lowest numbers; empty for no data",
    "class_words": "Limits of the class, for values as they are printed (rounded), or name of the "
    "category",
    "publisher": "Who publishes the source",
    "computed_by": "Who made the figures, and how",
}

COORDINATE_DECIMALS = 5
"""About a metre."""


def view_table(view: ExploreView, class_words: tuple[str, ...]) -> pd.DataFrame:
    """Return one row for each area shown (columns of `COLUMNS`).

    Parameters
    ----------
    class_words
        The words of each class in the legend.
    """
    shown = view.shown
    ids = shown["class_id"].to_numpy()
    return pd.DataFrame(
        {
            "area_code": shown.index,
            "area_name": shown["name"].to_numpy(),
            "within": shown["within"].to_numpy(),
            "period": view.series.period.label,
            "value": shown["value"].to_numpy(),
            "unit": view.indicator.unit,
            "rank": ranks(shown["value"], shown["status"], view.indicator.polarity).array,
            **{name: shown[name].to_numpy() for name in ("lower_ci", "upper_ci")},
            "status": shown["status"].to_numpy(),
            "mapped": shown["mapped"].to_numpy(),
            "class": pd.array(np.where(ids < 0, None, ids + 1), dtype="Int64"),
            "class_words": ["" if number < 0 else class_words[number] for number in ids],
            "publisher": view.source.publisher,
            "computed_by": view.indicator.made_by(
                view.series.drawn.area_type, view.source.publisher
            ),
        }
    )


def about(view: ExploreView, link: str) -> dict[str, object]:
    """Return what a reader of a file must know: what is shown, of what, from whom."""
    return {
        "title": view.title,
        "indicator": view.indicator.slug,
        "description": view.indicator.description,
        "unit": view.indicator.unit,
        "polarity": view.indicator.polarity.value,
        "polarity_reason": view.indicator.polarity_reason,
        "caveat": view.indicator.caveat,
        "boundaries": view.series.drawn.label,
        "boundary_attribution": boundary_attribution(view.series.drawn.vintage),
        "notes": view.notes,
        "source": source_facts(view.source),
        "link": link,
    }


def view_csv(view: ExploreView, class_words: tuple[str, ...]) -> bytes:
    """Return the table of the screen as a CSV file."""
    return csv_file(view_table(view, class_words))


def view_zip(view: ExploreView, class_words: tuple[str, ...], link: str) -> bytes:
    """Return the table of the screen with dictionary and provenance as a zip."""
    return archive(file_name(view), view_table(view, class_words), COLUMNS, about(view, link))


def geojson(
    view: ExploreView, class_words: tuple[str, ...], areas: gpd.GeoDataFrame, link: str
) -> bytes:
    """Return the areas shown with their values as GeoJSON (RFC 7946: longitude and latitude).

    Parameters
    ----------
    areas
        Boundaries of every area of the layer (`code`, `geometry`, with their CRS).
    """
    table = view_table(view, class_words).astype(object)
    rows = table.where(table.notna(), None).set_index("area_code", drop=False)
    shown = areas[areas["code"].isin(rows.index)].to_crs("EPSG:4326")
    shapes = shapely.transform(
        shown.geometry.to_numpy(), lambda points: np.round(points, COORDINATE_DECIMALS)
    )
    features = [
        {
            "type": "Feature",
            "id": code,
            "properties": dict(rows.loc[code]),
            "geometry": json.loads(shapely.to_geojson(shape)),
        }
        for code, shape in zip(shown["code"], shapes, strict=True)
    ]
    content = {
        "type": "FeatureCollection",
        "made_by": f"LevelMap {__version__}",
        **about(view, link),
        "features": features,
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def file_name(view: ExploreView) -> str:
    """Return a name for files of this screen, of letters, digits and hyphens."""
    period = view.series.period.start.isoformat()
    parts = [view.indicator.slug, view.query.level.value, view.query.within, period]
    if view.labels or view.since or view.query.mode.is_diverging:
        parts.append(view.query.mode.value.replace("_", "-"))
    return "-".join(part for part in parts if part)
