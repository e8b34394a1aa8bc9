"""The two readers of ONS files, on a few rows in their shapes: periods, statuses, wrong shapes."""

from __future__ import annotations

from pathlib import Path

import pytest

from levelmap.errors import ContractError, MissingFile
from levelmap.geography import districts
from levelmap.paths import Folders
from levelmap.sources.publishers import explore_local_statistics as explore
from levelmap.sources.publishers import subnational_indicators as subnational
from tests.sources.raw_files import made_from, put
from tests.toy_country import MERGED, OLD

HEADER = "areacd,indicator,period,observation,lci_95,uci_95,status,notes\n"


def _explore(root: Path, folders: Folders, *rows: str, label: str = "Jobs", folder: str = "jobs"):
    parts = (*explore.FOLDER, folder, f"{folder}.csv")
    raw = put(root, parts, HEADER + "".join(f"{row}\n" for row in rows))
    frame = explore.read(raw, made_from(f"{folder} | {label}", folders))
    return frame.reset_index(drop=True)


def test_rows_of_one_series_with_limits_and_periods(tmp_path: Path, toy: Folders) -> None:
    frame = _explore(
        tmp_path,
        toy,
        "E06900001,Jobs,2023-01-01/P1Y,12.5,11,14,,",
        "E12900001,Jobs,2023-06-30,7,,,,",
        "E06900001,Other,2023-01-01/P1Y,99,,,,",
    )
    assert frame["area_code"].tolist() == ["E06900001", "E12900001"]
    assert frame["period"].tolist() == ["2023-01-01/P1Y", "2023-06-30/P1D"]
    assert frame["value"].tolist() == [12.5, 7.0]
    assert frame.loc[0, ["lower_ci", "upper_ci"]].tolist() == [11.0, 14.0]
    assert frame.loc[1, ["lower_ci", "upper_ci"]].isna().all()
    assert frame["status"].tolist() == ["", ""]


@pytest.mark.parametrize(
    ("cells", "status"),
    [
        ("5,,,,", ""),
        (",,,x,", "not_published"),
        (",,,c,", "suppressed"),
        (",,,z,", "not_applicable"),
        (",,,,", "not_published"),
        ("5,,,u,", "unreliable"),
        ("5,,,,This figure is unreliable", "unreliable"),
        ("5,,,,This has been aggregated by ONS", "aggregated"),
        ("5,,,,Combined with the next area", "combined_area"),
        ("5,,,u,Combined with the next area", "combined_area unreliable"),
        ("5,,,u,This has been aggregated by ONS", "unreliable aggregated"),
        # a warning is about a figure: without one there is only that it is missing
        (",,,u,", "unreliable"),
        (",,,,Combined with the next area", "not_published"),
    ],
)
def test_all_that_is_said_of_a_figure(
    tmp_path: Path, toy: Folders, cells: str, status: str
) -> None:
    frame = _explore(tmp_path, toy, f"E06900001,Jobs,2023-01-01/P1Y,{cells}")
    assert frame["status"].tolist() == [status]


def test_the_latest_periods_of_a_series_are_provisional_where_it_says_so(
    tmp_path: Path, toy: Folders
) -> None:
    """Of business deaths the last two periods; of weekly pay the last, but not of the Irish."""
    years = [f"E06900001,Business deaths,{year}-01-01/P1Y,5,,,," for year in (2021, 2022, 2023)]
    frame = _explore(tmp_path, toy, *years, label="Business deaths")
    assert frame["status"].tolist() == ["", "provisional", "provisional"]
    pay = [
        f"{code},Gross median weekly pay,2023-04-01/P1Y,5,,,,"
        for code in ("E06900001", "N09000001", "K02000001")
    ]
    frame = _explore(tmp_path, toy, *pay, label="Gross median weekly pay")
    assert frame["status"].tolist() == ["provisional", "", "provisional"]


def test_districts_that_stand_beside_their_successor_are_left_out(
    tmp_path: Path, toy: Folders
) -> None:
    rows = [f"{code},Flow,2018-01-01/P1Y,5,,,," for code in ("E06000028", "E06900001")]
    frame = _explore(tmp_path, toy, *rows, label="Flow", folder="motor-vehicle-flow")
    assert frame["area_code"].tolist() == ["E06900001"]
    other = _explore(tmp_path, toy, *rows, label="Flow")
    assert other["area_code"].tolist() == ["E06000028", "E06900001"]


def test_a_series_that_is_not_in_the_file_is_named_with_those_that_are(
    tmp_path: Path, toy: Folders
) -> None:
    rows = [f"E06900001,{name},2023-01-01/P1Y,5,,,," for name in ("Work", "Jobs", "Jobs")]
    with pytest.raises(ContractError, match=r"jobs\.csv.*has no 'Pay'; found Jobs, Work"):
        _explore(tmp_path, toy, *rows, label="Pay")


def test_a_wrong_shape_of_the_file_is_said(tmp_path: Path, toy: Folders) -> None:
    with pytest.raises(
        ContractError, match=r"column observation: holds what is not a number\. First rows: line 2"
    ):
        _explore(tmp_path, toy, "E06900001,Jobs,2023-01-01/P1Y,many,,,,")
    put(tmp_path, (*explore.FOLDER, "jobs", "jobs.csv"), "areacd,indicator\nE06900001,Jobs\n")
    with pytest.raises(ContractError, match="column period: is missing; found areacd, indicator"):
        explore.read(put(tmp_path, ("x",), ""), made_from("jobs | Jobs", toy))
    with pytest.raises(MissingFile, match=r"no .*pay/pay\.csv"):
        explore.read(put(tmp_path, ("x",), ""), made_from("pay | Jobs", toy))


@pytest.mark.parametrize(
    ("text", "label", "period"),
    [
        ("2021", "Jobs", "2021-01-01/P1Y"),
        ("2019 revised", "Jobs", "2019-01-01/P1Y"),
        ("2019", "GCSEs in maths", "2018-09-01/P1Y"),
        ("04/2022 - 03/2023", "Jobs", "2022-04-01/P1Y"),
        ("16/11/2021 - 15/11/2022", "Jobs", "2021-11-16/P1Y"),
        ("2020 - 2022", "Life expectancy", "2020-01-01/P3Y"),
        ("2022/23", "Jobs", "2022-04-01/P1Y"),
        ("2022/23", "School meals", "2022-09-01/P1Y"),
        ("202021", "Jobs", "2020-04-01/P1Y"),
        ("202021", "Early years", "2020-09-01/P1Y"),
        ("201618", "Smokers", "2016-01-01/P3Y"),
        ("Sep-23", "Broadband", "2023-09-01/P1M"),
        ("Jan-24", "Broadband", "2024-01-01/P1M"),
        ("Financial year ending 2023", "Jobs", "2022-04-01/P1Y"),
        ("As at 31 January 2024", "Jobs", "2024-01-31/P1D"),
    ],
)
def test_every_way_of_writing_a_period(text: str, label: str, period: str) -> None:
    assert subnational.period_of(text, label) == period


@pytest.mark.parametrize("text", ["", "last year", "2022-23", "23/2022", "Financial year 2023"])
def test_a_period_that_cannot_be_read_is_told(text: str) -> None:
    with pytest.raises(ContractError) as refused:
        subnational.period_of(text, "Jobs")
    assert f"cannot be read: {text!r}" in str(refused.value)


REVISED = "unique,Indicator,Period,real\n"
FIRST = "A title\nA note\nAREACD,Indicator,Period,Value\n"


def _subnational(root: Path, folders: Folders, origin: str, revised: str, first: str):
    put(root, (*subnational.FOLDER, "revised_data.csv"), REVISED + revised)
    path = (*subnational.FOLDER, "machine_readable.csv")
    raw = put(root, path, FIRST + first, encoding="latin-1")
    frame = subnational.read(raw, made_from(origin, folders), districts.load(folders))
    return frame.set_index(["area_code", "period"])["value"]


def test_a_period_comes_from_the_revised_file_where_both_have_it(
    tmp_path: Path, toy: Folders
) -> None:
    alder, year = OLD["Alder"], "2021-01-01/P1Y"
    found = _subnational(
        tmp_path,
        toy,
        "Jobs | Work",
        f"{alder},Jobs of people,2021,5\n{alder},Pay,2021,9\n",
        f"{alder},Work,2021,4\n{alder},Work,2020,3\n",
    )
    assert found.to_dict() == {(alder, year): 5.0, (alder, "2020-01-01/P1Y"): 3.0}


def test_only_districts_of_2021_are_kept(tmp_path: Path, toy: Folders) -> None:
    """The authority that Kapok and Larch became in 2023, a region, and text are none."""
    codes = [OLD["Kapok"], MERGED, "E12900001", "K02000001", "not a code"]
    rows = "".join(f"{code},Jobs,2021,1\n" for code in codes)
    found = _subnational(tmp_path, toy, "Jobs |", rows, "")
    assert [code for code, _ in found.index] == [OLD["Kapok"]]


def test_what_is_not_published_has_no_value(tmp_path: Path, toy: Folders) -> None:
    alder = OLD["Alder"]
    marks = ["", "NA", "[x]", "[c]", "[u]", "#N/A", "-"]
    rows = "".join(f"{alder},Work,{2010 + n},{mark}\n" for n, mark in enumerate(marks))
    raw = put(
        tmp_path, (*subnational.FOLDER, "machine_readable.csv"), FIRST + rows, encoding="latin-1"
    )
    frame = subnational.read(raw, made_from("| Work", toy), districts.load(toy))
    assert frame["value"].isna().all()
    assert set(frame["status"]) == {"not_published"}


def test_an_indicator_that_is_in_neither_file_is_told(tmp_path: Path, toy: Folders) -> None:
    with pytest.raises(ContractError, match="Indicator: has no indicator 'Pay'"):
        _subnational(tmp_path, toy, "Pay |", f"{OLD['Alder']},Jobs,2021,5\n", "")
