"""What a text means in the toy country: places, then indicators, then places spelt like it."""

import pytest

from levelmap.answers.search import SearchResult, find, indicators
from levelmap.answers.synonyms import first, leads
from levelmap.atlas import Atlas
from levelmap.terms import AreaType
from tests.toy_country import MERGED, NOW, OLD, REGIONS


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("alder", [("Alder (local authority in North)", NOW["Alder"])]),
        ("Alderr", [("Alder (local authority in North)", NOW["Alder"])]),
        ("e06900001", [("Alder (local authority in North)", NOW["Alder"])]),
        (
            "port",
            [("Alder (local authority in North, place name Port Alder)", NOW["Alder"])],
        ),
        (
            "little birch",
            [("Birch (local authority in North, parish name Little Birch)", NOW["Birch"])],
        ),
        (
            "kapok",
            [("Kapok and Larch (local authority in South, former name Kapok)", MERGED)],
        ),
        (
            OLD["Larch"],
            [("Kapok and Larch (local authority in South, former name Larch)", MERGED)],
        ),
        ("middle", [("Middle (region in England)", REGIONS["Middle"])]),
        ("walk station", [("Walk to the station (indicator)", "walk")]),
        ("wages", [("Median weekly pay (indicator)", "gross-median-weekly-pay")]),
        (
            "pay weekly",
            [
                ("Weekly pay (indicator)", "pay"),
                ("Median weekly pay (indicator)", "gross-median-weekly-pay"),
            ],
        ),
        ("no such thing", []),
    ],
)
def test_what_a_text_finds(furnished_atlas: Atlas, text: str, found: list[tuple[str, str]]) -> None:
    assert find(text, furnished_atlas) == tuple(SearchResult(*one) for one in found)


def test_places_named_so_come_before_indicators_and_those_spelt_like_it_after(
    furnished_atlas: Atlas,
) -> None:
    deprived = [one.key for one in find("Deprivation", furnished_atlas)]
    assert deprived[0] == "imd-2025-average-score"
    assert "imd-2019-average-score-2021-districts" not in deprived
    assert [one.key for one in find("jobs", furnished_atlas)][-1:] == ["jobs"]


def test_only_the_kinds_asked_for_are_found(furnished_atlas: Atlas) -> None:
    assert find("middle", furnished_atlas, [AreaType.LOCAL_AUTHORITY]) == ()
    assert len(find("middle", furnished_atlas, [AreaType.REGION])) == 1


def test_every_indicator_but_the_second_series_can_be_found(furnished_atlas: Atlas) -> None:
    keys = [one.key for one in indicators(furnished_atlas)]
    held = list(furnished_atlas.catalogue.indicators)
    assert keys == [slug for slug in held if slug != "imd-2019-average-score-2021-districts"]


@pytest.mark.parametrize(
    ("typed", "lead"),
    [
        ("wag", "gross-median-weekly-pay"),
        ("House  PRICES!", "housing-affordability-ratio"),
        ("life expectancy of women", "female-healthy-life-expectancy"),
        ("are town deals for towns", "towns-fund"),
        ("gva", "gross-value-added-per-hour-worked"),
    ],
)
def test_words_lead_by_their_beginning_or_within_a_text(typed: str, lead: str) -> None:
    assert leads(typed)[0] == lead


@pytest.mark.parametrize("typed", ["", "ga", "prices", "expectancy", "xwages", "behind"])
def test_what_is_too_short_or_no_whole_phrase_leads_nowhere(typed: str) -> None:
    assert leads(typed) == ()


def test_a_slug_is_led_to_once_and_in_order() -> None:
    assert leads("wages and income") == (
        "gross-median-weekly-pay",
        "gross-disposable-household-income-per-head",
    )
    assert first(["c", "a", "z"], ["a", "b", "c"]) == ["c", "a"]
