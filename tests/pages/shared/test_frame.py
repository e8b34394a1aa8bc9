"""What stands around every page: what cannot be trusted of the shipped files."""

from dataclasses import replace

import pytest

from levelmap.atlas import Atlas
from levelmap.catalogue.catalogue import Catalogue
from levelmap.geography.gazetteer import Gazetteer
from levelmap.pages.shared import cache
from levelmap.paths import folders, package_root
from tests.pages.alone import open_page

SCREENS = ("start", "explore", "place", "compare", "method", "stories", "data")

FOUR = (
    "data/memberships/towns-fund.csv",
    "data/observations/employment-rate.parquet",
    "data/observations/gross-median-weekly-pay.parquet",
    "data/recipes/imd_2019.toml",
)

LIST = (
    "The list Towns Fund: 101 towns cannot be trusted: the file was changed or damaged after "
    "it was built. It is not shown; everything else is."
)


@pytest.fixture
def damage(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.delenv("LEVELMAP_DATA", raising=False)
    return monkeypatch


def _hold(patch: pytest.MonkeyPatch, *names: str) -> None:
    found = replace(folders(package_root()), damaged=frozenset(names))
    atlas = Atlas(found, Catalogue(found), Gazetteer(found))
    patch.setattr(cache, "_OPENED", {"": atlas})


@pytest.mark.parametrize("name", SCREENS)
def test_a_damaged_list_is_named_above_every_page_which_stays(
    name: str, damage: pytest.MonkeyPatch
) -> None:
    _hold(damage, FOUR[0])
    app = open_page(name)
    assert [warning.value for warning in app.warning][:1] == [LIST]
    assert not app.exception
    assert not app.error
    assert len(app.main) > 1


@pytest.mark.parametrize("name", SCREENS)
def test_what_opens_a_page_by_itself_may_be_damaged_too(
    name: str, damage: pytest.MonkeyPatch
) -> None:
    _hold(damage, "data/memberships/luf-round-1.csv", "data/recipes/levelmap_13_2021.toml")
    app = open_page(name)
    assert app.warning[0].value.count("cannot be trusted") == 2
    assert not app.exception


def test_the_first_screen_offers_the_lists_that_can_be_trusted(damage: pytest.MonkeyPatch) -> None:
    _hold(damage, "data/memberships/luf-round-1.csv")
    app = open_page("start")
    assert not app.error
    assert app.get("button_group")[0].value == [
        "levelmap_13_2021",
        "imd-2019-average-score-2021-districts:top=93",
        "education-investment-areas",
        "towns-fund",
    ]


@pytest.mark.parametrize("name", ["compare", "stories", "method"])
def test_a_page_that_needs_it_says_so_and_offers_the_others(
    name: str, damage: pytest.MonkeyPatch
) -> None:
    _hold(damage, "data/memberships/luf-round-1.csv", "data/recipes/levelmap_13_2021.toml")
    app = open_page(name)
    said = app.error[0].value
    assert "its file was changed or damaged after it was built" in said
    assert "/" not in said
    assert app.get("button_group") or app.selectbox


def test_nothing_is_said_where_all_is_well(damage: pytest.MonkeyPatch) -> None:
    _hold(damage)
    assert not open_page("data").warning


def test_many_damaged_files_do_not_bury_the_page(damage: pytest.MonkeyPatch) -> None:
    _hold(damage, *FOUR)
    said = open_page("data").warning[0].value
    assert said.count("cannot be trusted") == 4
    _hold(damage, *FOUR, "data/recipes/imd_2025.toml")
    said = open_page("data").warning[0].value
    assert said.count("cannot be trusted") == 3
    assert said.endswith("The same holds for 2 more shipped files.")
