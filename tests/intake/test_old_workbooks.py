"""Workbooks of before 2007 and of OpenDocument: read as others are, and never dear."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable

import pytest

from levelmap.errors import DataError
from levelmap.intake import opened
from tests.intake.old_workbooks import ods, repeated, xls
from tests.intake.tables import read

ROWS = [["Local authority", "rate"], ["Hartlepool", 1.5], ["Leeds", 2.0], ["Nowhere", 3.25]]

EMPTY = (
    '<table:table-row table:number-rows-repeated="1048000">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)


@pytest.mark.parametrize("content", [xls(ROWS), ods(rows=ROWS)], ids=["xls", "ods"])
def test_it_is_read_whatever_its_name_says(content: bytes) -> None:
    found = read(content, name="own.csv")
    values = found.values("rate").by_area.dropna().to_dict()
    assert values == {"E06000001": 1.5, "E08000035": 2}
    assert "Nowhere (line 4)" in " ".join(found.report)


def test_lines_are_counted_from_the_first_of_the_sheet() -> None:
    found = read(xls(ROWS, at=(6, 2)))
    assert list(found.table.cells.index) == [8, 9, 10]


def test_empty_cells_to_the_end_of_the_sheet_are_nothing() -> None:
    rows = "".join(
        f'<table:table-row><table:table-cell office:value-type="string"><text:p>{text}</text:p>'
        '</table:table-cell><table:table-cell table:number-columns-repeated="16383"/>'
        "</table:table-row>"
        for text in ("name", "Leeds", "York")
    )
    assert len(read(ods(rows + EMPTY)).rows.rows) == 3 - 1


HOSTILE: dict[str, Callable[[], bytes]] = {
    "a row repeated to the end": lambda: ods(repeated("Leeds", 1, 1_048_576)),
    "a cell repeated to the end": lambda: ods(repeated("Leeds", 16_384, 2_000)),
    "every cell there is": lambda: ods(repeated("Leeds", 16_384, 1_048_576)),
    "more than there is": lambda: ods(repeated("Leeds", 4_294_967_295, 99_999_999_999)),
    "empty rows before the table": lambda: ods(EMPTY, rows=ROWS),
    "a password": lambda: ods(
        rows=ROWS, manifest="<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    ),
    "an entity": lambda: ods(body="<!DOCTYPE x [<!ENTITY a 'b'>]>", rows=ROWS),
    "cells at the end of the sheet": lambda: xls([["x"]], (65_535, 255)),
    "a compound file of nothing": lambda: b"\xd0\xcf\x11\xe0" + bytes(10_000),
    "a compound file of loops": lambda: (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 512 + bytes(4_000_000)
    ),
    "one cut short": lambda: xls(ROWS)[:2_000],
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_one_is_refused_in_a_sentence_at_little_cost(kind: str) -> None:
    content = HOSTILE[kind]()

    def spent() -> float:
        others = resource.getrusage(resource.RUSAGE_CHILDREN)
        return time.process_time() + others.ru_utime + others.ru_stime

    before = spent()
    with pytest.raises(DataError) as caught:
        opened(content, "own.ods")
    # the kernel ends the process after one second; what is begun of the next is counted too
    assert spent() - before < 2
    assert len(str(caught.value)) < 300
