"""Tables as people have them, read to the end: what every row becomes, what is asked."""

import pickle

import pytest

from levelmap.errors import DataError, QueryError
from levelmap.intake import Answers, read_apart
from levelmap.intake.answers import EVERY_ROW, where_of, worst_of
from levelmap.intake.outcomes import End
from levelmap.terms import Geography
from tests.intake.tables import LAD_2025, archive, codes, column, gazetteer, read, workbook

# encodings, separators, lines round the table

NAMES = "authority,score\nYnys Môn,1\nHartlepool,2\n"


@pytest.mark.parametrize(
    "content",
    [
        NAMES.encode(),
        NAMES.encode("utf-8-sig"),
        NAMES.encode("utf-16"),
        NAMES.encode("utf-16-le"),
        NAMES.encode("utf-16-be"),
        NAMES.encode("cp1252"),
        NAMES.replace(",", "\t").encode(),
        NAMES.replace(",", ";").encode(),
        NAMES.replace(",", "|").encode(),
        NAMES.replace("\n", "\r\n").encode(),
        NAMES.replace("\n", "\r").encode(),
        f"sep=;\n{NAMES.replace(',', ';')}".encode(),
        f"\n\n{NAMES}\n\n".encode(),
    ],
)
def test_any_common_encoding_and_separator(content: bytes) -> None:
    assert column(content, "score") == {"W06000001": 1, "E06000001": 2}


def test_an_encoding_that_was_guessed_is_said() -> None:
    assert read(NAMES.encode("cp1252")).report[0] == "Not UTF-8: read as Windows-1252."


def test_a_comma_in_the_heading_divides_nothing() -> None:
    content = "gss_code|Rent, private, monthly\nE06000014|900\nE06000015|800\n"
    assert column(content, "Rent, private, monthly") == {"E06000014": 900, "E06000015": 800}


def test_a_semicolon_in_a_text_of_every_row_divides_nothing() -> None:
    rows = "".join(f"E060000{n:02d},{n},by us; from them,x\n" for n in range(1, 9))
    assert len(column(f"code,rate,who,more\n{rows}", "rate")) == 8


def test_a_list_of_names_with_commas_is_one_column() -> None:
    found = read("Council\nBristol, City of\nHerefordshire, County of\nLeeds\n")
    assert codes(found) == ["E06000023", "E06000019", "E08000035"]


def test_empty_columns_titles_and_notes_are_passed_over_and_named() -> None:
    found = read(
        "Table 3: vacancies by council,,,,\nExtracted in June,,,,\n,,,,\n"
        "Council,Code,2024,,Unused\n"
        "Blackpool,E06000009,4.5,,\nDarlington,E06000005,3.9,,\n"
        ",,,,\nSource: our own survey of shops,,,,\n* provisional,,,,\n"
    )
    assert found.values("2024").by_area.to_dict() == {"E06000005": 3.9, "E06000009": 4.5}
    assert found.table.passed_over == (
        "Passed over 2 lines above the heading: Table 3: vacancies by council; Extracted in June.",
        "Passed over 2 lines below the table: Source: our own survey of shops; * provisional.",
        "Empty columns: 'Unused'.",
    )
    assert list(found.table.cells.index) == [5, 6]


def test_a_place_without_a_value_at_the_end_is_no_note() -> None:
    assert codes(read("name,score\nLeeds,1\nYork,2\nBlackpool,\n"))[-1] == "E06000009"


def test_a_list_without_a_heading() -> None:
    assert codes(read("E06000009\nE06000010\n")) == ["E06000009", "E06000010"]
    assert codes(read("Leeds\nYork\n")) == ["E08000035", "E06000014"]


def test_the_line_of_the_heading_can_be_said() -> None:
    content = "code,first\ncode,second\nE06000009,1\n"
    assert "second" in read(content, Answers(heading=2)).columns.measures
    with pytest.raises(DataError, match="nothing on line 9"):
        read(content, Answers(heading=9))


def test_two_lines_of_headings_tell_columns_apart() -> None:
    found = read(",,2023,,2024,\nCode,Name,Rate,Note,Rate,Note\nE06000009,Blackpool,1,a,2,b\n")
    assert found.columns.measures.keys() == {"2023: Rate", "2024: Rate"}


def test_lines_of_pairs_above_a_heading_are_passed_over() -> None:
    """As Nomis writes them: what was asked for, then the table."""
    content = (
        '"Claimant count"\n\n"date","March 2024"\n"sex","Total"\n\n'
        '"local authority: district / unitary","mnemonic","number","%"\n'
        '"Darlington","E06000005","2,120","3.3"\n"Hartlepool","E06000001","2,355","4.1"\n'
    )
    assert column(content, "number") == {"E06000005": 2120, "E06000001": 2355}


def test_areas_as_nomis_writes_them_under_two_lines_of_headings() -> None:
    content = '"Area","2022","","2023",""\n"","number","%","number","%"\n' + "".join(
        f'"ualad23:{name}","1,0{n}0","7{n}","2,0{n}0","!"\n'
        for n, name in enumerate(("Leeds", "York", "Hartlepool"))
    )
    assert column(content, "2022: number") == {
        "E08000035": 1000,
        "E06000014": 1010,
        "E06000001": 1020,
    }
    assert read(content).columns.measures.keys() == {"2022: number", "2022: %", "2023: number"}


def test_a_thousand_in_a_heading_is_not_two_headings() -> None:
    assert column("code,Rate per 10,000\nE06000009,61.5\n", "Rate per 10,000") == {
        "E06000009": 61.5
    }


def test_a_total_before_the_places_is_no_heading() -> None:
    found = read("Area,2023\nMean for all,42.1\nLeeds,41.0\nYork,40\n")
    assert found.values("2023").by_area.to_dict() == {"E06000014": 40, "E08000035": 41}
    assert "Mean for all (line 2) is no place" in found.report[-1]


def test_a_column_of_yes_no_and_perhaps() -> None:
    content = "code,listed\nE06000009,Yes\nE06000010,No\nE06000011,TBC\n"
    assert read(content).list.chosen == {"E06000009"}


def test_a_heading_that_occurs_twice_is_numbered() -> None:
    assert column("code,x,x\nE06000009,1,2\n", "x (2)") == {"E06000009": 2}


def test_a_row_with_too_many_cells_is_named() -> None:
    rows = "".join(f"E060000{n:02d},1\n" for n in range(1, 15))
    found = read(f"code,x\n{rows}E06000015,1,2\n")
    assert len(codes(found)) == 14
    assert found.table.passed_over[0].startswith("Not read: line 16, with more cells")


# places


@pytest.mark.parametrize(
    "heading",
    "LAD23CD|LAD21CD|GEOGRAPHY_CODE|areacd|gss_code|GSS code|AreaCode|LTLA23CD|mnemonic"
    "|Local Authority Code|code|ONS code|ecode".split("|"),
)
def test_any_common_heading_of_codes(heading: str) -> None:
    assert codes(read(f"{heading},x\nE06000009,1\nE06000010,2\n")) == ["E06000009", "E06000010"]


def test_codes_as_spreadsheets_armour_them() -> None:
    content = (
        'area,pop\n"=""E06000009""",1\n\'E06000010,2\nMedway (E06000035),3\nE06 000 036,4\n'
        "e06000037,5\n\u200bE06000038,6\nE06000039 ,7\n"
    )
    assert list(column(content, "pop").values()) == [1, 2, 3, 4, 5, 6, 7]


def test_every_row_ends_in_one_of_four_ways() -> None:
    found = read(
        "council,jobs\nLeeds,1\nAllerdale,2\nCarlisle,3\nCopeland,4\nNewcastle,5\nNarnia,6\n,7\n"
        "England,8\n"
    )
    ends = [one.end for one in found.outcomes.every]
    assert len(ends) == 8
    assert ends == [
        End.MATCHED,
        *[End.MATCHED] * 3,
        End.ASKED,
        End.NAMED,
        End.NAMED,
        End.NAMED,
    ]
    assert not found.outcomes.is_whole
    assert "Narnia (line 7) is no place that LevelMap knows" in found.report[-1]
    assert "England (line 9) is a country" in found.report[-1]


def test_codes_of_other_years_are_carried_on_any_path() -> None:
    found = read("code,rate\nS12000046,1\nE08000016,2\nE07000100,3\nE06000048,4\nE06000001,5\n")
    values = found.values("rate", LAD_2025).by_area.to_dict()
    assert values == {
        "S12000049": 1,
        "E08000038": 2,
        "E07000240": 3,
        "E06000057": 4,
        "E06000001": 5,
    }


def test_rows_of_one_fate_are_named_together() -> None:
    many = "".join(f"Nowhere {n}\n" for n in range(9))
    said = read(f"name\nLeeds\nAllerdale\nCumberland\nYork\nEngland\n{many}").report[-1]
    assert "England (line 6) is a country" in said
    assert "Allerdale (line 3) gives way to the own row of Cumberland" in said
    assert "Nowhere 5 (line 12) and 3 more: each is no place that LevelMap knows" in said


def test_a_table_without_numbers_has_no_values() -> None:
    found = read("name\nLeeds\n")
    with pytest.raises(DataError, match="no column of numbers"):
        found.values(found.value_column)


def test_an_answer_says_what_a_name_means() -> None:
    found = read("name\nNewcastle\nThe Toon\n", Answers(places=(("Newcastle", "E07000195"),)))
    assert codes(found) == ["E07000195"]
    found = read("name\nLeeds\nThe Toon\n", Answers(places=(("The Toon", "E08000021"),)))
    assert codes(found) == ["E08000035", "E08000021"]


def test_the_nearest_names_are_offered() -> None:
    shown = read("name\nLeeds\nHartlepol\n").outcomes.shown_unmatched
    assert shown[0].candidates[0] == "E06000001"


def test_code_and_name_that_contradict_each_other_are_named_and_the_code_counts() -> None:
    found = read("code,name,x\nE06000009,Hartlepool,1\nE06000010,Hull,2\n")
    assert codes(found) == ["E06000009", "E06000010"]
    assert found.rows.contradictions == ("E06000009 is Blackpool, and stands beside 'Hartlepool'",)


def test_a_former_name_beside_its_successor_is_no_contradiction() -> None:
    assert not read("code,name\nE06000063,Allerdale\n").rows.contradictions


def test_a_name_helps_where_the_code_is_unknown() -> None:
    found = read("code,name\nE06000001,Hartlepool\nE06000002,Middlesbrough\nE07999999,Leeds\n")
    assert codes(found)[-1] == "E08000035"


def test_a_county_stands_for_its_districts_unless_they_have_rows() -> None:
    alone = read("name,rate\nSuffolk,7\nLeeds,1\n")
    assert len(alone.values("rate").by_area) == 6
    beside = read("name,rate\nSuffolk,7\nIpswich,1\n")
    assert beside.values("rate").by_area.to_dict() == {"E07000202": 1}
    assert "total of areas that have rows" in beside.report[-1]


def test_a_count_of_a_county_is_not_divided() -> None:
    found = read("name,jobs\nSuffolk,7\nLeeds,1\n", Answers(is_count=True))
    brought = found.values("jobs")
    assert brought.by_area.dropna().to_dict() == {"E08000035": 1}
    assert set(brought.refused.values()) == {"a count of a larger area cannot be divided"}


def test_wards_by_code() -> None:
    found = read("WD17CD,LAD17CD,x\nE05000026,E09000002,1\nE05000027,E09000002,2\n")
    assert str(found.geography) == "ward_2017"
    assert found.values("x").by_area.to_dict() == {"E05000026": 1, "E05000027": 2}


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("E14000530", "constituency of a year"),
        ("E00000001", "output area"),
        ("ZZ99 9ZZ", "postcode"),
    ],
)
def test_a_table_of_other_areas_is_refused_with_what_it_holds(code: str, words: str) -> None:
    with pytest.raises(DataError, match=words):
        read(f"code,x\n{code},1\n")


# several rows for one area

PARTS = "name,{}\nRyedale,10\nSelby,20\nLeeds,1\nBradford,2\nYork,3\nSomerset,4\nCumberland,5\n"
NORTH_YORKSHIRE = "Craven Hambleton Harrogate Richmondshire Ryedale Scarborough Selby".split()


def _merged(heading: str, *extra: str) -> str:
    parts = [f"{name},{number}" for number, name in enumerate(NORTH_YORKSHIRE, 1)]
    others = ["Cumberland,9", "Somerset,8", "Westmorland and Furness,7"]
    return "\n".join([f"name,{heading}", *parts, *others, *extra])


def test_its_own_row_comes_before_its_parts() -> None:
    assert column(_merged("rate", "North Yorkshire,99"), "rate")["E06000065"] == 99


def test_without_it_a_rate_is_the_mean_of_its_parts_by_residents() -> None:
    districts = gazetteer().districts
    share = {
        name: districts.share_in(code, 2025)
        for code, name in districts.names.items()
        if name in NORTH_YORKSHIRE
    }
    expected = sum(number * share[name] for number, name in enumerate(NORTH_YORKSHIRE, 1))
    assert column(_merged("rate"), "rate")["E06000065"] == pytest.approx(expected, abs=1e-6)


def test_a_count_is_their_sum_and_that_is_asked() -> None:
    found = read(_merged("claimants"))
    question = next(q for q in found.value_questions(LAD_2025) if q.key == "is_count")
    assert question.guess == "count"
    assert found.values("claimants", LAD_2025).by_area["E06000065"] == 28
    said = read(_merged("claimants"), Answers(is_count=False))
    assert 1 < said.values("claimants", LAD_2025).by_area["E06000065"] < 7


def test_parts_that_are_not_all_there_give_no_value_and_are_named() -> None:
    brought = read(PARTS.format("rate")).values("rate", LAD_2025)
    assert "E06000065" not in brought.by_area.dropna()
    assert brought.refused["E06000065"].startswith("only 2")


def test_two_rows_that_differ_give_no_value_and_are_named() -> None:
    brought = read("name,x\nLeeds,1\nleeds,2\nYork,3\n").values("x")
    assert brought.by_area.dropna().to_dict() == {"E06000014": 3}
    assert brought.refused == {"E08000035": "2 rows with different values"}
    assert column("name,x\nLeeds,1\nleeds,1\n", "x") == {"E08000035": 1}


SEVERAL = "Indicator ID,Area Code,Area Name,Area Type,Age,Sex,Year,Value\n" + "".join(
    f"9,{place},UA,All ages,{sex},{year},{value}\n"
    for place, sex, year, value in [
        ("E06000009,Blackpool", "Male", 2021, 1),
        ("E06000009,Blackpool", "Female", 2021, 2),
        ("E06000009,Blackpool", "Male", 2022, 3),
        ("E06000009,Blackpool", "Female", 2022, 4),
        ("E06000010,Hull", "Male", 2021, 5),
        ("E06000010,Hull", "Female", 2021, 6),
        ("E06000010,Hull", "Male", 2022, 7),
        ("E06000010,Hull", "Female", 2022, 8),
    ]
)


def test_which_of_several_rows_is_asked() -> None:
    found = read(SEVERAL)
    asked = {q.key: q.guess for q in found.questions if q.key.startswith("where:")}
    assert asked == {"where:Sex": None, "where:Year": "2022"}
    with pytest.raises(DataError, match="which 'Sex'"):
        found.values("Value")
    assert column(SEVERAL, "Value", Answers(where=(("sex", ("male",)),))) == {
        "E06000009": 3,
        "E06000010": 7,
    }
    both = Answers(where=(("Sex", ("Female",)), ("Year", ("2021",))))
    assert column(SEVERAL, "Value", both) == {"E06000009": 2, "E06000010": 6}


def test_numbers_of_records_and_years_are_no_values() -> None:
    assert list(read(SEVERAL).columns.measures) == ["Value"]
    assert "'Indicator ID'" in read(SEVERAL).columns.unused[0]


def test_everybody_is_taken_where_a_row_says_so() -> None:
    content = (
        "code,Sex,x\nE06000009,Persons,3\nE06000009,Male,1\nE06000010,Persons,4\nE06000010,Male,2\n"
    )
    assert column(content, "x") == {"E06000009": 3, "E06000010": 4}


def test_a_column_of_a_few_numbers_may_tell_rows_apart() -> None:
    content = "code,Quarter,rate\nE06000009,1,5.5\nE06000009,2,6.5\nE06000010,1,7\nE06000010,2,8\n"
    with pytest.raises(DataError, match="which 'Quarter'"):
        read(content).values("rate")
    assert column(content, "rate", Answers(where=(("Quarter", ("2",)),)))["E06000009"] == 6.5


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


@pytest.mark.parametrize(
    "values", [[-1, -1, -3, 4], [99, 99, 95, 90], [9, 9, 8, 7], [-999, 1, 2, 3]]
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
    [("Yes", "No"), ("1", "0"), ("TRUE", "FALSE"), ("in", "out"), ("x", ""), ("y", "n")],
)
def test_a_column_of_yes_and_no_says_who_is_on_the_list(yes: str, no: str) -> None:
    found = read(f"code,listed,z\nE06000009,{yes},a\nE06000010,{no},b\nE06000011,{yes},c\n")
    assert found.list.chosen == {"E06000009", "E06000011"}
    question = next(q for q in found.questions if q.key == "rule")
    assert question.guess == "where:listed"


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


# workbooks and archives

PLACES = [["Code", "Rate"], ["E06000009", 1.5], ["E06000010", 2]]


def test_a_workbook_with_a_title_and_notes() -> None:
    content = workbook(Data=[["Rates by council"], [], *PLACES, [], ["Source: survey"]])
    assert column(content, "Rate") == {"E06000009": 1.5, "E06000010": 2}


def test_the_sheet_with_places_is_taken_and_others_can_be() -> None:
    content = workbook(
        Cover=[["About this workbook"]],
        Notes=[["x", "missing"]],
        T1=PLACES,
        T2=[["Code", "Rate"], ["E06000011", 9]],
    )
    found = read(content)
    assert found.sheet == "T1"
    assert next(q.guess for q in found.questions if q.key == "sheet") == "T1"
    assert column(content, "Rate", Answers(sheet="t2")) == {"E06000011": 9}
    with pytest.raises(QueryError, match="no sheet 'T9': expected one of 'Cover'"):
        read(content, Answers(sheet="T9"))


def test_a_formula_of_a_workbook_is_no_place() -> None:
    found = read(workbook(Data=[["Council", "x"], ["Leeds", 1], ["=1+2", 2]]))
    assert codes(found) == ["E08000035"]


def test_our_own_download_is_known() -> None:
    table = (
        "area_code,area_name,geography,period,value\nE06000009,Blackpool,lad_2025,2022,1\n"
        "E06000009,Blackpool,lad_2025,2023,2\n"
    )
    content = archive(
        {
            "pay.csv": table.encode("utf-8-sig"),
            "provenance.json": b"{}",
            "dictionary.csv": b"column,meaning\n",
        }
    )
    found = read(content, name="pay.zip")
    assert "This is a table of LevelMap's own." in found.report
    assert found.values("value").by_area.to_dict() == {"E06000009": 2}


def test_values_are_brought_to_the_areas_of_another_year() -> None:
    found = read("code,rate\nE06000063,5\nE06000001,6\n")
    values = found.values("rate", Geography.parse("lad_2021")).by_area
    assert values[["E07000026", "E07000028", "E07000029", "E06000001"]].to_list() == [5, 5, 5, 6]


def test_a_reading_travels_between_processes() -> None:
    found = read("name,rate\nLeeds,1\nAllerdale,2\nNewcastle,3\n")
    again = pickle.loads(pickle.dumps(found))
    assert again.report == found.report
    assert again.book is found.book
    assert again.values("rate").by_area.equals(found.values("rate").by_area)


def test_a_table_read_apart_says_the_same_and_leaves_its_file_behind() -> None:
    content = b"name,rate\nLeeds,1\nAllerdale,2\nNewcastle,3\n"
    apart = read_apart(content, "own.csv", gazetteer().folders, Answers())
    again, here = pickle.loads(pickle.dumps(apart)), read(content)
    assert again.report == here.report
    assert again.outcomes.shown_unmatched == here.outcomes.shown_unmatched
    assert again.outcomes.every == here.outcomes.every
    assert again.list.chosen == here.list.chosen
    assert (again.file.name, again.file.sheets[0].rows) == ("own.csv", ())
