"""A table of areas as a picture: numbers in classes, or categories, with legend and notes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd

from levelmap.drawing import map_image
from levelmap.drawing.image_files import png
from levelmap.drawing.legends import Legend, LegendRow, ranges
from levelmap.drawing.map_image import MapImage
from levelmap.drawing.palettes import OKABE_ITO, Palette, for_polarity
from levelmap.files import write_whole
from levelmap.methods.classification import classify
from levelmap.terms import Polarity

CLASSES = 5
_WHOLE = 1e4

_DIRECTIONS = {
    Polarity.HIGHER_IS_WORSE: "High is worse",
    Polarity.HIGHER_IS_BETTER: "High is better",
    Polarity.NONE: "Neither end is better",
}


@dataclass(frozen=True)
class AreaPicture:
    """A map as SVG."""

    svg: str

    def _repr_svg_(self) -> str:
        return self.svg

    def save(self, path: Path | str) -> None:
        """Write it to *path*: as PNG where the name ends so, else as SVG.

        Raises
        ------
        ExportError
            The file cannot be written, or not drawn as PNG.
        """
        target = Path(path)
        is_png = target.suffix.lower() == ".png"
        write_whole(target, png(self.svg) if is_png else self.svg.encode())


def draw(
    areas: gpd.GeoDataFrame,
    column: str,
    title: str,
    polarity: Polarity,
    notes: Sequence[str],
) -> AreaPicture:
    """Return a map of one column.

    Parameters
    ----------
    areas
        Index area code; `area_name`, *column* (numbers, or text for categories; missing is no
        data) and `geometry` in plane coordinates.

    Raises
    ------
    TooFewValues
        No area has a value.
    """
    drawn = areas[areas.geometry.notna()]
    values = drawn[column]
    if pd.api.types.is_numeric_dtype(values):
        ids, words, colours = _classes(values.astype(float), polarity)
    else:
        ids, words, colours = _categories(values)
    counts = ids.value_counts()
    rows = [
        LegendRow(colour, text, int(counts.get(number, 0)))
        for number, (colour, text) in enumerate(zip(colours, words, strict=True))
    ]
    if missing := int(counts.get(-1, 0)):
        rows.append(LegendRow(None, "No data", missing))
    legend = Legend(
        title, column.replace("_", " ").capitalize(), _DIRECTIONS[polarity], tuple(rows)
    )
    image = MapImage(
        areas=drawn[["geometry"]].rename_axis("code").reset_index(),
        classes=ids.tolist(),
        colours=colours,
        words=[f"{n}: {_said(v)}" for n, v in zip(drawn["area_name"], values, strict=True)],
        chosen=(),
        legend=legend,
        lines=notes,
    )
    return AreaPicture(map_image.draw(image))


def _classes(values: pd.Series, polarity: Polarity) -> tuple[pd.Series, list[str], tuple[str, ...]]:
    found = classify(values, "quantiles", CLASSES, printed=_rounded)
    words = list(ranges(found, _said))
    colours = for_polarity(Palette.YLGNBU, found.k, polarity)
    return found.class_ids.reindex(values.index, fill_value=-1), words, colours


def _rounded(number: float) -> float:
    """Return a number with its first four digits, or all of those before the point."""
    return float(f"{number:.4g}") if abs(number) < _WHOLE else float(round(number))


def _said(value: object) -> str:
    """Return a value in words: a number as it is compared with the limits of the classes."""
    if pd.isna(value):
        return "no data"
    if not isinstance(value, int | float):
        return str(value)
    number = _rounded(value)
    decimals = 3 - math.floor(math.log10(abs(number))) if number else 0
    whole, point, part = f"{number:,.{max(decimals, 0)}f}".partition(".")
    return f"{whole}{point}{part}".rstrip("0").rstrip(".") if point else whole


def _categories(values: pd.Series) -> tuple[pd.Series, list[str], tuple[str, ...]]:
    names = sorted(values.dropna().unique())
    ids = values.map({name: number for number, name in enumerate(names)}).fillna(-1).astype(int)
    colours = tuple(OKABE_ITO[number % len(OKABE_ITO)] for number in range(len(names)))
    return ids, [str(name).replace("_", " ") for name in names], colours
