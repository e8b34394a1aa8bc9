"""How to read this: every picture is of real data, says its own numbers, and leads somewhere."""

import re

import pytest

from levelmap.answers.comparisons.two import CompareQuery
from levelmap.answers.indicators.values import area_values
from levelmap.answers.scores import firmness
from levelmap.atlas import open_atlas
from levelmap.errors import LevelMapError, NotHeld
from levelmap.pages.explore.query import read_link as read_explore
from levelmap.pages.reading import ideas
from levelmap.pages.reading.ideas import IDEAS, Idea
from levelmap.paths import Folders
from tests.answers.comparisons.sides import shipped_sides
from tests.pages.alone import open_page, texts


@pytest.mark.parametrize("idea", IDEAS, ids=lambda one: one.title)
def test_every_idea_has_a_picture_and_a_sentence_of_its_numbers(idea: Idea) -> None:
    picture = idea.draw(shipped_sides().atlas)
    assert picture.svg.startswith("<svg")
    assert re.search(r"\d", picture.says)
    assert picture.says.endswith(".")


@pytest.mark.parametrize("idea", IDEAS, ids=lambda one: one.title)
def test_without_the_data_an_idea_says_so_or_draws_nothing_false(idea: Idea, toy: Folders) -> None:
    with pytest.raises(LevelMapError):
        idea.draw(open_atlas(toy.root))


def test_the_numbers_are_those_of_the_screens() -> None:
    sides = shipped_sides()
    overlap = ideas.two_lists_overlap(sides.atlas)
    assert overlap.says == sides.two(CompareQuery()).findings[0]
    recipe = sides.atlas.catalogue.recipe(ideas.SCORE)
    counts = firmness(recipe, sides.atlas, ideas.DRAWS).areas["status"].value_counts()
    sure = ideas.how_sure_a_list_is(sides.atlas)
    for status in ("solid", "borderline", "out"):
        assert f": {counts[status]:,}" in sure.svg
        assert f"{counts[status]:,}" in sure.says


def test_intervals_that_overlap_are_counted() -> None:
    atlas = shipped_sides().atlas
    table = area_values(ideas.PAY, ideas.CURRENT, atlas).table
    table = table.dropna(subset=["value", "lower_ci", "upper_ci"]).sort_values("value")
    middle, half = len(table) // 2, ideas.FIGURES // 2
    ends = table.iloc[middle - half : middle + half][["lower_ci", "upper_ci"]].to_numpy()
    overlap = sum(
        not (ends[i][1] < ends[j][0] or ends[j][1] < ends[i][0])
        for i in range(len(ends))
        for j in range(i)
    )
    says = ideas.a_figure_has_an_interval(atlas).says
    assert f"Of 28 pairs of them, {overlap} overlap." in says


def test_without_intervals_no_figure_is_drawn(
    monkeypatch: pytest.MonkeyPatch, toy: Folders
) -> None:
    """Jobs of the toy country have no intervals."""
    monkeypatch.setattr(ideas, "PAY", "jobs")
    with pytest.raises(NotHeld, match="No intervals of"):
        ideas.a_figure_has_an_interval(open_atlas(toy.root))


def test_the_page_shows_them_all_and_every_link_can_be_followed() -> None:
    app = open_page("reading")
    assert not app.exception
    assert [one.value for one in app.header] == [idea.title for idea in IDEAS]
    assert texts(app).count("**Beware.**") == len(IDEAS)
    atlas = shipped_sides().atlas
    for idea in IDEAS:
        if idea.page == "explore":
            assert read_explore(idea.parameters, atlas)[1] == ()
        else:
            assert not open_page(idea.page, **idea.parameters).warning
