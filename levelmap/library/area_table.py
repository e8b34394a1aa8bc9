"""An answer about areas: a table that draws itself."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Generic, TypeVar

import geopandas as gpd
import pandas as pd

from levelmap.atlas import Atlas
from levelmap.drawing.area_picture import AreaPicture, draw
from levelmap.errors import UnknownGeography
from levelmap.geography import boundaries
from levelmap.terms import Geography, Polarity

T = TypeVar("T")

ROWS_PRINTED = 10


@dataclass(frozen=True)
class AreaTable(Generic[T]):
    """An answer about areas: a table that draws itself, and all else that was found.

    Attributes
    ----------
    found
        The whole answer, with everything that its type documents.
    title
        What it is, in words.
    table
        Index `area_code`, first column `area_name`.
    shown
        The column that a map shows.
    geography
        The areas; None for a person's own.
    polarity
        Which end of `shown` is the worse one.
    notes
        What to know: how figures were carried, what is left out, who made them.
    atlas
        Where the boundaries are read.
    """

    found: T
    title: str
    table: pd.DataFrame
    shown: str
    geography: Geography | None
    polarity: Polarity
    notes: tuple[str, ...]
    atlas: Atlas

    def to_frame(self) -> pd.DataFrame:
        """Return a copy of the table: index `area_code`, first column `area_name`."""
        return self.table.copy()

    def to_geodataframe(self) -> gpd.GeoDataFrame:
        """Return the table with the boundaries of its areas, in the British National Grid.

        Raises
        ------
        UnknownGeography
            No boundaries of these areas are held, or they are a person's own.
        """
        if self.geography is None:
            raise UnknownGeography(
                "These areas are your own, so that no boundaries are held: join "
                "`to_frame()` with a layer of yours by code."
            )
        outlines = boundaries.read(self.atlas.folders, str(self.geography))
        shapes = outlines.set_index("code")[["geometry"]].rename_axis("area_code")
        return shapes.join(self.table, how="right").reindex(self.table.index)

    def plot(self) -> AreaPicture:
        """Return a map of `shown`: numbers in five classes of equal count, or categories.

        A notebook shows it; `save` writes it as SVG or PNG.

        Raises
        ------
        UnknownGeography
            No boundaries of these areas are held.
        TooFewValues
            No area has a value.
        """
        return draw(self.to_geodataframe(), self.shown, self.title, self.polarity, self.notes)

    def __repr__(self) -> str:
        return f"{self.title}\n{self.table}"

    def _repr_html_(self) -> str:
        notes = "".join(f"<p><small>{escape(note)}</small></p>" for note in self.notes)
        table = self.table.to_html(max_rows=ROWS_PRINTED, border=0)
        return f"<p><strong>{escape(self.title)}</strong></p>{table}{notes}"
