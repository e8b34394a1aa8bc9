"""Does a list reach the people in need? Lists and methods by name, on a measure held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from levelmap.answers.comparisons.groupings import nations
from levelmap.answers.comparisons.named import Named, named_places
from levelmap.answers.comparisons.references import read_reference
from levelmap.answers.comparisons.universe import universe_on
from levelmap.answers.comparisons.words import Side, side_of
from levelmap.answers.indicators.statuses import among_values
from levelmap.answers.indicators.values import area_values
from levelmap.answers.laboratory import left_behind
from levelmap.answers.phrases import listed
from levelmap.answers.place.bases import WORDS, bases
from levelmap.atlas import Atlas
from levelmap.comparison.place_sets import PlaceSet, restrict
from levelmap.comparison.reach import (
    ConcentrationCurve,
    NeedMeasure,
    Reach,
    concentration_curve,
    league,
    reach,
)
from levelmap.errors import CannotRecode, LevelMapError, MethodError, NotHeld, QueryError
from levelmap.geography.areas import CURRENT
from levelmap.terms import Geography

MEASURE = "imd-2025-income-scale"
"""Income-deprived people, the measure of need that is held for most of England's years."""

PER_HUNDRED_PEOPLE = ("% of people", "% of residents")
"""Units of shares that people can be made of on any areas."""

OTHER_BASES = ("children", "working_age", "households")
"""Whom shares of some indicators are of, where their number is held for the areas of today."""


@dataclass(frozen=True, slots=True)
class NeedCount:
    """A count of people in need that is offered.

    Attributes
    ----------
    counted
        Whom it counts.
    geography
        Areas on which lists are measured by it: those of its year, that every list meets on one.
    note
        What limits it; empty for nothing more than its own page says.
    """

    counted: str
    geography: Geography = CURRENT
    note: str = ""


_THEN = Geography.parse("lad_2021")

MEASURES: Mapping[str, NeedCount] = {
    "imd-2019-income-scale": NeedCount("income-deprived people (2019)", _THEN),
    "imd-2019-employment-scale": NeedCount("employment-deprived people (2019)", _THEN),
    "imd-2025-income-scale": NeedCount("income-deprived people (2025)"),
    "imd-2025-employment-scale": NeedCount("employment-deprived people (2025)"),
    "children-in-relative-poverty-before-housing-costs": NeedCount("children in relative poverty"),
    "universal-credit-household-numbers": NeedCount("households on Universal Credit"),
    "claimant-count": NeedCount("people who claim unemployment benefits"),
    left_behind.LIST: NeedCount("residents of left-behind wards (2019)", _THEN, left_behind.NOTE),
}
"""Indicators that count people in need, and a list of wards whose residents are. Those of 2019 fit
the lists made before 2023."""


def usual_measure(geography: Geography) -> str:
    """Return the measure of need that fits areas of a year: nothing of it has to be carried."""
    return MEASURE if geography.vintage > _THEN.vintage else "imd-2019-income-scale"


@dataclass(frozen=True)
class SourcedTable:
    """A table with what it rests on, and the lists and methods that it is about, if any."""

    table: pd.DataFrame
    notes: tuple[str, ...]
    sides: tuple[Named, ...] = ()


def measure_of_need(slug: str, geography: Geography, atlas: Atlas) -> NeedMeasure:
    """Return an indicator as people in need, beside all people, children or households.

    Parameters
    ----------
    slug
        Of an indicator, or `left_behind.LIST`.

    Raises
    ------
    QueryError
        The indicator counts no people, and is no share of all of them.
    """
    if slug == left_behind.LIST:
        wards = left_behind.residents(geography, atlas)
        return NeedMeasure(left_behind.LABEL, wards["in_need"], wards["people"])
    found = area_values(slug, geography, atlas)
    people = atlas.gazetteer.population(geography)
    label = f"{found.indicator.label}, {found.period_label}{among_values(found.warned)}"
    if found.indicator.unit == "people":
        return NeedMeasure(label, found.values, people)
    if found.indicator.unit.startswith(PER_HUNDRED_PEOPLE):
        return NeedMeasure(label, found.values / 100 * people, people)  # noqa: PD011
    base = _base(slug, found.indicator.unit, atlas)
    if base and geography == CURRENT:
        of = bases(atlas).amount(base)
        share = 1 if found.indicator.unit == base else of / 100
        return NeedMeasure(label, found.values * share, of, WORDS[base])  # noqa: PD011
    where = f" on the {CURRENT.label}" if base else ""
    raise QueryError(
        f"{found.indicator.label} is measured in {found.indicator.unit}: expected a number of "
        f"people or a share of all of them, such as {MEASURE}{where}."
    )


def whom(measure: str, geography: Geography | None, atlas: Atlas) -> str:
    """Return whom a key of `MEASURES` counts, with the warnings that its values bear."""
    counted = MEASURES[measure].counted
    if measure == left_behind.LIST or geography is None:
        return counted
    return f"{counted}{among_values(area_values(measure, geography, atlas).warned)}"


def _base(slug: str, unit: str, atlas: Atlas) -> str:
    """Return whom an indicator counts among, if their number is held; else empty."""
    if unit in OTHER_BASES:
        return unit
    base = bases(atlas).of_indicators.get(slug, "")
    return base if base in OTHER_BASES and unit.startswith("%") else ""


@dataclass(frozen=True, slots=True)
class Reached:
    """How far one list reaches the people in need, `of` whom the people are."""

    side: Side
    reach: Reach
    counted: str
    of: str = "people"

    @property
    def sentence(self) -> str:
        """Return the answer as one would say it aloud."""
        found = self.reach
        verb = "reaches" if found.complete else "as far as it is held, reaches"
        return (
            f"{self.side.name} {verb} {found.in_need:.0%} of {self.counted} with "
            f"{found.people:.0%} of the {self.of}: {found.places:,} of {found.areas:,} places. "
            f"As many {self.of} in the places of the highest need would be "
            f"{found.best_by_people:.0%}."
        )


def reached(named: Named, measure: str, atlas: Atlas) -> Reached:
    """Return how far one list or method reaches the people in need, where a figure is held.

    Parameters
    ----------
    named
        On areas for which the measure is held.
    measure
        A key of `MEASURES`.

    Raises
    ------
    MethodError
        Nobody is in need where it could name places, it names none of them, or it is the measure.
    QueryError, CannotRecode
        No figures or no people are held for its areas.
    """
    need = _need(named, measure, atlas)
    is_known = measure in MEASURES
    counted = whom(measure, named.places.geography, atlas) if is_known else need.label
    return Reached(side_of(named.reference), reach(named.places, need), counted, need.of)


def league_of(
    several: Sequence[Named], measure: str, atlas: Atlas, *, by_nation: bool = True
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Return the reach of many lists on one measure, over the areas that have a figure.

    Returns
    -------
    DataFrame
        Columns of `comparison.reach.league`; `group` is the nation, or empty.
    tuple of str
        A sentence for each list that is left out, with its reason.

    Raises
    ------
    QueryError
        None of them can be measured.
    """
    tables, left_out, last = [], [], None
    for named in several:
        try:
            need = _need(named, measure, atlas)
            places = _within(named, need.in_need.dropna().index)
            groups = nations(sorted(places.universe)).to_dict() if by_nation else None
            if not places.codes:  # of no nation a row: what is asked of nobody is refused
                places, groups = places if places.universe else named.places, None
            tables.append(league([places], need, groups))
        except (MethodError, QueryError, CannotRecode) as error:
            left_out.append(f"{side_of(named.reference).name} is left out. {error}")
            last = error
    if not tables:
        if last is not None and len(several) == 1:
            raise last
        raise QueryError(f"None of these lists can be measured. {' '.join(left_out)}")
    order = ["group", "complete", "in_need"]
    table = pd.concat(tables, ignore_index=True).sort_values(order, ascending=[True, False, False])
    return table.reset_index(drop=True), tuple(left_out)


def reach_of(
    references: Sequence[str],
    atlas: Atlas,
    geography: Geography,
    measure: str = MEASURE,
    *,
    by_nation: bool = False,
    own: Mapping[str, PlaceSet] | None = None,
) -> SourcedTable:
    """Return how far lists and methods reach the people in need, on one geography.

    Parameters
    ----------
    references
        See `answers.comparisons.references`; carried to *geography*.

    Returns
    -------
    SourcedTable
        The table of `league_of`; the notes say what was counted, and what is left out.

    Raises as `read_reference` and `league_of` do.
    """
    need = measure_of_need(measure, geography, atlas)
    several, left_out = carried(references, geography, atlas, own)
    if not several:
        why = " ".join(left_out) or "None is named: expected one at least, such as luf-round-1:1."
        raise QueryError(f"None of these lists can be measured. {why}")
    table, unmeasured = league_of(several, measure, atlas, by_nation=by_nation)
    could = frozenset[str]().union(*(one.places.universe for one in several))
    silent = set(nations(sorted(could))) - set(nations(sorted(need.in_need.dropna().index)))
    without = f"No figure is held for {listed(sorted(silent))}: no place there is counted."
    return SourcedTable(
        table,
        (
            f"{need.label}; over the areas that each list could name and the figure is held for.",
            "Living in a place that is named is not being helped: shares are upper bounds.",
            *filter(None, [MEASURES[measure].note if measure in MEASURES else ""]),
            *([without] if silent else []),
            *left_out,
            *unmeasured,
        ),
        several,
    )


def carried(
    references: Sequence[str],
    geography: Geography,
    atlas: Atlas,
    own: Mapping[str, PlaceSet] | None = None,
    *,
    with_parts: bool = False,
    universe: str = "",
) -> tuple[tuple[Named, ...], tuple[str, ...]]:
    """Return lists on one geography, each under the name that readers know.

    Parameters
    ----------
    with_parts, universe
        See `answers.comparisons.two.CompareQuery`.

    Returns also a sentence for each that cannot be carried there; raises as `read_reference`.
    """
    found, left_out, codes = [], [], None
    if universe:
        codes = universe_on(universe, geography).codes(atlas.gazetteer.areas(geography))
    for reference in (read_reference(text, atlas, own) for text in references):
        side = side_of(reference)
        try:
            named = named_places(reference, atlas, geography, with_parts=with_parts)
            places = named.places if codes is None else restrict(named.places, codes)
        except LevelMapError as error:
            left_out.append(f"{side.name} is left out. {error}")
            continue
        found.append(replace(named, places=replace(places, label=side.name)))
    return tuple(found), tuple(left_out)


def curve_of_side(named: Named, measure: str, atlas: Atlas) -> ConcentrationCurve:
    """Return how fast a list or method comes to the people in need.

    A method by its ranks, one place after the other; a list by who is named and who is not.

    Raises as `reached` does.
    """
    need = _need(named, measure, atlas)
    universe = sorted(named.places.universe)
    order = pd.Series({code: 1.0 if code in named.places.codes else 2.0 for code in universe})
    scored = named.scored
    if scored is not None and scored.recipe.geography == named.places.geography:
        order = scored.composite.ranks.reindex(universe)
    return concentration_curve(order, need)


def best_curve(named: Named, measure: str, atlas: Atlas) -> ConcentrationCurve:
    """Return the curve of the places that a list could name in the order of their need."""
    need = _need(named, measure, atlas)
    rate = (need.in_need / need.people).reindex(sorted(named.places.universe))
    return concentration_curve(rate.rank(ascending=False, method="min"), need)


def _need(named: Named, measure: str, atlas: Atlas) -> NeedMeasure:
    geography: Geography | None = named.places.geography
    if geography is None or atlas.gazetteer.population(geography).empty:
        where = geography.label if geography else "these areas"
        raise NotHeld(f"No people are held for {where}: choose a list of authorities.")
    held = named.reference.priority_list
    if held is not None and held.slug == measure:
        raise MethodError(
            f"{side_of(named.reference).name} would be measured by itself, by "
            f"{MEASURES[measure].counted}: choose another measure for it."
        )
    return measure_of_need(measure, geography, atlas)


def _within(named: Named, held: pd.Index) -> PlaceSet:
    """Return a list over the areas that a figure is held for: no nation counts without one."""
    places = named.places
    universe = places.universe & frozenset(held)
    return replace(places, codes=places.codes & universe, universe=universe)
