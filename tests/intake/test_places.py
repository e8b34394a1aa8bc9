"""Tables as people have them: which place a row means, and several rows for one area."""

import pytest

from levelmap.errors import DataError
from levelmap.intake import Answers
from levelmap.intake.outcomes import End
from tests.intake.tables import LAD_2025, NORTH_YORKSHIRE, codes, column, gazetteer, read

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
