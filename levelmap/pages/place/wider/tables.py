"""The tables of a place that is not one authority, as texts: page and briefing print these."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from levelmap.answers.indicators.readings import Reading
from levelmap.answers.indicators.series import LEVELS, levels
from levelmap.answers.phrases import percent_words
from levelmap.answers.place.awards import AwardScope
from levelmap.answers.place.beside.similar import Beside
from levelmap.answers.place.designations import (
    Group,
    brought_together,
    counts_until,
    day_words,
    group,
    until_and_after,
)
from levelmap.answers.place.kinds import Place
from levelmap.answers.place.small import SmallAreasWithin
from levelmap.answers.place.together import PlaceList
from levelmap.answers.place.values import PlaceValue
from levelmap.answers.place.wider.measures import WiderMeasure
from levelmap.answers.place.wider.methods import WiderMethod
from levelmap.atlas import Atlas
from levelmap.pages.place import leads
from levelmap.pages.place.tables import MOST_PLACES, Heading, Table, filled, sure
from levelmap.pages.place.wider.view import PartAuthority, WiderView
from levelmap.terms import AreaType

DEPRIVATION = "small-area-deprivation"
"""The indicator that shows small areas on the map."""

MOST_SMALL_AREAS = 15
"""Small areas listed: the most deprived."""


def lists(view: WiderView, atlas: Atlas, groups: Sequence[Group] = tuple(Group)) -> Table:
    """Return the lists of some groups that name a part of the place, those in force first."""
    order = tuple(Group)
    kinds = {
        each.priority_list.slug: group(each.priority_list, atlas)
        for each in view.lists
        if each.is_named
    }
    named = [each for each in view.lists if kinds.get(each.priority_list.slug) in groups]
    named.sort(key=lambda each: (order.index(kinds[each.priority_list.slug]), not each.is_own))
    headings = ("List", "Date", "Standing", "Who, and what inside", "What it brought", "Status")
    rows = tuple(_list_row(each, view, atlas) for each in named)
    name = view.spoken
    caption = (
        f"Lists that name {name}, its authorities or places within"
        if view.place.kind.is_whole_authorities
        else f"Lists that name {name}, or the authority it lies in"
    )
    if len(groups) == 1:
        caption = f"{groups[0].label}: {caption[0].lower()}{caption[1:]}"
    shown = tuple(leads.one_list(each.priority_list.slug) for each in named)
    return Table(caption, tuple(Heading(title) for title in headings), rows, shown)


def in_force(view: WiderView, atlas: Atlas) -> Table:
    """Return the lists in force in few words: standing, and until when."""
    could = [e for e in view.lists if e.could and e.priority_list.status == "in_force"]
    could.sort(key=lambda each: (not each.is_own, not each.is_named))
    rows = tuple(
        (
            each.priority_list.short,
            each.short_words if each.is_named else ("Not seen" if each.not_seen else "Not named"),
            (day_words(_until(each, atlas)) or "open") if each.is_named else "–",
        )
        for each in could
    )
    standing = "Authorities named" if view.place.kind.is_whole_authorities else "Standing"
    headings = tuple(Heading(title) for title in ("List", standing, "Until"))
    shown = tuple(leads.one_list(each.priority_list.slug) for each in could)
    return Table("Lists in force", headings, rows, shown)


def _until(each: PlaceList, atlas: Atlas) -> str:
    return counts_until(each.priority_list, [reading for _, reading in each.readings], atlas)


def _list_row(each: PlaceList, view: WiderView, atlas: Atlas) -> tuple[str, ...]:
    found = each.priority_list
    brought = brought_together(view.money, found.slug)
    status = until_and_after(found, _until(each, atlas), atlas)
    return (found.title, found.date.label, each.words, each.detail, brought, status)


def list_notes(view: WiderView) -> tuple[str, ...]:
    """Return the lists that name nobody in it, and those that could not, in sentences."""
    nobody = [each for each in view.lists if each.could and not each.is_named]
    groups = {
        "Not named by": [each for each in nobody if not each.not_seen],
        "Not seen, because the list is held in part only": [e for e in nobody if e.not_seen],
        "Could not have been named by": [each for each in view.lists if not each.could],
    }
    return tuple(
        f"{words}: {'; '.join(each.label for each in group)}."
        for words, group in groups.items()
        if group
    )


def values(view: WiderView) -> Table:
    """Return the figure of every measure, how it came to be, and the range of its parts."""
    headings = (
        Heading("Measure"),
        Heading("Mission"),
        Heading("Figure", is_number=True),
        Heading("How it came to be"),
        Heading("Its authorities"),
        Heading("Period"),
    )
    rows = tuple(_value_row(value) for value in view.values)
    shown = tuple(_value_lead(value) for value in view.values)
    return filled(Table(f"{view.place.name} on {len(rows)} measures", headings, rows, shown))


def measures(view: WiderView) -> Table:
    """Return a place of whole authorities on every measure: figure, parts, level, others."""
    headings = (
        Heading("Measure"),
        Heading("Mission and period"),
        Heading("Figure", is_number=True),
        Heading("How it came to be"),
        Heading("Its authorities"),
        Heading("Level, and since before"),
        Heading(f"Beside {view.similar.title}" if view.similar.places else "Beside all"),
    )
    beside = {row.indicator.slug: row for row in view.similar.rows}
    rows = tuple(_measure_row(each, beside) for each in view.measures)
    shown = tuple(_value_lead(each.value) for each in view.measures)
    return Table(f"{view.place.name} on {len(rows)} measures", headings, rows, shown)


def _measure_row(each: WiderMeasure, beside: Mapping[str, Beside]) -> tuple[str, ...]:
    value, own, inside = each.value, each.own, each.inside
    label, mission, figure, how, parts, when = _value_row(value)
    number = value.indicator.mission
    certainty = [part for part in sure(own).split("; ") if part != value.mark] if own else []
    level = "; ".join([own.standing.label, own.trend_words, *certainty]) if own else ""
    if own is None and inside is not None:
        level = "; ".join(part for part in (inside.level_words, inside.moved_words) if part)
    row = beside.get(value.indicator.slug)
    others = inside.better_words if inside else ""
    if row is not None and row.position_words:
        others = f"median {row.median_printed}; place {row.position_words}, 1 = best"
    period = f"Mission {number}; {when}" if number else f"{mission}; {when}"
    return (label, period.removesuffix("; "), figure, how, parts, level, others)


def methods(name: str, found: Sequence[WiderMethod]) -> Table:
    """Return how many authorities of a place each method names, which, and their ranks."""
    rows = tuple(
        (each.recipe.title, each.words, each.names_words, each.ranks_words, each.scores_words)
        for each in found
    )
    titles = ("Method", "On its list", "Which", "Ranks, 1 = greatest need", "Scores")
    caption = f"The authorities of {name} under {len(rows)} method{'' if len(rows) == 1 else 's'}"
    shown = tuple(leads.method(each.recipe.slug) for each in found)
    return Table(caption, tuple(Heading(title) for title in titles), rows, shown)


def figures(place: Place, atlas: Atlas) -> Callable[[str], str]:
    """Return what gives the map of an indicator by its slug: with a place where its kind has it.

    Else with its authorities, whose figures it was put together of.
    """

    def lead(slug: str) -> str:
        if place.geography is not None and place.geography.area_type in levels(slug, atlas):
            return leads.explore(slug, place.key, level=place.geography.area_type)
        return leads.explore(slug, *place.codes[:MOST_PLACES])

    return lead


def _value_lead(value: PlaceValue) -> str:
    """Return the map of a figure as published, else of the figures of authorities it rests on."""
    slug, kind = value.indicator.slug, value.place.geography
    if value.reading is not None and kind is not None and kind.area_type in LEVELS:
        return leads.explore(slug, value.place.key, level=kind.area_type)
    return leads.explore(slug, *value.place.codes[:MOST_PLACES])


def _value_row(value: PlaceValue) -> tuple[str, ...]:
    mission = value.indicator.white_paper_mission
    figure = "" if value.value is None else value.printed
    rank = ""
    if value.reading is not None and value.reading.rank is not None:
        plural = value.reading.geography.area_type.plural
        rank = f"{value.reading.position} of {value.reading.ranked:,} {plural}"
    made = _made(value.reading) if value.reading else ""
    how = value.why or "; ".join(part for part in (value.mark or made, rank) if part)
    return (
        value.indicator.label_with_rate,
        mission.label if mission else "context",
        figure or "not made",
        how.removeprefix("not made: "),
        value.range_words,
        value.when,
    )


def _made(reading: Reading) -> str:
    """Return how figures of this kind of area came to be: those of wards are mostly our own."""
    is_ours = reading.indicator.is_computed(reading.geography.area_type)
    return "computed here" if is_ours else "published"


def parts(view: WiderView) -> Table:
    """Return its authorities: people, need, lists in force."""
    is_whole = view.place.kind.is_whole_authorities
    has_shares = any(part.share is not None for part in view.parts) and not is_whole
    headings = [Heading("Authority"), Heading("People", is_number=True)]
    headings += [Heading("Of them in this place", is_number=True)] if has_shares else []
    headings += [Heading("Rank of deprivation in its nation"), Heading("Lists in force")]
    rows = tuple(_part_row(part, with_share=has_shares) for part in view.parts)
    what = "The authorities of" if is_whole else "Where it lies:"
    shown = tuple(leads.place(part.area.code) for part in view.parts)
    return Table(f"{what} {view.spoken}", tuple(headings), rows, shown)


def _part_row(part: PartAuthority, *, with_share: bool) -> tuple[str, ...]:
    share = "" if part.share is None else percent_words(part.share)
    need = "not ranked"
    if part.need is not None:
        need = f"{part.need.rank} of {part.need.ranked} in {part.need.nation.label}"
    return (
        part.area.name,
        "" if part.people is None else f"{part.people:,.0f}",
        *([share] if with_share else []),
        need,
        str(part.lists),
    )


def small_areas(found: SmallAreasWithin) -> Table:
    """Return the most deprived small areas of the place in one nation."""
    rows = tuple(
        (f"{name} ({code})", f"{rank:,.0f}", f"{tenth:.0f}")
        for code, name, rank, tenth in found.table.head(MOST_SMALL_AREAS).itertuples()
    )
    headings = (
        Heading(f"Small area ({found.noun})"),
        Heading(f"Rank of {found.ranked:,}, 1 = most deprived", is_number=True),
        Heading("Tenth", is_number=True),
    )
    more = " most deprived" if len(rows) < found.number else ""
    caption = f"The {len(rows)}{more} small areas by {found.edition}"
    shown = tuple(
        leads.explore(DEPRIVATION, str(code), level=AreaType.LSOA)
        for code in found.table.index[:MOST_SMALL_AREAS]
    )
    title = caption if len(rows) > 1 else f"Its small area by {found.edition}"
    return Table(title, headings, rows, shown)


def money(view: WiderView) -> Table:
    """Return its awards, each once: its own, those it shares, those of larger authorities."""
    headings = (Heading("Award"), Heading("List"), Heading("Amount", is_number=True))
    rows = tuple(
        (award.award.name, award.priority_list.title, award.printed, award.whose)
        for share in AwardScope
        for award in view.money.of(share)
    )
    caption = f"Awards that reach {view.spoken}, each counted once"
    shown = tuple(
        leads.one_list(award.priority_list.slug)
        for share in AwardScope
        for award in view.money.of(share)
    )
    return Table(caption, (*headings, Heading("Whose")), rows, shown)
