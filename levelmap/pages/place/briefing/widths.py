"""How wide the columns of a table of texts are set, so that its rows are as low as can be."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from levelmap.pages.place.briefing.blocks import Content

LINE = 126
"""Characters that fit beside each other on a page, the room between columns not counted."""

_LONGEST_WORD = 15
"""Characters of a word above which it may be broken."""

_SHORTEST = 8
"""Characters that every column has room for: a head in bold must not be broken."""

_ROOM = 2.3
"""Room at both sides of a column, in characters."""

_LOST = 2.5
"""Characters at the end of a line that a next word does not fit in, as they are on average."""


def fitted(table: Content) -> list[float]:
    """Return the widths of the columns of a table, in characters.

    A row is as tall as its tallest cell: from the longest word of each column on, what is left of
    the line goes a character at a time to the column that makes all rows together lowest.
    """
    texts = [[heading["title"] for heading in table["headings"]], *table["rows"]]
    widths = np.array([_least(column) for column in zip(*texts, strict=True)], dtype=float)
    lengths = np.array([[len(text) for text in row] for row in texts], dtype=float)
    for _ in range(LINE - int(widths.sum())):
        heights = [_height(lengths, widths + step) for step in np.eye(len(widths))]
        widths[int(np.argmin(heights))] += 1
    return (widths + _ROOM).tolist()


def _least(column: Sequence[str]) -> int:
    words = [len(word) for text in column for word in text.split()]
    return min(max([_SHORTEST, *words]), _LONGEST_WORD) + 1


def _height(lengths: np.ndarray, widths: np.ndarray) -> float:
    """Return how tall all rows are, in lines and parts of lines: even a short gain counts."""
    lines = np.where(lengths <= widths, 1.0, lengths / (widths - _LOST))
    return float(np.maximum(lines.max(axis=1), 1.0).sum())
