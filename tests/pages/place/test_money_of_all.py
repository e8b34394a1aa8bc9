"""Pounds a head of every authority, and whose each award is."""

import pytest

from levelmap.answers.place.league import league
from levelmap.answers.place.money import Share
from levelmap.atlas import Atlas
from levelmap.pages.place.money.picture import NONE, picture
from levelmap.pages.place.money.tables import MOST, ranking
from levelmap.pages.place.query import PlaceQuery
from levelmap.pages.place.view import place


def test_pounds_a_head_of_every_authority_count_what_its_page_counts(shipped_atlas: Atlas) -> None:
    found = league(shipped_atlas)
    assert len(found.table) == 361
    assert found.table["per_head"].is_monotonic_decreasing
    stoke = place(PlaceQuery("E06000021"), shipped_atlas).money
    assert found.table.loc["E06000021", "total"] == stoke.total
    assert found.table.loc["E06000021", "per_head"] == pytest.approx(stoke.per_head)
    rank = (found.table["per_head"] > stoke.per_head).sum() + 1
    assert f"is the {rank}th highest of 361 authorities" in found.sentence("E06000021")


def test_every_award_is_in_one_share_and_own_ones_make_the_total(shipped_atlas: Atlas) -> None:
    found = place(PlaceQuery("E06000063"), shipped_atlas).money
    by_share = {share: [a for a in found.awards if a.share is share] for share in Share}
    assert sum(map(len, by_share.values())) == len(found.awards)
    own = [*by_share[Share.WHOLE], *by_share[Share.INSIDE]]
    assert sum(award.amount or 0 for award in own) == pytest.approx(found.total)
    assert len(by_share[Share.INSIDE]) == 3, "neighbourhoods of Pride in Place"
    assert [award.shared_with for award in by_share[Share.SHARED]] == [("Westmorland and Furness",)]


def test_the_map_and_the_ranking_say_the_same(shipped_atlas: Atlas) -> None:
    found = league(shipped_atlas)
    drawn = picture(found, "E06000021")
    assert set(drawn.classes) == set(found.table.index)
    nothing = set(found.table.index[found.table["total"] == 0])
    assert {code for code, each in drawn.classes.items() if each == NONE} == nothing
    ranks = [int(drawn.classes[code]) for code in found.table.index if code not in nothing]
    assert ranks == sorted(ranks, reverse=True), "more a head is never a lower class"
    rows = ranking(found, "N09000003").rows
    assert len(rows) == MOST + 1
    assert rows[0][1] == "1"
    assert rows[-1][0] == "Belfast"
