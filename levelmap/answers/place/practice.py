"""Good practice near a place: told by reports and councils, never a claim that it worked."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from levelmap.answers.place.kinds import Place
from levelmap.answers.place.measures import Band, MissionStanding
from levelmap.atlas import Atlas
from levelmap.catalogue.reports import CaseStudy
from levelmap.errors import QueryError
from levelmap.geography.gazetteer import Area
from levelmap.terms import MISSIONS, AreaType

UNCHECKED = (
    "Each row says what was done and, apart, what its source claims came of it. LevelMap checked "
    "none of it against outcomes: it is where to ask, not proof that it worked."
)
"""What must stand with every row."""

COLUMNS = ("title", "area_codes", "summary", "missions", "claim", "source", "year")
"""Of a table of one's own; the first three are needed, missions and codes are parted by `|`."""

MOST_BYTES, MOST_ROWS = 1_000_000, 200

_CONTAINERS = (AreaType.UPPER_TIER, AreaType.COUNTY, AreaType.COMBINED_AUTHORITY)

MOST_BY_MISSION = 6
"""Rows shown for missions only, beyond those of the place and its like."""


class Why(StrEnum):
    """Why a case study is shown, the nearest first."""

    OWN = "own"
    INSIDE = "inside"
    AROUND = "around"
    SIMILAR = "similar"
    MISSION = "mission"

    @property
    def label(self) -> str:
        """Return the words that users read."""
        return {
            "own": "This place",
            "inside": "Places inside it",
            "around": "What it lies in",
            "similar": "Similar places",
            "mission": "Missions in which it is below the minimum",
        }[self.value]


_BROUGHT = "own-"
"""Begins the slug of a row that a reader brought."""


@dataclass(frozen=True, slots=True)
class Practice:
    """One case study and why it is shown."""

    study: CaseStudy
    why: Why

    @property
    def is_brought(self) -> bool:
        """Say whether the reader brought it."""
        return self.study.slug.startswith(_BROUGHT)

    @property
    def missions_words(self) -> str:
        """Return the missions that it concerns, as we map them."""
        return "; ".join(MISSIONS[number - 1].title for number in self.study.missions)

    @property
    def claim_words(self) -> str:
        """Return what its source claims, marked as told."""
        return self.study.claim or "No outcome is claimed."


LEARNINGS = (
    (
        "Leadership and vision",
        "Is there one aim that partners share, someone who stands for it, and a plan?",
        "Not answered by figures. Lists in force, missions and progress give a common ground.",
    ),
    (
        "Data and evidence",
        "Do we know where need is greatest, how it moves, and how sure the figures are?",
        "Dashboard, neighbourhoods, trends and intervals; what is not held is named.",
    ),
    (
        "Partnerships",
        "Who shares our area, our problem or our fund?",
        "Similar places, neighbours, larger authorities, and awards shared with others.",
    ),
)
"""The three learnings of Good Practice for Levelling Up (ADEPT / Amey, 2022, sections 2.1 to 2.3),
each as a question and what LevelMap can answer of it; the words are ours."""


def practice(
    place: Place,
    similar: Sequence[Area],
    missions: Sequence[MissionStanding],
    own: Sequence[CaseStudy],
    atlas: Atlas,
) -> tuple[Practice, ...]:
    """Return case studies for *place*, the nearest first, each once.

    Parameters
    ----------
    own
        Rows that the reader brought.
    """
    is_whole = place.kind.is_whole_authorities
    around = {area.code for area in place.within if area.geography.area_type in _CONTAINERS}
    near = (
        (Why.OWN, {place.key, *(() if place.published_as is None else (place.published_as.code,))}),
        (Why.INSIDE, set(place.codes) if is_whole else set()),
        (Why.AROUND, around if is_whole else around | set(place.codes)),
        (Why.SIMILAR, {area.code for area in similar}),
    )
    weak = {
        standing.mission.number
        for standing in missions
        if any(reading.standing is Band.BELOW for reading in standing.readings)
    }
    found: dict[str, Practice] = {}
    studies = [*own, *atlas.catalogue.case_studies]
    for why, codes in near:
        for study in studies:
            if study.slug not in found and codes & set(study.areas):
                found[study.slug] = Practice(study, why)
    more = [s for s in studies if s.slug not in found and weak & set(s.missions)]
    more.sort(key=lambda study: -len(weak & set(study.missions)))
    found |= {study.slug: Practice(study, Why.MISSION) for study in more[:MOST_BY_MISSION]}
    return tuple(found.values())


def read_own(content: bytes, atlas: Atlas) -> tuple[CaseStudy, ...]:
    """Return the case studies of a table that a reader brought (CSV, UTF-8, columns `COLUMNS`).

    Raises
    ------
    QueryError
        It is too large, lacks a column, or a cell cannot be used; the sentence says which.
    """
    if len(content) > MOST_BYTES:
        raise QueryError(f"The table has {len(content):,} bytes: at most {MOST_BYTES:,} are read.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError("The table is not UTF-8 text: save it as CSV UTF-8.") from error
    try:
        reader = csv.DictReader(io.StringIO(text))
        names = {(name or "").strip().casefold() for name in reader.fieldnames or ()}
        read = islice(reader, MOST_ROWS + 1)
        rows = [{(k or "").strip().casefold(): v for k, v in row.items()} for row in read]
    except csv.Error as error:
        raise QueryError(f"The table cannot be read as CSV ({error}).") from error
    if missing := [name for name in COLUMNS[:3] if name not in names]:
        raise QueryError(
            f"The table has no column {', '.join(missing)}: expected {', '.join(COLUMNS)}."
        )
    if len(rows) > MOST_ROWS:
        raise QueryError(f"The table has more than {MOST_ROWS} rows: at most {MOST_ROWS} are read.")
    return tuple(_own(number, row, atlas) for number, row in enumerate(rows, start=2))


def _is_mission(text: str) -> bool:
    return text.isdecimal() and len(text) <= len("12") and 1 <= int(text) <= 12


def _own(line: int, row: dict[str, str | None], atlas: Atlas) -> CaseStudy:
    cells = {name: str(row.get(name) or "").strip() for name in COLUMNS}
    codes = tuple(part.strip() for part in cells["area_codes"].split("|") if part.strip())
    missions = [part.strip() for part in cells["missions"].split("|") if part.strip()]
    wrong = [one for one in missions if not _is_mission(one)]
    if wrong:
        raise QueryError(f"Row {line}: {wrong[0][:20]!r} is no mission: expected 1 to 12.")
    year = cells["year"]
    if year and not (year.isdecimal() and len(year) == 4):
        raise QueryError(f"Row {line}: {year[:20]!r} is no year: expected four digits.")
    if not cells["title"] or not cells["summary"]:
        raise QueryError(f"Row {line} has no title or summary.")
    source = f"{cells['source'] or 'Your own table'}, row brought for this visit"
    return CaseStudy(
        slug=f"{_BROUGHT}{line}",
        title=cells["title"],
        areas=tuple(atlas.gazetteer.area(code).code for code in codes),
        missions=tuple(int(one) for one in missions),
        done=cells["summary"],
        claim=cells["claim"],
        source=f"{source} ({year})" if year else source,
    )
