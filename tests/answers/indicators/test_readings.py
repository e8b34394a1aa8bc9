import pytest

from levelmap.answers.indicators.elsewhere import elsewhere
from levelmap.answers.indicators.figures import figure
from levelmap.answers.indicators.readings import Reading, history_words, read_place
from levelmap.answers.indicators.values import area_values
from levelmap.answers.phrases import coverage, listed, ordinal
from levelmap.atlas import Atlas, open_atlas
from levelmap.geography.gazetteer import CURRENT
from levelmap.pages.explore.query import ExploreQuery
from levelmap.pages.explore.view import explore, similar_places
from levelmap.paths import Folders, package_root
from levelmap.terms import AreaType, Geography
from tests.toy_country import MERGED, NOW, OLD

SHIPPED = open_atlas(package_root())


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


def _place(indicator: str, code: str, atlas: Atlas) -> Reading:
    (place,) = explore(ExploreQuery(indicator, places=(code,)), atlas).places
    return place


@pytest.mark.parametrize(
    ("indicator", "name", "sentence"),
    [
        (
            "pay",
            "Alder",
            "Alder has £400, the lowest of 11 local authorities. No other of the local "
            "authorities in England has a lower figure. Up £10 since 2022, before inflation.",
        ),
        (
            "pay",
            "Birch",
            "Birch has £420, the 2nd lowest of 11 local authorities. Higher than 10% of the "
            "other local authorities in England. Up £10 since 2022, before inflation.",
        ),
        (
            "unemployment",
            "Alder",
            "Alder has 9.0%, the highest of 10 local authorities. All other local authorities in "
            "England have a lower figure.",
        ),
    ],
)
def test_one_place_in_sentences(atlas: Atlas, indicator: str, name: str, sentence: str) -> None:
    assert _place(indicator, NOW[name], atlas).sentence == sentence


@pytest.mark.parametrize(
    ("name", "rank", "fifth", "better_than"),
    [("Alder", 1, 5, 0.0), ("Birch", 2, 5, 1 / 9), ("Cedar", 3, 4, 2 / 9), ("Juniper", 10, 1, 1)],
)
def test_rank_fifth_and_share(
    atlas: Atlas, name: str, rank: int, fifth: int, better_than: float
) -> None:
    place = _place("unemployment", NOW[name], atlas)
    assert (place.rank, place.ranked, place.fifth) == (rank, 10, fifth)
    assert place.better_than == pytest.approx(better_than)


def test_an_indicator_without_direction_is_neither_better_nor_worse(atlas: Atlas) -> None:
    assert _place("walk", OLD["Larch"], atlas).better_than is None


def test_the_interval_is_that_of_the_place(atlas: Atlas) -> None:
    assert _place("unemployment", NOW["Alder"], atlas).interval == "8.5% to 9.5%"


def test_medians_of_all_together_and_of_each_nation() -> None:
    medians = explore(ExploreQuery(), SHIPPED).medians
    names = ["UK", "England", "Wales", "Scotland", "Northern Ireland"]
    assert [median.name for median in medians] == names
    assert sum(median.areas for median in medians[1:]) == medians[0].areas


def test_one_nation_has_one_median(atlas: Atlas) -> None:
    medians = explore(ExploreQuery("unemployment"), atlas).medians
    assert [(m.name, m.value, m.areas) for m in medians] == [("England", 4.5, 10)]


@pytest.mark.parametrize(
    ("letters", "words"),
    [
        ("EWSN", "UK"),
        ("EWS", "Great Britain"),
        ("WE", "England and Wales"),
        ("N", "Northern Ireland"),
    ],
)
def test_coverage_is_called_by_its_name(letters: str, words: str) -> None:
    assert coverage(letters) == words


def test_a_place_is_followed_as_long_as_it_was_the_same_area() -> None:
    view = explore(ExploreQuery(places=("E06000021", "E06000063")), SHIPPED)
    assert view.trend is not None
    stoke, cumberland = (view.trend.figures[code] for code in view.trend.figures)
    assert stoke.notna().all()
    assert cumberland.isna()["2021-04-21/P1D"]
    assert cumberland.notna()["2023-04-19/P1D"]
    assert view.trend.medians["UK"].iloc[-1] == view.medians[0].value


def test_where_intervals_meet_a_change_is_not_clear() -> None:
    query = ExploreQuery("male-healthy-life-expectancy", AreaType.UPPER_TIER, places=("E10000003",))
    (place,) = explore(query, SHIPPED).places
    assert "the 95% intervals overlap, so the change is not clear" in place.sentence


def test_the_history_of_an_authority(atlas: Atlas) -> None:
    assert history_words(MERGED, atlas) == "Replaced Kapok and Larch in 2023."
    assert history_words(OLD["Kapok"], atlas) == "Became part of Kapok and Larch in 2023."
    assert history_words(NOW["Alder"], atlas) == ""


def test_similar_places_are_those_of_ons_with_their_figures() -> None:
    view = explore(ExploreQuery("claimant-count", places=("E06000063",)), SHIPPED)
    similar = similar_places(view, SHIPPED)
    assert similar.index[0] == "E06000057"
    assert similar["printed"].str.endswith("%").all()
    assert similar_places(explore(ExploreQuery(), SHIPPED), SHIPPED).empty


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (112, "112th"), (1021, "1,021st")],
)
def test_ordinals(number: int, words: str) -> None:
    assert ordinal(number) == words


def test_lists_in_words() -> None:
    assert [listed(list("abc"[:n])) for n in (1, 2, 3)] == ["a", "a and b", "a, b and c"]


@pytest.mark.parametrize(
    ("indicator", "code", "why"),
    [
        (
            "employment-rate",
            "N09000003",
            "not covered by this statistic; published for Northern Ireland in a series of its own, "
            "Employment rate (Northern Ireland); Employment rate (UK) has both",
        ),
        (
            "homeless-households",
            "W06000015",
            "not covered by this statistic; published for Wales in a series of its own, Households "
            "homeless or threatened with homelessness (Wales)",
        ),
        (
            "female-healthy-life-expectancy",
            "E07000223",
            "not covered by this statistic; published for counties: West Sussex",
        ),
        ("gigabit-capable-broadband", "E07000223", ""),
    ],
)
def test_a_missing_figure_says_where_it_is_published(indicator: str, code: str, why: str) -> None:
    found = area_values(indicator, Geography.parse("lad_2025"), SHIPPED)
    assert figure(code, found, SHIPPED).why == why


def test_the_figure_of_two_areas_counts_once_in_ranks() -> None:
    slug = "preventable-cardiovascular-mortality"
    found = area_values(slug, Geography.parse("lad_2025"), SHIPPED)
    assert found.rows["E06000053"]["value"] == found.rows["E06000052"]["value"]
    assert found.rows["E06000053"]["status"] == "combined_area"
    assert {"E06000053", "E09000001"}.isdisjoint(found.published.index)
    assert len(found.published) == 294


def test_an_area_of_no_one_nation_without_a_figure_is_no_fault(atlas: Atlas) -> None:
    indicator, geography = atlas.catalogue.indicator("pay"), Geography.parse("lad_2025")
    areas = atlas.gazetteer.areas(geography)
    assert elsewhere(areas.index[0], indicator, geography, atlas) == ""
    whole = areas.iloc[[0]].rename(index={areas.index[0]: "K02000001"})
    atlas.memory.get(("areas", Geography.parse("uk_2025")), lambda: whole)
    assert elsewhere("K02000001", indicator, Geography.parse("uk_2025"), atlas) == ""


CAMBRIDGE, CAMBRIDGESHIRE, YORK = "E07000008", "E10000003", "E06000014"


def test_a_figure_that_is_the_countys_has_not_moved_for_the_district() -> None:
    life = "female-healthy-life-expectancy"
    district = read_place(life, CAMBRIDGE, SHIPPED)
    county = read_place(life, CAMBRIDGESHIRE, SHIPPED)
    assert district.figure.origin == "county value (Cambridgeshire)"
    assert district.printed == county.printed
    assert (district.movement, county.movement is None) == (None, False)
    assert district.made_by == county.made_by
    assert read_place(life, YORK, SHIPPED).movement is not None


def test_an_area_among_the_published_is_not_its_own_peer(atlas: Atlas) -> None:
    lowest, highest = (read_place("pay", NOW[name], atlas) for name in ("Alder", "Kapok and Larch"))
    assert (lowest.rank, lowest.from_lowest, lowest.ranked) == (11, 1, 11)
    assert (highest.rank, highest.from_lowest, highest.ranked) == (1, 11, 11)
    assert (lowest.above, highest.above) == (0, 1)
    assert (lowest.better_than, highest.better_than) == (0, 1)


def test_equal_figures_share_their_position(atlas: Atlas) -> None:
    low, high = (read_place("walk", OLD[name], atlas) for name in ("Birch", "Larch"))
    assert (low.rank, low.from_lowest, low.position) == (9, 1, "joint lowest")
    assert high.position == "highest"
    assert "the joint lowest of 12 local authorities." in low.sentence


def test_those_who_share_a_figure_share_its_place() -> None:
    first, second = (
        read_place("recorded-crime", code, SHIPPED, CURRENT) for code in ("E07000084", "E07000089")
    )
    assert (first.position, first.ranked) == (second.position, second.ranked)
    assert "(several areas taken together)" in second.sentence
    city, hackney = (
        read_place("preventable-cardiovascular-mortality", code, SHIPPED, CURRENT)
        for code in ("E09000001", "E09000012")
    )
    assert (city.position, city.ranked, city.above) == (
        hackney.position,
        hackney.ranked,
        hackney.above,
    )
