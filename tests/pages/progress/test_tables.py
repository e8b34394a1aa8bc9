"""The tables of progress to 2030 from targets made by hand: every cell, every count."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from levelmap.answers.place.to_2030.progress import Moved
from levelmap.answers.place.to_2030.trajectories import Ways
from levelmap.pages.progress import bars, tables
from levelmap.terms import MISSIONS
from tests.answers.missions.test_rules import target, told

COUNTS = {"n": "10", "up": "7", "down": "3"}
FOUND = [
    told("reach", target=90.0, held="partial"),
    told("rise_everywhere", share_improved=70.0, counts=COUNTS, measure="Toys in every area"),
    told("fall", latest=59.0, mission=2),
    told("fall", mission=2),
    told("fall", latest=None, held="no", mission=2),
    told("reach", target=90.0, baseline=None, mission=3),
]


def test_a_mission_has_a_row_for_each_of_its_parts() -> None:
    table = tables.national(MISSIONS[0], FOUND)
    assert table.rows == (
        ("Toys (proxy or part)", "90 by 2030", "60 (2010)", "62 (2020)",
         "Moved towards it, not there", "", "+2.8 a year to 2030; so far +0.2 a year"),
        ("Toys in every area", FOUND[1].target_words, "60 (2010)", "62 (2020)",
         "Moved towards it, not there", "rose in 7 of 10 areas", ""),
    )  # fmt: skip
    assert len(tables.national(MISSIONS[1], FOUND).rows) == 3
    assert tables.national(MISSIONS[4], FOUND).rows == ()


def test_a_mission_says_how_its_measures_stand() -> None:
    assert tables.standing(MISSIONS[0], FOUND) == "2 measures: 2 moved towards it"
    assert tables.standing(MISSIONS[1], FOUND).startswith("3 measures: ")
    assert tables.standing(MISSIONS[1], FOUND).endswith("1 cannot be told")
    assert tables.standing(MISSIONS[2], FOUND) == "1 measure: 1 not there yet"


def test_the_summary_counts_by_verdict() -> None:
    assert tables.summary(FOUND) == (
        "Of 6 parts of the twelve missions, 1 stands as its mission asks so far, 3 "
        "moved towards it or are not there yet, 1 moved away, and of 1 it cannot be told."
    )


def test_a_bar_for_what_is_counted_and_its_words_beside_it() -> None:
    html = bars.bars(FOUND)
    assert html.count("<li>") == 1
    assert '<span style="width: 70.0%">' in html
    assert "<li><span>Toys</span>" in html
    assert "<strong>70%</strong>" in html
    assert "rose in 7 of 10 areas" in html


def _place(moved: Moved, rule: str = "fall", missing: str = "", **given: object) -> Any:
    return SimpleNamespace(
        moved=moved, moved_words=moved.label, national=told(rule, **given), missing=missing
    )


@pytest.mark.parametrize(
    ("each", "words"),
    [
        (_place(Moved.AS_ASKED), Moved.AS_ASKED.label),
        (_place(Moved.UNKNOWN), Moved.UNKNOWN.label),
        (_place(Moved.UNKNOWN, "reach", "6 points", target=90.0), "no baseline is set"),
        (_place(Moved.UNKNOWN, "reach", target=62.0), "As the mission asks, so far"),
    ],
)
def test_how_a_place_moved_in_words(each: Any, words: str) -> None:
    assert tables._moved_words(each) == words


def test_a_place_is_summed_up_by_what_has_a_baseline() -> None:
    asked, against, unclear, unknown = (
        _place(m) for m in (Moved.AS_ASKED, Moved.NOT, Moved.UNCLEAR, Moved.UNKNOWN)
    )
    of_three = "Of 3 official targets with a baseline, "
    of_one = "On the one official target with a baseline, "
    for found, said in (
        ([asked, asked, against, unknown], f"{of_three}Elm moved as asked on 2 and did not on 1."),
        ([asked, asked, asked], f"{of_three}Elm moved as asked on 3."),
        (
            [against, against, unclear],
            f"{of_three}Elm did not move as asked on 2; of 1 it cannot be told, because intervals "
            "overlap.",
        ),
        (
            [unclear] * 3,
            f"{of_three}it cannot be told how Elm moved, because intervals overlap.",
        ),
        ([against], f"{of_one}Elm did not move as asked."),
        ([unclear], f"{of_one}it cannot be told how Elm moved, because intervals overlap."),
    ):
        assert tables.place_summary("Elm", Ways(tuple(found), (), ())) == said
    parts = Ways((asked, asked), (), (), (_place(Moved.UNKNOWN),))
    assert tables.place_summary("Elm", parts) == (
        "Of 2 official targets with a baseline, Elm moved as asked on 2. On 1 more only its "
        "authorities have figures, and they are counted."
    )
    assert tables.place_summary("Elm", Ways((unknown,), (), (), parts.inside)) == (
        "No official target has a baseline and a latest figure for Elm itself. On 1 of them only "
        "its authorities have figures, and they are counted."
    )


def test_notes_are_those_of_the_mission() -> None:
    found = [told("fall", note="A choice."), told("fall", note="Another.", mission=2)]
    assert tables.notes(MISSIONS[0], found) == ["Toys: A choice."]
    assert target("fall").rule_words
