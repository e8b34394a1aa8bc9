"""Our own parts of a page as they are sent to the browser."""

from streamlit.testing.v1 import AppTest

DRAWN = "from levelmap.pages.shared import components; components.draw('<svg/>', 'k')"


def test_the_style_sheet_of_the_page_reaches_a_drawing() -> None:
    app = AppTest.from_string(DRAWN).run()
    [drawing] = app.main.children.values()
    assert not drawing.proto.isolate_styles


def test_what_a_browser_tells_of_a_table_that_is_gone_is_nothing() -> None:
    app = AppTest.from_string(
        "from levelmap.pages.shared import components\n"
        "import streamlit as st\n"
        "st.write(str(components._told('gone', 'view')))"
    ).run()
    assert not app.exception
    assert app.markdown[0].value == "None"
