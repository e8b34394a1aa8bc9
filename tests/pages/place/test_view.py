"""A place's lists, methods, wards, money and headline, against what is published of it."""

from dataclasses import replace

import pytest

from levelmap.answers.lists.of_place import ListReading
from levelmap.answers.lists.of_place import read as read_list
from levelmap.answers.phrases import pounds
from levelmap.answers.place import wards
from levelmap.answers.place.beside.similar import Apart
from levelmap.answers.place.context import same_kind
from levelmap.answers.place.designations import Group
from levelmap.answers.place.measures import Band, Rules
from levelmap.answers.place.methods import MethodReading
from levelmap.answers.place.methods import changes as method_changes
from levelmap.answers.place.methods import read_all as read_methods
from levelmap.atlas import Atlas, open_atlas
from levelmap.errors import QueryError, UnknownArea
from levelmap.geography.gazetteer import CURRENT
from levelmap.lists.standings import ListStatus
from levelmap.pages.place import headline, tables
from levelmap.pages.place.beside import tables as beside_tables
from levelmap.pages.place.query import PlaceQuery, read_link, write_link
from levelmap.pages.place.view import PlaceView, place
from levelmap.paths import Folders
from levelmap.terms import Nation
from tests.toy_country import MERGED, NOW

STOKE, CUMBERLAND, NORTH_NORFOLK = "E06000021", "E06000063", "E07000147"
BELFAST, GLASGOW, SCILLY, CITY = "N09000003", "S12000049", "E06000053", "E09000001"


def _view(code: str, shipped_atlas: Atlas) -> PlaceView:
    return place(PlaceQuery(code), shipped_atlas)


def _methods(code: str, atlas: Atlas) -> tuple[MethodReading, ...]:
    return read_methods(atlas.gazetteer.area(code, CURRENT), atlas)


def _list(view: PlaceView, slug: str) -> ListReading:
    return next(r for r in view.lists if r.priority_list.slug == slug)


@pytest.fixture(scope="module")
def toy_atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


def test_a_merged_place_stands_on_a_list_as_its_parts_did(toy_atlas: Atlas) -> None:
    area = toy_atlas.gazetteer.area(MERGED, CURRENT)
    found = read_list(area, toy_atlas.catalogue.priority_list("toy-fund"), toy_atlas)
    assert [former.name for former in found.formers] == ["Larch", "Kapok"], "largest part first"
    assert (found.status, found.words) == (ListStatus.IN, "Part of it is named")
    assert found.detail == "Larch named (category 1); Kapok not named (category 3)"


@pytest.mark.parametrize(
    ("name", "words", "detail"),
    [
        ("Elm", "A place within it is named", "Elmton"),
        ("Gorse", "Not named", ""),
        ("Alder", "Not seen", "The list held is incomplete (2 of 5 towns), so it may or may not"),
    ],
)
def test_a_partial_list_knows_what_it_does_not_show(
    name: str, words: str, detail: str, toy_atlas: Atlas
) -> None:
    area = toy_atlas.gazetteer.area(NOW[name], CURRENT)
    found = read_list(area, toy_atlas.catalogue.priority_list("toy-towns"), toy_atlas)
    assert found.words == words
    assert found.detail.startswith(detail)
    assert bool(found.detail) == bool(detail)


def test_lists_of_places_known_from_the_announcements(shipped_atlas: Atlas) -> None:
    stoke = _view(STOKE, shipped_atlas)
    assert _list(stoke, "luf-round-1").detail == "Category 1"
    assert _list(stoke, "towns-fund").status is ListStatus.NOT
    cumberland = _list(_view(CUMBERLAND, shipped_atlas), "towns-fund")
    assert set(cumberland.places) == {"Workington", "Carlisle", "Cleator Moor", "Millom"}
    norfolk = _list(_view(NORTH_NORFOLK, shipped_atlas), "education-investment-areas")
    assert (norfolk.words, norfolk.detail) == (
        "Named through a larger authority",
        "Through Norfolk",
    )
    belfast = _list(_view(BELFAST, shipped_atlas), "luf-round-1")
    assert belfast.status is ListStatus.OUTSIDE_UNIVERSE


def test_each_list_that_could_name_a_place_stands_once(shipped_atlas: Atlas) -> None:
    view = _view(NORTH_NORFOLK, shipped_atlas)
    could = [r for r in view.lists if r.status is not ListStatus.OUTSIDE_UNIVERSE]
    assert sum(len(tables.lists(view, kind).rows) for kind in Group) == len(could)
    notes = " ".join(tables.list_notes(view))
    for reading in view.lists:
        assert reading.is_named or reading.priority_list.label in notes


def test_money_is_counted_once_and_only_where_it_is_the_places_own(shipped_atlas: Atlas) -> None:
    cumberland = _view(CUMBERLAND, shipped_atlas).money
    # round 2: 20,000,000 to Copeland and 9,586,777 to Allerdale; 17,826,697 was shared; three
    # neighbourhoods with 20,000,000 each
    assert cumberland.total == pytest.approx(29_586_777 + 60_000_000)
    shared = [award for award in cumberland.awards if award.shared_with]
    assert [award.whose for award in shared] == ["shared with Westmorland and Furness; not divided"]
    norfolk = _view(NORTH_NORFOLK, shipped_atlas).money
    assert norfolk.total == 0
    assert norfolk.sentence == "No award to this place alone is held with an amount."
    bus = next(award for award in norfolk.awards if award.list_label.startswith("Bus"))
    assert (bus.printed, bus.via) == ("£49.6 million", "Norfolk")


@pytest.mark.parametrize(
    ("amount", "printed"),
    [(None, "not published"), (85_000, "£85,000"), (20e6, "£20.0 million"), (1e6, "£1.0 million")],
)
def test_pounds(amount: float | None, printed: str) -> None:
    assert pounds(amount) == printed


def test_a_method_gives_rank_margin_and_probability(shipped_atlas: Atlas) -> None:
    found = {m.recipe.slug: m for m in _methods(STOKE, shipped_atlas)}
    need = found["levelmap_13"]
    assert need.rank is not None
    assert need.in_list == (need.rank <= need.places)
    assert need.rank_margin == abs(need.places - need.rank)
    assert need.low <= need.rank <= need.high
    assert need.probability == 1
    assert need.probability_words.startswith("100% (solid)")
    area = shipped_atlas.gazetteer.area(STOKE, CURRENT)
    changes = method_changes(area.code, shipped_atlas)
    assert changes["levelmap_13"] == "No change of a single weight would."
    assert changes["ifs_style_4"].endswith("would take the place off the list.")
    four = found["need_4"]
    assert four.places == 20, "the first twenty partnerships"


def test_a_place_that_a_method_cannot_score_is_told_why(shipped_atlas: Atlas) -> None:
    scilly = {m.recipe.slug: m for m in _methods(SCILLY, shipped_atlas)}
    assert "members, and the recipe needs" in scilly["levelmap_13"].why
    merged = {m.recipe.slug: m for m in _methods(CUMBERLAND, shipped_atlas)}
    why = merged["levelmap_13_2021"].why
    assert why.startswith("scores the authorities of 2021: rank of Carlisle ")
    belfast = [m.recipe.slug for m in _methods(BELFAST, shipped_atlas)]
    assert "levelmap_13" not in belfast, "a method for England"


def test_wards_are_set_against_all_wards_of_the_nation(shipped_atlas: Atlas) -> None:
    found = _view(STOKE, shipped_atlas).wards
    assert found is not None
    assert len(found.table) == 34
    assert len(found.nation_values) == 6784
    assert found.known.is_monotonic_decreasing
    worst = found.table.iloc[0]
    beyond = (found.nation_values > worst["value"]).sum()
    assert worst["better_than"] == pytest.approx(beyond / 6783)
    tenth = (found.table["better_than"] < 0.1).sum()
    assert f"{tenth} of its 34 wards are among the tenth" in found.sentences[1]


def test_wards_of_a_merged_place_and_of_every_nation(shipped_atlas: Atlas) -> None:
    cumberland = place(PlaceQuery(CUMBERLAND, ward="census-level-4-or-above"), shipped_atlas).wards
    assert cumberland is not None
    assert cumberland.geography.vintage == 2022, "before Cumberland was formed"
    assert len(cumberland.table) == len(cumberland.known) > 40
    glasgow = _view(GLASGOW, shipped_atlas).wards
    assert glasgow is not None
    assert glasgow.indicator.slug == "simd-2020-average-rank"
    assert len(glasgow.table) == 23
    offered = {one.slug for one in wards.indicators(Nation.NORTHERN_IRELAND, shipped_atlas)}
    assert "nimdm-2017-income-average-rank" in offered
    one = _view(SCILLY, shipped_atlas).wards
    assert one is not None
    assert "its one ward with a figure" in one.sentences[0]
    with pytest.raises(QueryError, match="not held for wards of Wales"):
        place(PlaceQuery("W06000002", ward="imd-2025-average-score"), shipped_atlas)


def test_left_behind_wards_are_named(shipped_atlas: Atlas) -> None:
    said = tables.left_behind(_view(STOKE, shipped_atlas))
    assert said == [
        "Left-behind wards (Community Needs Index 2019, wards of 2017): Abbey Hulton and Townsend, "
        "Bentilee and Ubberley, Blurton West and Newstead, Meir North, Meir South and Tunstall."
    ]
    assert "None of its wards" in tables.left_behind(_view(NORTH_NORFOLK, shipped_atlas))[0]
    assert tables.left_behind(_view(GLASGOW, shipped_atlas)) == []


def test_the_headline_counts_what_the_dashboard_shows(shipped_atlas: Atlas) -> None:
    for code in (STOKE, SCILLY, GLASGOW):
        view = _view(code, shipped_atlas)
        figures = [r for r in view.measures if r.value is not None]
        below = sum(r.standing is Band.BELOW for r in figures)
        assert f"Of {len(view.measures)} measures {below} are below" in view.headline[0]
        assert len(view.headline) == 3
        ranked = [m for m in view.missions if m.better_than is not None]
        best = max(ranked, key=lambda m: m.better_than or 0)
        assert f"best on {best.mission.title.lower()}" in headline.strongest(view.missions)


def test_the_headline_says_lists_in_force_and_what_they_bring(shipped_atlas: Atlas) -> None:
    stoke = _view(STOKE, shipped_atlas)
    assert stoke.headline[0].startswith(
        "Stoke-on-Trent is the 21st most deprived of the 296 authorities of England (IMD 2025, "
    )
    assert stoke.headline[1].startswith(
        "Stoke-on-Trent is on 3 lists in force: Arts Council Priority Places, Culture Priority "
        "Places 2026 and Pride in Place (3 neighbourhoods, up to £60.0 million). 10 others named "
        "it: 2 are decided rounds of awards, 8 are over or not confirmed."
    )
    assert (
        _view("W06000002", shipped_atlas)
        .headline[1]
        .startswith(
            "No list in force is known to name Gwynedd: 2 held whole do not, 1 held in part may."
        )
    )


def test_what_stands_out_is_clear_and_far_from_the_similar_places(shipped_atlas: Atlas) -> None:
    view = _view(STOKE, shipped_atlas)
    for row in view.similar.rows:
        if row.reading.indicator.label.lower()[1:] in view.similar.standing_out.lower():
            assert row.side in (Apart.WORSE, Apart.BETTER)
    for row in view.similar.rows:
        assert row.position is None or 1 <= row.position <= row.compared


def test_an_island_has_no_neighbours(shipped_atlas: Atlas) -> None:
    assert _view(SCILLY, shipped_atlas).neighbours.places == ()
    names = {area.name for area in _view(STOKE, shipped_atlas).neighbours.places}
    assert names == {"Staffordshire Moorlands", "Stafford", "Newcastle-under-Lyme"}


def test_every_nation_has_its_dashboard(shipped_atlas: Atlas) -> None:
    for code in (STOKE, GLASGOW, BELFAST, "W06000002"):
        view = _view(code, shipped_atlas)
        assert len(view.measures) == 16
        assert all(reading.value is not None for reading in view.measures)
        numbers = [reading.indicator.mission or 13 for reading in view.measures]
        assert numbers == sorted(numbers)
        assert len(view.missions) == 12


@pytest.mark.parametrize(
    "query",
    [
        PlaceQuery(STOKE),
        PlaceQuery(STOKE, rules=Rules(30, "similar", 80), beside=(CITY, SCILLY)),
        PlaceQuery(GLASGOW, measures=("gross-median-weekly-pay", "claimant-count")),
        PlaceQuery(STOKE, ward="imd-2025-income-average-score"),
    ],
)
def test_a_link_says_the_query_again(query: PlaceQuery, shipped_atlas: Atlas) -> None:
    assert read_link(write_link(query), shipped_atlas) == (query, ())


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"area": "Aldershot"}, "is the name of 2 places"),
        ({"area": "x" * 100_000}, "No place is called"),
        ({"minimum": "99"}, "percentage from 5 to 50"),
        ({"minimum": "²"}, "percentage from 5 to 50"),
        ({"target": "best"}, "expected share or similar"),
        ({"measures": "business-deaths"}, "No direction"),
        ({"measures": "pai"}, "no indicator called 'pai'"),
        ({"measures": ",".join("abcdefghijklmnopq")}, "at most 16"),
        ({"beside": "A,B,C,D"}, "at most 3"),
        ({"colour": "red"}, "does not know"),
    ],
)
def test_a_bad_link_gives_a_sentence_for_each_part(
    parameters: dict[str, str], said: str, shipped_atlas: Atlas
) -> None:
    query, problems = read_link({"ward": "imd-2025-average-score", **parameters}, shipped_atlas)
    assert query == PlaceQuery(ward="imd-2025-average-score")
    assert len(problems) == 1
    assert said in problems[0]


def test_a_link_to_what_ended_leads_on_and_says_so(shipped_atlas: Atlas) -> None:
    query, notices = read_link({"area": "E07000026"}, shipped_atlas)
    assert query.area == CUMBERLAND
    assert notices == (
        "Allerdale (E07000026) ended on 31 March 2023. It is now part of Cumberland, which is "
        "shown here.",
    )


def test_a_code_that_is_no_authority_of_today_is_refused(shipped_atlas: Atlas) -> None:
    with pytest.raises(UnknownArea, match="is now Cumberland"):
        place(PlaceQuery("E07000026"), shipped_atlas)


def test_the_toy_country_has_a_whole_page(toy_atlas: Atlas) -> None:
    view = place(PlaceQuery(NOW["Alder"]), toy_atlas)
    assert view.profile.sentence.startswith("Alder is a unitary authority in the North with 1,000")
    assert [r.indicator.slug for r in view.measures] == ["pay", "unemployment"]
    assert [area.name for area in view.similar.places] == ["Birch", "Elm"]
    assert {area.name for area in view.neighbours.places} == {"Birch", "Elm"}
    assert _methods(NOW["Alder"], toy_atlas) == ()
    assert view.wards is None
    assert replace(view.query, area="") == PlaceQuery()


def test_what_does_better_than_everybody_is_said_in_words(shipped_atlas: Atlas) -> None:
    said = headline.strongest(place(PlaceQuery("E06000053"), shipped_atlas).missions)
    assert "stands best on skills (better than all of the authorities compared)" in said


def test_sentences_say_a_name_as_people_do(shipped_atlas: Atlas) -> None:
    bristol = _view("E06000023", shipped_atlas)
    assert bristol.profile.name == "Bristol, City of"
    assert bristol.headline[0].startswith("Bristol is the ")
    assert bristol.about.startswith("Bristol is a unitary authority in the South West")
    assert bristol.headline[1].startswith("Bristol ")


@pytest.mark.parametrize(
    ("code", "region"),
    [
        ("E06000063", "the North West"),
        ("E06000014", "Yorkshire and The Humber"),
        (GLASGOW, "Scotland"),
    ],
)
def test_regions_have_their_article(code: str, region: str, shipped_atlas: Atlas) -> None:
    assert _view(code, shipped_atlas).profile.spoken_region == region


def test_wards_without_a_figure_are_not_counted_as_if_they_had_one(shipped_atlas: Atlas) -> None:
    gwynedd = _view("W06000002", shipped_atlas).wards
    assert gwynedd is not None
    assert len(gwynedd.table) > len(gwynedd.known) == 59
    assert "its 59 wards with a figure range" in gwynedd.sentences[0]
    assert "of its 59 wards with a figure" in gwynedd.sentences[1]


def test_a_median_of_places_without_figures_says_so(shipped_atlas: Atlas) -> None:
    rows = _view(GLASGOW, shipped_atlas).similar.rows
    unknown = [row for row in rows if row.median is None]
    assert unknown
    assert {row.median_printed for row in unknown} == {"none has a figure"}


@pytest.mark.parametrize(("high", "words"), [(7, "rank 7 in"), (9, "rank 7 to 9 in")])
def test_a_rank_that_never_moves_is_one_number(high: int, words: str, shipped_atlas: Atlas) -> None:
    reading = _methods(STOKE, shipped_atlas)[0]
    assert words in replace(reading, rank=7, low=7, high=high).probability_words


def test_the_average_of_a_place_hides_its_small_areas(shipped_atlas: Atlas) -> None:
    [found] = _view(STOKE, shipped_atlas).small_areas
    worst = (found.table["tenth"] == 1).sum()
    assert found.sentence.startswith(f"{worst} of its {len(found.table)} small areas (29%)")
    assert "from tenth 1 to tenth 10 (1 = most deprived)" in found.spread
    assert found.spread.endswith(
        "need is greatest in Northwood E, Fenton B and Hanley & Etruria D."
    )
    [one] = _view(SCILLY, shipped_atlas).small_areas
    assert one.spread == "", "one small area hides nothing"
    assert {each.nation for each in _view(GLASGOW, shipped_atlas).small_areas} == {Nation.SCOTLAND}


def test_measures_beside_others_begin_with_what_differs_most(shipped_atlas: Atlas) -> None:
    view = _view(STOKE, shipped_atlas)
    distances = [abs(row.distance or 0) for row in view.similar.most_different]
    assert distances == sorted(distances, reverse=True)
    first = view.similar.most_different[0]
    assert beside_tables.others(view, view.similar).rows[0][1] == first.reading.printed
    most = beside_tables.similar(view.profile.name, view.similar).rows
    assert len(most) == beside_tables.MOST_DIFFERENT


def test_authorities_of_the_same_kind_and_region_are_nearest_by_people(
    shipped_atlas: Atlas,
) -> None:
    stoke = shipped_atlas.gazetteer.area(STOKE, CURRENT)
    names = [area.name for area in same_kind(stoke, shipped_atlas)]
    assert names == ["Shropshire", "Telford and Wrekin", "Herefordshire, County of"]
    cardiff = shipped_atlas.gazetteer.area("W06000015", CURRENT)
    found = same_kind(cardiff, shipped_atlas)
    assert len(found) == 10
