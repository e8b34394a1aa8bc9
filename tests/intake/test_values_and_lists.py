"""Tables as people have them: what a cell is worth, and who is on the list."""

import pytest

from levelmap.errors import DataError, QueryError
from levelmap.intake import Answers
from levelmap.intake.answers import EVERY_ROW, where_of, worst_of
from tests.intake.tables import LAD_2025, NORTH_YORKSHIRE, column, gazetteer, read

# values


def test_marks_units_and_missing_values_are_named() -> None:
    found = read(
        'code,rate,pay\nE06000009,12.5%,£998\nE06000010,[low],"£1,234"\nE06000011,~,..\n'
        "E06000012,13.1 [r],£5\nE06000013,about nine,£6\n"
    )
    assert found.values("rate").by_area.dropna().to_dict() == {"E06000009": 12.5, "E06000012": 13.1}
    assert found.values("pay").by_area.dropna().to_list() == [998, 1234, 5, 6]
    assert found.value_report("rate") == (
        "'rate': read as missing '[low]' (once), '~' (once).",
        "'rate': marks beside values '[r]' (once).",
        "'rate': no number, so read as missing: 'about nine' on line 6.",
    )


def test_numbers_that_stand_for_nothing_are_asked_about() -> None:
    content = "code,x\nE06000009,-999\nE06000010,-999\nE06000011,14\nE06000012,15\n"
    found = read(content)
    assert [q.guess for q in found.questions if q.key == "odd_values"] == ["missing"]
    assert column(content, "x") == {"E06000011": 14, "E06000012": 15}
    assert column(content, "x", Answers(odd_values="values"))["E06000009"] == -999


def test_one_number_that_stands_for_nothing_is_no_lowest_value() -> None:
    content = "code,x\nE06000009,-999\nE06000010,9\nE06000011,14\nE06000012,15\n"
    found = read(content, Answers(column="x", worst="1", low_is_worst=True))
    assert [q.guess for q in found.questions if q.key == "odd_values"] == ["missing"]
    assert found.list.chosen == {"E06000010"}
    assert "'x': -999 is read as missing." in found.list.report


def test_headings_that_begin_alike_are_offered_by_their_ends() -> None:
    title = "Proportion of children in relative low income families"
    headings = [f"{title} {year} for {{area}}" for year in (2022, 2023)]
    rows = "\n".join(f"E060000{number:02d},{number}.5,{number}.25" for number in range(1, 5))
    found = read(f"code,{headings[0]},{headings[1]}\n{rows}\n")
    asked = {question.key: [words for _, words in question.options] for question in found.questions}
    assert asked["rule"] == [
        "every row",
        "the worst by 'Proportion of childr…lies 2022 for {area}'",
        "the worst by 'Proportion of childr…lies 2023 for {area}'",
    ]
    assert len(set(asked["column"])) == 2


@pytest.mark.parametrize(
    "values",
    [
        [-1, -1, -3, 4],
        [99, 99, 95, 90],
        [9, 9, 8, 7],
        [-1, 1, 2, 3],
        [999, 1, 2, 3],
        [-999, -2, 1, 3],
    ],
)
def test_numbers_among_the_others_or_alone_are_values(values: list[float]) -> None:
    rows = "".join(f"E060000{number:02d},{value}\n" for number, value in enumerate(values, 1))
    assert list(column(f"code,x\n{rows}", "x").values()) == values


def test_a_decimal_comma_is_read_where_the_table_shows_it() -> None:
    assert column("code;x\nE06000009;12,5\nE06000010;1.250,75\n", "x") == {
        "E06000009": 12.5,
        "E06000010": 1250.75,
    }


def test_a_comma_that_nothing_decides_is_asked_about() -> None:
    content = "code;x\nE06000009;1,250\nE06000010;2,500\n"
    question = next(q for q in read(content).questions if q.key == "decimal")
    assert question.guess == "."
    assert column(content, "x", Answers(decimal=","))["E06000009"] == 1.25
    assert column(content, "x")["E06000009"] == 1250


def test_the_column_of_values_is_asked_where_there_are_several() -> None:
    found = read("code,lower,value\nE06000009,1,2\n")
    assert next(q.guess for q in found.questions if q.key == "column") == "value"
    with pytest.raises(QueryError, match="no column 'upper'"):
        read("code,lower,value\nE06000009,1,2\n", Answers(column="upper"))


# lists


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        ("Yes", "No"),
        ("1", "0"),
        ("TRUE", "FALSE"),
        ("in", "out"),
        ("x", ""),
        ("y", "n"),
        ("Ydy", "Nac ydy"),
        ("Ie", "Na"),
    ],
)
def test_a_column_of_yes_and_no_says_who_is_on_the_list(yes: str, no: str) -> None:
    found = read(f"code,listed,z\nE06000009,{yes},a\nE06000010,{no},b\nE06000011,{yes},c\n")
    assert found.list.chosen == {"E06000009", "E06000011"}
    question = next(q for q in found.questions if q.key == "rule")
    assert question.guess == "where:listed"


def test_a_mark_beside_a_figure_is_no_list() -> None:
    """Data of the ONS mark a withheld figure with an x in a column of its own."""
    found = read(
        "v4_1,Data Marking,area,code\n1.5,,a,E06000009\n,x,b,E06000010\n2.5,,c,E06000011\n"
    )
    assert not found.columns.yes_and_no


@pytest.mark.parametrize("heading", ["Flag", "Marker", "Note"])
@pytest.mark.parametrize(("yes", "no"), [("Yes", "No"), ("1", "0"), ("✓", "")])
def test_a_flag_of_yes_and_no_is_a_list(heading: str, yes: str, no: str) -> None:
    found = read(f"code,{heading}\nE06000009,{yes}\nE06000010,{no}\nE06000011,{yes}\n")
    assert found.list.chosen == {"E06000009", "E06000011"}


def test_what_is_not_available_is_not_a_no_in_welsh() -> None:
    assert not read("code,n\nE06000009,1\nE06000010,NA\n").columns.yes_and_no


def test_every_row_can_be_said_to_be_on_the_list() -> None:
    content = "code,listed\nE06000009,Yes\nE06000010,No\n"
    assert len(read(content, Answers(rule=EVERY_ROW)).list.chosen) == 2


def test_a_category_says_who_is_on_the_list() -> None:
    content = "code,tier\nE06000009,1\nE06000010,2\nE06000011,3\nE06000012,1\n"
    chosen = read(content, Answers(where=where_of(["tier=1|2"]))).list.chosen
    assert chosen == {"E06000009", "E06000010", "E06000012"}


@pytest.mark.parametrize(
    ("worst", "low", "expected"),
    [
        ("2", False, {"E06000012", "E06000011"}),
        ("25%", False, {"E06000012"}),
        ("1", True, {"E06000009"}),
    ],
)
def test_the_worst_are_on_the_list(worst: str, low: bool, expected: set[str]) -> None:
    content = "code,score\nE06000009,1\nE06000010,2\nE06000011,3\nE06000012,4\n"
    answers = Answers(worst=worst, low_is_worst=low)
    assert read(content, answers).list.chosen == expected


def test_a_list_of_nearly_all_areas_is_warned_of() -> None:
    every = "".join(f"{code}\n" for code in gazetteer().areas(LAD_2025).index if code[0] == "E")
    assert "is every row really on it?" in read(f"code\n{every}").list.report[-1]
    assert not read("code\nE06000009\n").list.warnings


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("tier=9", "No row of own.csv says '9'"),
        ("level=1", "no column 'level'"),
        ("tier", "is no condition"),
    ],
)
def test_what_is_chosen_cannot_be_nothing(where: str, words: str) -> None:
    with pytest.raises(QueryError, match=words):
        read("code,tier\nE06000009,1\n", Answers(where=where_of([where])))


def test_a_list_that_names_no_one_is_refused() -> None:
    content = "code,listed\nE06000009,No\nE14000001,Yes\n"
    with pytest.raises(DataError, match="puts no place on the list"):
        _ = read(content).list.chosen


@pytest.mark.parametrize("text", ["0", "-1", "101%", "ten", "", "1000000", "٣"])
def test_a_number_of_places_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match="no number of places"):
        worst_of(text)


def test_former_areas_put_today_s_on_the_list_by_most_of_its_people() -> None:
    rows = "".join(f"{name}\n" for name in NORTH_YORKSHIRE)
    others = "Cumberland\nWestmorland and Furness\nSomerset\n" + "Leeds\n"
    most = read(
        f"name\n{rows}{others}North Northamptonshire\nWest Northamptonshire\n"
        "Buckinghamshire\nDorset\n"
    )
    assert str(most.geography) == "lad_2021"
    few = read(f"name\nRyedale\n{others}")
    assert "E06000065" not in few.list.chosen
    assert "only 9%" in " ".join(few.list.report)


def test_the_choice_is_of_those_with_a_row_where_they_are_most_areas() -> None:
    every = [code for code in gazetteer().areas(LAD_2025).index if code[0] == "W"]
    content = "code,on\n" + "".join(
        f"{c},{'Yes' if i < 3 else 'No'}\n" for i, c in enumerate(every)
    )
    found = read(content)
    assert len(found.list.chosen) == 3
    assert found.list.universe == set(every)


@pytest.mark.parametrize(
    ("headings", "latest"),
    [
        ("Jan 2024-Dec 2024,Jan 2025-Dec 2025", "Jan 2025-Dec 2025"),
        ("Pay 2020 (£),Pay 2023 (£)", "Pay 2023 (£)"),
        ("Q3 2023,Q1 2024", "Q1 2024"),
        ("Dec-23,Mar-24 [r]", "Mar-24 [r]"),
        ("IMD 2015,Population 2020", "IMD 2015"),
        ("Rate,2020", "Rate"),
    ],
)
def test_of_columns_that_differ_by_their_time_the_latest_is_taken(
    headings: str, latest: str
) -> None:
    found = read(f"area_code,{headings}\nE06000001,1.5,2.5\nE06000002,3.5,4.5")
    (asked,) = (q for q in found.value_questions(LAD_2025) if q.key == "column")
    is_told = latest not in ("IMD 2015", "Rate")
    assert (asked.guess, asked.why) == (latest, "It is the latest." if is_told else "")


def test_of_rows_of_several_times_the_latest_are_taken() -> None:
    found = read(
        "area_code,date,rate\nE06000001,Oct 2023-Sep 2024,1.5\nE06000001,Jan 2023-Dec 2023,2.5\n"
        "E06000002,Oct 2023-Sep 2024,3.5\nE06000002,Jan 2023-Dec 2023,4.5"
    )
    (asked,) = found.repeated
    assert (asked.guess, asked.why) == ("Oct 2023-Sep 2024", "It is the latest.")
