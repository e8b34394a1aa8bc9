"""Column contracts of the tables in `data/`, and their one validator.

A contract names each column with its kind and says which columns identify a row. Text columns
hold no missing values but the empty string; number columns use NaN. Flags are `yes` or empty.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from levelmap import gss
from levelmap.errors import ContractError, MissingFile

TEXT, REQUIRED, CODE, NUMBER, INTEGER, FLAG = (
    "text",
    "required",
    "code",
    "number",
    "integer",
    "flag",
)
"""Kinds of column: any text; text that is never empty; a GSS code; a number or NaN; a whole
number; `yes` or empty."""


@dataclass(frozen=True)
class Contract:
    """What a table must look like.

    Attributes
    ----------
    name
        What the table is called in messages.
    columns
        Kind of each column, in file order.
    key
        Columns that together occur once.
    """

    name: str
    columns: Mapping[str, str]
    key: tuple[str, ...]


MANIFEST = Contract(
    "manifest",
    {"path": REQUIRED, "sha256": REQUIRED, "bytes": INTEGER, "rows": INTEGER, "built_by": REQUIRED},
    ("path",),
)


_DTYPES = {NUMBER: "float64", INTEGER: "int64"}

_ALLOWED: dict[str, tuple[Callable[[str], bool], str]] = {
    CODE: (gss.is_code, "holds what is not a GSS code"),
    FLAG: (lambda text: text in ("", "yes"), "holds something other than 'yes' or nothing"),
    REQUIRED: (lambda text: bool(text.strip()), "is empty"),
}
"""What texts of a kind may be, and what is said of one that is not."""


def read_csv(path: Path, contract: Contract) -> pd.DataFrame:
    """Read and validate one CSV table of `data/`.

    Raises
    ------
    MissingFile
        There is no such file.
    ContractError
        A column is missing, unexpected or holds what its kind does not allow.
    """
    if not path.is_file():
        raise MissingFile(f"{path.name} is missing. Run the build again.")
    try:
        frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    except (pd.errors.ParserError, pd.errors.EmptyDataError, UnicodeDecodeError) as error:
        raise ContractError(path.name, "(file)", f"cannot be read as CSV ({error})") from error
    return validate(frame, contract, path.name)


def validate(frame: pd.DataFrame, contract: Contract, table: str = "") -> pd.DataFrame:
    """Return *frame* with the contract's columns in order and in their types.

    Parameters
    ----------
    frame
        Text or typed columns; numbers given as text are converted, an empty text is NaN.
    contract
        What the table must look like.
    table
        Name for messages, the contract's by default.

    Raises
    ------
    ContractError
        A column is missing or unexpected, holds what its kind does not allow, or a key repeats.
    """
    table = table or contract.name
    require_columns(frame, contract, table)
    typed = pd.DataFrame(
        {
            column: _typed(frame[column], kind, table, column)
            for column, kind in contract.columns.items()
        },
        index=frame.index,
    ).reset_index(drop=True)
    repeated = typed.duplicated(list(contract.key), keep=False)
    if repeated.any():
        rows = typed.loc[repeated, list(contract.key)].astype(str).agg(", ".join, axis=1)
        raise ContractError(table, ", ".join(contract.key), "holds a row twice", rows)
    return typed


def require_columns(frame: pd.DataFrame, contract: Contract, table: str) -> None:
    """Raise `ContractError` unless *frame* has the contract's columns and no others."""
    expected, found = list(contract.columns), list(frame.columns)
    for column in expected:
        if column not in found:
            raise ContractError(table, column, f"is missing; found {', '.join(found)}")
    if unexpected := [column for column in found if column not in expected]:
        raise ContractError(table, unexpected[0], "is not a column of this table")


def _typed(column: pd.Series, kind: str, table: str, name: str) -> pd.Series:
    if kind in _DTYPES:
        return _numbers(column, kind, table, name)
    is_text = column.dtype == "str" and not column.hasnans
    text = column if is_text else column.fillna("").astype(str)
    if kind in _ALLOWED:
        is_allowed, reason = _ALLOWED[kind]
        # a table says the same many times over
        odd = [value for value in text.unique().tolist() if not is_allowed(value)]
        if odd:
            _refuse(column, text.isin(odd), table, name, reason)
    return text


def _numbers(column: pd.Series, kind: str, table: str, name: str) -> pd.Series:
    if pd.api.types.is_numeric_dtype(column):
        numbers = column.astype("float64")
        wrong = np.isinf(numbers)
    else:
        numbers = pd.to_numeric(column, errors="coerce").astype("float64")
        is_blank = column.isna() | (column == "")
        wrong = (numbers.isna() & ~is_blank) | np.isinf(numbers)
    _refuse(column, wrong, table, name, "holds what is not a number")
    if kind == INTEGER:
        _refuse(column, numbers.isna() | (numbers % 1 != 0), table, name, "needs a whole number")
    return numbers.astype(_DTYPES[kind])


def _refuse(column: pd.Series, wrong: pd.Series, table: str, name: str, reason: str) -> None:
    if wrong.any():
        rows = [f"{row}: {value!r}" for row, value in column[wrong].head(5).items()]
        raise ContractError(table, name, f"{reason} ({int(wrong.sum())} rows)", rows)
