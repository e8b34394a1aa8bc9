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
    """A cell that leads somewhere: within the app, or to a page of a source.

    An address of another kind than these is not followed: only its words are shown.
    """

    text: str
    address: str


Cell = str | Link

BROAD = 5
"""A table of so many columns keeps a width at which its words can be read, and scrolls.

On a phone each of its rows is a block, in which every cell stands beside the title of its column.
"""


def html_table(caption: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> str:
    """Return a table as HTML; every text is escaped, the first cell of a row is its header.

    A wide table scrolls within its own region, which takes the keyboard's focus. It needs the parts
    `tokens` and `parts` of the style sheet.
    """
    head = "".join(
        f'<th scope="col"{_right(column)}>{escape(column.title)}</th>' for column in columns
    )
    is_broad = len(columns) >= BROAD
    body = "".join(f"<tr>{_cells(columns, row, is_broad)}</tr>" for row in rows)
    label = escape(caption, quote=True)
    kind = "levelmap-table levelmap-broad" if is_broad else "levelmap-table"
    return (
        f'<div class="levelmap-scroll" role="region" tabindex="0" aria-label="{label}">'
        f'<table class="{kind}"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def lines_html(lines: Iterable[tuple[str, Cell]]) -> str:
    """Return facts as HTML, each a line of its name and what is held; empty ones are left out."""
    rows = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{cell_html(cell)}</dd></div>"
        for name, cell in lines
        if cell
    )
    return f'<dl class="levelmap-lines">{rows}</dl>'


def _cells(columns: Sequence[Column], row: Sequence[Cell], is_broad: bool) -> str:
    first, *others = zip(columns, row, strict=True)
    cells = [f'<th scope="row"{_right(first[0])}>{cell_html(first[1])}</th>']
    cells += [
        f"<td{_right(column)}{titled(column.title) if is_broad else ''}>{cell_html(cell)}</td>"
        for column, cell in others
    ]
    return "".join(cells)


def titled(title: str) -> str:
    """Return the attribute by which a cell of a broad table knows the title of its column."""
    return f' data-title="{escape(title, quote=True)}"'


def _right(column: Column) -> str:
    return ' class="number"' if column.is_number else ""


def cell_html(cell: Cell) -> str:
    """Return a cell as HTML; its text is escaped."""
    if isinstance(cell, Link) and cell.address.startswith(("https://", "http://")):
        return f'<a href="{escape(cell.address, quote=True)}">{escape(cell.text)}</a>'
    if isinstance(cell, Link):
        if ":" in cell.address.split("?")[0]:
            return escape(cell.text)
        return (
            f'<a href="{escape(cell.address, quote=True)}" target="_self">{escape(cell.text)}</a>'
        )
    return escape(cell)
