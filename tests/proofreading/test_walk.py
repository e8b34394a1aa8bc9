"""What the shipped data make readers be told, read again: every fortieth of all."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from levelmap.atlas import Atlas, open_atlas
from levelmap.pages.place.briefing.make import Press
from levelmap.paths import Folders
from levelmap.proofreading import walk
from levelmap.proofreading.held import Held
from levelmap.proofreading.reads import TOLD_EVERY, Read, faults
from levelmap.proofreading.walk import everything
from tests.toy_country import NOW, OLD, YEAR_2023


def test_no_sentence_contradicts_its_table(shipped_atlas: Atlas) -> None:
    number, wrong = faults(everything(shipped_atlas, every=40))
    assert number > 5_000
    assert [str(one) for one in wrong] == []


def test_a_fault_is_told_once_with_its_place_and_words() -> None:
    read = Read("Explore, pay", "1 are", ("one are: '1 are'",))
    assert faults([read, read, Read("here", "All is well.", ())]) == (3, [read])
    assert str(read) == "Explore, pay: one are: '1 are'. It says: 1 are"
    assert str(replace(read, text="x" * 400)).endswith(": " + "x" * 300)


def test_a_long_reading_says_how_far_it_is() -> None:
    right = Read("My place, Alder", "All is well.", ())
    wrong = Read("My place, Birch", "1 are", ("one are: '1 are'",))
    told: list[str] = []
    assert faults([wrong, *[right] * TOLD_EVERY], told.append)[0] == TOLD_EVERY + 1
    assert told == ["20,000 sentences read, 1 wrong; at My place, Alder"]


@pytest.fixture(scope="module")
def atlas(furnished: Folders) -> Atlas:
    return open_atlas(furnished.root)


@pytest.fixture
def own_furnished(furnished: Folders, tmp_path: Path) -> Folders:
    """Return a copy of the furnished country that the test may damage."""
    shutil.copytree(furnished.root, tmp_path, dirs_exist_ok=True)
    return Folders(tmp_path)


@pytest.fixture(scope="module")
def held(furnished: Folders) -> Held:
    return Held(furnished)


@pytest.mark.parametrize("slug", ["pay", "unemployment", "walk", "jobs"])
def test_what_explore_says_of_the_toy_country_holds(atlas: Atlas, held: Held, slug: str) -> None:
    reads = list(walk.of_indicator(slug, atlas, held))
    assert [str(read) for read in reads if read.wrong] == []
    places = {f"Explore, {slug}", f"Explore, {slug}, local authorities"}
    assert {read.where for read in reads} == places


def test_legends_heading_notes_summary_and_readings_are_read(atlas: Atlas, held: Held) -> None:
    values, gaps, heading, note, summary, lowest, *_, highest = (
        read.text for read in walk.of_indicator("pay", atlas, held)
    )
    assert values.startswith("£400 to £440; over £440 to £480; ")
    assert gaps.startswith("-£100 to -£73; ")
    assert heading == "Weekly pay, 2023"
    assert note.startswith("Drawn on the boundaries of the local authorities of 2025")
    assert summary.startswith("Weekly pay, 2023: 11 of 11 local authorities have a value")
    assert lowest.startswith("Alder has £400, the lowest of 11 local authorities.")
    assert highest.startswith("Kapok and Larch has £600, the highest of 11 local authorities.")


def test_readings_of_both_ends_and_some_between_are_read(atlas: Atlas, held: Held) -> None:
    said = [read.text for read in walk.of_indicator("pay", atlas, held)]
    read = [name for name in NOW if any(text.startswith(f"{name} has ") for text in said)]
    assert read == ["Alder", "Cedar", "Dogwood", "Fir", "Hazel", "Ivy", "Kapok and Larch"]


def test_what_is_told_is_held_to_the_file_and_not_to_the_answer(
    own_furnished: Folders,
) -> None:
    """The file says £1 more of everybody than what was read of it before."""
    atlas = open_atlas(own_furnished.root)
    walk_before = list(walk.of_indicator("pay", atlas, Held(own_furnished)))
    path = own_furnished.data / "observations" / "pay.parquet"
    frame = pd.read_parquet(path)
    frame.assign(value=frame["value"] + frame["period"].eq(YEAR_2023)).to_parquet(path)
    _, found = faults(walk.of_indicator("pay", atlas, Held(own_furnished)))
    assert [read.wrong for read in walk_before if read.wrong] == []
    assert len(found) == walk.SEVERAL
    assert found[0].wrong == ("£400 is not 401", "£10 is 11")


def test_what_is_said_of_a_list_holds(atlas: Atlas, held: Held) -> None:
    reads = list(walk.of_list("towns-fund", atlas, held))
    assert {(read.where, read.wrong) for read in reads} == {("Data and lists, towns-fund", ())}
    summary, meaning, reason, *standings = (read.text for read in reads)
    assert summary == (
        "Towns: 3 of 3 authorities are held. "
        "Of the local authorities of 2021: named: 3; not named: 9."
    )
    assert (meaning, reason) == ("Money for toys", "The toy country says so")
    named = ("Alder", "Elm", "Ivy")
    assert standings == [f"{n}: named." if n in named else f"{n}: not named." for n in OLD]


def test_what_a_method_finds_is_read(atlas: Atlas) -> None:
    where = "Build a method, ifs_style_4"
    assert list(walk.of_recipe("ifs_style_4", atlas)) == [
        Read(where, "2 authorities of 11 are on the list.", ()),
        Read(where, "Nothing is changed yet: leave an indicator out, or move its weight.", ()),
    ]


def test_the_page_and_the_briefing_of_a_place_are_read(atlas: Atlas, held: Held) -> None:
    reads = list(walk.of_place(NOW["Alder"], Press(atlas), held, held.names_of_awards()))
    assert {read.where for read in reads} == {"My place, Alder", "Briefing, Alder"}
    assert [str(read) for read in reads if read.wrong] == []
    briefing = [read.text for read in reads if read.where.startswith("Briefing")]
    assert not {"Station", "Market", "Pier", "Harbour"} & {text.strip() for text in briefing}


def test_every_so_manieth_is_read_on_a_quick_look(
    atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, list[str]] = {"indicator": [], "list": [], "recipe": [], "place": []}

    def keep(kind: str) -> object:
        def read(name: str, *_: object) -> list[Read]:
            asked[kind].append(name)
            return []

        return read

    for kind in asked:
        monkeypatch.setattr(walk, f"of_{kind}", keep(kind))
    monkeypatch.setattr(walk.money_walk, "of_place", lambda *_: ())
    monkeypatch.setattr(walk.money_walk, "of_containers", lambda *_: ())
    monkeypatch.setattr(walk.money_walk, "of_parts", lambda *_: ())
    assert list(everything(atlas, every=5)) == []
    assert asked["indicator"] == list(atlas.catalogue.indicators)[::5]
    assert asked["place"] == sorted(NOW.values())[::5]
    assert sorted(asked["recipe"]) == ["ifs_style_4", "levelmap_13_2021"]
    assert len(asked["list"]) == len(atlas.catalogue.priority_lists)
