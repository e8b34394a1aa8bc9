"""The tables of good practice, as texts: page and briefing print these."""

from __future__ import annotations

from collections.abc import Sequence

from levelmap.answers.place.practice import LEARNINGS, UNCHECKED, Practice, Why
from levelmap.pages.place.briefing import blocks
from levelmap.pages.place.briefing.blocks import Content
from levelmap.pages.place.tables import Heading, Table


def studies(why: Why, found: Sequence[Practice]) -> Table:
    """Return the case studies shown for one reason."""
    rows = tuple(
        (
            each.study.title,
            each.study.done,
            each.claim_words,
            each.missions_words or "none",
            each.study.source,
        )
        for each in found
        if each.why is why
    )
    titles = ("Who", "What was done", "What its source claims", "Missions (as we map it)", "Source")
    urls = tuple(each.study.address for each in found if each.why is why)
    return Table(why.label, tuple(Heading(title) for title in titles), rows, urls)


def learnings() -> Table:
    """Return the guide's three learnings as a checklist."""
    headings = tuple(Heading(t) for t in ("Learning", "To ask", "What LevelMap can answer of it"))
    return Table("Three learnings of Good Practice for Levelling Up (2022)", headings, LEARNINGS)


def section(found: Sequence[Practice]) -> list[Content]:
    """Return the section of a briefing: case studies by reason, then the checklist."""
    held = [drawn for drawn in (studies(why, found) for why in Why) if drawn.rows]
    made = [blocks.table(drawn, (1.4, 3, 2, 1.2, 2)) for drawn in held]
    return [
        *blocks.texts([UNCHECKED]),
        *(block for part in made for block in part),
        *blocks.table(learnings(), (1, 2, 2)),
    ]
