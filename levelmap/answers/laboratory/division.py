"""A pot of money divided by one formula instead of another: who gains, who loses, how sure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from levelmap.answers.comparisons.breakdowns import notes_of_kinds
from levelmap.answers.comparisons.groupings import kinds, nations
from levelmap.answers.comparisons.named import Named
from levelmap.answers.comparisons.two import Comparison
from levelmap.answers.comparisons.words import Side, counted, nouns
from levelmap.answers.laboratory.methods import need_by
from levelmap.answers.laboratory.money import pounds_awarded
from levelmap.answers.laboratory.pot import (
    ALL,
    BY_PEOPLE,
    EVERYBODY,
    LIST,
    PotQuery,
    shares_of_nations,
)
from levelmap.answers.laboratory.reach import measure_of_need
from levelmap.answers.phrases import percent, pounds
from levelmap.atlas import Atlas
from levelmap.comparison.allocation import (
    CLAIMS,
    NEED,
    Allocation,
    Facts,
    Formula,
    allocate,
    change_by_group,
    group_shares_by,
    winners_and_losers,
)
from levelmap.comparison.reach import ConcentrationCurve, curve
from levelmap.errors import MethodError, TooFewValues
from levelmap.terms import Geography

ROUNDING = (
    "Only places that both sides could name share the pot. Shares are rounded down to whole pence "
    "and the pence left over go to the largest remainders, so that they sum to the pot."
)
"""Said with every division."""


@dataclass(frozen=True)
class Division:
    """The same pot divided before and after.

    Attributes
    ----------
    pot
        Pounds that either division sums to.
    words
        What the money follows before, and after, as ends of `if it went ...`.
    table
        Index area code of every place that has money before or after; `area_name`, `region`,
        `people` and the columns of `winners_and_losers`, then `before_per_head`, `after_per_head`
        and `limit` (that holds the place after).
    groups
        `change_by_group` by nation, region, coast and setting, where places are of several.
    notes
        What was left out, and what groupings rest on.
    how_sure
        How many are sure to lose all or to gain, in one sentence, where `chances.with_chances` can
        tell; the table then has `probability`, the share of ways in which the method names a place.
    """

    compared: Comparison
    query: PotQuery
    pot: float
    words: tuple[str, str]
    table: pd.DataFrame
    groups: Mapping[str, pd.DataFrame]
    notes: tuple[str, ...]
    how_sure: str = ""

    @property
    def sentence(self) -> str:
        """Return who would gain and who would lose, in two sentences."""
        outcomes = self.table["outcome"].value_counts()
        gains, loses = (int(outcomes.get(key, 0)) for key in ("gains", "loses"))
        before, after = self.words
        first = (
            f"If {pounds(self.pot)} went {after} instead of {before}, "
            f"{counted(gains, self.compared.geography)} would gain and {loses:,} would lose."
        )
        loser, gainer = self._most("loses", "lose"), self._most("gains", "gain")
        if loser is None or gainer is None:
            return first
        return f"{first} By head {' would '.join(loser)} and {' would '.join(gainer)}."

    def _most(self, outcome: str, verb: str) -> tuple[str, str] | None:
        """Return who loses or gains most by head, and what, as printed; None for nobody or £0.00.

        Places that print the same are counted, none of them is named.
        """
        rows = self.table[self.table["outcome"] == outcome]
        by_head = rows["per_head"].abs().round(2)
        most = rows[by_head == by_head.max()]
        if most.empty or not by_head.max() > 0:
            return None
        amount = f"£{by_head.max():,.2f}"
        if len(most) == 1:
            name = str(most["area_name"].iloc[0])
            return name, f"{verb} {amount}" if len(rows) == 1 else f"{verb} most ({amount})"
        if len(most) == len(rows):
            return f"every place that {verb}s", f"{verb} {amount}"
        return counted(len(most), self.compared.geography), f"{verb} most ({amount} each)"


def divided(compared: Comparison, query: PotQuery, atlas: Atlas) -> Division:
    """Return a pot divided among the places of the second side, beside what it is instead of.

    Only places that both sides could name share it, so that nobody loses by not being asked.

    Parameters
    ----------
    compared
        Of `pot.asked`.

    Raises
    ------
    MethodError
        The pot, floor or cap cannot be met, or no place has a claim (see `comparison.allocation`).
    QueryError, CannotRecode, DataError
        The people in need, or the awards, are not held for these areas.
    """
    codes = sorted(compared.agreement.partition.joint_universe)
    geography = compared.geography
    notes: list[str] = []
    pot = query.pot
    if query.is_against_awards:
        before, beyond = pounds_awarded(query.before, geography, atlas, pd.Index(codes))
        before = before.reindex(codes).fillna(0.0).round(2)
        pot = round(float(before.sum()), 2)
        notes.append(
            f"{pounds(beyond)} of the fund went to other places and is left out. Awards that "
            "several places share count in equal parts: how they share them is not published."
        )
    elif query.before in EVERYBODY:
        head = atlas.gazetteer.population(geography).reindex(codes)
        before = allocate(pot, Formula(by=query.before), Facts(head)).table["pounds"]
    else:
        before = allocated(compared, "a", pot, query, atlas).table["pounds"]
    after = allocated(compared, "b", pot, query, atlas)
    table = _table(compared, before, after, atlas)
    living = atlas.gazetteer.population(geography).astype("float64").reindex(codes)
    groups = {
        name: change_by_group(table, living, of)
        for name, of in kinds(codes, geography, atlas).items()
    }
    kinds_rest_on = notes_of_kinds(geography, atlas)
    notes += [kinds_rest_on[name] for name in groups if name in kinds_rest_on]
    words = (_before_words(compared, query, atlas), _after_words(compared, query))
    return Division(compared, query, pot, words, table, groups, tuple(notes))


def _table(
    compared: Comparison, before: pd.Series, after: Allocation, atlas: Atlas
) -> pd.DataFrame:
    head = atlas.gazetteer.population(compared.geography).astype("float64")
    has = before.index[before > 0].union(after.table.index)
    table = winners_and_losers(before.reindex(has), after.table["pounds"].reindex(has), head)
    names = compared.places["area_name"].reindex(table.index)
    table.insert(0, "people", head.reindex(table.index))
    table.insert(0, "region", compared.places["region"].reindex(table.index))
    table.insert(0, "area_name", names.where(names.notna(), table.index.to_series()))
    known = table["people"].where(table["people"] > 0)
    return table.assign(
        before_per_head=table["before"] / known,
        after_per_head=table["after"] / known,
        limit=after.table["limit"].reindex(table.index).fillna(""),
    )


def allocated(
    compared: Comparison, letter: str, pot: float, query: PotQuery, atlas: Atlas
) -> Allocation:
    """Return a pot divided among the places of one side of a comparison.

    Parameters
    ----------
    letter
        `a` or `b`. All that could be named share, or each by its tier, on the second side only:
        what it is instead of goes to the places that the first side names.
    """
    side = compared.a if letter == "a" else compared.b
    joint = compared.agreement.partition.joint_universe
    named = sorted(side.places.codes & joint)
    is_open = query.is_open and letter == "b"
    if not (is_open or named):
        raise MethodError(
            f"No place {compared.sides['ab'.index(letter)].on} is among the {len(joint):,} that "
            "could be named: there is nobody to divide the pot among."
        )
    by_rank = query.further > 0
    codes = sorted(joint) if is_open or by_rank else named
    facts = _facts(compared, letter, codes, query, atlas)
    formula = Formula(
        by=query.by,
        places=len(named) if by_rank else 0,
        taper=query.further,
        tiers=query.tiers if is_open else (),
        floor=query.floor,
        cap=query.cap or float("inf"),
        per_head=query.per_head,
        group_shares=_group_shares(query, sorted(joint), facts, atlas, compared),
    )
    return allocate(pot, formula, facts)


def _facts(
    compared: Comparison, letter: str, codes: list[str], query: PotQuery, atlas: Atlas
) -> Facts:
    """Return the facts of the places that may share; of a method those that it scores."""
    geography = compared.geography
    side: Named = compared.a if letter == "a" else compared.b
    scores, categories = None, compared.places[f"{letter}_category"]
    scored = side.scored
    if scored is not None and scored.recipe.geography == geography:
        scores = need_by(scored.recipe, scored.composite.scores)
        categories = scored.composite.categories
    head = atlas.gazetteer.population(geography).astype("float64")
    in_need = None
    if query.by == NEED:
        in_need = measure_of_need(query.need, geography, atlas).in_need.reindex(codes)
    ranks = None if scores is None else scores.reindex(codes).rank(ascending=False, method="min")
    return Facts(
        people=head.reindex(codes),
        in_need=in_need,
        scores=None if scores is None else scores.reindex(codes),
        ranks=ranks,
        categories=pd.to_numeric(categories, errors="coerce").reindex(codes),
        groups=nations(codes),
    )


def _group_shares(
    query: PotQuery, joint: list[str], facts: Facts, atlas: Atlas, compared: Comparison
) -> Mapping[str, float]:
    if query.nations == BY_PEOPLE:
        head = atlas.gazetteer.population(compared.geography).reindex(joint)
        return group_shares_by(head, nations(joint))
    found = shares_of_nations(query.nations)
    here = set() if facts.groups is None else set(facts.groups)
    return found and {**dict.fromkeys(sorted(here), 0.0), **found}


def _before_words(compared: Comparison, query: PotQuery, atlas: Atlas) -> str:
    if query.before == LIST:
        return f"to those {_named_words(compared.sides[0], query)}"
    if query.before in EVERYBODY:
        return f"to all, {EVERYBODY[query.before]}"
    return f"as {atlas.catalogue.priority_list(query.before).short} gave it"


def _after_words(compared: Comparison, query: PotQuery) -> str:
    side = compared.sides[1]
    how = CLAIMS[query.by]
    if query.tiers:
        parts = ", ".join(f"{one:g}" for one in query.tiers)
        return f"to the categories of {side.title} as {parts}, {how},"
    if query.among == ALL:
        return f"to all places that {side.title} could name, {how},"
    return f"to the places {_named_words(side, query)}, {how},"


def _named_words(side: Side, query: PotQuery) -> str:
    if not query.further:
        return side.on
    following = "the next" if query.further == 1 else f"the next {query.further}"
    return f"{side.on} and {following} in part"


@dataclass(frozen=True)
class Curves:
    """How much of the money reaches the people who live where need is highest.

    Attributes
    ----------
    before, after, need
        Cumulative shares of pounds, of pounds, and of people in need, places in the order of their
        share of people in need, the highest first; `None` where there is no money.
    label
        Whom the need counts.
    of
        Who all are, of which they are a share: people, children, households.
    geography
        Of the places.
    held_before, held_after
        Share of the pot that goes to places with a figure of need: the curves of money are of it.
    """

    before: ConcentrationCurve | None
    after: ConcentrationCurve | None
    need: ConcentrationCurve
    label: str
    of: str
    geography: Geography
    held_before: float
    held_after: float

    @property
    def places(self) -> int:
        """Return how many places lie whole within the fifth of the highest need."""
        codes = self.need.points["code"][self.need.points["people"] <= FIFTH + TINY]
        return sum(len(tied.split(", ")) for tied in codes if tied)

    @property
    def sentence(self) -> str:
        """Return what the fifth of people in the highest need live with."""
        at = [None if one is None else one.at(FIFTH) for one in (self.before, self.after)]
        before, after = ("none" if one is None else f"{one:.0%}" for one in at)
        said = (
            f"The fifth of the {self.of}, those of {self._where()}, with "
            f"{self.need.at(FIFTH):.0%} of all {self.label}, would have {after} of the money, "
            f"before {before}."
        )
        if min(self.held_before, self.held_after) > 1 - TINY:
            return said
        return (
            f"{said} These are shares of the money that goes to places with a figure: "
            f"{percent(self.held_after)} of the pot after, {percent(self.held_before)} before."
        )

    def _where(self) -> str:
        one, several = nouns(self.geography)
        whole = self.places
        if not whole:
            first = self.need.points["code"].iloc[1]
            return f"part of the {several if ', ' in first else one} of highest need"
        named = f"the {one if whole == 1 else counted(whole, self.geography)} of highest need"
        is_exact = (self.need.points["people"] - FIFTH).abs().min() <= TINY
        return named if is_exact else f"{named} and part of the next"


FIFTH, TINY = 0.2, 1e-9


def curves(found: Division, measure: str, counted_as: str, atlas: Atlas) -> Curves:
    """Return the curves of a division, over the places for which a figure of need is held.

    Parameters
    ----------
    counted_as
        Whom *measure* counts, in words.

    Raises as `measure_of_need`; TooFewValues where nobody is in need.
    """
    geography = found.compared.geography
    joint = sorted(found.compared.agreement.partition.joint_universe)
    need = measure_of_need(measure, geography, atlas)
    held = need.in_need.reindex(joint).dropna()
    head = need.people.reindex(held.index)
    order = (held / head).rank(ascending=False, method="min")
    beside: list[ConcentrationCurve | None] = []
    shares = []
    for column in ("before", "after"):
        money = found.table[column].reindex(held.index).fillna(0.0)
        shares.append(float(money[head.notna()].sum() / found.pot))
        try:
            beside.append(curve(order, money, head))
        except TooFewValues:
            beside.append(None)
    in_need = curve(order, held, head)
    return Curves(beside[0], beside[1], in_need, counted_as, need.of, geography, *shares)
