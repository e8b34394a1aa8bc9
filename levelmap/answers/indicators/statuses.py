"""What the status of a figure means, in words: why there is none, or what to know about it."""

from __future__ import annotations

from levelmap.statuses import COMBINED_AREA, FEW_SMALL_AREAS, OUT_OF_RANGE, WARNINGS, WHY_MISSING

INHERITED = "inherited"
"""Status of a value that is the county's; never stored as the district's own."""

CARRIED = "carried"
"""Status of a value that is an approximation from other boundaries."""

COMBINED = COMBINED_AREA

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
    COMBINED: "several areas together",
    "aggregated": "put together by ONS",
    FEW_SMALL_AREAS: "few small areas",
    OUT_OF_RANGE: "outside its range",
    CARRIED: "approximate",
    INHERITED: "its county's",
}
"""The same in a word or two, for maps and tables; else the status itself."""


def mark(status: str) -> str:
    """Return the same as a word or two; empty for an ordinary value."""
    return MARKS.get(status, status.replace("_", " "))


def marked(printed: str, status: str) -> str:
    """Return a printed value with a word on what to know about it, where there is anything."""
    return f"{printed} ({mark(status)})" if status else printed


def remark(status: str) -> str:
    """Return what to know about a value; empty where it is an ordinary one."""
    return REMARKS.get(status, status.replace("_", " "))
