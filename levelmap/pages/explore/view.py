"""One indicator on one kind of area in one period: values, classes, medians, and chosen places."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

import pandas as pd

from levelmap.answers.indicators import movements, readings
from levelmap.answers.indicators.history import History, history
from levelmap.answers.indicators.readings import Median, Reading
from levelmap.answers.indicators.series import LEVELS, DrawnSeries, levels
from levelmap.answers.indicators.statuses import marked, of_all
from levelmap.answers.indicators.values import AreaValues
from levelmap.answers.phrases import listed
from levelmap.answers.place.context import similar
from levelmap.atlas import Atlas
from levelmap.catalogue.indicators import Indicator
from levelmap.catalogue.provenance import Source
from levelmap.errors import UnknownArea
from levelmap.geography.gazetteer import CURRENT
from levelmap.memory import remembered
from levelmap.methods.classification import Classification, Scheme
from levelmap.pages.explore.figures import figures
from levelmap.pages.explore.query import MOST_PLACES, ExploreQuery, Mode, Shape
from levelmap.pages.explore.settle import settle
from levelmap.periods import Period
from levelmap.statuses import counts
from levelmap.terms import AreaType

_INSIDE_AUTHORITIES = (AreaType.WARD, AreaType.MSOA, AreaType.LSOA)


@dataclass(frozen=True)
class ExploreView:
    """Everything that one screen says, as plain data.

    What a map does not wait for (medians, summary, trend, places) is worked out when first asked
    for, and kept.

    Attributes
    ----------
    atlas
        What is read.
    query
        What is shown: the query asked for, settled.
    notices
        A sentence for everything that was asked for and is shown otherwise.
    series
        Period, and the years of codes and boundaries.
    since
        The period compared with; None where nothing is compared.
    held, levels
        What could be shown of the indicator: its series on this kind of area, oldest first, and the
        other kinds.
    values
        The figures of the period on the boundaries drawn.
    table
        One row for each area of the drawn layer, in the order of its codes: `name`, `within` (name
        of what contains it), `value`, `lower_ci`, `upper_ci`, `status`, `printed` (the value in
        words, or why there is none), `mapped` (the number that the colours stand for), `said` (the
        same in words), `is_inside` (whether it is part of the map), `class_id` (0 for the lowest
        numbers, -1 for none) and the columns of `tables.AREAS`.
    classification
        None for categories, and if no area has a value.
    labels
        Names of the categories, where the map shows categories.
    """

    atlas: Atlas = field(repr=False, compare=False)
    query: ExploreQuery
    notices: tuple[str, ...]
    indicator: Indicator
    source: Source
    series: DrawnSeries
    since: Period | None
    held: tuple[DrawnSeries, ...]
    levels: tuple[AreaType, ...]
    values: AreaValues
    table: pd.DataFrame
    classification: Classification | None
    labels: tuple[str, ...]
    title: str
    notes: tuple[str, ...]

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods that could be shown, oldest first."""
        return tuple(series.period for series in self.held)

    @cached_property
    def medians(self) -> tuple[Median, ...]:
        """All nations together first, then each that has values."""
        return readings.medians(self.table, self.indicator)

    @cached_property
    def summary(self) -> str:
        """The title, and in one sentence what the map shows."""
        return f"{self.title}: {_summary(self)}"

    @property
    def is_circles(self) -> bool:
        """Say whether the map shows circles: for a count, where areas keep their own size."""
        is_value, shape = self.query.mode is Mode.VALUE, self.query.shape
        return is_value and not self.indicator.is_mappable and shape is Shape.OUTLINES

    def say(self, number: float) -> str:
        """Return a number of the map in words: a value, or a signed difference."""
        if self.query.mode is Mode.VALUE:
            return self.indicator.format(number)
        return movements.signed(self.indicator, number)

    @cached_property
    def told_numbers(self) -> pd.Series:
        """The numbers of the areas shown that have one, as they are printed."""
        numbers = self.shown["mapped"].dropna()
        return numbers.map({each: self.indicator.as_printed(each) for each in numbers.unique()})

    def full_name(self, code: str) -> str:
        """Return the name of an area, with its authority where names of areas like it recur."""
        name, within = (self.table[column].loc[code] for column in ("name", "within"))
        is_enough = self.query.level not in _INSIDE_AUTHORITIES or not within or within in name
        return str(name) if is_enough else f"{name}, {within}"

    @cached_property
    def trend(self) -> History | None:
        """The chosen places through time, up to the period shown; None if none is chosen."""
        if not self.query.places:
            return None
        return self._through_time.of(self.query.places)

    @cached_property
    def _through_time(self) -> History:
        found = history(self.indicator.slug, self.query.level, self.atlas)
        return found.upto(self.series.period)

    @cached_property
    def places(self) -> tuple[Reading, ...]:
        """What is said of each chosen place."""
        found = [
            readings.read(code, self.values, self._through_time, self.atlas)
            for code in self.query.places
        ]
        if self.query.mode is Mode.VALUE:
            return tuple(found)
        return tuple(replace(one, said=self.table.loc[one.code, "said"]) for one in found)

    @property
    def placed(self) -> tuple[Reading, ...]:
        """Those of `places` that are in a class of the map."""
        in_class = self.shown.index[self.shown["class_id"] >= 0]
        return tuple(place for place in self.places if place.code in in_class)

    @property
    def shown(self) -> pd.DataFrame:
        """The rows of `table` that are part of the map."""
        inside = self.table["is_inside"]
        return self.table if inside.all() else self.table[inside]

    @property
    def class_counts(self) -> tuple[int, ...]:
        """Areas shown in each class or category."""
        k = len(self.labels) or (self.classification.k if self.classification else 0)
        ids = self.shown["class_id"]
        return tuple(int((ids == number).sum()) for number in range(k))


@remembered
def explore(asked: ExploreQuery, atlas: Atlas) -> ExploreView:
    """Return the screen for *asked*, or for the nearest query that can be shown.

    Raises
    ------
    UnknownIndicator
        The catalogue has no such slug.
    DataError
        A file is absent or damaged.
    """
    found = settle(asked, atlas)
    indicator = atlas.catalogue.indicator(found.query.indicator)
    made = figures(found, indicator, atlas)
    return ExploreView(
        atlas=atlas,
        query=found.query,
        notices=(*found.notices, *made.limits),
        indicator=indicator,
        source=atlas.catalogue.source(indicator.source),
        series=found.series,
        since=found.since,
        held=found.held,
        levels=found.levels,
        values=made.values,
        table=made.table,
        classification=made.classification,
        labels=made.labels,
        title=_title(indicator, found.query, found.series.period, found.since),
        notes=_notes(found.series, made.values, made.before, atlas),
    )


def _title(indicator: Indicator, query: ExploreQuery, period: Period, since: Period | None) -> str:
    now, mode, median = period.label, query.mode, f"median {query.level.label}"
    if mode is Mode.CHANGE and since:
        return f"{indicator.label}, change from {since.label} to {now}"
    if mode is Mode.GAP_THEN_AND_NOW and since:
        return f"{indicator.label}, gap to the {median} in {since.label} and {now}"
    if mode is Mode.GAP:
        return f"{indicator.label}, gap to the {median}, {now}"
    return f"{indicator.label}, {now}"


def _summary(view: ExploreView) -> str:
    shown, query, area = view.shown, view.query, view.query.level.label
    numbers = shown["mapped"].dropna()
    areas = query.level.plural
    if query.within:
        areas += f" in {view.atlas.gazetteer.name(query.within)}"
    if numbers.empty:
        return f"none of the {len(shown):,} {areas} has a value."
    have = f"{len(numbers):,} of {len(shown):,} {areas} have"
    if view.labels:
        each = [
            f"{(numbers == number).sum():,} {label[0].lower()}{label[1:]}"
            for number, label in enumerate(view.labels)
        ]
        return f"{have} figures for both: {listed(each)}."
    reach = f"{have} {_reach(view)}"
    told = view.told_numbers
    below, above = (told < 0).sum(), (told > 0).sum()
    if query.mode is Mode.CHANGE:
        return f"{reach}; {above:,} rose and {below:,} fell."
    if query.mode is Mode.GAP:
        return f"{reach}; {below:,} are below the median and {above:,} above."
    counted = numbers[counts(shown.index, shown["status"]).reindex(numbers.index)]
    median = marked(view.indicator.format(counted.median()), of_all(shown["status"], counted))
    return f"{reach}; the median {area} has {median}."


def _reach(view: ExploreView) -> str:
    """Return the lowest and the highest figure, and where, counted where several have it."""
    told = view.told_numbers
    low, high = told.min(), told.max()
    if low == high:
        return f"the same value, {view.say(low)}"
    return f"a value, from {_at(view, low)} to {_at(view, high)}"


def _at(view: ExploreView, number: float) -> str:
    codes = view.told_numbers.index[view.told_numbers == number]
    if len(codes) > 1:
        return f"{view.say(number)} in {len(codes):,} {view.query.level.plural}"
    return f"{view.table.loc[codes[0], 'said']} in {view.full_name(codes[0])}"


def _notes(
    series: DrawnSeries, values: AreaValues, before: AreaValues | None, atlas: Atlas
) -> tuple[str, ...]:
    if series.published.vintage == series.drawn.vintage:
        notes = [f"Drawn on the boundaries of the {series.drawn.label}, of the year published."]
    else:
        notes = [
            f"Published for the {series.published.label} and drawn on the {series.drawn.label}, "
            "the nearest boundaries held.",
        ]
    notes += [note for note in (values.note, before.note if before else "") if note]
    notes += [
        f"Values of {each.period_label}: {each.warned}."
        for each in (values, before)
        if each is not None and each.warned
    ]
    if values.lost:
        notes.append(
            "Have a figure that cannot be carried to these boundaries: "
            f"{listed(sorted(_name(code, atlas) for code in values.lost))}."
        )
    if not values.currency.is_current:
        notes.append(values.currency.words)
    if not values.indicator.is_mappable:
        notes.append("A total follows the size of an area: read the table, not the shades.")
    return tuple(notes)


def _name(code: str, atlas: Atlas) -> str:
    try:
        return atlas.gazetteer.name(code)
    except UnknownArea:
        return code


def similar_places(view: ExploreView, atlas: Atlas) -> pd.DataFrame:
    """Return the rows of `view.table` of the places that ONS finds most similar to the first one.

    The nearest come first. Empty for anything but an authority of today, and where none of them is
    on the map.
    """
    today = atlas.gazetteer.by_code(CURRENT)
    if not view.places or view.places[0].code not in today:
        return view.table.iloc[:0]
    found = [area.code for area in similar(today[view.places[0].code], atlas)]
    return view.table.loc[[code for code in found if code in view.table.index]]


def with_indicator(query: ExploreQuery, slug: str) -> ExploreQuery:
    """Return *query* for another indicator; own breaks are those of the old one and are dropped."""
    scheme = Scheme.QUANTILES if query.scheme is Scheme.BREAKS else query.scheme
    return replace(query, indicator=slug, scheme=scheme, breaks=())


def with_mission(query: ExploreQuery, mission: int | None, atlas: Atlas) -> ExploreQuery:
    """Return *query* for the first indicator of a mission, if possible for the same kind of area.

    None stands for the indicators of no mission.
    """
    offered = of_mission(mission, atlas)
    same_level = [slug for slug in offered if query.level in levels(slug, atlas)]
    return with_indicator(query, (same_level or offered)[0])


def with_level(query: ExploreQuery, level: AreaType, atlas: Atlas) -> ExploreQuery:
    """Return *query* for another kind of area: of the same indicator or of one in its mission.

    A map limited to an area that does not contain areas of that kind is a map of all of them.
    """
    query = replace(query, level=level)
    if level in levels(query.indicator, atlas):
        return query
    mission = atlas.catalogue.indicator(query.indicator).mission
    having = [slug for slug in of_mission(mission, atlas) if level in levels(slug, atlas)]
    return with_indicator(query, having[0]) if having else query


@remembered
def of_mission(mission: int | None, atlas: Atlas) -> list[str]:
    """Return the slugs of a mission's indicators that can be drawn; those of old districts last."""
    found = [
        indicator.slug
        for indicator in atlas.catalogue.indicators.values()
        if indicator.mission == mission and levels(indicator.slug, atlas)
    ]
    return sorted(found, key=lambda slug: slug.endswith("-districts"))


@remembered
def levels_of_mission(mission: int | None, atlas: Atlas) -> list[AreaType]:
    """Return the kinds of area for which some indicator of a mission has values, in order."""
    found = {level for slug in of_mission(mission, atlas) for level in levels(slug, atlas)}
    return [level for level in LEVELS if level in found]


@remembered
def mission_coverage(mission: int, atlas: Atlas) -> str:
    """Return what can be measured of a mission, in a sentence for its card."""
    slugs = of_mission(mission, atlas)
    if not slugs:
        return "No indicator of it is held."
    held = f"{len(slugs)} indicator{'' if len(slugs) == 1 else 's'}"
    counts = {level: sum(level in levels(slug, atlas) for slug in slugs) for level in LEVELS}
    fine = (AreaType.LOCAL_AUTHORITY, AreaType.WARD)
    if not any(counts[level] for level in fine):
        coarse = [level.plural for level in LEVELS if counts[level]]
        return f"{held}, none below {' and '.join(coarse)}."
    known = [f"{counts[level]} for {level.plural}" for level in fine if counts[level]]
    return f"{held}: {', '.join(known)}."


def toggle_place(query: ExploreQuery, code: str) -> ExploreQuery:
    """Return *query* after a click on an area: it alone is chosen, or joins those compared.

    A click on a chosen area lets go of it; the oldest choice makes room for one too many.
    """
    if code in query.places:
        return replace(query, places=tuple(place for place in query.places if place != code))
    if not query.compare:
        return replace(query, places=(code,))
    return replace(query, places=(*query.places, code)[-MOST_PLACES:])
