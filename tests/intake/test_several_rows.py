"""Areas with several rows: it is said, and asked which of them count."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from levelmap.cli import main
from levelmap.errors import Unanswered
from levelmap.intake import Answers
from levelmap.intake.answers import ANY_TEXT
from tests.intake.tables import LAD_2025, column, read
from tests.pages import alone

BLACKPOOL, HULL = "E06000009", "E06000010"
CUMBERLAND = "E06000063"

SEXES = (
    "Indicator ID,Area Code,Area Name,Sex,Time period,Value\n"
    "1,E06000009,Blackpool,Male,2020,10\n1,E06000009,Blackpool,Female,2020,12\n"
    "1,E06000010,Hull,Male,2020,11\n1,E06000010,Hull,Female,2020,13\n"
)
PROJECTS = (
    "area,project,grant\nBlackpool,Pier and beach works,1000\nBlackpool,A library,2500\n"
    "Hull,The old dock,400\nLeeds,A market hall,300\n"
)
ALL = (("Sex", (ANY_TEXT,)),)


def test_it_is_said_that_areas_have_several_rows() -> None:
    reading = read(SEXES)
    assert reading.report[1] == "2 areas have several rows, such as Blackpool (lines 2, 3)."
    assert "An area with several rows is on the list if any of those that count is." in (
        reading.list.report
    )
    assert read(PROJECTS).report[1] == "1 area has several rows: Blackpool (lines 2, 3)."
    assert "several rows" not in " ".join(read("name\nBlackpool\nHull\n").report)


def test_a_list_of_the_worst_asks_which_row() -> None:
    reading = read(SEXES, Answers(worst="1", column="Value"))
    (asked,) = [one for one in reading.list_questions if one.key.startswith("where")]
    assert (asked.key, asked.guess) == ("where:Sex", None)
    assert [words for _, words in asked.options] == ["Male", "Female", "all of them, put together"]
    with pytest.raises(Unanswered, match="Say which, such as Sex=Male") as raised:
        _ = reading.list.chosen
    assert (raised.value.key, raised.value.example) == ("where:Sex", "Male")
    assert "Answers(where=(('Sex', ('Male',)),))" in raised.value.__notes__[0]


def test_the_row_wanted_or_all_of_them_together_can_be_said() -> None:
    assert column(SEXES, "Value", Answers(where=(("Sex", ("Male",)),))) == {BLACKPOOL: 10, HULL: 11}
    assert column(SEXES, "Value", Answers(where=ALL, is_count=True)) == {BLACKPOOL: 22, HULL: 24}
    assert column(SEXES, "Value", Answers(where=ALL, is_count=False)) == {BLACKPOOL: 11, HULL: 12}
    reading = read(SEXES, Answers(where=ALL))
    (kind,) = reading.value_questions()
    assert kind.key == "is_count"
    assert kind.why.endswith("2 areas are put together from several rows.")
    assert (
        "'Value': mean of 2 rows, each counted once: Blackpool, Kingston upon Hull, City of."
        in (reading.value_report("Value"))
    )


def test_rows_that_no_column_tells_apart_have_no_value_until_it_is_said() -> None:
    reading = read(PROJECTS)
    (asked,) = [one for one in reading.value_questions() if one.key == "several"]
    assert (asked.guess, asked.why) == ("none", "No column tells them apart: Blackpool.")
    assert BLACKPOOL not in column(PROJECTS, "grant")
    assert column(PROJECTS, "grant", Answers(several="together"))[BLACKPOOL] == 3500
    told = read(PROJECTS, Answers(several="none"))
    assert "several" not in {one.key for one in told.value_questions()}


def test_equal_rows_are_one_value_and_are_added_up_only_when_it_is_said() -> None:
    twice = "area,project,grant\nBlackpool,a pier,500\nBlackpool,a park,500\nHull,a dock,40\n"
    assert column(twice, "grant")[BLACKPOOL] == 500
    assert column(twice, "grant", Answers(several="together"))[BLACKPOOL] == 1000


def test_rows_with_a_value_missing_are_not_put_together() -> None:
    content = "area,project,grant\nBlackpool,a pier,500\nBlackpool,a park,[c]\nHull,a dock,40\n"
    reading = read(content, Answers(several="together"))
    assert reading.values("grant").refused == {BLACKPOOL: "one of its rows has no value"}


def test_of_a_list_with_years_the_latest_says_who_is_on_it() -> None:
    content = (
        "area,year,priority\nBlackpool,2019,Yes\nBlackpool,2021,No\nHull,2019,No\nHull,2021,Yes\n"
        "York,2019,No\nYork,2021,No\n"
    )
    reading = read(content)
    (asked,) = [one for one in reading.list_questions if one.key == "where:year"]
    assert (asked.guess, asked.why) == ("2021", "It is the latest.")
    assert reading.list.chosen == {HULL}
    assert reading.list.rule == "'year' says 2021 and 'priority' says Yes"
    assert read(content, Answers(where=(("year", ("2019",)),))).list.chosen == {BLACKPOOL}
    both = read(content, Answers(where=(("year", (ANY_TEXT,)),)))
    assert both.list.chosen == {BLACKPOOL, HULL}
    assert both.list.rule == "'year' says anything and 'priority' says Yes"


def test_rows_of_a_list_that_differ_count_any_of_them_and_it_is_asked() -> None:
    content = (
        "area,fund,priority\nBlackpool,Towns,Yes\nBlackpool,Roads,No\nHull,Towns,No\nHull,Roads,No\n"
        "York,Towns,No\nYork,Roads,No\n"
    )
    reading = read(content)
    (asked,) = [one for one in reading.list_questions if one.key == "where:fund"]
    assert asked.guess == ANY_TEXT
    assert asked.why == "A place is on the list if any of its rows is."
    assert reading.list.chosen == {BLACKPOOL}


def test_numbers_that_are_all_different_are_offered_as_the_worst_and_not_as_kinds() -> None:
    (asked,) = read(SEXES).list_questions
    offered = [value for value, _ in asked.options]
    assert offered == ["every row", "where:Sex", "worst:Value"]
    tiers = "area,tier\nBlackpool,1\nHull,2\nYork,1\nLeeds,3\n"
    (asked,) = read(tiers).list_questions
    assert [value for value, _ in asked.options] == ["every row", "where:tier", "worst:tier"]


def test_parts_of_an_area_are_named_with_its_value() -> None:
    content = "code,rate\nE07000026,10\nE07000028,20\nE07000029,60\nE06000066,1\nE06000065,5\n"
    reading = read(content)
    said = " ".join(reading.value_report("rate", LAD_2025))
    assert "by residents in mid-2017: Cumberland (Allerdale, Carlisle, Copeland)." in said
    alone_there = read("code,rate\nE07000026,10\nE06000066,1\nE06000065,5\nE06000064,5\n")
    said = " ".join([*alone_there.report, *alone_there.value_report("rate", LAD_2025)])
    assert "E07000026 (line 2) is Allerdale, 35% of Cumberland" in said
    assert "in rows with a value: Cumberland (Allerdale)." in said


_PAGE = "from levelmap.pages.compare import own_list\nown_list.show()"


def test_the_page_asks_which_row_where_the_worst_are_wanted() -> None:
    app = AppTest.from_string(_PAGE, default_timeout=60).run()
    app.file_uploader[0].set_value(("own.csv", SEXES.encode(), "text/csv")).run()
    shown = alone.texts(app).replace("\\", "").replace("\u2060", "")
    assert "2 areas have several rows, such as Blackpool (lines 2, 3)." in shown
    app.selectbox(key="compare.own.file.ask.rule").set_value("worst:Value").run()
    assert "Say which, such as Sex=Male" in app.error[0].value.replace("\\", "").replace(
        "\u2060", ""
    )
    app.selectbox(key="compare.own.file.ask.where:Sex").set_value("Female").run()
    assert not app.error
    assert not app.exception


MERGED = (
    "name,rate\nAllerdale,10\nCarlisle,20\nCopeland,60\nCumberland,33\nBlackpool,1\nHull,5\n"
    "Somerset,6\nNorth Yorkshire,5\nWestmorland and Furness,9\n"
)


def test_whether_an_own_row_or_those_of_parts_count_is_asked_and_can_be_said() -> None:
    reading = read(MERGED)
    for asked in (reading.list_questions, reading.value_questions(LAD_2025)):
        (one,) = [question for question in asked if question.key == "first"]
        assert one.guess == "own"
        assert dict(one.options)["parts"] == "the rows of parts of it"
    assert column(MERGED, "rate")[CUMBERLAND] == 33
    told = Answers(first="parts")
    assert column(MERGED, "rate", told)[CUMBERLAND] == pytest.approx(26.5, abs=0.1)
    assert column(MERGED, "rate", Answers(first="parts", is_count=True))[CUMBERLAND] == 90
    assert (
        "Cumberland (line 5) gives way to the rows of parts of Cumberland"
        in (read(MERGED, told).report[-1])
    )
    assert "first" not in [one.key for one in read(MERGED, told).value_questions(LAD_2025)]


def test_a_former_code_beside_todays_is_asked_about() -> None:
    text = "code,x\nE07000240,1\nE07000100,2\nE06000009,3\n"
    (one,) = [q for q in read(text).value_questions(LAD_2025) if q.key == "first"]
    assert dict(one.options)["parts"] == "the rows of its former code"
    assert column(text, "x")["E07000240"] == 1
    assert column(text, "x", Answers(first="parts"))["E07000240"] == 2


def test_page_and_command_line_take_the_rows_of_parts_where_it_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app = AppTest.from_string(_PAGE, default_timeout=60).run()
    app.file_uploader[0].set_value(("own.csv", MERGED.encode(), "text/csv")).run()
    app.selectbox(key="compare.own.file.ask.first").set_value("parts").run()
    assert "gives way to the rows of parts of Cumberland" in alone.texts(app)
    path = tmp_path / "own.csv"
    path.write_text(MERGED)
    assert main(["compare", str(path), "luf-round-1", "--first", "parts"]) == 3
    assert "gives way to the rows of parts of Cumberland" in capsys.readouterr().err
