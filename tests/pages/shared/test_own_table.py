"""Tables of one's own on the pages: the same reader, its questions asked, its guesses shown."""

from __future__ import annotations

import gc

from streamlit.testing.v1 import AppTest

from tests.intake.tables import workbook
from tests.pages import alone

LIST = """
from levelmap.pages.compare import own_list

own_list.show()
"""
INDICATOR = """
from levelmap.pages.method import own
from levelmap.pages.method.view import MethodQuery

own.show(MethodQuery(start="levelmap_13"))
"""
KEY, INDICATOR_KEY = "compare.own.file", "method.own.file"


def _with(
    content: str | bytes, name: str = "own.csv", script: str = LIST, key: str = KEY
) -> AppTest:
    """Return the part of a page that takes a table, with one brought to it."""
    app = AppTest.from_string(script, default_timeout=60).run()
    data = content.encode() if isinstance(content, str) else content
    app.file_uploader(key=key).set_value((name, data, "text/csv")).run()
    assert not app.exception
    return app


def texts(app: AppTest) -> str:
    """Return what is shown as a reader sees it: without the marks that keep it from Markdown."""
    return alone.texts(app).replace("\\", "").replace("\u2060", "")


def _box(app: AppTest, question: str, key: str = KEY) -> object:
    return app.selectbox(key=f"{key}.ask.{question}")


def test_a_table_of_yes_and_no_names_those_with_yes_and_says_so() -> None:
    app = _with("code,listed,why\nE06000009,Yes,a\nE06000010,No,b\nE06000011,Yes,c\n")
    assert _box(app, "rule").value == "where:listed"
    assert "On the list: 2 local authorities of 2025" in texts(app)
    _box(app, "rule").set_value("every row").run()
    assert "On the list: 3 local authorities of 2025" in texts(app)


def test_the_texts_that_mean_on_the_list_can_be_chosen() -> None:
    app = _with("code,tier\nE06000009,1\nE06000010,2\nE06000011,2\nE06000012,3\n")
    _box(app, "rule").set_value("where:tier").run()
    assert "puts no place on the list" in app.error[0].value
    app.multiselect(key=f"{KEY}.ask.texts.tier").set_value(["2"]).run()
    assert not app.error
    assert "On the list: 2 local authorities" in texts(app)


def test_the_worst_can_be_chosen() -> None:
    app = _with("code,score\nE06000009,1\nE06000010,2\nE06000011,3\nE06000012,4\n")
    _box(app, "rule").set_value("worst:score").run()
    app.number_input(key=f"{KEY}.ask.number").set_value(1).run()
    assert "On the list: 1 local authority of 2025 (the 1 with the highest 'score')" in texts(app)
    app.radio(key=f"{KEY}.ask.direction").set_value("low").run()
    assert "with the lowest 'score'" in texts(app)


def test_a_nearest_name_is_taken_with_a_click() -> None:
    app = _with("council\nLeeds\nNewcastle\n")
    app.button(key=f"{KEY}.take.3.E07000195").click().run()
    assert "2 of 2 rows were matched to 2 local authorities" in texts(app)


def test_each_row_stands_beside_the_place_that_it_was_read_as() -> None:
    app = _with("council\nLondon Borough of Brent\nS12000015\nNowhere\n")
    shown = "".join(part.proto.body for part in app.get("html"))
    assert "The first 2 of 3 rows" in shown
    for written, place, how in (
        ("London Borough of Brent", "Brent", "as written"),
        ("S12000015", "Fife", "is Fife (S12000047) under another code"),
    ):
        row = [row for row in shown.split("<tr") if written in row][-1]
        assert place in row
        assert how in row


def test_another_sheet_can_be_chosen() -> None:
    one = [["Code", "Rate"], ["E06000009", 1]]
    app = _with(workbook(A=one, B=[*one, ["E06000010", 2]]), "own.xlsx")
    assert _box(app, "sheet").value == "B"
    _box(app, "sheet").set_value("A").run()
    assert "1 of 1 rows were matched" in texts(app)


def test_what_cannot_be_read_is_one_sentence_and_the_page_stays() -> None:
    app = _with(b"\x00\x01\x02\x03" * 100)
    assert "is not a text file" in app.error[0].value
    assert app.file_uploader


def test_counts_on_former_districts_are_asked_about_and_added_up() -> None:
    rows = "E07000026,10\nE07000028,20\nE07000029,60\nE06000001,5\n"
    app = _with(f"area_code,jobs_lost\n{rows}", script=INDICATOR, key=INDICATOR_KEY)
    box = _box(app, "is_count", INDICATOR_KEY)
    assert box.value == "count"
    box.set_value("rate").run()
    assert not app.error


def test_several_rows_for_one_area_are_asked_about() -> None:
    rows = "E06000009,Male,1\nE06000009,Female,2\nE06000010,Male,3\nE06000010,Female,4\n"
    app = _with(f"code,Sex,rate\n{rows}", script=INDICATOR, key=INDICATOR_KEY)
    assert "Areas have several rows" in app.error[0].value
    _box(app, "where:Sex", INDICATOR_KEY).set_value("Male").run()
    assert not app.error
    assert next(b for b in app.button if b.label == "Use it in the method")


def test_a_table_that_made_room_for_another_visitor_s_says_so_and_is_gone() -> None:
    content = "code,listed\nE06000009,Yes\nE06000010,No\n"
    app = _with(content)
    _box(app, "rule").set_value("every row").run()
    table, kept = app.session_state["compare.own.table"], app.session_state[f"{KEY}.brought"]
    kept.set_aside()
    gc.collect()
    assert table() is None, "what was read of it is still held"
    app.file_uploader(key=KEY).set_value(None).run()
    assert "has made room for another visitor's" in app.info[0].value
    assert "compare.own" not in app.session_state
    app.file_uploader(key=KEY).set_value(("own.csv", content.encode(), "text/csv")).run()
    assert "On the list: 2 local authorities" in texts(app)
    assert not app.info
