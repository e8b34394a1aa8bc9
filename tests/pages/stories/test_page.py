"""The stories without a browser: steps forth and back, bad addresses."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.alone import open_page

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
    ]
    _button(app, "Back").click().run()
    assert app.header[0].value == titles[1]


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
