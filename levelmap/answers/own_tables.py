"""A person's own table: read, checked, and refused with a reason; nothing is stored."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd

from levelmap.errors import ContractError, DataError, MissingFile

MOST_BYTES = 50_000_000
MOST_ROWS = 200_000
MOST_COLUMNS = 1_000

CODE_NAMES = ("area_code", "areacd", "code", "gss_code", "area code", "gss code")
"""Headings under which area codes are looked for, in this order; case does not matter."""

MISSING = frozenset(
    {"", "na", "n/a", "nan", "null", "..", ".", "-", ":", "*", "[x]", "[c]", "[u]", "[z]", "x", "c"}
)
"""Texts that publishers write where there is no value, in lower case."""


def read_file(path: Path) -> pd.DataFrame:
    """Return the table in a CSV file (see `read_text_table`).

    Raises
    ------
    MissingFile
        There is no such file.
    DataError
        It is too large, or cannot be read.
    """
    if not path.is_file():
        raise MissingFile(f"There is no file {path}.")
    if path.stat().st_size > MOST_BYTES:
        raise DataError(_too_large(path.name, path.stat().st_size))
    return read_text_table(path.read_bytes(), path.name)


def read_text_table(content: bytes, name: str) -> pd.DataFrame:
    """Return a CSV as text columns, the area code as index named `area_code`.

    Raises
    ------
    DataError
        As `read_cells`.
    ContractError
        As `read_cells`; or there is no column of codes, a code occurs twice, or one is empty.
    """
    return _indexed(read_cells(content, name), name)


def read_cells(content: bytes, name: str) -> pd.DataFrame:
    """Return a CSV as text columns under its headings.

    UTF-8 or UTF-16, with comma, semicolon or tab between cells; surrounding spaces are dropped.

    Raises
    ------
    DataError
        The content is too large, not text, has no rows, or too many rows or columns.
    ContractError
        A heading occurs twice, or a row has more or fewer cells than the heading.
    """
    if len(content) > MOST_BYTES:
        raise DataError(_too_large(name, len(content)))
    return as_table(_rows(_decoded(content, name), name), name)


def as_table(rows: list[list[str]], name: str) -> pd.DataFrame:
    """Return rows of cells, the first the headings, as text columns; raises as `read_cells`."""
    header = [cell.strip() for cell in rows[0]]
    _check_header(header, name)
    width = len(header)
    cells = [[cell.strip() for cell in row] for row in rows[1:] if any(map(str.strip, row))]
    wrong = [number for number, row in enumerate(cells, 2) if len(row) != width]
    if wrong:
        raise ContractError(
            name, "(rows)", f"line {wrong[0]} does not have the {width} cells of the heading"
        )
    if not cells:
        raise DataError(f"{name} has a heading and no rows: expected one row for each area.")
    return pd.DataFrame(cells, columns=header)


def number_columns(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return every column that holds numbers; a column of words is left out.

    A column is one of numbers if at least one cell is; then every cell must be a number (thousands
    commas allowed) or say that there is none (`MISSING`).

    Raises
    ------
    ContractError
        A cell of a number column is neither.
    DataError
        No column holds numbers.
    """
    found = {column: _numbers(table[column], name) for column in table.columns}
    numeric = {column: values for column, values in found.items() if values is not None}
    if not numeric:
        raise DataError(
            f"{name} has no column of numbers beside the codes: expected one for each indicator."
        )
    return pd.DataFrame(numeric, index=table.index)


def _too_large(name: str, size: int) -> str:
    return (
        f"{name} has {size / 1e6:,.0f} MB: expected at most {MOST_BYTES / 1e6:,.0f} MB. Keep one "
        "row for each area and the columns that are needed."
    )


def _decoded(content: bytes, name: str) -> str:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        raise DataError(
            f"{name} is not text in UTF-8: save it as CSV UTF-8 and try again."
        ) from None
    if "\0" in text:
        raise DataError(f"{name} is not a text file: expected CSV.")
    return text


def _rows(text: str, name: str) -> list[list[str]]:
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    try:
        rows = []
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            rows.append(row)
            if len(rows) > MOST_ROWS + 1:
                raise DataError(f"{name} has more than {MOST_ROWS:,} rows: expected one per area.")
    except csv.Error as error:
        raise DataError(f"{name} cannot be read as CSV ({error}).") from None
    if not rows or not any(cell.strip() for cell in rows[0]):
        raise DataError(f"{name} is empty: expected a heading with area_code and a row per area.")
    return rows


def _check_header(header: list[str], name: str) -> None:
    if len(header) > MOST_COLUMNS:
        raise DataError(f"{name} has {len(header):,} columns: expected at most {MOST_COLUMNS:,}.")
    if repeated := [title for title in dict.fromkeys(header) if header.count(title) > 1]:
        raise ContractError(name, repeated[0], "is the heading of two columns")


def _indexed(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    by_lower = {column.lower(): column for column in frame.columns}
    named = [by_lower[candidate] for candidate in CODE_NAMES if candidate in by_lower]
    if not named:
        raise ContractError(
            name, "area_code", f"is missing; found {', '.join(map(str, frame.columns[:10]))}"
        )
    codes = frame[named[0]]
    if (codes == "").any():
        line = int(codes.index[codes == ""][0]) + 2
        raise ContractError(name, named[0], f"is empty on line {line}")
    if codes.duplicated().any():
        raise ContractError(name, named[0], "holds an area twice", codes[codes.duplicated()])
    return frame.drop(columns=named[0]).set_axis(pd.Index(codes, name="area_code"))


def _numbers(column: pd.Series, name: str) -> pd.Series | None:
    text = column.str.replace(r"(?<=\d),(?=\d{3}\b)", "", regex=True)
    values = pd.to_numeric(text, errors="coerce")
    if values.notna().sum() == 0:
        return None
    is_missing = text.str.lower().isin(list(MISSING))
    wrong = (values.isna() & ~is_missing) | values.isin([float("inf"), float("-inf")])
    if wrong.any():
        rows = [f"{code}: {cell!r}" for code, cell in column[wrong].head(5).items()]
        raise ContractError(name, str(column.name), "holds what is not a number", rows)
    return values.astype("float64")
