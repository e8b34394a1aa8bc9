"""Guided stories: every scene can be made, and its sentences are those of the data."""

import re

import pytest

from levelmap.answers.comparisons.findings import ONLY_B
from levelmap.answers.comparisons.two import CompareQuery
from levelmap.pages.method.firmness import Firmness, firmness
from levelmap.pages.method.view import method_view
from levelmap.pages.stories import coast as stories_coast
from levelmap.pages.stories import fund as stories_fund
from levelmap.pages.stories import left_behind as stories_left_behind
from levelmap.pages.stories.scenes import Desk, Scene, Story, StoryQuery, read_link, write_link
from tests.answers.comparisons.sides import shipped_sides

STORIES = {
    story.slug: story
    for story in (stories_fund.STORY, stories_left_behind.STORY, stories_coast.STORY)
}
SCENES = [(story, number) for story in STORIES.values() for number in range(len(story.scenes))]

BOTH_FIRST, ONLY_SCORE = "Both put first", "Only the score puts first"


def _firm(slug: str) -> Firmness:
    sides = shipped_sides()
    scored = sides.named(slug, None).scored
    assert scored is not None
    recipe = scored.recipe
    return firmness(method_view(recipe, scored.composite, sides.loaded(recipe), None))


@pytest.fixture(scope="module")
def desk() -> Desk:
    sides = shipped_sides()
    return Desk(sides.atlas, _firm)


def _scene(slug: str, number: int, desk: Desk) -> Scene:
    return STORIES[slug].scenes[number - 1](desk)


@pytest.mark.parametrize(("story", "number"), SCENES, ids=lambda v: getattr(v, "slug", str(v)))
def test_every_scene_has_text_and_something_to_see(story: Story, number: int, desk: Desk) -> None:
    scene = story.scenes[number](desk)
    words = " ".join(scene.text)
    assert scene.comparison or scene.scatter
    assert not re.search(r"\bnan\b|None|\b1 (places|authorities|wards)\b", words)
    assert "replicat" not in words
    if scene.table is not None:
        assert all(len(row) == len(scene.table.columns) for row in scene.table.rows)


def _legend(scene: Scene) -> dict[str, int]:
    assert scene.layer is not None
    return {row.words: row.areas for row in scene.layer.legend().rows}


def test_pictures_show_what_the_text_of_their_step_counts(desk: Desk) -> None:
    official, money, coast = (_scene(*at, desk) for at in (("fund", 1), ("fund", 6), ("coast", 3)))
    assert _legend(official) == {"Category 1": 123, "Category 2": 123, "Category 3": 122}
    shares = [_legend(money)[f"{who}, part in an award"] for who in (BOTH_FIRST, ONLY_SCORE)]
    assert money.table is not None
    assert [f"{number:,}" for number in shares] == [money.table.rows[row][2] for row in (0, 2)]
    by_the_sea = _legend(coast)[f"{ONLY_SCORE}, by the sea"]
    assert coast.text[0].startswith(f"{by_the_sea} authorities by the sea are")


def test_the_picture_of_firmness_has_the_numbers_of_its_text(desk: Desk) -> None:
    scene = _scene("fund", 5, desk)
    solid, borderline, out = list(_legend(scene).values())[:3]
    assert f"{solid} places are on the list in at least nine of ten" in scene.text[0]
    assert f"{borderline} are borderline, and {out} are on it" in scene.text[0]


def test_the_government_put_93_english_authorities_first(desk: Desk) -> None:
    """List of local authorities by priority category (March 2021): 93, 108 and 113 of England."""
    scene = _scene("fund", 1, desk)
    assert (
        "In England 93 authorities were put in category 1, 108 in category 2 and 113 in"
        in (scene.text[1])
    )
    assert scene.table is not None
    assert scene.table.rows[1] == ("Scotland", "13", "12", "7")
    assert scene.table.rows[2] == ("Wales", "17", "3", "2")


def test_the_places_of_the_report_are_outside_category_1(desk: Desk) -> None:
    scene = _scene("fund", 2, desk)
    assert "23 authorities, wholly or in part" in scene.text[1]
    assert "20 in category 2 and 3 in category 3" in scene.text[1]
    assert "was not seen" in scene.text[2]


def test_the_score_against_the_fund(desk: Desk) -> None:
    view = shipped_sides().two(CompareQuery())
    only_b = len(view.named(ONLY_B))
    scene = _scene("fund", 3, desk)
    assert scene.text[1].startswith(f"{only_b} authorities are in its worst third")
    assert scene.table is not None
    assert scene.table.rows[0][0] == view.named(ONLY_B)["area_name"].iloc[0]


def test_the_225_wards(desk: Desk) -> None:
    """OCSI for Local Trust: 225 wards; 16 in County Durham, 9 in Birmingham, in 82 authorities."""
    words = " ".join(_scene("left-behind", 3, desk).text)
    assert words.startswith("225 wards were found in the worst tenth by both.")
    assert "82 authorities, the most in County Durham (16); Birmingham (9)" in words
    assert "About 2.4 million people" in words


def test_the_vote(desk: Desk) -> None:
    scene = _scene("left-behind", 4, desk)
    assert scene.table is not None
    assert [row[1:] for row in scene.table.rows] == [
        ("0.18", "0.42"),
        ("0.26", "0.44"),
        ("0.66", "0.64"),
    ]
    assert "0.42 (IMD 2015) and 0.44 (IMD 2019), community need at 0.64" in scene.text[1]


def test_coastal_authorities_under_each_method(desk: Desk) -> None:
    scene = _scene("coast", 2, desk)
    assert scene.table is not None
    for row in scene.table.rows:
        part, whole = map(int, row[1].split(" of "))
        assert row[2] == f"{part / whole:.0%}"
    more = sum(int(row[2][:-1]) > int(row[4][:-1]) for row in scene.table.rows)
    assert scene.text[0].startswith(f"{more} of these {len(scene.table.rows)} lists")


def test_a_link_restores_the_scene() -> None:
    query = StoryQuery("coast", 3)
    assert read_link(write_link(query), STORIES) == (query, ())


def test_a_place_may_be_named_as_on_other_pages() -> None:
    expected = StoryQuery("coast", 2, "E06000009")
    asked = {"story": "coast", "scene": "2", "area": "E06000009"}
    assert read_link(asked, STORIES) == (expected, ())


@pytest.mark.parametrize("parameters", [{"story": "x"}, {"scene": "0"}, {"scene": "99"}])
def test_a_bad_link_is_one_sentence(parameters: dict[str, str]) -> None:
    query, problems = read_link(parameters, STORIES)
    assert query.story == "fund"
    assert len(problems) == 1
