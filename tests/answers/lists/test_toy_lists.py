"""Lists of the furnished country as a screen shows them, and when they and the funds counted."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date

import pandas as pd
import pytest

from levelmap import tables
from levelmap.answers.indicators.holdings import search
from levelmap.answers.lists.holdings import (
    list_entries,
    list_view,
    list_zip,
    standing_sentence,
)
from levelmap.answers.lists.timeline import FUND, REVIEW, Span, timeline
from levelmap.atlas import Atlas, open_atlas
from levelmap.lists.standings import ListStatus
from levelmap.paths import Folders
from levelmap.sources.shipping import manifest
from tests.toy_country import OLD


@pytest.mark.parametrize(
    ("slug", "summary"),
    [
        (
            "toy-fund",
            "Toy fund: 12 of 12 authorities are held. Of the local authorities of 2021: "
            "named: 5; not named: 7.",
        ),
        (
            "toy-towns",
            "Toy towns (incomplete): 2 of 5 towns are held. Of the local authorities of 2021: "
            "a place within it is named: 2; not named: 1; "
            "not seen: the list held is incomplete: 9.",
        ),
    ],
)
def test_the_summary_of_a_list_counts_every_district_once(
    furnished_atlas: Atlas, slug: str, summary: str
) -> None:
    view = list_view(slug, furnished_atlas)
    assert view.summary == summary
    assert sum(number for _, number in view.counts) == len(view.standings) == 12


@pytest.mark.parametrize(
    ("slug", "name", "sentence"),
    [
        ("toy-fund", "Alder", "Alder: named (category 1)."),
        ("toy-fund", "Elm", "Elm: not named (category 2)."),
        ("toy-towns", "Elm", "Elm: a place within it is named (Elmton)."),
        ("toy-towns", "Gorse", "Gorse: not named."),
        ("toy-towns", "Alder", "Alder: not seen: the list held is incomplete."),
        ("towns-fund", "Ivy", "Ivy: named."),
    ],
)
def test_where_one_district_stands(
    furnished_atlas: Atlas, slug: str, name: str, sentence: str
) -> None:
    assert standing_sentence(list_view(slug, furnished_atlas), OLD[name]) == sentence


def test_before_one_is_chosen_it_says_how(furnished_atlas: Atlas) -> None:
    view = list_view("toy-fund", furnished_atlas)
    assert standing_sentence(view, "") == (
        "Choose an authority on the map to read where it stands."
    )


def test_those_named_come_in_order_of_name(furnished_atlas: Atlas) -> None:
    named = list_view("toy-fund", furnished_atlas).named
    assert named["name"].tolist() == ["Alder", "Birch", "Cedar", "Dogwood", "Larch"]
    assert set(named["category"]) == {"1"}
    towns = list_view("toy-towns", furnished_atlas).named
    assert towns[["name", "places"]].to_numpy().tolist() == [["Elm", "Elmton"], ["Fir", "Firton"]]
    assert set(towns["status"]) == {ListStatus.PART.label}


def test_lists_are_found_by_all_that_is_said_of_them(furnished_atlas: Atlas) -> None:
    entries = list_entries(furnished_atlas)

    def found(text: str) -> list[str]:
        return [one.priority_list.slug for one in search(entries, text)]

    assert found("hubs") == ["family-hubs"]
    assert found("TOWN money for toys") == ["toy-towns", "towns-fund"]
    assert len(found("office for toys")) == len(entries)


def test_a_list_is_taken_away_with_what_it_is(furnished_atlas: Atlas) -> None:
    with zipfile.ZipFile(io.BytesIO(list_zip("toy-towns", furnished_atlas))) as file:
        about = json.loads(file.read("provenance.json"))
        rows = pd.read_csv(file.open("toy-towns.csv"))
    assert (about["title"], about["held"]) == ("Toy towns (incomplete)", "2 of 5 towns")
    assert about["status"] == "in force: The toy country says so"
    assert about["source"]["publisher"] == "Office for Toys"
    assert rows["area_code"].tolist() == sorted(OLD[name] for name in ("Elm", "Fir", "Gorse"))


def _timed(folders: Folders) -> dict[str, Span]:
    """Let the toy fund end when the towns come, which end in 2022; add three funds."""
    path = folders.data / "priority_lists.csv"
    lists = tables.read_csv(path, tables.PRIORITY_LISTS).set_index("slug", drop=False)
    lists.loc["toy-fund", ["replaced_by", "status"]] = ["toy-towns", "superseded"]
    lists.loc["toy-towns", ["date", "in_force_until"]] = ["2021-09-01/P1M", "2022"]
    lists.to_csv(path, index=False)
    funds = pd.DataFrame(
        [
            ("Parks", "Toys", 9_000_000, "2022/23", "competitive", "", ""),
            ("Shared", "Toys", 2_600_000, "Spending Review period", "formula", "", ""),
            ("Buses", "Toys", 1, "2022 to 2023", "formula", "", ""),
        ],
        columns=list(tables.FUNDING_STREAMS.columns),
    )
    funds.to_csv(folders.data / "funding_streams.csv", index=False)
    manifest.write(folders)
    found = timeline(open_atlas(folders.root))
    assert found.undated == ("Buses",)
    assert [span.key for span in found.funds] == ["Parks", "Shared"]
    assert [span.key for span in found.lists] == ["toy-fund", "toy-towns"]
    return {span.key: span for span in (*found.lists, *found.funds)}


def test_when_lists_and_funds_counted(own_toy: Folders) -> None:
    spans = _timed(own_toy)
    fund, towns = spans["toy-fund"], spans["toy-towns"]
    assert (fund.start, fund.end) == (date(2021, 3, 1), date(2021, 9, 1)), "until the next"
    assert (towns.start, towns.end) == (date(2021, 9, 1), date(2022, 12, 31))
    assert (fund.status_label, towns.status_label) == ("superseded", "in force")
    parks, shared = spans["Parks"], spans["Shared"]
    assert (parks.start, parks.end) == (date(2022, 4, 1), date(2023, 3, 31))
    assert (shared.start, shared.end) == REVIEW
    assert (parks.status, parks.status_label) == (FUND, "money")
    assert parks.words == "£9,000,000, competitive."


def test_a_list_in_force_without_a_last_day_stays_open(furnished_atlas: Atlas) -> None:
    assert {span.end for span in timeline(furnished_atlas).lists} == {None}
