"""One sentence that was read, and those among many with something wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from levelmap.proofreading.slips import slips


@dataclass(frozen=True, slots=True)
class Read:
    """One sentence that was read.

    Attributes
    ----------
    where
        Where readers meet it.
    wrong
        What is wrong with it; nothing where it holds.
    """

    where: str
    text: str
    wrong: tuple[str, ...]

    def __str__(self) -> str:
        """Return where it stands, what is wrong and what it says."""
        return f"{self.where}: {'; '.join(self.wrong)}. It says: {self.text[:300]}"


def plain(where: str, texts: Iterable[str]) -> Iterator[Read]:
    """Yield texts read for slips alone."""
    for text in texts:
        if text and not text.startswith("<"):
            yield read(where, text)


def read(where: str, text: str, wrong: Iterable[str] = ()) -> Read:
    """Return a text read for slips, and what else is wrong with it."""
    return Read(where, text, (*slips(text), *wrong))


TOLD_EVERY = 20_000
"""Sentences after which a reading says how far it is: some half a minute."""


def faults(
    reads: Iterable[Read], tell: Callable[[str], None] | None = None
) -> tuple[int, list[Read]]:
    """Return how many sentences were read, and those with something wrong, once each.

    Parameters
    ----------
    tell
        Told from time to time how far the reading is.
    """
    number = 0
    found: dict[tuple[str, tuple[str, ...]], Read] = {}
    for one in reads:
        number += 1
        if tell is not None and number % TOLD_EVERY == 0:
            tell(f"{number:,} sentences read, {len(found):,} wrong; at {one.where}")
        if one.wrong:
            found.setdefault((one.text, one.wrong), one)
    return number, list(found.values())
