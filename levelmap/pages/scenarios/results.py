"""What a card says: its sentence, whom it names, and the money that moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from levelmap.answers import taking
from levelmap.answers.comparisons import basis
from levelmap.answers.comparisons.basis import NOTHING, Basis
from levelmap.answers.comparisons.many import see_together
from levelmap.answers.comparisons.scatter import scatter
from levelmap.answers.comparisons.two import compare
from levelmap.answers.laboratory.division import curves, divided
from levelmap.answers.laboratory.pot import asked
from levelmap.answers.laboratory.reach import MEASURES
from levelmap.answers.scores import score_recipe
from levelmap.atlas import Atlas
from levelmap.comparison.place_sets import named_by
from levelmap.errors import LevelMapError
from levelmap.memory import remembered
from levelmap.pages.compare.query import ComparePageQuery, Part
from levelmap.pages.compare.query import read_link as read_compare
from levelmap.pages.method.view import read_link as read_method
from levelmap.pages.scenarios.cards import Card
from levelmap.terms import Geography


@dataclass(frozen=True, slots=True)
class Result:
    """What one card says.

    Attributes
    ----------
    places
        Codes of the places that its second side, or its method, names, or that have money after;
        empty where it names none.
    gain, lose
        Numbers of places; None where no money is divided.
    moved
        Share of the pot that goes elsewhere than before, 0 to 1.
    to_need
        Share of the money after in the places of the highest need that hold a fifth of the people.
    problem
        Why the card cannot be answered; empty where it is.
    """

    sentence: str
    places: frozenset[str] = frozenset()
    geography: Geography | None = None
    people: float | None = None
    gain: int | None = None
    lose: int | None = None
    moved: float | None = None
    to_need: float | None = None
    problem: str = ""
    rests_on: Basis = NOTHING


def beside(found: Sequence[tuple[Card, Result]]) -> pd.DataFrame:
    """Return cards beside each other, a row for each, with `answers.taking.FACTS`."""
    rows = [
        {
            "scenario": one.name,
            "says": said.sentence,
            "places": len(said.places) or None,
            "people": said.people,
            "gain": said.gain,
            "lose": said.lose,
            "share_of_the_pot_moved": said.moved,
            "share_to_highest_need": said.to_need,
            "address": one.address,
            "geography": str(said.geography or ""),
            "period": said.rests_on.period,
            "unit": "places; people; shares from 0 to 1",
            "status": said.problem,
            "publisher": said.rests_on.publisher,
            "computed_by": taking.BY_LEVELMAP,
        }
        for one, said in found
    ]
    whole = dict.fromkeys(("places", "gain", "lose"), "Int64")
    return pd.DataFrame(rows).astype(whole)


@remembered
def result(card: Card, atlas: Atlas) -> Result:
    """Return what a card says; a fault is its problem, so that the other cards stay."""
    try:
        if card.page == "method":
            return _method(card, atlas)
        query, problems = read_compare(card.query, atlas)
        if problems:  # what stands in for an unusable parameter asks another question
            return Result("", problem=" ".join(problems))
        return _compared(query, atlas)
    except LevelMapError as error:
        return Result("", problem=str(error))


def _method(card: Card, atlas: Atlas) -> Result:
    query, problems = read_method(card.query, atlas)
    if problems:
        return Result("", problem=" ".join(problems))
    recipe = query.recipe or atlas.catalogue.recipe(query.start)
    scored = score_recipe(recipe, atlas)
    named = named_by(scored.composite)
    sentence = (
        f"{recipe.title.split(' (')[0]} names {len(named):,} of {len(named.universe):,} places."
    )
    answer = Result(
        sentence, named.codes, recipe.geography, rests_on=basis.of_scores(scored, atlas)
    )
    return _with_people(answer, atlas)


def _compared(query: ComparePageQuery, atlas: Atlas) -> Result:
    if query.part is Part.SCORES:
        drawn = scatter(query.scores, atlas)
        rests_on = basis.each((one.label, one.rests_on) for one in (drawn.x, drawn.y))
        return Result(drawn.summary, rests_on=rests_on)
    if query.part is Part.MANY:
        seen = see_together(query.many, atlas)
        return Result(seen.summary, rests_on=seen.rests_on)
    if query.part is Part.POT:
        return _divided(query, atlas)
    view = compare(query.two, atlas)
    answer = Result(
        view.findings[0],
        view.b.places.codes,
        view.geography,
        rests_on=taking.of_sides(view, atlas),
    )
    return _with_people(answer, atlas)


def _divided(query: ComparePageQuery, atlas: Atlas) -> Result:
    pot = replace(query.pot, need=query.need)
    found = divided(compare(asked(query.two, pot), atlas), pot, atlas)
    table = found.table
    outcomes = table["outcome"].value_counts()
    answer = Result(
        found.sentence,
        frozenset(table.index[table["after"] > 0]),
        found.compared.geography,
        gain=int(outcomes.get("gains", 0)),
        lose=int(outcomes.get("loses", 0)),
        moved=float(table["change"].clip(lower=0).sum() / found.pot),
        rests_on=taking.rests_on_division(found, atlas),
    )
    try:
        drawn = curves(found, query.need, MEASURES[query.need].counted, atlas)
        after = None if drawn.after is None else drawn.after.at(0.2)
    except LevelMapError:
        after = None
    return _with_people(replace(answer, to_need=after), atlas)


def _with_people(found: Result, atlas: Atlas) -> Result:
    if found.geography is None:
        return found
    people = atlas.gazetteer.population(found.geography)
    return replace(found, people=float(people.reindex(sorted(found.places)).sum()))
