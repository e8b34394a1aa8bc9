"""Tables of many rows on their way between processes, in parts.

Unpacking is one piece of work during which the interpreter serves nobody else, a third of a second
for the largest table. In parts of some hundred rows others get their turn between them.
"""

from __future__ import annotations

import pickle
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True)
class StillPacked(Collection[Any]):
    """Things that arrived in parts and are unpacked anew each time they are gone through.

    Tens of thousands of small objects that are kept make each round of the collector longer, which
    all visitors wait for; a few hundred texts of bytes do not.
    """

    parts: Parts
    number: int

    def __iter__(self) -> Iterator[Any]:
        """Unpack one after another."""
        return unpacked(self.parts)

    def __len__(self) -> int:
        """Return how many there are."""
        return self.number

    def __contains__(self, one: object) -> bool:
        """Return whether one of them equals *one*."""
        return any(held == one for held in self)


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
