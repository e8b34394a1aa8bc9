"""The authorities of a place under methods of ranking, and on the targets of the missions."""

from dataclasses import replace

import pytest

from levelmap.answers.place import methods as of_one
from levelmap.answers.place.groups import open_place
from levelmap.answers.place.kinds import place_of
from levelmap.answers.place.to_2030.progress import Moved, inside, of_place
from levelmap.answers.place.wider.methods import WiderMethod, read_all
from levelmap.atlas import Atlas, open_atlas
from levelmap.geography.gazetteer import CURRENT
from levelmap.paths import Folders
from tests.toy_country import REGIONS

PRODUCTIVITY = "Productivity rises in every area"


@pytest.fixture(scope="module")
def atlas(furnished: Folders) -> Atlas:
    return open_atlas(furnished.root)


def _of(area: str, slug: str, atlas: Atlas) -> WiderMethod:
    found = {each.recipe.slug: each for each in read_all(place_of(area, atlas), atlas)}
    return found[slug]


def test_a_region_counts_its_authorities_on_the_list(atlas: Atlas) -> None:
    """Pay rises and unemployment falls from Alder on: the worst fifth of eleven begins there."""
    north = _of(REGIONS["North"], "ifs_style_4", atlas)

    assert north.ranks == {"Alder": 1, "Birch": 2, "Cedar": 3, "Dogwood": 4}
    assert north.named == ("Alder", "Birch")
    assert north.words == "2 of 4 authorities on the list"
    assert north.ranks_words == "from 1 (Alder) to 4 (Dogwood) of 11"
    assert north.scores_words == "0.549 to 1.5"


def test_it_says_of_each_what_its_own_page_says(atlas: Atlas) -> None:
    for region in REGIONS.values():
        for found in read_all(place_of(region, atlas), atlas):
            for code in place_of(region, atlas).codes:
                area = atlas.gazetteer.area(code, CURRENT)
                own = of_one.read(area, found.recipe, atlas)
                assert found.ranks.get(area.name) == own.rank
                assert (area.name in found.named) == own.in_list


def test_an_authority_that_was_not_there_is_said_not_to_be_scored(atlas: Atlas) -> None:
    south = _of(REGIONS["South"], "levelmap_13_2021", atlas)

    assert south.not_scored == ("Kapok and Larch",)
    assert "not scored: Kapok and Larch" in south.names_words
    assert set(south.ranks) == {"Ivy", "Juniper"}


def test_targets_without_an_own_figure_count_the_authorities(shipped_atlas: Atlas) -> None:
    norfolk = place_of("E10000020", shipped_atlas)
    found = {each.national.target.measure: each for each in inside(norfolk, shipped_atlas)}
    productivity = found[PRODUCTIVITY]
    parts = [
        each
        for code in norfolk.codes
        for each in of_place(place_of(code, shipped_atlas), shipped_atlas)
        if each.national.target.measure == PRODUCTIVITY
    ]

    rose = sum(part.moved is Moved.AS_ASKED for part in parts)
    assert productivity.moved_words.startswith(f"{rose} of 7 authorities moved as asked")
    lowest = min(part.now or 0.0 for part in parts)
    assert productivity.now_words.startswith(f"from {productivity.indicator.format(lowest)} in ")
    own = {each.national.target.measure for each in of_place(norfolk, shipped_atlas)}
    assert not own & set(found), "a target has an own figure or its parts, never both"


def test_a_group_of_a_whole_county_is_on_the_way_as_the_county(shipped_atlas: Atlas) -> None:
    norfolk = place_of("E10000020", shipped_atlas)
    group = open_place("|".join(norfolk.codes), shipped_atlas).place
    words = [
        [(e.then_words, e.now_words, e.moved_words, e.missing) for e in of_place(p, shipped_atlas)]
        for p in (norfolk, group)
    ]

    assert words[0] == words[1]
    assert words[0]


def test_where_no_authority_is_scored_nothing_is_said_of_ranks(atlas: Atlas) -> None:
    south = _of(REGIONS["South"], "levelmap_13_2021", atlas)
    none = replace(south, ranks={}, scores={}, not_scored=(), outside=2)

    assert none.words == "None scored"
    assert (none.ranks_words, none.scores_words) == ("", "")
    assert none.names_words == "2 in other nations"
