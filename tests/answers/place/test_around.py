"""What surrounds a place of the toy country: neighbours, similar ones, people, money, need."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from levelmap.answers.lists.of_place import ListReading, read_all
from levelmap.answers.place import context
from levelmap.answers.place.bases import Bases, bases
from levelmap.answers.place.evidence import evidence
from levelmap.answers.place.league import League, league
from levelmap.answers.place.named import neighbourhoods
from levelmap.answers.place.need import need
from levelmap.atlas import Atlas, open_atlas
from levelmap.geography.gazetteer import CURRENT, Area
from levelmap.paths import Folders
from levelmap.sources.shipping import manifest
from tests.toy_country import MERGED, NOW, OLD

BOTH = "Kapok and Larch"


def _area(name: str, atlas: Atlas) -> Area:
    return atlas.gazetteer.area(NOW[name], CURRENT)


def _names(areas: tuple[Area, ...]) -> list[str]:
    return [area.name for area in areas]


def test_similar_places_are_those_of_the_model_nearest_first(furnished_atlas: Atlas) -> None:
    alder = _area("Alder", furnished_atlas)
    assert _names(context.similar(alder, furnished_atlas)) == ["Birch", "Elm"]
    assert context.similar(alder, furnished_atlas, "economic") == ()
    assert context.similar(_area("Birch", furnished_atlas), furnished_atlas) == ()


def test_a_cluster_is_its_letter_and_the_others_in_it(own_toy: Folders) -> None:
    path = own_toy.data / "lookups" / "similar_areas.csv"
    held = pd.read_csv(path, dtype=str, keep_default_na=False)
    others = pd.DataFrame(
        [
            ("global", NOW["Fir"], "A", NOW["Alder"]),
            ("global", NOW["Birch"], "B", ""),
            ("economic", NOW["Ivy"], "A", ""),
        ],
        columns=held.columns,
    )
    pd.concat([held, others]).to_csv(path, index=False)
    manifest.write(own_toy)
    atlas = open_atlas(own_toy.root)
    letter, same = context.cluster(_area("Alder", atlas), atlas)
    assert (letter, _names(same)) == ("A", ["Fir"])
    assert context.cluster(_area("Birch", atlas), atlas) == ("B", ())
    assert context.cluster(_area("Ivy", atlas), atlas) == ("", ())


@pytest.mark.parametrize(
    ("name", "around", "of_its_kind"),
    [
        ("Alder", {"Birch", "Elm"}, ["Birch", "Cedar", "Dogwood"]),
        ("Gorse", {"Fir", "Cedar", "Hazel", BOTH}, ["Elm", "Fir", "Hazel"]),
        (BOTH, {"Gorse", "Hazel", "Juniper"}, ["Ivy", "Juniper"]),
    ],
)
def test_neighbours_and_others_of_its_kind_in_its_region(
    furnished_atlas: Atlas, name: str, around: set[str], of_its_kind: list[str]
) -> None:
    area = _area(name, furnished_atlas)
    assert set(_names(context.neighbours(area, furnished_atlas))) == around
    assert _names(context.same_kind(area, furnished_atlas)) == of_its_kind


def test_others_of_its_kind_come_by_how_near_their_people_are(own_toy: Folders) -> None:
    path = own_toy.data / "lookups" / "population.csv"
    held = pd.read_csv(path)
    people = {"Alder": 1000, "Birch": 5000, "Cedar": 1300, "Dogwood": 800}
    now = held["geography"] == "lad_2025"
    for name, number in people.items():
        held.loc[now & (held["area_code"] == NOW[name]), "people"] = number
    held.to_csv(path, index=False)
    manifest.write(own_toy)
    atlas = open_atlas(own_toy.root)
    assert _names(context.same_kind(_area("Alder", atlas), atlas)) == ["Dogwood", "Cedar", "Birch"]


def test_town_and_coast_in_words(furnished_atlas: Atlas) -> None:
    words = {name: context.setting(_area(name, furnished_atlas), furnished_atlas) for name in NOW}
    sea = "on the open coast (computed)"
    classed = "classed as urban with trees (official rural-urban classification)"
    assert words["Alder"] == (classed, sea)
    assert words["Elm"] == words["Ivy"] == (sea,)
    assert {name for name, said in words.items() if not said} == set(NOW) - {"Alder", "Elm", "Ivy"}


def test_a_class_of_how_near_a_town_is_reads_in_a_sentence(own_toy: Folders) -> None:
    path = own_toy.data / "lookups" / "rural_urban.csv"
    rural = "Intermediate rural: Majority further from a major town or city"
    path.write_text(path.read_text().replace("Urban with trees", rural))
    manifest.write(own_toy)
    atlas = open_atlas(own_toy.root)
    classed, _ = context.setting(_area("Alder", atlas), atlas)
    assert classed == (
        "classed as intermediate rural, the majority further from a major town or city "
        "(official rural-urban classification)"
    )


def test_people_of_several_authorities_with_the_day_of_the_count(furnished_atlas: Atlas) -> None:
    held = bases(furnished_atlas)
    assert held.people_of([NOW["Alder"], MERGED]) == (3000.0, "30 June 2022")
    assert held.people_of([NOW["Alder"], "E06999999"]) == (None, "")
    assert held.of_indicators == {"pay": "people"}
    assert held.amount("children").empty


def test_days_that_differ_are_all_named() -> None:
    amounts = {"people": pd.Series({"a": 1.0, "b": 2.0, "c": 4.0})}
    days = {"a": "2022-06-30", "b": "2021-03-21", "c": "2022-06-30"}
    assert Bases(amounts, {}, days).people_of(["a", "b", "c"]) == (
        7.0,
        "21 March 2021 and 30 June 2022",
    )


@pytest.mark.parametrize("file", ["lookups/bases.csv", "denominators.csv"])
def test_without_either_file_there_is_no_base(own_toy: Folders, file: str) -> None:
    (own_toy.data / file).unlink()
    assert bases(open_atlas(own_toy.root)) == Bases({}, {})


def _reading(place: str, slug: str, atlas: Atlas) -> ListReading:
    found = read_all(_area(place, atlas), atlas)
    return next(one for one in found if one.priority_list.slug == slug)


@pytest.mark.parametrize(
    ("place", "slug", "said"),
    [
        ("Alder", "toy-fund", "Category 1, the most urgent."),
        ("Elm", "toy-fund", "Category 2, 1 category from the priority one."),
        ("Ivy", "toy-fund", "Category 3, 2 categories from the priority one."),
    ],
)
def test_a_category_is_told_by_its_steps_from_the_first(
    furnished_atlas: Atlas, place: str, slug: str, said: str
) -> None:
    end = "The index behind the categories is not published for single places."
    assert evidence(_reading(place, slug, furnished_atlas), furnished_atlas) == f"{said} {end}"


def test_former_authorities_of_different_categories_have_no_one_category(
    furnished_atlas: Atlas,
) -> None:
    """Kapok was in category 3, Larch in category 1."""
    reading = _reading(BOTH, "toy-fund", furnished_atlas)
    assert evidence(reading, furnished_atlas) == "The values behind the choice are not held."


def test_a_published_line_is_told_with_the_distance_to_it(furnished_atlas: Atlas) -> None:
    """Pay from 400 to 600 by 20: a quarter of the eleven lies at 450."""

    def said(place: str) -> str:
        reading = _reading(place, "levelling-up-partnerships", furnished_atlas)
        return evidence(reading, furnished_atlas)

    end = "Newest figures; those used then were older."
    line = "the line of the lowest quarter (£450)"
    assert said("Alder") == f"Median weekly pay £400, £50 below {line}. {end}"
    assert said("Dogwood") == f"Median weekly pay £460, £10 clear of {line}. {end}"
    assert said(BOTH) == f"Median weekly pay £600, £150 clear of {line}. {end}"


def test_why_nothing_is_told_of_a_list(furnished_atlas: Atlas) -> None:
    def said(place: str, slug: str) -> str:
        return evidence(_reading(place, slug, furnished_atlas), furnished_atlas)

    assert said("Alder", "toy-towns") == "Cannot be told: 2 of 5 towns are held."
    assert said("Elm", "toy-towns") == "Chosen town by town; the values behind it are not held."
    assert said("Alder", "family-hubs") == "The values behind the choice are not held."


def test_awards_a_head_of_every_authority_the_most_first(furnished_atlas: Atlas) -> None:
    """A thousand people in each, two thousand in Kapok and Larch; £6.5 million in all."""
    table = league(furnished_atlas).table
    assert table["name"].tolist()[:4] == ["Ivy", "Alder", "Birch", BOTH]
    assert table["name"].tolist()[4:] == sorted(set(NOW) - {"Ivy", "Alder", "Birch", BOTH})
    assert table["per_head"].tolist()[:5] == [3000.0, 2000.0, 1000.0, 250.0, 0.0]
    assert table["total"].sum() == 6_500_000
    assert table.loc[MERGED, "total"] == 500_000


def test_the_rank_a_head_in_words(furnished_atlas: Atlas) -> None:
    beside = "of 11 authorities (median authority £0; that of England £0)."
    found = league(furnished_atlas)
    told = "a head of awards to it alone is the"
    assert found.sentence(NOW["Ivy"]) == f"£3,000 {told} highest {beside}"
    assert found.sentence(MERGED) == f"£250 {told} 4th highest {beside}"
    assert found.sentence("E06999999") == (
        "Pounds a head cannot be given: its population is not held."
    )


def test_who_got_as_much_as_others_shares_the_rank_from_the_nearer_end(
    furnished_atlas: Atlas,
) -> None:
    """Seven of eleven got nothing: they are the lowest together, not the fifth highest each."""
    assert (
        league(furnished_atlas)
        .sentence(NOW["Cedar"])
        .startswith("£0 a head of awards to it alone is the joint lowest of 11 authorities (")
    )


def test_the_median_of_its_nation_stands_beside_that_of_all() -> None:
    table = pd.DataFrame(
        {"name": list("abcd"), "total": 0.0, "per_head": [40.0, 30.0, 20.0, 10.0]},
        index=["E06000001", "W06000001", "W06000002", "S12000005"],
    )
    assert League(table).sentence("W06000002") == (
        "£20 a head of awards to it alone is the 2nd lowest of 4 authorities "
        "(median authority £25; that of Wales £25)."
    )
    assert "that of Scotland £10" in League(table).sentence("S12000005")


@pytest.mark.parametrize(
    ("name", "rank", "words"),
    [
        ("Alder", 1, "the most deprived"),
        ("Birch", 2, "the joint 2nd most deprived"),
        ("Ivy", 4, "the joint 4th most deprived"),
        (BOTH, 6, "the joint 6th most deprived"),
    ],
)
def test_the_rank_on_the_index_of_the_nation(
    furnished_atlas: Atlas, name: str, rank: int, words: str
) -> None:
    """In need: Alder 400, Birch and Elm 300, Fir and Ivy 200, all others 100."""
    found = need(_area(name, furnished_atlas), furnished_atlas)
    assert found is not None
    assert (found.rank, found.ranked) == (rank, 11)
    assert found.words == f"{words} of the 11 authorities of England (Deprivation 2025)"


def test_a_place_without_an_index_has_no_rank(furnished_atlas: Atlas, toy: Folders) -> None:
    alder = _area("Alder", furnished_atlas)
    assert need(alder, open_atlas(toy.root)) is None
    assert need(replace(alder, code="W06000001"), furnished_atlas) is None
    assert need(replace(alder, code=OLD["Larch"]), furnished_atlas) is None


def test_without_the_file_no_neighbourhood_is_named(furnished_atlas: Atlas) -> None:
    assert neighbourhoods(furnished_atlas).empty
