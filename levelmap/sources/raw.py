"""Reading raw files: found where they should be, decoded, and refused with a reason otherwise."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import rdata

from levelmap.errors import ContractError, MissingFile


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
        path, name = self.path(*parts), "/".join(parts)
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # rdata warns of R attributes that a table does not need
            try:
                objects = list(rdata.read_rda(path).values())
            except (ValueError, EOFError, NotImplementedError) as error:
                raise ContractError(
                    name, "(file)", f"cannot be read as R data ({error})"
                ) from error
        if len(objects) != 1 or not isinstance(objects[0], pd.DataFrame):
            raise ContractError(name, "(file)", f"holds {len(objects)} objects, expected one table")
        frame = objects[0].reset_index(drop=True)
        _require(frame, columns, name)
        is_text = [not pd.api.types.is_numeric_dtype(frame[column]) for column in frame]
        kinds = dict(zip(frame, np.where(is_text, "str", "float64"), strict=True))
        return frame.astype(kinds)


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
