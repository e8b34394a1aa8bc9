"""The forms in which people write names and codes, and how headings are found and shown."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelmap.errors import QueryError
from levelmap.intake.answers import Answers
from levelmap.intake.forms import bare, shortened, telling, written_out
from levelmap.intake.formulas import unsaved_by_table, unsaved_in_sheet
from levelmap.intake.headings import as_written, told_apart


@pytest.mark.parametrize(
    ("written", "plain", "short"),
    [
        ("St. Helens MBC", "st helens mbc", "st helens"),
        ("Saint Helens", "st helens", "st helens"),
        ("NE Lincs", "north east lincolnshire", "north east lincolnshire"),
        ("ualad23:Hartlepool", "hartlepool", "hartlepool"),
        ("12. Leeds City Council", "leeds city council", "leeds"),
        ("Cornwall [note 3]", "cornwall", "cornwall"),
        ("Newcastle upon Tyne", "newcastle on tyne", "newcastle on tyne"),
        ("London Borough of Barnet", "london borough of barnet", "barnet"),
        ("The City and County of Swansea", "the city and county of swansea", "swansea"),
        ("Cyngor Sir Ceredigion", "cyngor sir ceredigion", "ceredigion"),
        ("Bristol, City of", "bristol city of", "bristol"),
        ("Greater Manchester (Met County)", "greater manchester met county", "greater manchester"),
        ("Leeds (Met District)", "leeds met district", "leeds"),
        ("Council", "council", "council"),
        ("", "", ""),
    ],
)
def test_a_name_written_out_and_without_what_councils_put_round_it(
    written: str, plain: str, short: str
) -> None:
    assert written_out(written) == plain
    assert bare(plain) == short


def test_words_round_a_name_go_one_after_another() -> None:
    assert list(shortened("the london borough of barnet council")) == [
        "the london borough of barnet council",
        "the london borough of barnet",
        "london borough of barnet",
        "barnet",
    ]


@given(st.text(st.sampled_from("abc councilthe"), max_size=30))
def test_a_shortened_name_is_shorter_each_time_and_never_nothing(text: str) -> None:
    forms = list(shortened(written_out(text)))
    lengths = [len(one.split()) for one in forms]
    assert lengths == sorted(set(lengths), reverse=True)
    assert all(forms)


def test_the_words_that_tell_a_name_from_others() -> None:
    assert telling("royal borough of windsor and maidenhead") == "maidenhead windsor"
    assert telling("city of london") == "london"
    assert telling("county council") == ""


TABLE = pd.DataFrame({"Area": ["a", "b"], "On the List": ["Yes", "no"], "Rate": ["1", "2"]})


def test_what_a_person_names_is_found_whatever_its_capitals() -> None:
    given_ = Answers(where=((" on the list ", ("YES", "No")),), place="AREA", column="rate")
    found = as_written(given_, TABLE, "a.csv")
    assert found.where == (("On the List", ("Yes", "no")),)
    assert (found.place, found.column) == ("Area", "Rate")
    assert as_written(Answers(), TABLE, "a.csv") == Answers()


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (
            Answers(column="score"),
            "a.csv has no column 'score': expected one of 'Area', 'On the List', 'Rate'.",
        ),
        (
            Answers(where=(("rate", ("3",)),)),
            "No row of a.csv says '3' in 'Rate': expected one of '1', '2'.",
        ),
    ],
)
def test_what_is_not_in_the_table_is_told_with_what_is(answers: Answers, said: str) -> None:
    with pytest.raises(QueryError) as refused:
        as_written(answers, TABLE, "a.csv")
    assert str(refused.value) == said


def test_headings_are_shown_short_and_never_two_alike() -> None:
    title = "Gross value added per hour worked in pounds, "
    headings = [f"{title}{year}" for year in (2021, 2022)]
    shown = told_apart([*headings, "Rate"])
    assert shown["Rate"] == "Rate"
    assert [shown[one][-4:] for one in headings] == ["2021", "2022"]
    assert all(len(shown[one]) == 41 for one in headings)
    ends = [f"{title}{n}{title}" for n in (1, 2)]
    assert told_apart(ends) == {one: one for one in ends}


@given(st.lists(st.text(st.sampled_from("ab "), max_size=9), max_size=8))
def test_every_heading_is_shown_once_and_apart(headings: list[str]) -> None:
    shown = told_apart(headings, longest=4)
    assert set(shown) == set(headings)
    assert len(set(shown.values())) == len(shown)


SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row>'
    "{}</row></sheetData></worksheet>"
)


@pytest.mark.parametrize(
    ("cells", "unsaved"),
    [
        ("<c><f>A1+1</f></c>", 1),
        ("<c><f>A1+1</f><v>2</v></c>", 0),
        ("<c><f>A1+1</f><v></v></c>", 1),
        ("<c><f>A1</f></c><c><v>3</v></c><c><f>A2</f></c>", 2),
        ("<c><f>A1</f><v>1</v></c><c><f>A1</f></c>", 1),
        ("<c><v>3</v></c><c/>", 0),
        ("<c><f t='shared' si='0'/></c>", 1),
    ],
)
def test_formulas_without_a_result_are_counted(cells: str, unsaved: int) -> None:
    assert unsaved_in_sheet(SHEET.format(cells).encode()) == unsaved


def test_what_is_no_xml_counts_as_far_as_it_can_be_read() -> None:
    whole = SHEET.format("<c><f>A1</f></c><c><f>A2</f></c>").encode()
    assert unsaved_in_sheet(whole[: whole.index(b"A2")]) == 1
    assert unsaved_in_sheet(b"<html>") == 0


def test_formulas_of_each_table_of_an_open_document() -> None:
    text = (
        '<x xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">'
        '<table:table table:name="One"><table:table-cell table:formula="of:=1"/>'
        '<table:table-cell table:formula="of:=1" office:value-type="float"/></table:table>'
        '<table:table table:name="Two"><table:table-cell table:formula="of:=1" '
        'office:value-type="float"/></table:table></x>'
    )
    assert unsaved_by_table(text.encode()) == {"One": 1}
    assert unsaved_by_table(b"<x/>") == {}
