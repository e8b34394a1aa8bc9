"""Councils to come: from when they are, what ends with them, how their rows are read."""

from dataclasses import replace

import pandas as pd
import pytest

from levelmap import tables
from levelmap.geography.decided import DecidedArea, ending, load
from levelmap.paths import Folders
from levelmap.sources.shipping import manifest
from tests.toy_country import OLD, UPTON

ALDER, BIRCH, ELM = (OLD[name] for name in ("Alder", "Birch", "Elm"))


def _area(**given: str) -> DecidedArea:
    row = dict(zip(tables.DECIDED_AREAS.columns, UPTON, strict=True))
    return DecidedArea(**{**row, "members": (ALDER, BIRCH), "replaces": (ALDER, BIRCH), **given})  # type: ignore[arg-type]


def test_the_toy_country_has_one_council_to_come(toy: Folders) -> None:
    assert load(toy) == (_area(),)


def test_without_the_file_nothing_is_to_come(own_toy: Folders) -> None:
    (own_toy.data / "lookups" / "decided_areas.csv").unlink()
    assert load(own_toy) == ()


def test_what_replaces_nothing_replaces_nothing(own_toy: Folders) -> None:
    path = own_toy.data / "lookups" / "decided_areas.csv"
    frame = tables.read_csv(path, tables.DECIDED_AREAS)
    pd.concat([frame, frame.assign(slug="mayor", replaces="")]).to_csv(path, index=False)
    manifest.write(own_toy)
    assert [area.replaces for area in load(own_toy)] == [(ALDER, BIRCH), ()]


@pytest.mark.parametrize(
    ("from_date", "when", "last_day"),
    [
        ("2027-04-01", "1 April 2027", "31 March 2027"),
        ("2028-03-01", "1 March 2028", "29 February 2028"),
        ("2027-01-01", "1 January 2027", "31 December 2026"),
        ("2028-04", "April 2028", ""),
        ("2026", "2026", ""),
        ("", "", ""),
    ],
)
def test_when_it_begins_and_when_what_it_replaces_ends(
    from_date: str, when: str, last_day: str
) -> None:
    area = _area(from_date=from_date)
    assert (area.when, area.last_day) == (when, last_day)


@pytest.mark.parametrize(
    ("kind", "is_a_place"),
    [
        ("strategic_authority", True),
        ("council", True),
        ("councils", False),
        ("reorganisation", False),
    ],
)
def test_what_can_be_opened_as_a_group(kind: str, is_a_place: bool) -> None:
    assert _area(kind=kind).is_a_place is is_a_place


def test_what_is_held_with_detail_stands_before_a_timetable() -> None:
    council, timetable = _area(), _area(slug="review", kind="reorganisation")
    only_birch = replace(timetable, slug="birch", replaces=(BIRCH,))
    assert ending(ALDER, [timetable, council]) == (council,)
    assert ending(ALDER, [timetable]) == (timetable,)
    assert ending(BIRCH, [timetable, only_birch]) == (timetable, only_birch)
    assert ending(ELM, [timetable, council]) == ()
