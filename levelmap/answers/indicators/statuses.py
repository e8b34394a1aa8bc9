"""What the status of a figure means, in words: why there is none, or what to know about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pandas as pd

from levelmap.statuses import COMBINED_AREA, FEW_SMALL_AREAS, OUT_OF_RANGE, WARNINGS, WHY_MISSING

INHERITED = "inherited"
"""Status of a value that is the county's; never stored as the district's own."""

CARRIED = "carried"
"""Status of a value that is an approximation from other boundaries."""

MISSING_WORDS = {"": "not covered by this statistic", **WHY_MISSING}
"""Why an area has no value."""

REMARKS = {
    **WARNINGS,
    CARRIED: "approximate: put together from other boundaries",
    INHERITED: "figure of its county",
}
"""What to know about a value that there is."""


def why_missing(status: str) -> str:
    """Return why there is no value; a status without words of its own in its own letters."""
    return MISSING_WORDS.get(status, status.replace("_", " "))


MARKS = {
    "unreliable": "unreliable",
    COMBINED_AREA: "several areas together",
    "aggregated": "put together by ONS",
    FEW_SMALL_AREAS: "few small areas",
    OUT_OF_RANGE: "outside its range",
    CARRIED: "approximate",
    INHERITED: "its county's",
}
"""The same in a word or two, for maps and tables; else the status itself."""


def mark(status: str) -> str:
    """Return what `status` says, one thing or several, in a word or two; empty for nothing."""
    return "; ".join(MARKS.get(word, word.replace("_", " ")) for word in status.split())


def told(derived: str, status: str) -> str:
    """Return that a figure is put together here, and what to know of it; empty for neither."""
    return ", ".join(filter(None, [derived, mark(status)]))


def among_values(warned: str) -> str:
    """Return what `how_many` found, to stand behind what rests on the values; empty for nothing."""
    return f" (values: {warned})" if warned else ""


def how_many(statuses: Iterable[str]) -> str:
    """Return how many of some values bear which warning: `all provisional`, `3 of 9 unreliable`.

    Empty where none does. That a value was carried, or is a county's, is no warning of its
    publisher.

    Parameters
    ----------
    statuses
        Of each of the values; empty for an ordinary one.
    """
    held = list(statuses)
    found = Counter(word for status in held for word in dict.fromkeys(status.split()))
    return "; ".join(
        f"{'all' if number == len(held) else f'{number:,} of {len(held):,}'} {mark(word)}"
        for word, number in sorted(found.items(), key=lambda each: -each[1])
        if word in WARNINGS
    )


def of_all(status: pd.Series, values: pd.Series) -> str:
    """Return the status that every one of some values has, empty where they differ.

    What rests on such values alone, as their median does, bears their mark.
    """
    found = status.reindex(values.index).fillna("").unique()
    return str(found[0]) if len(found) == 1 else ""


def marked(printed: str, status: str) -> str:
    """Return a printed value with a word on what to know about it, where there is anything."""
    return f"{printed} ({mark(status)})" if status else printed


def remark(status: str) -> str:
    """Return what to know about a value, one thing or several; empty for an ordinary one."""
    return "; ".join(REMARKS.get(word, word.replace("_", " ")) for word in status.split())
