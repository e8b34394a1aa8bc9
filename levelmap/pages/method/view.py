"""A method of one's own: its ranking, what it changes, and how firm it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from levelmap import gss
from levelmap.answers.comparisons.named import Named
from levelmap.answers.comparisons.references import read_reference
from levelmap.answers.comparisons.standings import leading_indicators
from levelmap.answers.comparisons.words import are, counted, short_label
from levelmap.answers.phrases import first_few
from levelmap.answers.scores import Scored, score_recipe
from levelmap.atlas import Atlas
from levelmap.catalogue.recipe_links import link_text, recipe_of_link
from levelmap.comparison.place_sets import PlaceSet, named_by, partition
from levelmap.errors import EmptyUniverse, QueryError, RecipeError
from levelmap.methods.composite import CompositeIndicator, Inputs, score
from levelmap.methods.recipes import Member, Recipe, Step
from levelmap.pages.shared import links
from levelmap.terms import AreaType

STAYS, ENTERS, LEAVES, OFF, UNSCORED = "stays", "enters", "leaves", "off", "unscored"
CHANGES = (STAYS, ENTERS, LEAVES, OFF, UNSCORED)
"""What became of each place against the recipe that was started from, in the order of legends."""


READINGS: Mapping[str, str] = {
    "ranking": "Ranking",
    "changes": "Changes",
    "firmness": "Firmness",
    "inside": "What it is made of",
    "clusters": "Clusters",
    "share": "Save and share",
}
"""What is read below the map, by the word used in addresses."""

PAINTED: Mapping[str, str] = {
    "changes": "What it changes",
    "firm": "How firm it is",
    "domain": "One domain",
}
"""What the map shows, by the word used in addresses."""


def word_of(label: str, words: Mapping[str, str]) -> str:
    """Return the word that addresses use for what a control says."""
    return next(word for word, said in words.items() if said == label)


@dataclass(frozen=True)
class MethodQuery:
    """What a person builds.

    Attributes
    ----------
    start
        Slug of the recipe that was started from.
    recipe
        What it has become; None while nothing is changed.
    against
        Reference to the official list that it is compared with.
    area
        Code of the place that is read; empty for none.
    read, painted
        What is read below the map, and what the map shows: keys of `READINGS` and `PAINTED`.
    domain
        Key of the domain that the map shows; empty for the first.
    """

    start: str = "levelmap_13_2021"
    recipe: Recipe | None = None
    against: str = "luf-round-1"
    area: str = ""
    read: str = "ranking"
    painted: str = "changes"
    domain: str = ""


@dataclass(frozen=True)
class MethodView:
    """A method computed.

    Attributes
    ----------
    ranking
        Index area code, worst first, places not scored last; columns `area_name`, `score`, `rank`,
        `category`, `start_rank`, `moved` (ranks towards the worse end since the start), `change`
        (one of `CHANGES`), `drivers`.
    members
        Index key of the active members: see `CompositeIndicator.members`.
    findings
        What changed against the start and against the official list, in sentences.
    enters, leaves
        Names of the places that came onto the list, and that left it.
    """

    recipe: Recipe
    start: Recipe
    scored: Scored
    ranking: pd.DataFrame
    members: pd.DataFrame
    findings: tuple[str, ...]
    enters: tuple[str, ...]
    leaves: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def is_changed(self) -> bool:
        """Say whether the method differs from the one started from."""
        return self.recipe != self.start

    @property
    def counts(self) -> Mapping[str, int]:
        """Return the number of places of each of `CHANGES`."""
        found = self.ranking["change"].value_counts()
        return {name: int(found.get(name, 0)) for name in CHANGES}


def skeleton(recipe: Recipe, columns: frozenset[str] = frozenset()) -> Recipe:
    """Return the recipe that loads every value that *recipe* could use, on or off.

    Two recipes that differ in weights, switches and steps only have the same skeleton.

    Parameters
    ----------
    columns
        Columns of the reader's own table that are there.
    """

    def plain(member: Member) -> Member:
        has_values = not member.column or member.column in columns
        return replace(member, weight=1.0, active=has_values, normalisation=None, points=())

    return Recipe(
        slug=recipe.slug,
        title=recipe.title,
        members=tuple(plain(leaf) for leaf in recipe.leaves),
        geography=recipe.geography,
        nations=recipe.nations,
        direction=recipe.direction,
        normalisation=Step("rank"),
        missing=replace(recipe.missing, rule="renormalise", minimum_coverage=0.0),
    )


def method_view(
    recipe: Recipe,
    start: CompositeIndicator,
    loaded: Scored,
    official: Named | None,
) -> MethodView:
    """Return a method computed on values that are loaded already.

    Parameters
    ----------
    start
        The result of the recipe that was started from.
    loaded
        The skeleton of *recipe*, scored: its inputs hold the values.
    official
        The list to compare with, on the recipe's areas; None for none.

    Raises
    ------
    MethodError
        The recipe cannot be computed: all weights are zero, nothing is switched on, or a step does
        not fit the values.
    """
    inputs = _usable(recipe, loaded.inputs)
    composite = score(recipe, inputs)
    scored = Scored(composite, inputs, loaded.names, loaded.used)
    own, before = named_by(composite), named_by(start)
    parts = partition(before, own)
    names = loaded.names
    enters = tuple(sorted(names[code] for code in parts.only_b))
    leaves = tuple(sorted(names[code] for code in parts.only_a))
    return MethodView(
        recipe=recipe,
        start=start.recipe,
        scored=scored,
        ranking=_ranking(composite, start, before, own, names),
        members=composite.members,
        findings=(
            _length(own),
            _change(enters, leaves, is_same=recipe == start.recipe),
            *_against(own, official),
        ),
        enters=enters,
        leaves=leaves,
        notes=(*composite.notes, *recipe.caveats),
    )


def _usable(recipe: Recipe, inputs: Inputs) -> Inputs:
    absent = [one.name for one in recipe.active if one.key not in inputs.table.columns]
    if absent:
        raise RecipeError(
            f"{', '.join(absent)}: no values are held. Give a table of your own with the column, "
            "or switch it off."
        )
    return inputs


def _ranking(
    composite: CompositeIndicator,
    start: CompositeIndicator,
    before: PlaceSet,
    own: PlaceSet,
    names: pd.Series,
) -> pd.DataFrame:
    codes = composite.scores.index
    change = [
        UNSCORED
        if code not in own.universe
        else STAYS
        if code in own.codes and code in before.codes
        else ENTERS
        if code in own.codes
        else LEAVES
        if code in before.codes
        else OFF
        for code in codes
    ]
    table = pd.DataFrame(
        {
            "area_name": names.reindex(codes),
            "score": composite.scores,
            "rank": composite.ranks.astype("Int64"),
            "category": composite.categories,
            "start_rank": start.ranks.reindex(codes).astype("Int64"),
            "change": change,
            "drivers": leading_indicators(composite).reindex(codes).fillna(""),
        }
    )
    table["moved"] = table["start_rank"] - table["rank"]
    return table.rename_axis("area_code").sort_values(["rank", "area_name"])


def _length(own: PlaceSet) -> str:
    count = f"{len(own):,} places" if own.geography is None else counted(len(own), own.geography)
    return f"{count} of {len(own.universe):,} {are(len(own))} on the list."


def _change(enters: tuple[str, ...], leaves: tuple[str, ...], *, is_same: bool) -> str:
    if not is_same and not enters and not leaves:
        return "The list names the same places as at the start."
    if is_same:
        return "Nothing is changed yet: leave an indicator out, or move its weight."
    came = f"{first_few(enters)} {'comes' if len(enters) == 1 else 'come'} on" if enters else ""
    went = f"{first_few(leaves)} {'drops' if len(leaves) == 1 else 'drop'} off" if leaves else ""
    return f"Against the start, {'; '.join(filter(None, (came, went)))}."


def _against(own: PlaceSet, official: Named | None) -> tuple[str, ...]:
    if official is None:
        return ()
    label = short_label(official.reference)
    try:
        parts = partition(official.places, own)
    except EmptyUniverse:
        return (f"{label} could name none of these places.",)
    absent = "not on it" if official.places.complete else "not seen on it"
    return (
        f"Of the places that {label} could name too, {len(parts.both):,} {are(len(parts.both))} on "
        f"both lists; {len(parts.only_b):,} on this list {are(len(parts.only_b))} {absent}, and "
        f"{len(parts.only_a):,} on it {are(len(parts.only_a))} not on this list.",
    )


def read_link(parameters: Mapping[str, str], atlas: Atlas) -> tuple[MethodQuery, tuple[str, ...]]:
    """Return the query that a link's parameters describe, and a sentence for each unusable one."""

    def reference(text: str) -> str:
        read_reference(text[:9_000], atlas)
        return text

    def start(text: str) -> str:
        recipe = atlas.catalogue.recipe(text)
        if recipe.geography is not None and recipe.geography.area_type is AreaType.LSOA:
            raise QueryError(f"{recipe.title} scores small areas, which are not scored here.")
        return recipe.slug

    def area(text: str) -> str:
        code = gss.normalise(text[:40])
        gss.area_type(code)
        return code

    readers: dict[str, links.Reader] = {
        "start": start,
        "recipe": recipe_of_link,
        "against": reference,
        "area": area,
        "read": lambda text: links.one_of(text, list(READINGS)),
        "painted": lambda text: links.one_of(text, list(PAINTED)),
        "domain": lambda text: text[:100],
    }
    found, problems = links.read(parameters, readers)
    recipe = found.get("recipe")
    if recipe is not None and recipe.geography is None:
        del found["recipe"]
        problems = (*problems, "The method in the link scores no areas that LevelMap holds.")
    return MethodQuery(**found), problems


def write_link(query: MethodQuery) -> dict[str, str]:
    """Return the parameters of a link that restores *query*; a method too long for it is left out.

    Columns of a reader's own table are named in it, their values never are.
    """
    text = ""
    if query.recipe is not None:
        try:
            text = link_text(query.recipe)
        except RecipeError:
            text = ""
    values = {"start": query.start, "recipe": text, "against": query.against, "area": query.area}
    values |= {"read": query.read, "painted": query.painted, "domain": query.domain}
    usual = {"recipe": "", "area": "", "read": "ranking", "painted": "changes", "domain": ""}
    return links.write(values, usual)


def load(recipe: Recipe, atlas: Atlas, own: pd.DataFrame | None = None) -> Scored:
    """Return the skeleton of a recipe scored, for `method_view`.

    Parameters
    ----------
    own
        Columns of the reader's own table, index area code.

    Raises as `score_recipe` does.
    """
    columns = frozenset() if own is None else frozenset(map(str, own.columns))
    return score_recipe(skeleton(recipe, columns), atlas, own)
