"""Tables of many rows on their way between processes, in parts.

Unpacking is one piece of work during which the interpreter serves nobody else, a third of a second
for the largest table. In parts of some hundred rows others get their turn between them.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import pandas as pd

AT_ONCE = 500
"""Rows of one part: a few milliseconds."""

Parts = list[bytes]
PackedTexts = tuple[Parts, Any, list[str], list[Parts]]


def packed(items: Iterable[object]) -> Parts:
    """Return things that can be pickled, in parts."""
    left, parts = iter(items), []
    while part := tuple(islice(left, AT_ONCE)):
        parts.append(pickle.dumps(part, pickle.HIGHEST_PROTOCOL))
    return parts


def unpacked(parts: Sequence[bytes]) -> Iterator[Any]:
    """Yield the things again, in their order."""
    for part in parts:
        yield from pickle.loads(part)


def packed_texts(table: pd.DataFrame) -> PackedTexts:
    """Return a table of texts in parts: index, its name, headings, each of the columns."""
    columns = [packed(table.iloc[:, number]) for number in range(table.shape[1])]
    return packed(table.index), table.index.name, list(map(str, table.columns)), columns


def unpacked_texts(found: PackedTexts) -> pd.DataFrame:
    """Return the table of texts again."""
    lines, name, headings, columns = found
    index = pd.Index(list(unpacked(lines)), name=name)
    held = [pd.Series(list(unpacked(column)), index, dtype=object) for column in columns]
    table = pd.concat(held, axis="columns") if held else pd.DataFrame(index=index)
    return table.set_axis(headings, axis="columns")
