"""Our own parts of a page as they are sent to the browser."""

from streamlit.testing.v1 import AppTest

DRAWN = "from levelmap.pages.shared import components; components.draw('<svg/>', 'k')"


def test_the_style_sheet_of_the_page_reaches_a_drawing() -> None:
    app = AppTest.from_string(DRAWN).run()
    [drawing] = app.main.children.values()
    assert not drawing.proto.isolate_styles
