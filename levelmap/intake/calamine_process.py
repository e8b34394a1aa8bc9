"""Run as a program: a workbook on standard input, its sheets on standard output, a line each.

Workbooks of before 2007 and of OpenDocument may claim sizes that no check tells beforehand, so they
are read where memory and processor time are bounded by the system. Nothing of LevelMap is imported:
the process is to start soon and to be small. See `old_workbooks`, which starts it.

A line is a JSON list: `["sheet", name]`, then `["row", cell, ...]` for each of its rows, `["many"]`
where there are more rows, columns, cells or characters than asked for, and `["end"]` at the end of
all.
"""

from __future__ import annotations

import io
import json
import resource
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TextIO

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

MOST_MEMORY, MOST_SECONDS = 160_000_000, 1
"""Bytes of addresses, of which the interpreter itself takes some 40 MB, and processor time."""


def main() -> None:
    """Read with the limits of the command: rows of a sheet, columns, cells, characters, sheets."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    rows, columns, cells, letters, sheets = map(int, sys.argv[1:])
    out = sys.stdout
    book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    left = cells
    for name in _tables(book)[:sheets]:
        _say(out, "sheet", name)
        sheet = book.get_sheet_by_name(name)
        left -= sheet.height * sheet.width
        if sheet.total_height > rows or sheet.total_width > columns or left < 0:
            _say(out, "many")
            break
        for row in _rows(sheet):
            letters -= sum(len(cell) for cell in row if isinstance(cell, str))
            if letters < 0:
                _say(out, "many")
                break
            _say(out, "row", *row)
    _say(out, "end")


def _tables(book: CalamineWorkbook) -> list[str]:
    sheets = [one for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    visible = [one.name for one in sheets if one.visible == SheetVisibleEnum.Visible]
    return visible or [one.name for one in sheets]


def _rows(sheet: CalamineSheet) -> Iterator[list[object]]:
    """Yield the rows from the first line of the sheet, without the empty cells at their ends."""
    if sheet.start is None:
        return
    above, before = sheet.start
    yield from ([] for _ in range(above))
    for row in sheet.to_python(skip_empty_area=True):
        cells: list[object] = [""] * before + list(map(_plain, row))
        while cells and cells[-1] == "":
            cells.pop()
        yield cells


def _plain(value: object) -> object:
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value) if isinstance(value, timedelta) else value


def _say(out: TextIO, *words: object) -> None:
    out.write(json.dumps(words) + "\n")


if __name__ == "__main__":
    main()
