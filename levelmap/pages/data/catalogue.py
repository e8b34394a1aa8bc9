"""The tables of all indicators and of all lists: what is held, from whom, and how new."""

from __future__ import annotations

from collections.abc import Sequence

from levelmap.answers.indicators.holdings import IndicatorEntry
from levelmap.answers.lists.holdings import ListEntry


def indicators_content(entries: Sequence[IndicatorEntry]) -> dict[str, object]:
    """Return the table of indicators as `tables.pack` takes it; its codes are slugs."""
    rows = [
        [
            one.indicator.label,
            mission_words(one),
            "; ".join(part.area_type.plural for part in one.coverage),
            one.coverage[-1].periods if one.coverage else "",
            one.source.publisher,
            made_words(one),
        ]
        for one in entries
    ]
    titles = ("Indicator", "Mission and role", "Areas", "Periods", "Publisher", "Computed by")
    missions: list[float | None] = [float(one.indicator.mission or 99) for one in entries]
    return {
        "caption": f"{len(rows):,} indicators",
        "columns": [{"title": title, "isNumber": False} for title in titles],
        "codes": [one.indicator.slug for one in entries],
        "rows": rows,
        "keys": [None, missions, None, None, None, None],
        "chosen": [],
        "searched": 2,
        "noun": "indicators",
        "texts": [one.searchable for one in entries],
    }


def mission_words(entry: IndicatorEntry) -> str:
    """Return the mission of an indicator and its part in it."""
    mission = entry.indicator.white_paper_mission
    return f"{mission.label} ({entry.indicator.role})" if mission else "Context"


def made_words(entry: IndicatorEntry) -> str:
    """Return who computed the figures, in few words."""
    indicator = entry.indicator
    if indicator.computed:
        kinds = ", ".join(kind.plural for kind in indicator.computed)
        every = {part.area_type for part in entry.coverage} <= set(indicator.computed)
        return "LevelMap" if every else f"LevelMap for {kinds}"
    return indicator.compiled_by or "publisher"


def lists_content(entries: Sequence[ListEntry]) -> dict[str, object]:
    """Return the table of lists as `tables.pack` takes it; its codes are slugs."""
    held = [one.priority_list for one in entries]
    rows = [
        [one.title, one.fund, one.date.label, one.unit_label, one.coverage, one.status_label]
        for one in held
    ]
    titles = ("List", "Fund", "Date", "Named are", "Held", "Status")
    dates: list[float | None] = [float(one.date.start.toordinal()) for one in held]
    return {
        "caption": f"{len(rows):,} priority lists",
        "columns": [{"title": title, "isNumber": False} for title in titles],
        "codes": [one.slug for one in held],
        "rows": rows,
        "keys": [None, None, dates, None, None, None],
        "chosen": [],
        "searched": 2,
        "noun": "lists",
        "texts": [one.searchable for one in entries],
    }
