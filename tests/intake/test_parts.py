"""Rows of small areas, neighbourhoods, constituencies and postcodes, carried to authorities."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from levelmap.catalogue.small_areas import SmallAreas
from levelmap.intake import Answers
from levelmap.intake.outcomes import End
from levelmap.intake.parts import Parts
from levelmap.terms import Geography
from tests.intake.tables import LAD_2025, codes, column, gazetteer, read

HARTLEPOOL, DURHAM, SCILLY = "E06000001", "E06000047", "E06000053"


def _small(authority: str):
    areas = SmallAreas(gazetteer().folders).areas
    return areas[areas["lad_code"] == authority]


def _table(codes, values, heading="rate", place="LSOA21CD") -> str:
    rows = zip(codes, values, strict=True)
    return f"{place},{heading}\n" + "".join(f"{code},{value}\n" for code, value in rows)


def test_a_rate_is_the_mean_of_small_areas_by_their_residents() -> None:
    areas = _small(HARTLEPOOL)
    values = range(1, len(areas) + 1)
    expected = sum(areas["people"] * list(values)) / areas["people"].sum()
    found = column(_table(areas.index, values), "rate", Answers(is_count=False))
    assert found == {HARTLEPOOL: pytest.approx(expected)}


def test_a_count_is_their_sum_and_that_is_asked() -> None:
    areas = _small(HARTLEPOOL)
    reading = read(_table(areas.index, areas["people"], "residents"))
    asked = {question.key: question for question in reading.value_questions(LAD_2025)}
    assert asked["is_count"].guess == "count"
    assert reading.values("residents").by_area[HARTLEPOOL] == areas["people"].sum()
    assert reading.values("residents").carried == {HARTLEPOOL: "sum of areas within it"}


def test_a_count_is_not_made_where_a_small_area_is_missing_but_a_rate_of_most_is() -> None:
    areas = _small(HARTLEPOOL).iloc[1:]
    text = _table(areas.index, range(len(areas)))
    assert not column(text, "rate", Answers(is_count=True))
    refused = read(text, Answers(is_count=True)).values("rate").refused
    assert refused == {HARTLEPOOL: "too few of its residents are in rows with a value"}
    assert HARTLEPOOL in column(text, "rate", Answers(is_count=False))
    half = areas.iloc[: len(areas) // 2]
    assert not column(_table(half.index, range(len(half))), "rate", Answers(is_count=False))


@pytest.mark.parametrize(
    ("authority", "kind"),
    [("W06000001", "W01"), ("S12000013", "S01"), ("N09000001", "95"), ("E09000001", "E01")],
)
def test_small_areas_of_every_nation(authority: str, kind: str) -> None:
    areas = _small(authority)
    assert areas.index[0].startswith(kind)
    found = column(_table(areas.index, [7] * len(areas)), "rate", Answers(is_count=False))
    assert found == {authority: pytest.approx(7)}


def test_small_areas_of_2011_are_known_by_what_most_codes_are() -> None:
    # E01012021 and E01011999 of Hartlepool ended in 2021; the index of 2019 is of them
    from levelmap.catalogue.catalogue import Catalogue  # noqa: PLC0415

    former = Catalogue(gazetteer().folders).small_areas("imd_2019_lsoa11")
    held = former[former["lad_code"] == "E09000002"]
    ended = set(held["area_code"]) - set(_small("E09000002").index)
    assert ended
    text = _table(held["area_code"], held["population"], "residents", "lsoa11cd")
    assert column(text, "residents") == {"E09000002": held["population"].sum()}


def test_neighbourhoods_lead_to_their_authority() -> None:
    areas = gazetteer().areas(Geography.parse("msoa_2021"))
    codes = areas.index[areas["lad_code"] == HARTLEPOOL]
    text = _table(codes, [3] * len(codes), "rate", "MSOA21CD")
    assert column(text, "rate", Answers(is_count=False)) == {HARTLEPOOL: pytest.approx(3)}


def test_constituencies_share_authorities_and_no_count_is_lost() -> None:
    seats = gazetteer().areas(Geography.parse("pcon_2024"))
    text = _table(seats.index, [70_000] * len(seats), "electors", "PCON24CD")
    reading = read(text)
    assert sum(column(text, "electors").values()) == pytest.approx(70_000 * len(seats))
    assert "divided by them" in " ".join(reading.report)
    rates = column(text.replace("electors", "turnout"), "turnout", Answers(is_count=False))
    assert len(rates) == 361
    assert list(rates.values()) == pytest.approx([70_000] * 361)


def test_names_are_of_constituencies_where_the_heading_says_so() -> None:
    text = "Constituency,share\nHartlepool,1\nAldershot,2\nNarnia South,3\n"
    reading = read(text)
    assert [row.meaning.code[:3] for row in reading.rows.rows] == ["E14", "E14", ""]
    assert reading.rows.rows[2].meaning.why == "is no constituency of 2024"
    as_authority = read(text.replace("Constituency", "Council"))
    assert as_authority.rows.rows[0].meaning.code == HARTLEPOOL


def test_a_postcode_leads_to_its_authority_each_row_counting_once() -> None:
    text = "Postcode,jobs\nTS24 8BT,3\nts248bt,4\nST4 1AA,5\nZZ1 1ZZ,1\n"
    assert column(text, "jobs", Answers(is_count=True)) == {HARTLEPOOL: 7, "E06000021": 5}
    assert column(text, "jobs", Answers(is_count=False))[HARTLEPOOL] == 3.5
    reading = read(text)
    assert reading.list.chosen == {HARTLEPOOL, "E06000021"}
    (named,) = reading.outcomes.of(End.NAMED)
    assert named.words == "is no postcode of the directory that is held"
    assert "3 postcodes are carried" in " ".join(reading.report)


def test_a_postcode_beside_a_council_does_not_say_the_place() -> None:
    text = "Project,Postcode,Council,jobs\na,TS24 8BT,Leeds,3\nb,ST4 1AA,York,4\n"
    assert column(text, "jobs") == {"E08000035": 3, "E06000014": 4}


def test_a_postcode_says_more_than_towns_of_which_some_are_no_authority_and_it_is_asked() -> None:
    rows = ("Kirkby,TS24 8BT", "Leeds,ST4 1AA", "Hartlepool,TS24 8BT")
    reading = read("\n".join(("Town,Postcode,jobs", *(f"{row},1" for row in rows))))
    assert reading.columns.names == "Postcode"
    (asked,) = [one for one in reading.questions if one.key == "place"]
    assert [value for value, _ in asked.options] == ["Postcode", "Town"]
    as_towns = read("Town,Postcode\nLeeds,ST4 1AA\nYork,TS24 8BT\n")
    assert as_towns.columns.names == "Town"


def test_a_heading_that_is_written_like_a_postcode_is_none() -> None:
    found = read("WD17CD,x\nE05000026,1\nE05000027,2\n")
    assert list(found.table.cells) == ["WD17CD", "x"]


def test_the_own_row_of_an_authority_goes_before_the_areas_within() -> None:
    areas = _small(HARTLEPOOL)
    text = _table(areas.index, [1] * len(areas)) + f"{HARTLEPOOL},9\n"
    assert column(text, "rate", Answers(is_count=False)) == {HARTLEPOOL: 9}


def test_of_small_area_and_authority_side_by_side_the_rows_are_of_small_areas() -> None:
    areas = _small(SCILLY)
    other = _small(HARTLEPOOL)
    rows = [*((c, SCILLY) for c in areas.index), *((c, HARTLEPOOL) for c in other.index)]
    text = "LSOA21CD,LAD25CD,people\n" + "".join(f"{a},{b},100\n" for a, b in rows)
    reading = read(text)
    assert reading.columns.codes == "LSOA21CD"
    assert {question.key for question in reading.questions} >= {"place", "is_count", "parts"}
    assert column(text, "people", Answers(is_count=True))[HARTLEPOOL] == 100 * len(other)


def test_when_an_authority_is_on_a_list_of_small_areas_is_asked() -> None:
    areas = _small(HARTLEPOOL)
    most = read("code\n" + "\n".join(areas.index[:-5]))
    assert most.list.chosen == {HARTLEPOOL}
    few = read("code\n" + "\n".join([*areas.index[:5], *_small(SCILLY).index]))
    assert few.list.chosen == {SCILLY}
    assert 0 < few.list.named_in_part[HARTLEPOOL] < 0.5
    assert any(line.startswith("Not on the list: Hartlepool") for line in few.list.report)
    assert [question.key for question in few.list_questions] == ["parts"]
    either = read("code\n" + "\n".join(areas.index[:5]), Answers(parts="any"))
    assert either.list.chosen == {HARTLEPOOL}
    assert not either.list_questions


def test_on_authorities_of_an_earlier_year_small_areas_of_today_find_theirs() -> None:
    areas = _small(HARTLEPOOL)
    reading = read(_table(areas.index, [2] * len(areas)), Answers(is_count=False))
    then = reading.values("rate", Geography.parse("lad_2019")).by_area.dropna()
    assert then.to_dict() == {HARTLEPOOL: pytest.approx(2)}


def test_an_unknown_small_area_is_not_taken_for_the_authority_beside_it() -> None:
    reading = read("LSOA,Authority,x\nW01999999,Cardiff,5\nW01000003,Cardiff,6\n")
    (named,) = reading.outcomes.of(End.NAMED)
    assert "of a year that is not held" in named.words


def test_a_table_of_one_small_area_does_not_go_over_all_of_them_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "code,x\nE01011954,1\n"
    assert codes(read(text)) == ["E06000001"]
    gone_over: list[int] = []
    by_people = Parts.by_people

    def counted(parts: Parts, edition: Any, year: int) -> pd.DataFrame:
        gone_over.append(year)
        return by_people(parts, edition, year)

    monkeypatch.setattr(Parts, "by_people", counted)
    assert codes(read(text)) == ["E06000001"]
    assert gone_over == []
