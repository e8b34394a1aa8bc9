"""What a briefing is to hold: one page or all, which sections, and the council's own note."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from levelmap.errors import QueryError

PAGES = ("full", "one")
"""All pages, or the first alone."""

SECTIONS: Mapping[str, str] = {
    "points": "Talking points",
    "lists": "Lists of priority places",
    "progress": "Progress to 2030",
    "missions": "Missions dashboard",
    "neighbourhoods": "Neighbourhoods",
    "similar": "Similar places",
    "money": "Money",
    "practice": "Good practice",
    "methods": "Methods of ranking",
    "sources": "Sources and dates",
}
"""What may follow the first page, by the name that links and the command line use."""

USUAL = tuple(name for name in SECTIONS if name not in ("practice", "methods"))
"""Sections of a briefing of which nothing else is said: two to four pages."""

LONGEST_NOTE = 600
"""Characters of a council's own note."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a briefing holds.

    Attributes
    ----------
    sections
        Names of `SECTIONS`, printed in the order given there; empty for those of `USUAL`.
    note
        A council's own words for the first page; never in a link.
    """

    pages: str = PAGES[0]
    sections: tuple[str, ...] = ()
    note: str = ""

    @property
    def shown(self) -> tuple[str, ...]:
        """Return the sections that follow the first page, in their order."""
        if self.pages == "one":
            return ()
        wanted = self.sections or USUAL
        return tuple(name for name in SECTIONS if name in wanted)

    def stamp(self, digest: str) -> str:
        """Return what tells a file made from the same data with the same choice from another."""
        return "-".join((digest, *(self.shown or ("one",))))


def sections(text: str) -> tuple[str, ...]:
    """Return the sections named in *text*, separated by commas; `all` for all.

    Raises
    ------
    QueryError
        One is not of `SECTIONS`.
    """
    if text == "all":
        return tuple(SECTIONS)
    names = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    for name in names:
        if name not in SECTIONS:
            known = ", ".join(SECTIONS)
            raise QueryError(f"{name[:40]!r} is no section of a briefing: expected {known}.")
    return names
