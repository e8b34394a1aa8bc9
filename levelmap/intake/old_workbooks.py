"""Workbooks of before 2007 (XLS) and of OpenDocument (ODS): read in a process of their own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from levelmap.errors import DataError
from levelmap.intake.limits import MOST_CELLS, MOST_COLUMNS, MOST_LETTERS, MOST_ROWS, MOST_SHEETS
from levelmap.intake.workbooks import Sheet, text_of

_PROGRAM = Path(__file__).with_name("calamine_process.py")
_PATIENCE_SECONDS = 10
"""Processor time is bounded by the system; this is for a machine that stands still."""

_MOST_LINES = MOST_ROWS + 100


def sheets(content: bytes, name: str) -> tuple[Sheet, ...]:
    """Return every visible sheet with all its rows.

    Raises
    ------
    DataError
        The workbook is damaged, has a password, or has too much in it.
    """
    lines = _read(content, name)
    found: list[tuple[str, list[tuple[str, ...]]]] = []
    for kind, *cells in lines:
        if kind == "sheet":
            found.append((str(cells[0]), []))
        elif kind == "row":
            found[-1][1].append(tuple(map(text_of, cells)))
        elif kind == "many":
            raise DataError(
                f"{name} has a sheet that goes on beyond {MOST_ROWS:,} lines, {MOST_COLUMNS:,} "
                f"columns, {MOST_CELLS:,} cells or {MOST_LETTERS:,} characters: copy the table "
                "alone to a new sheet."
            )
    return tuple(Sheet(title, tuple(rows)) for title, rows in found)


def _read(content: bytes, name: str) -> Iterator[list[object]]:
    limits = map(str, (_MOST_LINES, MOST_COLUMNS, MOST_CELLS, MOST_LETTERS, MOST_SHEETS))
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(_PROGRAM), *limits],
            input=content,
            capture_output=True,
            timeout=_PATIENCE_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise DataError(_too_much(name)) from None
    lines = done.stdout.splitlines()
    if done.returncode < 0 or b"MemoryError" in done.stderr:
        raise DataError(_too_much(name))
    if done.returncode or not lines or json.loads(lines[-1]) != ["end"]:
        raise DataError(
            f"{name} cannot be read as a workbook: it is damaged, or has a password. Save it again "
            "as XLSX or CSV."
        )
    return map(json.loads, lines)


def _too_much(name: str) -> str:
    return f"{name} takes too much time or memory to read: save the table alone as XLSX or CSV."
