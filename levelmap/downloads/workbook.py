"""Tables as an XLSX workbook that no spreadsheet takes for formulas."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Mapping
from datetime import datetime

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from levelmap.downloads.bundle import neutralised

WIDEST, NARROWEST = 70, 9
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

LONGEST_TITLE = 31
"""Characters that the format allows in the name of a sheet."""

_FIXED = datetime(2000, 1, 1)
_HEAD = PatternFill("solid", fgColor="17527A")


def workbook(sheets: Mapping[str, pd.DataFrame]) -> bytes:
    """Return a workbook with one sheet for each table, a heading in the first row of each.

    Texts that begin with `= + - @` are neutralised unless they are numbers (OWASP ASVS 1.2.10);
    a missing number is an empty cell.
    """
    book = Workbook()
    book.remove(book.active)
    for title, table in sheets.items():
        _fill(book.create_sheet(_sheet_name(title)), table)
    book.properties.creator = "LevelMap"
    book.properties.created = book.properties.modified = _FIXED
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _sheet_name(title: str) -> str:
    return re.sub(r"[\[\]:*?/\\]", " ", title)[:LONGEST_TITLE]


def _fill(sheet: Worksheet, table: pd.DataFrame) -> None:
    sheet.append([_cell(title) for title in table.columns])
    for row in table.itertuples(index=False):
        sheet.append([_cell(value) for value in row])
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), _HEAD
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    for number, title in enumerate(table.columns, 1):
        texts = [str(title), *map(str, table.iloc[:200, number - 1])]
        width = min(max([NARROWEST, *map(len, texts)]) + 2, WIDEST)
        sheet.column_dimensions[get_column_letter(number)].width = width


def _cell(value: object) -> object:
    if value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, str):
        return neutralised(ILLEGAL_CHARACTERS_RE.sub("", value))
    return value.item() if hasattr(value, "item") else value
