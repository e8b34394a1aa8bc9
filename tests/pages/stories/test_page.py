"""The stories without a browser: steps forth and back, bad addresses."""

import pytest
from streamlit.testing.v1 import AppTest

from levelmap.atlas import Atlas
from levelmap.pages.stories import coast
from levelmap.pages.stories.card import steps_html
from levelmap.pages.stories.place import codes_on
from levelmap.terms import Geography
from tests.pages.alone import open_page, texts

PAGE = "stories"


def _button(app: AppTest, label: str):
    return next(button for button in app.button if button.label == label)


def test_a_story_is_read_to_its_end_and_back() -> None:
    app = open_page(PAGE, story="coast")
    titles = [app.header[0].value]
    while not _button(app, "Next").disabled:
        _button(app, "Next").click().run()
        assert not app.exception
        titles.append(app.header[0].value)
    assert titles == [
        "Towns by the sea",
        "Does the method matter for the coast?",
        "By the sea, in need, and not put first",
        "Your place in this story",
    ]
    _button(app, "Back").click().run()
    assert app.header[0].value == titles[2]


@pytest.mark.parametrize("story", ["fund", "left-behind", "coast"])
def test_every_story_opens(story: str) -> None:
    app = open_page(PAGE, story=story)
    assert not app.exception
    assert _button(app, "Back").disabled


@pytest.mark.parametrize("parameters", [{"story": "none"}, {"scene": "77"}, {"scene": "-1"}])
def test_a_bad_address_gives_a_sentence_and_the_story(parameters: dict[str, str]) -> None:
    app = open_page(PAGE, **parameters)
    assert not app.exception
    assert len(app.warning) == 1
    assert app.header


FENLAND, WAKEFIELD = "E07000010", "E08000036"


def test_a_council_chosen_once_is_told_of_at_every_step() -> None:
    app = open_page(PAGE, story="fund")
    app.selectbox(key="stories.place").set_value(FENLAND).run()
    assert app.query_params["place"] == FENLAND
    said = []
    while not _button(app, "Next").disabled:
        said.append("Fenland" in texts(app))
        _button(app, "Next").click().run()
        assert not app.exception
    assert said == [True] * 6
    assert "Fenland: only in the worst third of the score." in texts(app)
    assert any(button.label == "Slide (PNG)" for button in app.get("download_button"))


def test_the_card_asks_for_a_council_where_none_was_chosen() -> None:
    app = open_page(PAGE, story="coast", scene="4")
    assert "Choose your council" in texts(app)
    assert not app.get("download_button")


def test_another_story_keeps_the_council() -> None:
    app = open_page(PAGE, story="fund", place=FENLAND)
    app.segmented_control(key="stories.story").set_value("coast").run()
    assert app.query_params["place"] == FENLAND


def test_an_authority_that_merged_is_told_of_by_its_parts(shipped_atlas: Atlas) -> None:
    """Cumberland took the place of Allerdale, Carlisle and Copeland in 2023."""
    found = codes_on("E06000063", Geography.parse("lad_2021"), shipped_atlas)
    names = {shipped_atlas.gazetteer.name(code) for code in found}
    assert names == {"Allerdale", "Carlisle", "Copeland"}
    assert codes_on(WAKEFIELD, Geography.parse("lad_2025"), shipped_atlas) == (WAKEFIELD,)
    wards = codes_on(WAKEFIELD, Geography.parse("ward_2017"), shipped_atlas)
    assert len(wards) == 21


def test_towns_are_points_on_the_coast(shipped_atlas: Atlas) -> None:
    dots = coast._dots(shipped_atlas)
    towns = shipped_atlas.gazetteer.names.towns
    is_irish = towns["authority"].str.startswith("N")
    assert len(dots) == (~is_irish).sum() < len(towns), "of Northern Ireland no coast is held"
    colours = [dot.colour for dot in dots]
    assert colours == sorted(colours, reverse=True), "those by the sea lie above the others"
    assert 0 in colours


def test_steps_are_dots_said_in_words() -> None:
    html = steps_html(2, 4)
    assert "Step 2 of 4" in html
    assert html.count("<li") == 4
    assert html.index("aria-current") > html.index("<li></li>")
