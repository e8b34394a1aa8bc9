"""Which areas have a part in awards, also those of a year before an authority merged."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from levelmap import tables
from levelmap.answers.comparisons.awards import TakesPart, awards_by_area, taking_part
from levelmap.answers.laboratory.money import pounds_known
from levelmap.atlas import Atlas, open_atlas
from levelmap.paths import Folders, package_root
from levelmap.terms import Geography
from tests import toy_country
from tests.toy_country import MERGED, OLD

THEN = Geography.parse("lad_2021")
KAPOK, LARCH = OLD["Kapok"], OLD["Larch"]

ALLERDALE, BARROW, CARLISLE, COPELAND = "E07000026", "E07000027", "E07000028", "E07000029"
EDEN, SOUTH_LAKELAND, RICHMONDSHIRE, SCARBOROUGH = (
    "E07000030",
    "E07000031",
    "E07000166",
    "E07000168",
)
MENDIP, SEDGEMOOR = "E07000187", "E07000188"


@pytest.fixture(scope="module")
def shipped_atlas() -> Atlas:
    return open_atlas(package_root())


def _of_today(toy: Folders, root: Path, *awards: tuple[str, str, float | None]) -> Atlas:
    """Return the toy country with a list of 2025: awards to Kapok and Larch (name, recipient)."""
    shutil.copytree(toy.root, root, dirs_exist_ok=True)
    folders = Folders(root)
    path = folders.data / "priority_lists.csv"
    lists = tables.read_csv(path, tables.PRIORITY_LISTS)
    today = (
        lists.iloc[[0]]
        .assign(
            slug="today", geography="lad_2025", universe="lad_2025:E", categories="", priority=""
        )
        .assign(money="awards")
    )
    pd.concat([lists, today.assign(expected=1, held=1)]).to_csv(path, index=False)
    row = {"area_code": MERGED, "area_name_as_published": "K", "extent": "whole", "status": "named"}
    rows = [
        {**row, "award": name, "recipient": recipient, "amount": amount}
        for name, recipient, amount in awards
    ]
    toy_country.write_memberships(folders, "today", rows)
    toy_country.seal(folders)
    return open_atlas(root)


def test_an_award_is_of_the_former_authority_that_received_it_or_is_named(
    toy: Folders, tmp_path: Path
) -> None:
    atlas = _of_today(
        toy, tmp_path, ("A new mill", "Kapok City Council", 4e6), ("Larch market", "", 1e6)
    )
    found = awards_by_area("today", THEN, atlas) or {}
    by_name = {code: [(a.name, a.is_shared) for a in awards] for code, awards in found.items()}
    assert by_name[KAPOK] == [("A new mill", False)]
    assert by_name[LARCH] == [("Larch market", False)]
    assert taking_part("today", THEN, atlas) == dict.fromkeys((KAPOK, LARCH), TakesPart.PRICED)


def test_an_award_of_which_nobody_says_where_is_nobodys_and_may_be_anybodys(
    toy: Folders, tmp_path: Path
) -> None:
    """`Kapokville` is not Kapok; £3 million of 7 are divided among no former authority."""
    atlas = _of_today(
        toy, tmp_path, ("A new mill", "Kapok City Council", 4e6), ("Kapokville bridge", "", 3e6)
    )
    assert taking_part("today", THEN, atlas) == {KAPOK: TakesPart.PRICED, LARCH: TakesPart.UNKNOWN}
    inside, beyond = pounds_known("today", THEN, atlas, pd.Index([KAPOK, LARCH]))
    assert (inside.to_dict(), beyond) == ({KAPOK: 4e6, LARCH: 0}, 3e6)


def test_cumbria_somerset_and_richmondshire_have_what_they_received(shipped_atlas: Atlas) -> None:
    """Levelling Up Fund, round 2 (list of successful bidders, January 2023), by recipient."""
    found = awards_by_area("luf-round-2-awards", THEN, shipped_atlas) or {}
    own = {
        code: [(a.name, a.amount) for a in found[code] if not a.is_shared]
        for code in (ALLERDALE, COPELAND, RICHMONDSHIRE, SEDGEMOOR, BARROW, CARLISLE)
    }
    assert own == {
        ALLERDALE: [("Workington Gateway", 9_586_777)],
        COPELAND: [("Industrial Solutions Hub (iSH) Enterprise Campus", 20_000_000)],
        RICHMONDSHIRE: [("Catterick Garrison Town Centre Regeneration project", 19_008_679)],
        SEDGEMOOR: [("Somerset Training Academy for Health & Social Care", 19_715_940)],
        BARROW: [],
        CARLISLE: [],
    }
    roads = "Energy Coast Resilient Routes"
    assert {code for code, awards in found.items() if roads in [a.name for a in awards]} == {
        ALLERDALE,
        BARROW,
        CARLISLE,
        COPELAND,
        EDEN,
        SOUTH_LAKELAND,
    }
    part = taking_part("luf-round-2-awards", THEN, shipped_atlas)
    assert not {MENDIP, SCARBOROUGH} & part.keys()


def test_an_award_called_by_a_town_is_of_the_authority_then_around_it(shipped_atlas: Atlas) -> None:
    """Bridgwater, of which the list says Somerset, lay in Sedgemoor; round 1 of the fund."""
    part = taking_part("luf-round-1-awards", THEN, shipped_atlas)
    assert part[SEDGEMOOR] is part[BARROW] is TakesPart.PRICED
    assert not {EDEN, SOUTH_LAKELAND, MENDIP} & part.keys()
    assert TakesPart.UNKNOWN not in part.values()


def test_a_neighbourhood_that_is_no_town_may_be_in_any_of_the_former(shipped_atlas: Atlas) -> None:
    """Pride in Place: Barrow Central, of which the list says Westmorland and Furness."""
    part = taking_part("pride-in-place", THEN, shipped_atlas)
    assert part[BARROW] is part[EDEN] is TakesPart.UNKNOWN
    assert MENDIP not in part


def test_a_place_that_is_named_without_an_amount_takes_part(shipped_atlas: Atlas) -> None:
    """Towns Fund: 101 towns, of which only Newhaven's amount is held."""
    part = list(taking_part("towns-fund", THEN, shipped_atlas).values())
    assert len(part) == 85
    assert part.count(TakesPart.PRICED) == 1
