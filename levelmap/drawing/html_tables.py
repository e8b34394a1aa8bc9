"""Real HTML tables: caption, column and row headers, readable by keyboard and screen reader."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading, and whether it holds numbers (set to the right)."""

    title: str
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads somewhere within the app."""

    text: str
    address: str


Cell = str | Link


def html_table(caption: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> str:
    """Return a table as HTML; every text is escaped, the first cell of a row is its header.

    A wide table scrolls within its own region, which takes the keyboard's focus.
    """
    head = "".join(
        f'<th scope="col"{_right(column)}>{escape(column.title)}</th>' for column in columns
    )
    body = "".join(f"<tr>{_cells(columns, row)}</tr>" for row in rows)
    label = escape(caption, quote=True)
    return (
        f"<style>{_CSS}</style>"
        f'<div class="levelmap-scroll" role="region" tabindex="0" aria-label="{label}">'
        f'<table class="levelmap-table"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cells(columns: Sequence[Column], row: Sequence[Cell]) -> str:
    first, *others = zip(columns, row, strict=True)
    cells = [f'<th scope="row"{_right(first[0])}>{_content(first[1])}</th>']
    cells += [f"<td{_right(column)}>{_content(cell)}</td>" for column, cell in others]
    return "".join(cells)


def _right(column: Column) -> str:
    return ' class="number"' if column.is_number else ""


def _content(cell: Cell) -> str:
    if isinstance(cell, Link):
        return (
            f'<a href="{escape(cell.address, quote=True)}" target="_self">{escape(cell.text)}</a>'
        )
    return escape(cell)


_CSS = """
.levelmap-scroll { overflow-x: auto; max-width: 100%; }
.levelmap-scroll:focus-visible { outline: 2px solid #1b4f72; outline-offset: 2px; }
.levelmap-table { border-collapse: collapse; font-size: 0.9rem; width: 100%; }
.levelmap-table caption { text-align: left; font-weight: 600; padding: 0 0 0.35rem; }
.levelmap-table th, .levelmap-table td { text-align: left; vertical-align: top; font-weight: 400;
  padding: 0.3rem 0.9rem 0.3rem 0; border: 0; border-bottom: 1px solid #c9d2d9; }
.levelmap-table tbody th:not(.number) { min-width: 8rem; }
.levelmap-table thead th { font-weight: 600; border-bottom: 2px solid #5b6670; }
.levelmap-table .number { text-align: right; font-variant-numeric: tabular-nums; }
"""
