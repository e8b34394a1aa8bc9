"""The state of the page "Data and lists": its query, changed by its widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from levelmap.pages.data.query import DataPart, DataQuery
from levelmap.pages.shared import inputs
from levelmap.pages.shared.tables import TableView

PAGE = "data"


def change(changed: Callable[[DataQuery], DataQuery]) -> None:
    """Change what is asked for before the page is made again."""
    inputs.change(PAGE, changed)


def see(seen: TableView) -> None:
    """Remember the order and filter of the table."""
    change(lambda query: replace(query, seen=seen))


def read_indicator(slug: str) -> None:
    """Open an indicator."""
    change(lambda _: DataQuery(DataPart.INDICATORS, indicator=slug))


def read_list(slug: str) -> None:
    """Open a list."""
    change(lambda _: DataQuery(DataPart.LISTS, list=slug))
