"""A person's own list or indicator: read from CSV or XLSX, matched to areas, with a report.

Nothing is stored: what comes out lives where the caller keeps it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import pandas as pd
from openpyxl import load_workbook

from levelmap import gss
from levelmap.answers.own_data_matching import Matching, match_rows
from levelmap.answers.own_tables import as_table, number_columns, read_cells
from levelmap.atlas import Atlas
from levelmap.comparison.place_sets import PlaceSet
from levelmap.errors import DataError
from levelmap.terms import Nation

MOST_BYTES = 5_000_000
MOST_ROWS = 20_000
MOST_COLUMNS = 200
MOST_UNPACKED = 50_000_000
MOST_RATIO = 100
"""An archive that unpacks to more bytes, or to this many times its size, is not opened."""


@dataclass(frozen=True)
class OwnData:
    """A table of a person's own, matched.

    Attributes
    ----------
    name
        Of the file.
    matching
        Which rows mean which areas, and which mean none.
    columns
        Columns of numbers, index the matched area code; empty where there are none.
    problem
        Why a column could not be used, in one sentence; empty where all could.
    """

    name: str
    matching: Matching
    columns: pd.DataFrame
    problem: str = ""

    @property
    def places(self) -> PlaceSet:
        """Return the areas named as a list; any area of the nations it names could be on it."""
        nations = {code[0] for code in self.matching.codes}
        universe = {code for code in self.matching.universe if code[0] in nations}
        return PlaceSet(
            self.name, frozenset(self.matching.codes), frozenset(universe), self.matching.geography
        )

    @property
    def report(self) -> tuple[str, ...]:
        """Return what was made of the table, in sentences."""
        return (*self.matching.report, *self._universe_words(), *filter(None, (self.problem,)))

    def _universe_words(self) -> tuple[str, ...]:
        nations = {code[0] for code in self.matching.codes}
        labels = [nation.label for nation in Nation if nation.letter in nations]
        return (
            f"As a list it is taken to have had the choice of all {self.matching.geography.label} "
            f"in {', '.join(labels)}.",
        )


def read_own_data(content: bytes, name: str, atlas: Atlas) -> OwnData:
    """Return a table of a person's own, matched to areas.

    CSV or XLSX by its content, not by its name; the first sheet of a workbook. Areas by code or by
    name, of any year.

    Raises
    ------
    DataError
        The file is empty, too large, not a table, an archive that unpacks to too much, or names no
        area.
    """
    if not content:
        raise DataError(f"{name} is empty: expected a table with area codes or names.")
    if len(content) > MOST_BYTES:
        raise DataError(
            f"{name} has {len(content) / 1e6:,.1f} MB: expected at most {MOST_BYTES / 1e6:.0f} MB. "
            "Keep one row for each area and the columns that are needed."
        )
    is_archive = content[:4] == b"PK\x03\x04"
    table = _headed(_read_workbook(content, name) if is_archive else read_cells(content, name))
    if len(table) > MOST_ROWS:
        raise DataError(_too_many_rows(name))
    matching, areas = match_rows(table, name, atlas)
    columns, problem = _numbers(table, areas, name)
    return OwnData(name, matching, columns, problem)


def _headed(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with its first line as a row if that line holds codes and no headings."""
    headings = list(map(str, table.columns))
    if not any(gss.is_code(gss.normalise(heading)) for heading in headings):
        return table
    named = [f"column {number}" for number in range(1, len(headings) + 1)]
    return pd.DataFrame([headings, *table.to_numpy().tolist()], columns=named)


def _too_many_rows(name: str) -> str:
    return f"{name} has more than {MOST_ROWS:,} rows: expected one row for each area."


def _read_workbook(content: bytes, name: str) -> pd.DataFrame:
    _check_archive(content, name)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        rows = [list(row) for row in _cells(book.worksheets[0].iter_rows(values_only=True))]
    except DataError:
        raise
    except Exception as error:
        # openpyxl raises whatever its parsers raise: a damaged file can cause any of them
        raise DataError(
            f"{name} cannot be read as a workbook ({type(error).__name__}): save it again as XLSX "
            "or CSV."
        ) from error
    if len(rows) > MOST_ROWS + 1:
        raise DataError(_too_many_rows(name))
    if not rows:
        raise DataError(f"The first sheet of {name} is empty: expected a heading and rows.")
    width = max(len(row) for row in rows)
    return as_table([row + [""] * (width - len(row)) for row in rows], name)


def _check_archive(content: bytes, name: str) -> None:
    try:
        members = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except zipfile.BadZipFile as error:
        raise DataError(f"{name} is damaged: it begins like an archive and is none.") from error
    if not any(member.filename == "[Content_Types].xml" for member in members):
        raise DataError(f"{name} is an archive and no workbook: expected XLSX or CSV.")
    unpacked = sum(member.file_size for member in members)
    packed = max(1, sum(member.compress_size for member in members))
    if unpacked > MOST_UNPACKED or unpacked / packed > MOST_RATIO:
        raise DataError(
            f"{name} unpacks to {unpacked / 1e6:,.0f} MB, {unpacked / packed:,.0f} times its size: "
            "it is not opened. Save the table as CSV."
        )


def _cells(rows: Iterator[tuple[object, ...]]) -> Iterator[list[str]]:
    """Yield rows as texts without the empty columns at their ends; empty rows are left out."""
    for row in islice(rows, MOST_ROWS + 2):
        cells = ["" if cell is None else str(cell).strip() for cell in row[:MOST_COLUMNS]]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield cells


def _numbers(table: pd.DataFrame, areas: pd.Series, name: str) -> tuple[pd.DataFrame, str]:
    """Return the columns of numbers by area, and why a column could not be used."""
    known = areas[areas != ""]
    cells = table.loc[known.index].set_axis(pd.Index(known, name="area_code"))
    cells = cells[~cells.index.duplicated()]
    try:
        return number_columns(cells, name), ""
    except DataError as error:
        has_digits = cells.map(lambda cell: cell.replace(".", "").isdecimal()).any(axis=None)
        return pd.DataFrame(index=cells.index), str(error) if has_digits else ""
