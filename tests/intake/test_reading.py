"""Tables as people have them, read to the end: what every row becomes, what is asked."""

import pickle

import pytest

from levelmap.errors import DataError, QueryError
from levelmap.intake import Answers, read_apart, settling
from levelmap.terms import Geography
from tests.intake.tables import archive, codes, column, gazetteer, read, workbook

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


@pytest.mark.parametrize("encoding", ["cp1252", "iso8859_14", "cp850", "mac_roman"])
@pytest.mark.parametrize(
    "table", ["authority,score\nYnys Môn,1\nHull,2", "authority,£\nYnys Môn,£1"]
)
def test_two_rows_are_enough_to_tell_how_a_table_was_saved(table: str, encoding: str) -> None:
    assert codes(read(table.encode(encoding)))[0] == "W06000001"


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
    assert "Mean for all (line 2) is a total" in found.report[-1]


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
    apart = read_apart(content, "own.csv", gazetteer(), Answers())
    again, here = pickle.loads(pickle.dumps(apart)), read(content)
    assert again.report == here.report
    assert again.outcomes.shown_unmatched == here.outcomes.shown_unmatched
    assert again.outcomes.every == here.outcomes.every
    assert again.list.chosen == here.list.chosen
    assert (again.file.name, again.file.sheets[0].rows) == ("own.csv", ())


def test_values_on_other_areas_are_ready_when_a_table_has_travelled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content = b"name,rate\nLeeds,1\nAllerdale,2\nCopeland,4\n"
    wanted = Geography.parse("lad_2025")
    apart = read_apart(content, "own.csv", gazetteer(), Answers(), wanted)
    again, here = pickle.loads(pickle.dumps(apart)), read(content)
    assert here.geography != wanted
    expected = here.value_report("rate", wanted), here.value_questions(wanted)

    def no_work_here(*_args: object) -> None:
        raise AssertionError("rows are brought to areas again")

    monkeypatch.setattr(settling, "settle", no_work_here)
    assert (again.value_report("rate", wanted), again.value_questions(wanted)) == expected


def test_a_mark_of_quotation_in_a_note_stops_nothing() -> None:
    found = read('area,x\nLeeds,1\nYork,2\n\nINFO,".." denotes a nil or negligible number\n')
    assert codes(found) == ["E08000035", "E06000014"]
    assert "below the table: INFO .. denotes a nil" in " ".join(found.report)


def test_a_mark_of_quotation_that_swallows_lines_is_refused() -> None:
    with pytest.raises(DataError, match="a quotation mark is opened and never closed"):
        read('area,x\n"Leeds,1\n"York,2\nHull,3\n')


def test_a_title_of_the_whole_table_is_the_heading_of_no_column() -> None:
    rows = "Leeds,Yes,10\n2,York,No,20\n3,Hull,Yes,30\n"
    found = read(f"Our neighbours v3 FINAL,,,\n\n,Council,Priority?,Grants\n1,{rows}")
    assert list(found.columns.measures) == ["Grants"]
    assert found.list.chosen == {"E08000035", "E06000010"}


def test_a_heading_on_the_line_above_stays_one() -> None:
    found = read("Local authority,,\n,2019,2020\nLeeds,1,2\nYork,3,4\n")
    assert list(found.table.cells) == ["Local authority", "2019", "2020"]


def test_a_heading_within_the_table_is_offered_no_place() -> None:
    found = read("area,x\nLocal Authority,\nLeeds,1\nYrok,2\n")
    shown = {one.written: one.candidates for one in found.outcomes.shown_unmatched}
    assert shown["Local Authority"] == ()
    assert "E06000014" in shown["Yrok"]
