"""The two ends of a map: the areas with the lowest and the highest numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from levelmap.pages.explore.view import ExploreView
from levelmap.terms import Polarity


@dataclass(frozen=True, slots=True)
class RankedEnd:
    """The areas at one end of a map.

    Attributes
    ----------
    rows
        Name and figure in words of each, the outermost first.
    tied
        How many have the next figure, where they are too many to name.
    """

    title: str
    rows: tuple[tuple[str, str], ...]
    tied: str = ""


_MARK = re.compile(r"(.+) \(([^()]+)\)")
"""A figure in words with what is to be known of it."""


def with_mark_apart(found: tuple[RankedEnd, ...]) -> tuple[tuple[RankedEnd, ...], str]:
    """Return the ends with a mark that all their figures carry said once, and that mark.

    The mark is empty where the figures carry none, or different ones.
    """
    matches = [[_MARK.fullmatch(said) for _, said in end.rows] for end in found]
    marks = {match[2] if match else "" for each in matches for match in each}
    if len(marks) != 1 or marks == {""}:
        return found, ""
    bare = tuple(
        replace(
            end,
            rows=tuple(
                (name, match[1] if match else said)
                for (name, said), match in zip(end.rows, each, strict=True)
            ),
        )
        for end, each in zip(found, matches, strict=True)
    )
    return bare, marks.pop()


def ends(view: ExploreView, most: int) -> tuple[RankedEnd, ...]:
    """Return the areas with the lowest and the highest numbers, where worse the worse end first.

    Where more areas have the same printed figure than fit, they are counted, not named. There is
    none where the map shows categories, or fewer than twice as many areas as are told.
    """
    numbers = view.told_numbers
    if view.labels or len(numbers) < 2 * most:
        return ()
    found = [_end(view, most, ascending=ascending) for ascending in (True, False)]
    is_turned = view.indicator.polarity is Polarity.HIGHER_IS_WORSE
    return tuple(reversed(found)) if is_turned else tuple(found)


def _end(view: ExploreView, most: int, *, ascending: bool) -> RankedEnd:
    title = "Lowest" if ascending else "Highest"
    tied = view.told_numbers.value_counts().sort_index(ascending=ascending)
    fits = tied.cumsum() <= most
    outermost = view.shown.loc[view.told_numbers.index].sort_values(
        ["mapped", "name"], ascending=[ascending, True]
    )
    named = outermost.head(int(tied[fits].sum()))
    rows = tuple(
        (view.full_name(code), said) for code, said in zip(named.index, named["said"], strict=True)
    )
    if len(rows) == most or fits.all():
        return RankedEnd(f"{title} {most}", rows)
    number, count = next(iter(tied[~fits].items()))
    return RankedEnd(title, rows, f"{count:,} have {view.say(float(number))}")
