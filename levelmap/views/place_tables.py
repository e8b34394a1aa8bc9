"""The tables of a place, as texts: page, briefing and command line print these and no others."""

from __future__ import annotations

from dataclasses import dataclass

from levelmap.catalogue.standings import ListStatus
from levelmap.views.place import PlaceView
from levelmap.views.place_lists import ListReading
from levelmap.views.place_measures import MeasureReading


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column, and whether it holds numbers (set to the right)."""

    title: str
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts; the first cell of a row names it."""

    caption: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[str, ...], ...]


def lists(view: PlaceView) -> Table:
    """Return where the place stands on every list that could have named it, the named first."""
    could = [r for r in view.lists if r.status is not ListStatus.OUTSIDE_UNIVERSE]
    order = list(ListStatus)
    rows = [_list_row(r) for r in sorted(could, key=lambda r: order.index(r.status))]
    return Table(
        f"Lists of priority places and {view.profile.name}",
        tuple(Heading(t) for t in ("List", "Date", "Standing", "Detail", "The list is")),
        tuple(rows),
    )


def _list_row(reading: ListReading) -> tuple[str, ...]:
    found = reading.priority_list
    return (found.title, found.date.label, reading.words, reading.detail, found.status_label)


def not_eligible(view: PlaceView) -> str:
    """Return the lists that could not have named the place, in one sentence; empty if all could."""
    outside = [r.priority_list.label for r in view.lists if r.status is ListStatus.OUTSIDE_UNIVERSE]
    return f"Could not have been named by: {'; '.join(outside)}." if outside else ""


def measures(view: PlaceView) -> Table:
    """Return actual, minimum and target of every measure, in the order chosen."""
    return Table(
        f"{view.profile.name} on {len(view.measures)} measures",
        (
            Heading("Measure"),
            Heading("Mission"),
            Heading("Actual", is_number=True),
            Heading("Minimum", is_number=True),
            Heading("Target", is_number=True),
            Heading("Status"),
            Heading("Short of the target", is_number=True),
            Heading("Trend"),
            Heading("Distance to the median authority, then and now"),
            Heading("How sure"),
        ),
        tuple(measure_row(reading) for reading in view.measures),
    )


def measure_row(reading: MeasureReading) -> tuple[str, ...]:
    """Return one measure's row of `measures`."""
    actual = f"{reading.printed} ({reading.origin})" if reading.origin else reading.printed
    return (
        measure_words(reading),
        reading.mission.label if reading.mission else "Context",
        actual,
        reading.minimum_printed,
        reading.target_printed,
        reading.standing.label,
        reading.gap_words,
        reading.trend_words,
        reading.trend.gap_words if reading.trend else "",
        _sure(reading),
    )


def measure_words(reading: MeasureReading) -> str:
    """Return what is measured, in which unit, when, and among how many authorities."""
    indicator = reading.indicator
    unit = "" if indicator.unit == indicator.suffix.strip() else f", {indicator.unit}"
    return (
        f"{indicator.label}{unit}, {reading.period.label} ({reading.authorities} authorities; "
        f"{reading.direction})"
    )


def _sure(reading: MeasureReading) -> str:
    if reading.interval:
        return f"{reading.clarity} (95% interval {reading.interval})"
    return reading.clarity


def money(view: PlaceView) -> Table:
    """Return every award that reaches the place."""
    rows = tuple(
        (award.list_label, award.name, award.printed, award.whose) for award in view.money.awards
    )
    headings = (
        Heading("Fund and round"),
        Heading("Award"),
        Heading("Amount", is_number=True),
        Heading("Whose"),
    )
    return Table(f"Awards that reach {view.profile.name}", headings, rows)


def sources(view: PlaceView) -> Table:
    """Return where every number comes from."""
    rows = tuple(
        (source.title, source.publisher, source.published or "not known", source.licence)
        for source in view.sources
    )
    titles = ("Source", "Publisher", "Published", "Licence")
    return Table("Sources", tuple(Heading(title) for title in titles), rows)
