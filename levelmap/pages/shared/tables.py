"""Tables that the browser sorts and filters: how they are sent, and what a link says of them."""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from levelmap.errors import QueryError

LONGEST_FILTER = 60


@dataclass(frozen=True, slots=True)
class TableView:
    """In which order a table stands, and which of its rows.

    Attributes
    ----------
    order
        Number of a column and the direction (`2-down`); empty as made.
    filter
        What the rows shown have in their names; empty for all rows.
    """

    order: str = ""
    filter: str = ""

    def __str__(self) -> str:
        """Return both in one text, as the browser tells them."""
        return f"{self.order};{self.filter}" if self.order or self.filter else ""

    @classmethod
    def parse(cls, told: str) -> TableView:
        """Return what the browser told; whatever cannot be used of it is left out."""
        order, _, kept = told.partition(";")
        try:
            return cls(read_order(order), read_filter(kept))
        except QueryError:
            return cls()


AS_MADE = TableView()


def read_order(text: str) -> str:
    """Return the order that a link names.

    Raises
    ------
    QueryError
        It is none.
    """
    if text and not re.fullmatch(r"\d{1,2}-(up|down)", text):
        raise QueryError(f"{text[:40]!r} is no order of a table: expected one such as 2-down.")
    return text


def read_filter(text: str) -> str:
    """Return the words that a link keeps rows by, without what no name is as long as."""
    return " ".join(text[:LONGEST_FILTER].split())


def pack(content: Mapping[str, object]) -> str:
    """Return a table as the browser unpacks it: JSON, deflated, in base64.

    Parameters
    ----------
    content
        `caption`; `columns` (title, isNumber); `codes`, one for each row; `rows` of texts; `keys`,
        for each column the numbers to sort by (None for no figure), or None where the texts are
        sorted; `chosen` codes; `searched`, the number of columns that the filter looks at; and
        where the rows are no areas `noun`, and `texts` in which the filter looks too.
    """
    text = json.dumps(content, separators=(",", ":"), ensure_ascii=False)
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode()
