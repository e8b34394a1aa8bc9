"""Readers of tables of authorities, on a few rows in the shapes of their publishers."""

from __future__ import annotations

from pathlib import Path

import pytest

from levelmap.errors import ContractError, MissingFile, UnmatchedName
from levelmap.geography.gazetteer import Gazetteer
from levelmap.paths import Folders
from levelmap.sources.publishers import (
    authority_tables,
    housing,
    recorded_crime,
    referendum,
    social_mobility,
    tenure,
    universal_credit,
)
from levelmap.terms import Geography
from tests.sources.raw_files import put, put_workbook
from tests.toy_country import MERGED, NOW, OLD, REGIONS

RANKS = ("priority_lists", "imd2019_lad_ranks.csv")


def test_a_column_of_a_table_with_its_period(tmp_path: Path) -> None:
    raw = put(tmp_path, RANKS, "area_code,rank\nE06900001 ,3\nE06900002,:\nE06900003,---\n")
    frame = authority_tables.read(raw, "imd2019_lad_ranks.csv | rank")
    assert frame["area_code"].tolist() == ["E06900001", "E06900002", "E06900003"]
    assert frame["value"].tolist()[0] == 3.0
    assert frame["value"].isna().tolist() == [False, True, True]
    assert frame["status"].tolist() == ["", "not_published", "not_published"]
    assert set(frame["period"]) == {"2019-01-01/P1Y"}


def test_a_share_may_be_made_per_cent_and_have_a_period_of_its_own(tmp_path: Path) -> None:
    raw = put(tmp_path, RANKS, "area_code,extent\nE06900001,0.25\n")
    frame = authority_tables.read(raw, "imd2019_lad_ranks.csv | extent | 100 | 2018-01-01/P1Y")
    assert (frame["value"].tolist(), frame["period"].tolist()) == ([25.0], ["2018-01-01/P1Y"])


def test_an_authority_of_several_parts_has_no_value(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = authority_tables.AuthorityTable(("here",), "code", "2022-01-01/P1Y", has_parts=True)
    monkeypatch.setattr(authority_tables, "TABLES", {"parts.csv": table})
    raw = put(tmp_path, ("here", "parts.csv"), "code,crime\na,1\nb,2\na,3\n")
    frame = authority_tables.read(raw, "parts.csv | crime")
    assert frame["value"].fillna(-1).tolist() == [-1, 2, -1]


def test_why_a_table_of_authorities_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ContractError, match=r"nothing\.csv is not a known table; known: imd2015"):
        authority_tables.read(put(tmp_path, ("x",), ""), "nothing.csv | rank")
    with pytest.raises(MissingFile, match=r"no priority_lists/imd2019_lad_ranks\.csv"):
        authority_tables.read(put(tmp_path, ("x",), ""), "imd2019_lad_ranks.csv | rank")
    raw = put(tmp_path, RANKS, "area_code,rank\nE06900001,3\nE06900002,third\n")
    with pytest.raises(ContractError, match="column score: is missing; found area_code, rank"):
        authority_tables.read(raw, "imd2019_lad_ranks.csv | score")
    with pytest.raises(
        ContractError, match=r"holds what is not a number\. First rows: line 3: 'third'"
    ):
        authority_tables.read(raw, "imd2019_lad_ranks.csv | rank")


def test_tenures_are_added_up_as_a_share_of_all_dwellings(tmp_path: Path) -> None:
    rows = ["Owned,50", "Loan,25", "Rent,", "Total Dwellings,150"]
    text = "geography_code,date,type_of_tenure,value\n"
    text += "".join(f"E06900001,2021,{row}\n" for row in rows)
    raw = put(tmp_path, (*housing.FOLDER, housing.DWELLINGS), text)
    both = housing.read_tenure(raw, ["Owned", "Loan"])
    assert both.to_numpy().tolist() == [["E06900001", "2021-03-31/P1D", 50.0]]


@pytest.mark.parametrize("cell", ["", ".", "..", "-", "NA", "[x]"])
def test_a_rent_that_is_not_published_has_no_value(tmp_path: Path, cell: str) -> None:
    text = f"geography_code,property_code,variable_code,value\nE1,total,Median,{cell}\n"
    text += "E2,total,Median,650\nE2,total,Mean,700\n"
    raw = put(tmp_path, (*housing.FOLDER, housing.RENTS), text)
    frame = housing.read_rents(raw, "total")
    assert frame["area_code"].tolist() == ["E1", "E2"]
    assert frame["value"].fillna(-1).tolist() == [-1, 650]
    assert set(frame["period"]) == {"2021-10-01/P1Y"}


TENURES = ("Local authority code", "2023\nOwned (%)", "2023 Rented (%)", "2012 Owned (%)")


def test_percentages_of_dwellings_of_the_year_by_tenure(tmp_path: Path) -> None:
    rows = [TENURES, ("E06900001", 60, 40.5, 10), ("E06900002", "[x]", 30, 10), (None, 1, 2, 3)]
    frame = tenure.read(put_workbook(tmp_path, tenure.FILE, rows))
    assert frame.columns.tolist() == ["Owned", "Rented"]
    assert frame.loc["E06900001"].tolist() == [60.0, 40.5]
    assert frame.loc["E06900002"].isna().tolist() == [True, False]
    assert len(frame) == 2


def test_tenures_that_are_more_than_all_are_refused(tmp_path: Path) -> None:
    rows = [TENURES, ("E06900001", 60, 41, 0), ("E06900002", 60, 42, 0)]
    with pytest.raises(ContractError, match=r"add up to too much\. First rows: E06900002"):
        tenure.read(put_workbook(tmp_path, tenure.FILE, rows))
    with pytest.raises(ContractError, match="column Local authority code: is missing"):
        tenure.read(put_workbook(tmp_path, tenure.FILE, [("Code", "2023 Owned (%)")]))


CREDIT = [
    ("", "", "Households on Universal Credit", ""),
    ("", "", "Area", "Households"),
    *(("", "", name, 100.0 + n) for n, name in enumerate(NOW)),
    ("", "", "Unknown", 9),
    ("", "", "Total", 1200),
]


def test_households_are_read_by_the_names_of_authorities(
    tmp_path: Path, toy: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(universal_credit, "EXPECTED", 11)
    raw = put_workbook(tmp_path, universal_credit.FILE, CREDIT)
    found = universal_credit.read(raw, Gazetteer(toy))
    assert found.index.tolist() == sorted(NOW.values())
    assert (found[NOW["Alder"]], found[MERGED]) == (100.0, 110.0)


def test_a_month_marked_provisional_is(tmp_path: Path) -> None:
    marked = [("", "Month", "", "May 2025 (p)"), *CREDIT]
    assert universal_credit.status(put_workbook(tmp_path, universal_credit.FILE, marked)) == (
        "provisional"
    )
    assert universal_credit.status(put_workbook(tmp_path, universal_credit.FILE, CREDIT)) == ""


def test_other_names_or_fewer_authorities_are_refused(tmp_path: Path, toy: Folders) -> None:
    with pytest.raises(ContractError, match=r"\(rows\): has 11 authorities, not 350"):
        universal_credit.read(put_workbook(tmp_path, universal_credit.FILE, CREDIT), Gazetteer(toy))
    wrong = [*CREDIT, ("", "", "Atlantis", 5)]
    with pytest.raises(UnmatchedName, match="'Atlantis' is none of the local authorities of 2025"):
        universal_credit.read(put_workbook(tmp_path, universal_credit.FILE, wrong), Gazetteer(toy))


def _mobility(root: Path, folders: Folders, *rows: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(social_mobility, "UPPER_TIER_2021", Geography.parse("lad_2021"))
    text = "area_name,time_period,value\n" + "".join(f"{row}\n" for row in rows)
    raw = put(root, (*social_mobility.FOLDER, "index.csv"), text)
    return social_mobility.read(raw, "index.csv", Gazetteer(folders))


def test_an_index_by_name_of_authorities_alone_and_together(
    tmp_path: Path, toy: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(social_mobility, "JOINT", {"Elm and Fir": (OLD["Elm"], OLD["Fir"])})
    frame = _mobility(
        tmp_path,
        toy,
        "Alder,2014 to 2018,1.5",
        "Birch CC,2014 to 2018,NA",
        "Elm and Fir,2020 to 2020,3",
        "Northern Ireland,2014 to 2018,4",
        "North Ayrshire mainland,2014 to 2018,5",
        monkeypatch=monkeypatch,
    )
    rows = frame[["area_code", "period", "status"]].to_numpy().tolist()
    assert rows == [
        [OLD["Alder"], "2014-01-01/P5Y", ""],
        [OLD["Birch"], "2014-01-01/P5Y", "not_published"],
        [OLD["Elm"], "2020-01-01/P1Y", "combined_area"],
        [OLD["Fir"], "2020-01-01/P1Y", "combined_area"],
        ["N92000002", "2014-01-01/P5Y", ""],
    ]
    assert frame["value"].fillna(-1).tolist() == [1.5, -1, 3, 3, 4]


def test_a_name_of_no_authority_is_told(
    tmp_path: Path, toy: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UnmatchedName, match="'Atlantis'"):
        _mobility(tmp_path, toy, "Atlantis,2014 to 2018,1", monkeypatch=monkeypatch)


def test_votes_are_added_up_to_the_districts_of_a_year(tmp_path: Path, toy: Folders) -> None:
    rows = [(OLD["Kapok"], 10, 30), (OLD["Larch"], 20, 20), (OLD["Alder"], 1, 3)]
    text = "Area_Code,Region_Code,Leave,Remain\n"
    text += "".join(f"{code},{REGIONS['South']},{yes},{no}\n" for code, yes, no in rows)
    votes = referendum.read(put(tmp_path, referendum.FILE, text + "GI,E12,5,5\n"))
    districts = Gazetteer(toy).districts
    today = referendum.districts_of(votes, districts, 2025)
    assert today.loc[MERGED].tolist() == [30, 50]
    assert today.sum().tolist() == votes.drop("GI")[["Leave", "Remain"]].sum().tolist()
    then = referendum.districts_of(votes, districts, 2021)
    assert then.index.tolist() == sorted(code for code, *_ in rows)


def test_a_counting_area_without_a_successor_is_told(tmp_path: Path, toy: Folders) -> None:
    text = "Area_Code,Region_Code,Leave,Remain\nE06000099,E12,1,1\n"
    votes = referendum.read(put(tmp_path, referendum.FILE, text))
    with pytest.raises(ContractError, match=r"has no successor in 2025\. First rows: E06000099"):
        referendum.districts_of(votes, Gazetteer(toy).districts, 2025)


CRIME_KEYS = (
    "Police Force Area code,Police Force Area name,Community Safety Partnership code,"
    "Community Safety Partnership name,Local Authority code,Local Authority name"
)


def _crimes(root: Path, *rows: str, keys: str = CRIME_KEYS):
    text = "A line\n" * recorded_crime.HEADING_LINES + f'{keys},Robbery,"Vehicle\noffences"\n'
    return recorded_crime.read(put(root, recorded_crime.FILE, text + "".join(rows)))


def test_crimes_of_a_force_its_partnerships_and_those_of_none(tmp_path: Path) -> None:
    frame = _crimes(
        tmp_path,
        'E23,Toy Police [note 2],,,,,"1,010",5\n',
        'E23,Toy Police,E22a,Alder,E06900001,Alder,"1,000",3\n',
        "E23,Toy Police,,Unassigned,,,10,2\n",
        ",,,,,,,\n",
    )
    assert frame["Police Force Area name"].tolist() == ["Toy Police"] * 3
    assert frame["Robbery"].tolist() == [1010.0, 1000.0, 10.0]
    assert frame["Vehicle offences"].tolist() == [5.0, 3.0, 2.0]


def test_partnerships_that_are_not_all_of_their_force_are_refused(tmp_path: Path) -> None:
    force, part = "E23,Toy Police,,,,,10,5\n", "E23,Toy Police,E22a,Alder,E06900001,Alder,10,4\n"
    with pytest.raises(ContractError, match=r"that do not add up to it\. First rows: Toy Police"):
        _crimes(tmp_path, force, part)
    with pytest.raises(ContractError, match="column Local Authority code: is missing"):
        _crimes(tmp_path, keys=CRIME_KEYS.replace("Local Authority code", "Authority"))
    with pytest.raises(
        ContractError, match=r"holds what is not a number\. First rows: line 2: 'few'"
    ):
        _crimes(tmp_path, force.replace(",10,", ",few,"))
