"""The two ends of a map: the areas with the lowest and the highest numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from levelmap.pages.explore.view import ExploreView
from levelmap.terms import Polarity


@dataclass(frozen=True, slots=True)
class End:
    """The areas at one end of a map: its heading, and name and figure in words of each."""

    title: str
    rows: tuple[tuple[str, str], ...]


_MARK = re.compile(r"(.+) \(([^()]+)\)")
"""A figure in words with what is to be known of it."""


def with_mark_apart(found: tuple[End, ...]) -> tuple[tuple[End, ...], str]:
    """Return the ends with a mark that all their figures carry said once, and that mark.

    The mark is empty where the figures carry none, or different ones.
    """
    matches = [[_MARK.fullmatch(said) for _, said in end.rows] for end in found]
    marks = {match[2] if match else "" for each in matches for match in each}
    if len(marks) != 1 or marks == {""}:
        return found, ""
    bare = tuple(
        End(
            end.title,
            tuple(
                (name, match[1] if match else said)
                for (name, said), match in zip(end.rows, each, strict=True)
            ),
        )
        for end, each in zip(found, matches, strict=True)
    )
    return bare, marks.pop()


def ends(view: ExploreView, most: int) -> tuple[End, ...]:
    """Return the areas with the lowest and the highest numbers, where worse the worse end first.

    Areas of the same number are in the order of their names; there is none where the map shows
    categories, or fewer than twice as many areas as are told.
    """
    known = view.shown.dropna(subset=["mapped"]).sort_values(["mapped", "name"])
    if view.labels or len(known) < 2 * most:
        return ()
    highest = view.shown.dropna(subset=["mapped"]).sort_values(
        ["mapped", "name"], ascending=[False, True]
    )
    found = [
        End(title, tuple(zip(rows["name"].head(most), rows["said"].head(most), strict=True)))
        for title, rows in ((f"Lowest {most}", known), (f"Highest {most}", highest))
    ]
    is_turned = view.indicator.polarity is Polarity.HIGHER_IS_WORSE
    return tuple(reversed(found)) if is_turned else tuple(found)
