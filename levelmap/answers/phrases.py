"""Small parts of sentences that many answers share: lists, ordinals, nations, shares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from levelmap.terms import Nation

_IN_BRACKETS = re.compile(r"\([^)]*\)")


def listed(names: Sequence[str]) -> str:
    """Return `a`, `a and b`, `a, b and c`; empty for none.

    Semicolons stand between names one of which has a comma of its own outside brackets, that it is
    not read as two: `Bristol, City of; and Bath`.
    """
    if len(names) < 2:
        return "".join(names)
    has_comma = any(", " in _IN_BRACKETS.sub("", name) for name in names)
    between, before_last = ("; ", "; and ") if has_comma else (", ", " and ")
    return f"{between.join(names[:-1])}{before_last}{names[-1]}"


def first_few(names: Sequence[str], most: int = 5) -> str:
    """Return names as `listed`, those beyond *most* as a number."""
    if len(names) > most:
        return listed([*names[:most], f"{len(names) - most} more"])
    return listed(names)


def authorities(number: int) -> str:
    """Return the noun that follows a number of authorities."""
    return "authority" if number == 1 else "authorities"


def ordinal(number: int) -> str:
    """Return `1st`, `2nd`, `3rd`, `11th`, `1,001st`."""
    is_teen = 10 <= number % 100 <= 20
    suffix = "th" if is_teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{suffix}"


def position(from_highest: int, from_lowest: int, among: int) -> str:
    """Return where a number stands, from the nearer end: `highest`, `joint 2nd lowest`.

    Parameters
    ----------
    from_highest, from_lowest
        One more than how many are higher, and how many are lower.
    among
        How many there are, itself included.
    """
    end = "highest" if from_highest <= from_lowest else "lowest"
    place = min(from_highest, from_lowest)
    shares_it = from_highest + from_lowest <= among
    parts = ("joint" if shares_it else "", ordinal(place) if place > 1 else "", end)
    return " ".join(filter(None, parts))


def coverage(letters: Iterable[str]) -> str:
    """Return the nations of codes, known by their first letters: `UK`, `England and Wales`."""
    present = set(letters)
    found = [nation for nation in Nation if nation.letter in present]
    if len(found) == len(Nation):
        return "UK"
    if [nation.letter for nation in found] == ["E", "W", "S"]:
        return "Great Britain"
    return listed([nation.label for nation in found])


def pounds(amount: float | None) -> str:
    """Return an amount as people read it: `£1.7 billion`, `£20.0 million`, `£85,000`.

    None is `not published`. An amount that rounds to a thousand million is a billion.
    """
    if amount is None:
        return "not published"
    if amount >= 999.95e6:
        return f"£{amount / 1e9:,.1f} billion"
    return f"£{amount / 1e6:,.1f} million" if amount >= 999_999.5 else f"£{amount:,.0f}"


def percent(share: float) -> str:
    """Return a share as a number alone, for the middle of a sentence; only none is 0%, all 100%."""
    return f"{share:.0%}" if share in (0, 1) else f"{min(max(round(100 * share), 1), 99)}%"


def percent_words(share: float) -> str:
    """Return a share in per cent: never 0% or 100% unless it is so."""
    if 0 < share < 0.005:
        return "under 1%"
    if 0.995 < share < 1:
        return "over 99%"
    return f"{share:.0%}"
