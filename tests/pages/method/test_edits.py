"""Each change that a reader makes to a method, by hand on one of three members."""

from __future__ import annotations

import pytest

from levelmap.methods.recipes import Domain, Member, MissingRule, Recipe, Step
from levelmap.pages.method import edits

PAY, WORK, WALK = Member("pay", "pay"), Member("work", "work"), Member("walk", "walk")
FLAT = Recipe("toy", "Toy method (2025)", (PAY, WORK, WALK), weighting="equal")
TREE = Recipe("tree", "Tree", (PAY, Domain("near", (WORK, WALK))))


def _weights(recipe: Recipe) -> dict[str, float]:
    return {member.key: member.weight for member in recipe.leaves}


def test_shares_become_weights_of_one_on_average() -> None:
    found = edits.with_shares(FLAT, {"pay": 0.5, "work": 0.25, "walk": 0.25})
    assert _weights(found) == {"pay": 1.5, "work": 0.75, "walk": 0.75}
    assert found.weighting == "given"
    off = edits.switched(FLAT, "walk", on=False)
    assert _weights(edits.with_shares(off, {"pay": 0.75, "work": 0.25})) == {
        "pay": 1.5,
        "work": 0.5,
        "walk": 1.0,
    }


def test_a_domain_weighs_what_its_active_members_weigh() -> None:
    shares = {"pay": 0.2, "work": 0.3, "walk": 0.5}
    (domain,) = edits.with_shares(TREE, shares).domains
    assert domain.weight == pytest.approx(2.4)
    without = edits.switched(edits.with_shares(TREE, shares), "walk", on=False)
    assert without.domains[0].weight == pytest.approx(0.9)
    assert [member.key for member in without.active] == ["pay", "work"]
    again = edits.switched(without, "walk", on=True)
    assert again == edits.with_shares(TREE, shares)


def test_one_weight_changes_and_the_others_keep_their_proportions() -> None:
    shares = {"pay": 0.5, "work": 0.3, "walk": 0.2}
    found = _weights(edits.weighed(FLAT, "work", 3.0, shares))
    assert found["work"] == 3.0
    assert found["pay"] / found["walk"] == pytest.approx(0.5 / 0.2)


def test_only_weights_that_are_not_ready_are_made_so() -> None:
    shares = {"pay": 0.5, "work": 0.3, "walk": 0.2}
    made = edits.own(edits.editable(FLAT, shares), FLAT)
    assert edits.editable(made, {"pay": 1.0}) is made
    assert edits.editable(FLAT, {}) is FLAT
    assert _weights(edits.editable(FLAT, shares))["pay"] == 1.5


def test_what_is_changed_is_marked_as_a_readers_own_and_what_is_not_is_the_method_itself() -> None:
    assert edits.own(FLAT, FLAT) is FLAT
    changed = edits.own(edits.switched(FLAT, "pay", on=False), FLAT)
    assert (changed.slug, changed.title) == (
        edits.OWN_SLUG,
        "Your method, started from: Toy method",
    )
    assert changed.caveats == (edits.CHANGED,)
    twice = edits.own(edits.switched(changed, "work", on=False), FLAT)
    assert twice.caveats == (edits.CHANGED,)
    back = edits.switched(changed, "pay", on=True)
    assert edits.own(back, FLAT) is FLAT
    assert edits.own(edits.renamed(changed, " Mine "), FLAT).title == "Mine"
    assert edits.renamed(FLAT, "  ") is FLAT


def test_means_that_punish_weakness_put_members_on_a_positive_scale() -> None:
    tree = edits.aggregated(edits.normalised(TREE, "zscore"), "geometric")
    assert tree.normalisation == edits.POSITIVE
    assert {member.normalisation for member in tree.leaves} == {None}
    assert tree.domains[0].normalisation == Step("none")
    plain = edits.aggregated(edits.normalised(TREE, "zscore"), "sum")
    assert (plain.aggregation, plain.normalisation) == (Step("sum"), Step("zscore"))


def test_rules_of_missing_values_and_of_cuts() -> None:
    assert edits.with_missing(FLAT, "refuse", 0.9).missing == MissingRule("refuse", 0.9)
    cut = edits.with_cut(FLAT, "count", 116).categories
    assert (cut.rule, cut.cuts) == ("count", (116,))
    assert len(cut.labels) == 2
    assert edits.with_cut(edits.with_cut(FLAT, "count", 5), "thirds", 0).categories.cuts == ()


def test_a_column_is_added_before_the_domains_or_takes_the_place_of_its_key() -> None:
    new = Member("rain", column="Rain")
    assert [member.key for member in edits.with_column(FLAT, new).leaves] == [
        "rain", "pay", "work", "walk",
    ]  # fmt: skip
    other = Member("work", column="Work", label="Other work")
    found = edits.with_column(TREE, other)
    assert found.member("work") == other
    assert len(found.leaves) == 3
