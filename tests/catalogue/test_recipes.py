"""Recipes as types: leaves, domains, and changes that leave the rest as it was."""

from __future__ import annotations

import pytest

from levelmap.methods.recipes import Domain, Grade, Member, Recipe, Step

INNER = Domain("inner", (Member("deep", column="deep"),))
TREE = Recipe(
    "tree",
    "Tree",
    (
        Member("first", indicator="pay", label="Weekly pay"),
        Domain("outer", (Member("second", column="second", active=False), INNER)),
    ),
)


def test_leaves_and_domains_are_listed_in_the_order_written():
    assert [leaf.key for leaf in TREE.leaves] == ["first", "second", "deep"]
    assert [domain.key for domain in TREE.domains] == ["outer", "inner"]
    assert [member.key for member in TREE.active] == ["first", "deep"]


def test_members_are_found_by_key_and_named_by_label_or_source():
    assert TREE.member("first").name == "Weekly pay"
    assert TREE.member("deep").name == "deep"
    with pytest.raises(KeyError):
        TREE.member("nobody")


def test_switching_off_changes_nothing_else():
    off = TREE.without(["deep"])
    assert [member.key for member in off.active] == ["first"]
    assert off.without([]) == off
    assert [leaf.key for leaf in off.leaves] == [leaf.key for leaf in TREE.leaves]


def test_steps_are_equal_whatever_the_order_of_their_parameters():
    one = Step("goalposts", (("low", 0.0), ("high", 1.0)))
    assert one == Step("goalposts", (("high", 1.0), ("low", 0.0)))
    assert len({one, Step("goalposts", (("high", 1.0), ("low", 0.0)))}) == 1


def test_every_grade_says_what_it_means():
    assert len({grade.meaning for grade in Grade}) == len(Grade)
