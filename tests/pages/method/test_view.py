"""A method of one's own: edits keep what they should, numbers are those of the command line."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelmap.answers.comparisons.named import named_places
from levelmap.answers.comparisons.references import read_reference
from levelmap.answers.scores import score_recipe
from levelmap.catalogue.recipe_files import read_recipe, write_recipe
from levelmap.comparison.robustness import Robustness
from levelmap.errors import BadWeights, MethodError, RecipeError
from levelmap.methods.aggregation import AGGREGATIONS
from levelmap.methods.normalisation import NORMALISATIONS
from levelmap.methods.recipes import Member, Recipe
from levelmap.pages.method import edits
from levelmap.pages.method.firmness import DRAWS, Firmness, firmness
from levelmap.pages.method.view import (
    CHANGES,
    ENTERS,
    LEAVES,
    STAYS,
    MethodQuery,
    MethodView,
    load,
    method_view,
    read_link,
    skeleton,
    write_link,
)
from levelmap.terms import Polarity
from tests.answers.comparisons.sides import shipped_sides

BUILT = ("levelmap_13_2021", "levelmap_13", "ifs_style_4", "need_4", "missions_12", "ons_robust")


def _view(recipe: Recipe, start: str = "") -> MethodView:
    sides = shipped_sides()
    first = sides.named(start or recipe.slug, None).scored
    assert first is not None
    official = sides.named("luf-round-1", recipe.geography)
    return method_view(recipe, first.composite, sides.loaded(recipe), official)


def _recipe(slug: str) -> Recipe:
    return shipped_sides().atlas.catalogue.recipe(slug)


@pytest.mark.parametrize("slug", BUILT)
def test_an_unchanged_method_is_the_one_started_from(slug: str) -> None:
    view = _view(_recipe(slug))
    assert not view.is_changed
    assert (view.enters, view.leaves) == ((), ())
    expected = score_recipe(_recipe(slug), shipped_sides().atlas).composite
    assert view.scored.composite.ranks.equals(expected.ranks)


@pytest.mark.parametrize("slug", BUILT)
def test_given_weights_keep_every_share(slug: str) -> None:
    before = _view(_recipe(slug))
    shares = dict(before.members["weight"])
    after = _view(edits.with_shares(_recipe(slug), shares), slug)
    assert dict(after.members["weight"]) == pytest.approx(shares, abs=1e-6)
    assert after.scored.composite.ranks.equals(before.scored.composite.ranks)


def test_a_change_that_moves_nobody_is_not_said_to_be_none() -> None:
    start = _recipe("levelmap_13_2021")
    view = _view(edits.with_shares(start, dict(_view(start).members["weight"])), start.slug)
    assert view.is_changed
    assert view.findings[1] == "The list names the same places as at the start."


def test_a_heavier_weight_is_shared_out_over_all_indicators() -> None:
    """Twelve indicators of weight 1, one made 4: 4 of 15, the others 1 of 15 each."""
    start = _recipe("levelmap_13_2021")
    shares = dict(_view(start).members["weight"])
    view = _view(edits.own(edits.weighed(start, "e1", 4.0, shares), start), start.slug)
    assert view.members.loc["e1", "weight"] == pytest.approx(4 / 15)
    assert view.members.loc["s3", "weight"] == pytest.approx(1 / 15)


def test_switching_off_and_on_again_is_the_start() -> None:
    start = _recipe("levelmap_13_2021")
    off = edits.switched(start, "s1", on=False)
    assert edits.own(edits.switched(off, "s1", on=True), start) is start


def test_a_changed_method_says_so_and_does_not_keep_the_title() -> None:
    start = _recipe("need_4")
    changed = edits.own(edits.normalised(start, "zscore"), start)
    assert changed.title.startswith("Your method")
    assert not changed.short  # the name of the published one is not its own
    assert changed.slug == edits.OWN_SLUG
    assert changed.title.startswith("Your method, started from: ")
    assert changed.caveats[-1] == edits.CHANGED
    again = edits.own(edits.with_cut(changed, "share", 0.2), start)
    assert again.caveats.count(edits.CHANGED) == 1


@pytest.mark.parametrize("method", AGGREGATIONS.choices)
@pytest.mark.parametrize("slug", BUILT)
def test_every_aggregation_offered_can_be_computed(slug: str, method: str) -> None:
    start = _recipe(slug)
    view = _view(edits.own(edits.aggregated(start, method), start), slug)
    assert view.ranking["rank"].notna().any()


@pytest.mark.parametrize("method", NORMALISATIONS.choices)
def test_every_normalisation_offered_can_be_computed(method: str) -> None:
    start = _recipe("levelmap_13_2021")
    view = _view(edits.own(edits.normalised(start, method), start), start.slug)
    assert view.ranking["rank"].min() == 1


def test_what_changed_adds_up() -> None:
    start = _recipe("levelmap_13_2021")
    view = _view(edits.own(edits.aggregated(start, "geometric"), start), start.slug)
    assert sum(view.counts.values()) == len(view.ranking)
    assert set(view.counts) == set(CHANGES)
    assert (view.counts[ENTERS], view.counts[LEAVES]) == (len(view.enters), len(view.leaves))
    listed = (view.scored.composite.categories == 1).sum()
    assert view.counts[STAYS] + view.counts[ENTERS] == listed
    assert view.findings[0] == f"{listed} authorities of 307 are on the list."
    assert view.ranking["rank"].dropna().is_monotonic_increasing


def test_all_weights_zero_is_answered() -> None:
    start = _recipe("ifs_style_4")
    zero = start.with_members(lambda member: replace(member, weight=0.0))
    with pytest.raises(BadWeights, match="All weights are zero"):
        _view(zero, start.slug)


def test_nothing_switched_on_is_answered() -> None:
    start = _recipe("ifs_style_4")
    with pytest.raises(MethodError, match="switch on at least one"):
        _view(start.without([leaf.key for leaf in start.leaves]), start.slug)


def test_a_slot_without_data_is_answered() -> None:
    start = _recipe("levelmap_13_2021")
    with pytest.raises(RecipeError, match="Give a table of your own"):
        _view(edits.switched(start, "l4", on=True), start.slug)


def test_a_changed_method_is_not_called_by_the_name_of_its_start() -> None:
    start = _recipe("levelmap_13_2021")
    changed = edits.own(edits.switched(start, "s1", on=False), start)
    assert start.short
    assert not changed.short
    assert changed.title.startswith("Your method, started from: ")
    assert edits.own(edits.switched(changed, "s1", on=True), start) is start


def test_an_own_indicator_fills_a_slot() -> None:
    start = _recipe("levelmap_13_2021")
    atlas = shipped_sides().atlas
    own = atlas.gazetteer.areas(start.geography)[[]].assign(temporary=range(374))  # type: ignore[arg-type]
    member = Member("l4", column="temporary", label="Own", polarity=Polarity.HIGHER_IS_WORSE)
    recipe = edits.own(edits.with_column(start, member), start)
    first = shipped_sides().named(start.slug, None).scored
    assert first is not None
    view = method_view(recipe, first.composite, load(recipe, atlas, own), None)
    assert view.members.loc["l4", "areas"] == 309
    assert len(view.members) == 13


def test_the_file_gives_the_command_lines_numbers() -> None:
    """What the page saves, read and scored as the command line does, ranks every place alike."""
    start = _recipe("levelmap_13_2021")
    shares = dict(_view(start).members["weight"])
    changed = edits.own(edits.weighed(start, "s1", 3.0, shares), start)
    view = _view(changed, start.slug)
    again = score_recipe(read_recipe(write_recipe(changed)), shipped_sides().atlas)
    assert again.composite.scores.equals(view.scored.composite.scores)
    assert again.table.equals(view.scored.table)


def test_recipes_that_differ_in_weights_only_load_the_same_values() -> None:
    start = _recipe("levelmap_13_2021")
    heavier = edits.weighed(start, "e1", 4.0, dict(_view(start).members["weight"]))
    assert skeleton(start).members == skeleton(heavier).members


@pytest.mark.parametrize("slug", BUILT)
def test_firmness_adds_up(slug: str) -> None:
    view = _view(_recipe(slug))
    found = firmness(view)
    areas = found.result.areas
    assert found.result.draws == DRAWS
    assert sum(found.counts.values()) == len(areas)
    assert f"{found.counts['borderline']:,} are borderline" in found.summary
    assert (areas["low"] <= areas["median"]).all()
    assert (areas["median"] <= areas["high"]).all()
    assert found.importance.is_monotonic_decreasing
    if not found.importance.empty:
        assert f"({found.importance.max():.0%})" in found.summary


def test_a_link_restores_the_method() -> None:
    start = _recipe("ifs_style_4")
    recipe = edits.own(edits.with_cut(start, "count", 50.0), start)
    query = MethodQuery(
        start.slug, recipe, "towns-fund", "E06000001", "firmness", "domain", "economy"
    )
    found, problems = read_link(write_link(query), shipped_sides().atlas)
    assert (found, problems) == (query, ())


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"start": "removed_long_ago"}, "There is no recipe"),
        ({"start": "imd_2025"}, "scores small areas"),
        ({"recipe": "1damaged"}, "cannot be read"),
        ({"against": "nothing"}, "There is no"),
        ({"area": "x"}, "not a GSS code"),
    ],
)
def test_a_bad_link_is_one_sentence(parameters: dict[str, str], words: str) -> None:
    query, problems = read_link(parameters, shipped_sides().atlas)
    assert query == MethodQuery()
    assert len(problems) == 1
    assert words in problems[0]


@given(st.lists(st.floats(0, 5), min_size=4, max_size=4).filter(lambda w: sum(w) > 0.1))
def test_shares_are_weights_over_their_sum(weights: list[float]) -> None:
    start = _recipe("ifs_style_4")
    by_key = dict(zip((leaf.key for leaf in start.leaves), weights, strict=True))
    recipe = start.with_members(lambda member: replace(member, weight=by_key[member.key]))
    found = _view(recipe, start.slug).members["weight"]
    assert found.sum() == pytest.approx(1)
    for key, weight in by_key.items():
        assert found[key] == pytest.approx(weight / sum(weights))


def test_the_official_list_is_said_to_be_not_seen_where_it_is_incomplete() -> None:
    sides = shipped_sides()
    recipe = _recipe("levelmap_13_2021")
    first = sides.named(recipe.slug, None).scored
    assert first is not None
    partial = named_places(read_reference("crf", sides.atlas), sides.atlas, recipe.geography)
    view = method_view(recipe, first.composite, sides.loaded(recipe), partial)
    assert "not seen on it" in view.findings[-1]


@pytest.mark.parametrize(
    ("importance", "said"),
    [
        (
            {"left_out": 0.57, "aggregation": 0.51, "weights": 0.45, "normalisation": 0.22},
            "What decides most alike who is on it: which indicators are used (57%), how they are "
            "brought together (51%) and the weights (45%), as shares of the variation, each with "
            "what it interacts with.",
        ),
        (
            {"weights": 0.9, "left_out": 0.2},
            "What decides most who is on it: the weights (90%), as shares of the variation, each "
            "with what it interacts with.",
        ),
    ],
)
def test_none_matters_most_where_several_matter_alike(importance, said):
    areas = pd.DataFrame({"status": ["solid", "out", "borderline"]})
    result = Robustness(_recipe("levelmap_13"), 1, 2_000, 1, areas, ())
    assert Firmness(result, pd.Series(importance)).summary.endswith(said)
