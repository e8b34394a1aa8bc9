import io
import json
import zipfile

import pandas as pd
import pytest

from levelmap.answers.indicators.holdings import coverage, indicator_entries, search
from levelmap.answers.lists.holdings import list_entries, list_view, list_zip, standing_sentence
from levelmap.atlas import Atlas, open_atlas
from levelmap.errors import UnknownPriorityList
from levelmap.lists.standings import ListStatus
from levelmap.paths import Folders, package_root
from levelmap.terms import AreaType, Nation


@pytest.fixture(scope="module")
def toy_atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return open_atlas(package_root())


def test_coverage_says_areas_periods_and_nations(toy_atlas: Atlas) -> None:
    (held,) = coverage("pay", toy_atlas)
    assert (held.area_type, held.periods) == (AreaType.LOCAL_AUTHORITY, "2022 to 2023")
    assert held.by_nation == ((Nation.ENGLAND, 11),)
    assert held.nations == "England 11"


def test_a_search_needs_every_word(toy_atlas: Atlas) -> None:
    entries = indicator_entries(toy_atlas)
    assert [e.indicator.slug for e in search(entries, "Weekly PAY")] == ["pay"]
    assert search(entries, "weekly station") == ()
    assert search(entries, " ") == entries


def test_every_indicator_and_list_is_shown(atlas: Atlas) -> None:
    assert len(indicator_entries(atlas)) == len(atlas.catalogue.indicators)
    assert len(list_entries(atlas)) == len(atlas.catalogue.priority_lists) >= 22


def test_every_list_can_be_read_and_taken_away(atlas: Atlas) -> None:
    for entry in list_entries(atlas):
        slug = entry.priority_list.slug
        view = list_view(slug, atlas)
        assert sum(number for _, number in view.counts) == len(view.standings)
        with zipfile.ZipFile(io.BytesIO(list_zip(slug, atlas))) as file:
            about = json.loads(file.read("provenance.json"))
            table = pd.read_csv(file.open(f"{slug}.csv"))
            meanings = pd.read_csv(file.open("dictionary.csv"))
        assert set(meanings["column"]) == set(table.columns)
        assert about["source"]["url"].startswith("http")


def test_the_levelling_up_fund_categories_on_the_districts_of_2020(atlas: Atlas) -> None:
    """123 places of category 1 among 368; Northern Ireland was not indexed."""
    view = list_view("luf-round-1", atlas)
    counts = dict(view.counts)
    assert (counts[ListStatus.IN], counts[ListStatus.NOT]) == (123, 245)
    assert counts[ListStatus.OUTSIDE_UNIVERSE] == 11
    assert standing_sentence(view, "E06000021") == "Stoke-on-Trent: named (category 1)."


def test_an_incomplete_list_says_not_seen(atlas: Atlas) -> None:
    view = list_view("crf", atlas)
    assert "incomplete" in view.summary
    assert dict(view.counts)[ListStatus.NOT_SEEN] > 300


def test_an_unknown_list_is_refused(atlas: Atlas) -> None:
    with pytest.raises(UnknownPriorityList, match="luf-round-1"):
        list_view("luf-round-11", atlas)
