"""Councils and strategic authorities to come: what each will be made of, and what ends with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from levelmap import tables
from levelmap.integrity import read_table
from levelmap.paths import Folders
from levelmap.periods import Period

STRATEGIC_AUTHORITY, COUNCIL, COUNCILS, REORGANISATION = (
    "strategic_authority",
    "council",
    "councils",
    "reorganisation",
)


@dataclass(frozen=True, slots=True)
class DecidedArea:
    """One row of `decided_areas.csv` (see `tables.DECIDED_AREAS`).

    Attributes
    ----------
    members
        Codes of the authorities of 2025 inside.
    replaces
        Codes of the counties and authorities of 2025 that end with it.
    """

    slug: str
    name: str
    kind: str
    level: str
    members: tuple[str, ...]
    replaces: tuple[str, ...]
    from_date: str
    certainty: str
    evidence_status: str
    evidence: str
    note: str

    @property
    def is_a_place(self) -> bool:
        """Say whether its area is held, so that it can be opened as a group of authorities."""
        return self.kind in (STRATEGIC_AUTHORITY, COUNCIL)

    @property
    def when(self) -> str:
        """Return from when it is, in words: `1 April 2027`, `April 2028`, `2026`; or empty."""
        parts = self.from_date.split("-")
        if parts == [""]:
            return ""
        written = "-".join([*parts, "01", "01"][:3])
        return Period.parse(f"{written}/P1{'YMD'[len(parts) - 1]}").label

    @property
    def last_day(self) -> str:
        """Return the last day of what it replaces, in words; empty where no day is set."""
        if self.from_date.count("-") != 2:
            return ""
        before = date.fromisoformat(self.from_date) - timedelta(days=1)
        return Period.parse(before.isoformat()).label


def load(folders: Folders) -> tuple[DecidedArea, ...]:
    """Return the rows of `decided_areas.csv` in the order of the file; none without the file.

    Raises
    ------
    ContractError, ChecksumMismatch
        The file is not as the build wrote it.
    """
    path = folders.data / "lookups" / "decided_areas.csv"
    if not path.is_file():
        return ()
    rows = read_table(folders, path, tables.DECIDED_AREAS).to_dict("records")
    return tuple(
        DecidedArea(
            **{
                **row,
                "members": tuple(row["members"].split("|")),
                "replaces": tuple(filter(None, row["replaces"].split("|"))),
            }
        )
        for row in rows
    )


def ending(code: str, areas: Sequence[DecidedArea]) -> tuple[DecidedArea, ...]:
    """Return the areas that take the place of a county or authority; none where it goes on.

    What is held with detail comes before what is only a timetable, and stands alone.
    """
    found = [area for area in areas if code in area.replaces]
    detailed = [area for area in found if area.kind != REORGANISATION]
    return tuple(detailed or found)
