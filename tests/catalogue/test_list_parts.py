"""Lists: money that is held, what their parts are, what sentences call them."""

from datetime import date

import pandas as pd
import pytest

from levelmap import check
from levelmap.answers.lists.of_place import read_all, standing_table
from levelmap.answers.place import money
from levelmap.answers.place.context import similar
from levelmap.atlas import Atlas
from levelmap.catalogue import list_parts, priority_lists
from levelmap.catalogue.catalogue import Catalogue
from levelmap.errors import ContractError
from levelmap.geography.areas import CURRENT
from levelmap.paths import Folders
from tests import toy_country


def money_of(code: str, shipped_atlas: Atlas) -> money.Money:
    place = shipped_atlas.gazetteer.area(code, CURRENT)
    return money.read(
        read_all(place, shipped_atlas), place, similar(place, shipped_atlas)[:1], shipped_atlas
    )


def amounts(found: money.Money, label: str) -> list[float | None]:
    return [award.amount for award in found.awards if label in award.list_label]


def test_neighbourhoods_and_towns_bring_5_7_billion_to_181_authorities(
    shipped_atlas: Atlas,
) -> None:
    tables = [
        standing_table(s, shipped_atlas) for s in ("pride-in-place", "long-term-plan-for-towns")
    ]
    awards = [award for table in tables for award in table.awards.values()]
    assert len(awards) == 209 + 75
    assert {award.amount for award in awards} == {20_000_000}
    assert sum(award.amount or 0 for award in awards) == 5_680_000_000
    codes = {code for table in tables for code in table.memberships["area_code"]}
    assert len(codes) == 181


def test_a_council_counts_its_neighbourhoods_and_town(shipped_atlas: Atlas) -> None:
    oldham = money_of("E08000004", shipped_atlas)
    assert amounts(oldham, "Pride in Place") == [20_000_000]
    birmingham = money_of("E08000025", shipped_atlas)
    neighbourhoods = amounts(birmingham, "Pride in Place: phase 2 and expansion")
    assert len(neighbourhoods) == 8 + 1  # one in the expansion
    assert amounts(birmingham, "Pride in Place Impact Fund") == [1_500_000]
    assert birmingham.total >= 180_000_000


def test_somerset_has_its_bus_money_once_and_as_its_own(shipped_atlas: Atlas) -> None:
    somerset = money_of("E06000066", shipped_atlas)
    (award,) = [a for a in somerset.awards if "Bus Service" in a.list_label]
    assert award.amount == 11_900_000
    assert award.is_own
    assert somerset.total >= 11_900_000


def test_a_district_has_no_share_of_its_county_s_bus_money(shipped_atlas: Atlas) -> None:
    (award,) = [
        a for a in money_of("E07000223", shipped_atlas).awards if "Bus Service" in a.list_label
    ]
    assert award.via == "West Sussex"
    assert not award.is_own


def test_the_deal_of_newhaven_counts(shipped_atlas: Atlas) -> None:
    assert amounts(money_of("E07000063", shipped_atlas), "Towns Fund") == [19_300_000]
    assert amounts(money_of("E06000012", shipped_atlas), "Towns Fund") == []


def test_the_airport_lies_in_antrim_and_newtownabbey(shipped_atlas: Atlas) -> None:
    held = standing_table("luf-round-2-awards", shipped_atlas)
    award = held.awards["Belfast International Airport Decarbonisation Project"]
    assert award.members == ("N09000001",)
    assert "airport lies in Antrim and Newtownabbey" in award.note
    assert award.amount == 2_327_928
    names = [a.name for a in money_of("N09000003", shipped_atlas).awards]
    assert award.name not in names
    assert award.name in [a.name for a in money_of("N09000001", shipped_atlas).awards]


def test_a_part_of_a_list_has_its_own_date_method_and_status(shipped: Catalogue) -> None:
    phase_2, expansion = shipped.list_parts["pride-in-place"]
    assert (phase_2.places, phase_2.date.start) == (169, date(2025, 9, 25))
    assert (expansion.places, expansion.date.label) == (40, "March 2026")
    assert "community cohesion" in expansion.method
    assert "community cohesion" not in phase_2.method
    assert expansion.status_label == "in force"
    towns = shipped.list_parts["long-term-plan-for-towns"]
    assert [part.places for part in towns] == [55, 20]
    assert [part.date.start for part in towns] == [date(2023, 10, 1), date(2024, 3, 6)]


def test_what_replaced_a_list_is_said(shipped: Catalogue) -> None:
    first = shipped.priority_list("luf-round-1")
    assert (first.in_force_until, first.replaced_by) == ("2022-03-22", "luf-round-2")
    assert shipped.priority_list("ace-priority-places").in_force_until == "2027-03-31"
    assert shipped.priority_list("pride-in-place").in_force_until == ""


def test_every_list_has_words_for_sentences(shipped: Catalogue) -> None:
    for found in shipped.priority_lists.values():
        assert 0 < len(found.short) <= priority_lists.LONGEST_SHORT
        assert found.preposition in priority_lists.PREPOSITIONS
        assert found.noun
    shorts = [found.short for found in shipped.priority_lists.values()]
    assert len(set(shorts)) == len(shorts)


def _with_part(toy: Folders, **changed: object) -> None:
    row = {
        "priority_list": "toy-fund",
        "part": "1",
        "date": "2021-03-01/P1M",
        "places": 5,
        "method": "By a rule",
        "status": "closed",
        "status_reason": "Over",
        "in_force_until": "",
        "replaced_by": "",
    }
    frame = pd.DataFrame([{**row, **changed}])
    frame.to_csv(toy.data / "list_parts.csv", index=False)
    toy_country.seal(toy)


def test_a_part_that_is_none_is_refused(own_toy: Folders) -> None:
    _with_part(own_toy, part="9")
    lists = Catalogue(own_toy).priority_lists
    with pytest.raises(ContractError, match=r"of toy-fund is not one of 1, 2, 3.*9"):
        list_parts.load(own_toy.data / "list_parts.csv", lists)
    _with_part(own_toy, status="odd")
    with pytest.raises(ContractError, match="is not one of in_force"):
        list_parts.load(own_toy.data / "list_parts.csv", lists)


def test_check_counts_the_places_of_each_part(own_toy: Folders) -> None:
    _with_part(own_toy)
    assert check.faults(own_toy) == []
    _with_part(own_toy, places=6)
    assert check.faults(own_toy) == [
        "toy-fund: 5 places are in its part '1', list_parts.csv says 6."
    ]
