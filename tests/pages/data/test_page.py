"""The page "Data and lists" without a browser."""

import pytest
from streamlit.testing.v1 import AppTest

from levelmap.pages.data.page import INDICATORS, LISTS, MONEY


def _page() -> None:
    from levelmap.pages.data.page import data  # noqa: PLC0415
    from levelmap.pages.shared import frame  # noqa: PLC0415 (AppTest runs the function's source alone)

    frame.page(data)()


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_function(_page, default_timeout=30).run()


@pytest.mark.parametrize("part", [INDICATORS, LISTS, MONEY])
def test_each_part_opens(app: AppTest, part: str) -> None:
    app.segmented_control(key="data.part").set_value(part).run()
    assert not app.exception
    assert app.title[0].value == "Data and lists"


def test_a_search_narrows_the_choice(app: AppTest) -> None:
    app.text_input(key="data.search").set_value("healthy life expectancy").run()
    offered = app.selectbox(key="data.indicator").options
    assert "Female healthy life expectancy" in offered
    assert all("ife expectancy" in label for label in offered)


def test_a_search_without_result_says_so(app: AppTest) -> None:
    app.text_input(key="data.search").set_value("zzz").run()
    assert not app.exception
    assert any(m.value == "0 indicators." for m in app.markdown)


def test_an_incomplete_list_carries_a_warning(app: AppTest) -> None:
    app.segmented_control(key="data.part").set_value(LISTS).run()
    app.text_input(key="data.search").set_value("community renewal").run()
    assert not app.exception
    assert any("incomplete" in w.value for w in app.warning)
