"""Reading raw files: found where they should be, decoded, and refused with a reason otherwise."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import rdata
import shapely

from levelmap.errors import ContractError, MissingFile

TABLES_KEPT = 12
"""R tables that are kept for the next step that reads them."""

MIN_RING = 4
"""Points of the smallest ring, the first being the last."""


@dataclass(frozen=True)
class RawFolder:
    """A folder of files as published, laid out as the sources expect."""

    root: Path

    def path(self, *parts: str) -> Path:
        """Return the path of one raw file or folder.

        Raises
        ------
        MissingFile
            It is not there.
        """
        found = self.root.joinpath(*parts)
        if not found.exists():
            raise MissingFile(f"The raw folder has no {'/'.join(parts)}: expected it at {found}.")
        return found

    def csv(
        self,
        *parts: str,
        columns: Sequence[str] = (),
        encoding: str = "utf-8-sig",
        skiprows: int = 0,
    ) -> pd.DataFrame:
        """Return one CSV as text columns, empty cells as empty text, without a byte-order mark.

        Raises
        ------
        MissingFile
            The file is not there.
        ContractError
            It cannot be read, or a column of *columns* is missing.
        """
        path = self.path(*parts)
        name = "/".join(parts)
        try:
            frame = pd.read_csv(
                path, dtype=str, keep_default_na=False, encoding=encoding, skiprows=skiprows
            )
        except (pd.errors.ParserError, pd.errors.EmptyDataError, UnicodeDecodeError) as error:
            raise ContractError(name, "(file)", f"cannot be read as CSV ({error})") from error
        _require(frame, columns, name)
        return frame

    def r_table(self, *parts: str, columns: Sequence[str] = ()) -> pd.DataFrame:
        """Return the one table that an R data file holds, rows numbered from 0.

        Text columns are `str` with NaN for R's NA, number columns are `float64`.

        Raises
        ------
        MissingFile
            The file is not there.
        ContractError
            It cannot be read, holds no table or several, or a column of *columns* is missing.
        """
        frame = _r_table(self.path(*parts), "/".join(parts))
        _require(frame, columns, "/".join(parts))
        return frame.copy()

    def r_outlines(self, *parts: str, columns: Sequence[str]) -> gpd.GeoDataFrame:
        """Return a table of areas with their outlines in degrees that an R data file (sf) holds.

        Rings of fewer than four points enclose nothing and are left out.

        Parameters
        ----------
        columns
            Text columns that are kept.

        Raises
        ------
        MissingFile
            The file is not there.
        ContractError
            It cannot be read, or a column is missing.
        """
        frame = _r_frame(self.path(*parts), "/".join(parts))
        _require(frame, (*columns, "geometry"), "/".join(parts))
        shapes = [_polygons(found) for found in frame["geometry"]]
        return gpd.GeoDataFrame(
            frame[list(columns)].astype("str"), geometry=shapes, crs="EPSG:4326"
        )


def _r_frame(path: Path, name: str) -> pd.DataFrame:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # rdata warns of R attributes that a table does not need
        try:
            objects = list(rdata.read_rda(path).values())
        except (ValueError, EOFError, NotImplementedError) as error:
            raise ContractError(name, "(file)", f"cannot be read as R data ({error})") from error
    if len(objects) != 1 or not isinstance(objects[0], pd.DataFrame):
        raise ContractError(name, "(file)", f"holds {len(objects)} objects, expected one table")
    frame: pd.DataFrame = objects[0].reset_index(drop=True)
    return frame


@lru_cache(maxsize=TABLES_KEPT)
def _r_table(path: Path, name: str) -> pd.DataFrame:
    """Return one table with its kinds, kept because several steps of a build read it."""
    frame = _r_frame(path, name)
    is_text = [not pd.api.types.is_numeric_dtype(frame[column]) for column in frame]
    kinds = dict(zip(frame, np.where(is_text, "str", "float64"), strict=True))
    return frame.astype(kinds)


def _polygons(found: list[Any]) -> shapely.MultiPolygon:
    """Return what sf holds as a polygon (a list of rings) or several (a list of such lists)."""
    parts = found if isinstance(found[0], list) else [found]
    kept = [[ring for ring in rings if len(ring) >= MIN_RING] for rings in parts]
    return shapely.MultiPolygon([shapely.Polygon(r[0], r[1:]) for r in kept if r])


def _require(frame: pd.DataFrame, columns: Sequence[str], name: str) -> None:
    for column in columns:
        if column not in frame.columns:
            raise ContractError(name, column, f"is missing; found {', '.join(frame.columns)}")


def numbers(column: pd.Series, file: str, missing: Sequence[str] = ("",)) -> pd.Series:
    """Return a text column as numbers; texts of *missing* become NaN.

    Raises
    ------
    ContractError
        Another text is not a number; rows are given as lines of the file.
    """
    text = column.str.strip()
    values = pd.to_numeric(text, errors="coerce")
    wrong = values.isna() & ~text.isin(list(missing))
    if wrong.any():
        rows = [f"line {int(row) + 2}: {value!r}" for row, value in column[wrong].head(5).items()]
        raise ContractError(file, str(column.name), "holds what is not a number", rows)
    return values.astype("float64")
