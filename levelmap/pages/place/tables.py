"""The tables of a place, as texts: page, briefing and command line print these and no others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import median

from levelmap.answers.indicators.statuses import marked
from levelmap.answers.lists.of_place import ListReading
from levelmap.answers.phrases import listed, percent_words, pounds
from levelmap.answers.place.designations import Designation, Group, day_words
from levelmap.answers.place.measures import MeasureReading
from levelmap.answers.place.methods import DRAWS, MethodReading
from levelmap.answers.place.money import AwardReading
from levelmap.answers.place.wards import LEFT_BEHIND, Wards
from levelmap.catalogue.provenance import Source
from levelmap.lists.standings import ListStatus
from levelmap.pages.place import leads
from levelmap.pages.place.view import PlaceView
from levelmap.terms import AreaType


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column, and whether it holds numbers (set to the right)."""

    title: str
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts; the first cell of a row names it.

    `leads` are the addresses to which rows lead, as many as rows, or none; pages alone follow them.
    """

    caption: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[str, ...], ...]
    leads: tuple[str, ...] = ()


def filled(found: Table) -> Table:
    """Return a table without the columns in which no row says anything."""
    numbers = range(len(found.headings))
    kept = [i for i in numbers if not found.rows or any(row[i] for row in found.rows)]
    return replace(
        found,
        headings=tuple(found.headings[i] for i in kept),
        rows=tuple(tuple(row[i] for i in kept) for row in found.rows),
    )


def lists(view: PlaceView, kind: Group) -> Table:
    """Return where the place stands on the lists of a group, the named first."""
    headings = ("List", "Standing", "Rule", "This place by the rule", "What it brought", "Status")
    shown = [each for each in view.designations if each.group is kind]
    caption = f"{kind.label}: lists that could have named {view.profile.name}"
    return Table(
        caption,
        tuple(Heading(title) for title in headings),
        tuple(_designation_row(each) for each in shown),
        tuple(leads.one_list(each.reading.priority_list.slug) for each in shown),
    )


def _designation_row(found: Designation) -> tuple[str, ...]:
    reading = found.reading
    standing = f"{reading.words}. {reading.detail}" if reading.detail else reading.words
    priority_list = reading.priority_list
    return (
        f"{priority_list.title}, {priority_list.date.label}",
        standing,
        priority_list.meaning,
        found.evidence,
        found.brought,
        found.status,
    )


MOST_PLACES = 10
"""Places chosen on the map to which a row leads."""


def in_force(view: PlaceView) -> Table:
    """Return the lists in force that name the place, or may, in few words.

    Those that do not are in the section on lists.
    """
    rows = tuple(
        (
            each.reading.priority_list.short,
            each.reading.short_words,
            each.brought if each.amount or each.reading.via else "–",
            (day_words(each.until) or "open") if each.reading.is_named else "–",
        )
        for each in view.designations
        if each.group is Group.IN_FORCE and each.reading.status is not ListStatus.NOT
    )
    headings = tuple(Heading(title) for title in ("List", "Standing", "Brings", "Until"))
    return Table("Lists in force", headings, rows)


def list_row(reading: ListReading) -> tuple[str, ...]:
    """Return one list's row of `lists`."""
    found = reading.priority_list
    return (found.title, found.date.label, reading.words, reading.detail, found.status_label)


def list_notes(view: PlaceView) -> list[str]:
    """Return the lists that do not name the place, by reason, in sentences."""
    said = (
        _listed(view, ListStatus.NOT, "Not named by"),
        _listed(view, ListStatus.NOT_SEEN, "Not seen, because the list is held in part only"),
        not_eligible(view),
    )
    return [sentence for sentence in said if sentence]


def not_eligible(view: PlaceView) -> str:
    """Return the lists that could not have named the place; empty if all could."""
    return _listed(view, ListStatus.OUTSIDE_UNIVERSE, "Could not have been named by")


def _listed(view: PlaceView, status: ListStatus, words: str) -> str:
    labels = [reading.label for reading in view.lists if reading.status is status]
    return f"{words}: {'; '.join(labels)}." if labels else ""


def measures(view: PlaceView) -> Table:
    """Return actual, minimum and target of every measure, in the order chosen."""
    return Table(
        f"{view.profile.name} on {len(view.measures)} measures",
        (
            Heading("Measure"),
            Heading("Mission"),
            Heading("Actual", is_number=True),
            Heading("Minimum", is_number=True),
            Heading("Good level", is_number=True),
            Heading("Status"),
            Heading("Short of the good level", is_number=True),
            Heading("Trend"),
            Heading("Distance to the median authority, then and now"),
            Heading("How sure"),
        ),
        tuple(measure_row(reading) for reading in view.measures),
        tuple(leads.explore(r.indicator.slug, view.profile.code) for r in view.measures),
    )


def missions(view: PlaceView) -> Table:
    """Return the twelve missions with the mean standing on the measures shown."""
    rows = tuple(
        (
            standing.mission.label,
            str(standing.figures),
            "" if standing.better_than is None else percent_words(standing.better_than),
            "; ".join(
                f"{reading.indicator.label}: {marked(reading.printed_with_rate, reading.status)}, "
                f"{reading.standing.label.lower()}"
                for reading in standing.readings
            ),
        )
        for standing in view.missions
    )
    headings = (
        Heading("Mission"),
        Heading("Measures with a figure", is_number=True),
        Heading("Better than, on average, of authorities", is_number=True),
        Heading("Measures"),
    )
    shown = tuple(
        leads.explore(mission.readings[0].indicator.slug, view.profile.code)
        if mission.readings
        else f"progress#mission-{mission.mission.number}"
        for mission in view.missions
    )
    return Table(f"{view.profile.name} on the twelve missions", headings, rows, shown)


def measure_row(reading: MeasureReading) -> tuple[str, ...]:
    """Return one measure's row of `measures`."""
    figure = reading.printed_with_rate
    actual = f"{figure} ({reading.origin})" if reading.origin else figure
    return (
        f"{reading.indicator.label} ({measure_detail(reading)})",
        reading.mission.label if reading.mission else "Context",
        actual,
        reading.minimum_printed,
        reading.target_printed,
        reading.standing.label,
        reading.gap_words,
        reading.trend_words,
        reading.trend.gap_words if reading.trend else "",
        sure(reading),
    )


def measure_detail(reading: MeasureReading) -> str:
    """Return mission, unit, period, direction, and among how many authorities."""
    indicator = reading.indicator
    mission = f"Mission {indicator.mission}; " if indicator.mission else ""
    unit = "" if indicator.unit == indicator.suffix.strip() else f"{indicator.unit}, "
    among = f"{reading.authorities} authorities"
    return f"{mission}{unit}{reading.when}; {reading.direction}; {among}"


def measure_notes(view: PlaceView) -> list[str]:
    """Return what the table of measures leaves out, in sentences."""
    silent = [m.mission.label for m in view.missions if not m.readings]
    said = [f"No measure shown for: {'; '.join(silent)}."] if silent else []
    said.append(
        "Trend: since the last figure at least five years back, else the first held; where the "
        "95% intervals of both overlap there is no clear change. The median is that of the "
        "authorities with both figures; distances of money are shares of it, because prices "
        "change. Progress to 2030 counts from other years: the baselines of the official targets."
    )
    return said


def sure(reading: MeasureReading) -> str:
    """Return the interval of a figure, whether it leaves the level in doubt, and any warning."""
    if reading.interval:
        return f"95% interval {reading.interval}; {reading.clarity}"
    return reading.clarity


def wards(view: PlaceView, found: Wards) -> Table:
    """Return every ward of the place, the greatest need first."""
    headings = (
        Heading("Ward"),
        Heading("Figure", is_number=True),
        Heading(f"Worse than, of all wards of {found.nation.label}", is_number=True),
    )
    caption = f"Wards of {view.profile.name}: {found.indicator.label}, {found.period.label}"
    slug, period = found.indicator.slug, str(found.period)
    shown = tuple(
        leads.explore(slug, str(code), level=AreaType.WARD, period=period)
        for code in found.table.index
    )
    return Table(caption, headings, tuple(ward_rows(found)), shown)


def ward_rows(found: Wards) -> list[tuple[str, ...]]:
    """Return name, figure and standing among all wards of the nation, the greatest need first."""
    return [
        (row.name, row.printed, _worse_than(row.better_than)) for row in found.table.itertuples()
    ]


def money_beside(view: PlaceView) -> Table:
    """Return pounds a head of the place and of the similar places, most first."""
    own = [(view.profile.name, view.money.per_head)] if view.money.per_head is not None else []
    everyone = sorted([*own, *view.money.similar], key=lambda pair: -pair[1])
    rows = tuple((name, f"£{per_head:,.0f}") for name, per_head in everyone)
    headings = (Heading("Place"), Heading("Awards to it alone, a head", is_number=True))
    codes = {place.name: place.code for place in view.similar.places}
    codes[view.profile.name] = view.profile.code
    shown = tuple(leads.place(codes.get(name, ""), "money") for name, _ in everyone)
    return Table("Awards a head, beside the similar places", headings, rows, shown)


def _worse_than(better_than: float) -> str:
    if better_than != better_than:  # noqa: PLR0124 (NaN: no figure)
        return ""
    return percent_words(1 - better_than)


def left_behind(view: PlaceView) -> list[str]:
    """Return the wards of the place that are on the list of left-behind ones, in a sentence."""
    reading = next((r for r in view.lists if r.priority_list.slug == LEFT_BEHIND), None)
    if reading is None or reading.status is ListStatus.OUTSIDE_UNIVERSE:
        return []
    if not reading.places:
        return ["None of its wards of 2017 is on the list of left-behind wards."]
    return [
        f"Left-behind wards (Community Needs Index 2019, wards of 2017): {listed(reading.places)}."
    ]


def money_sentence(view: PlaceView) -> str:
    """Return the total, and the place per head beside the similar places."""
    found = view.money
    heads = [per_head for _, per_head in found.similar]
    if found.per_head is None or not heads:
        return found.sentence
    more = sum(per_head > found.per_head for per_head in heads)
    count = "all" if more == len(heads) else more or "none"
    return (
        f"{found.sentence} Of the {len(heads)} similar places {count} had more a head "
        f"(their median £{median(heads):,.0f}); money through larger authorities is not counted."
    )


def money_short(view: PlaceView) -> str:
    """Return the total, a head, and the middle of the similar places, in one short sentence."""
    found = view.money
    if not found.total:
        return found.sentence
    heads = [per_head for _, per_head in found.similar]
    own = f", £{found.per_head:,.0f} a head" if found.per_head is not None else ""
    like = f" (median of the similar £{median(heads):,.0f})" if heads and own else ""
    return f"Awards to it alone: {pounds(found.total)}{own}{like}."


def money(view: PlaceView) -> Table:
    """Return every award that reaches the place; equal ones of a fund are one row."""
    alike = [
        (key, list(awards))
        for key, awards in groupby(
            view.money.awards, lambda one: (one.list_label, one.printed, one.whose)
        )
    ]
    rows = tuple(
        (label, _names(awards), printed, whose) for (label, printed, whose), awards in alike
    )
    shown = tuple(leads.one_list(awards[0].list_slug) for _, awards in alike)
    headings = (
        Heading("Fund and round"),
        Heading("Award"),
        Heading("Amount", is_number=True),
        Heading("Whose"),
    )
    return Table(f"Awards that reach {view.profile.name}", headings, rows, shown)


def _names(awards: list[AwardReading]) -> str:
    """Return the names of equal awards, and how many they are if more than one."""
    names = ", ".join(award.name for award in awards)
    return f"{names} ({len(awards)} awards of this amount each)" if len(awards) > 1 else names


def sources(found: Sequence[Source]) -> Table:
    """Return where every number comes from."""
    rows = tuple(
        (source.title, source.publisher, source.published_words, source.licence) for source in found
    )
    titles = ("Source", "Publisher", "Published", "Licence")
    urls = tuple(source.url for source in found)
    return Table("Sources", tuple(Heading(title) for title in titles), rows, urls)


METHODS_INTRO = (
    "Each method ranks authorities by need; the cut is the end of its first category. The "
    f"probability is the share of {DRAWS:,} ways of computing it (weights, normalisation, "
    "aggregation, outliers, one measure left out) in which the place is on the list."
)
"""What a reader must know before the table of methods."""


def methods(
    name: str, readings: Sequence[MethodReading], changes: Mapping[str, str] | None = None
) -> Table:
    """Return rank, margin and probability of a place under every method.

    Parameters
    ----------
    changes
        What would move the place across the cut, by slug of the method; a column if given.
    """
    rows = tuple(
        (
            found.recipe.title,
            found.words,
            found.rank_words,
            found.margin_words,
            found.probability_words,
            *([changes.get(found.recipe.slug, "")] if changes is not None else []),
        )
        for found in readings
    )
    titles = ["Method", "Standing", "Rank", "Distance to the cut", "Probability"]
    titles += ["What would change it"] if changes is not None else []
    caption = f"{name} under {len(rows)} method{'' if len(rows) == 1 else 's'}"
    shown = tuple(leads.method(found.recipe.slug) for found in readings)
    return Table(caption, tuple(Heading(title) for title in titles), rows, shown)


def changes(name: str, readings: Sequence[MethodReading], found: Mapping[str, str]) -> Table:
    """Return what would move the place across the cut of each method."""
    titles = {method.recipe.slug: method.recipe.title for method in readings}
    rows = tuple((titles[slug], words) for slug, words in found.items())
    headings = (Heading("Method"), Heading("What would change it"))
    shown = tuple(leads.method(slug) for slug in found)
    return Table(f"What would move {name} across the cut", headings, rows, shown)
