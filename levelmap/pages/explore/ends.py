"""The two ends of a map: the areas with the lowest and the highest numbers."""

from __future__ import annotations

from dataclasses import dataclass

from levelmap.pages.explore.view import ExploreView
from levelmap.terms import Polarity


@dataclass(frozen=True, slots=True)
class End:
    """The areas at one end of a map: its heading, and name and figure in words of each."""

    title: str
    rows: tuple[tuple[str, str], ...]


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
