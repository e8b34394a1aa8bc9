"""Readers of areas and of what they are called, on a few rows in their publishers' shapes."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from levelmap import tables
from levelmap.errors import ContractError
from levelmap.geography import boundaries
from levelmap.paths import Folders
from levelmap.sources.areas import (
    councils,
    decided_areas,
    lookups,
    named_neighbourhoods,
    town_labels,
    towns,
)
from levelmap.sources.base.raw import RawFolder
from tests.sources.raw_files import put, put_workbook
from tests.toy_country import ENGLAND, NOW, OLD, REGIONS

ALDER, BIRCH, ELM = (OLD[name] for name in ("Alder", "Birch", "Elm"))
DISTRICTS = pd.DataFrame(
    {"utla_code": ["E10900001", "E10900001", ""]}, index=pd.Index([ALDER, BIRCH, ELM], name="code")
)
DECIDED = "name,kind,level,lad_codes_2025,from_date,evidence_status,code,evidence,note\n"


def _decided(root: Path, *rows: str) -> pd.DataFrame:
    text = DECIDED + "".join(f"{row}\n" for row in rows)
    raw = put(root, ("seed_tables", "devolution_2025_2027.csv"), text)
    return decided_areas.decided_areas(raw, DISTRICTS).reset_index(drop=True)


def test_a_new_council_ends_its_districts_and_their_county(tmp_path: Path) -> None:
    name = "North & East Upshire,new unitary authority,unitary"
    row = f"{name},{ALDER}|{ELM},2028-04-01,confirmed by order,,an act,"
    (found,) = _decided(tmp_path, row).to_dict("records")
    assert (found["slug"], found["kind"]) == ("north-east-upshire", "council")
    assert found["members"] == f"{ALDER}|{ELM}"
    assert found["replaces"] == f"E10900001|{ALDER}|{ELM}"
    assert (found["certainty"], found["evidence_status"]) == ("confirmed", "confirmed by order")


@pytest.mark.parametrize(
    ("kind", "made", "ends"),
    [
        ("combined authority", "strategic_authority", False),
        ("combined county authority", "strategic_authority", False),
        ("new unitary authorities (decision)", "councils", True),
        ("reorganisation planned", "reorganisation", True),
    ],
)
def test_a_strategic_authority_ends_nobody(
    tmp_path: Path, kind: str, made: str, ends: bool
) -> None:
    (found,) = _decided(tmp_path, f"X,{kind},x,{ELM},2027,partly confirmed,,e,").to_dict("records")
    assert (found["kind"], found["replaces"]) == (made, ELM if ends else "")
    assert found["certainty"] == "partly_confirmed"


def test_what_has_a_code_or_another_kind_is_left_out(tmp_path: Path) -> None:
    frame = _decided(
        tmp_path,
        f"Old,combined authority,x,{ELM},2027,confirmed,E47000001,e,",
        f"London,assembly,x,{ELM},2027,confirmed,,e,",
    )
    assert frame.empty


def test_a_wrong_member_or_evidence_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContractError, match=r"names no authority of 2025\. First rows: E06999999"):
        _decided(tmp_path, f"X,combined authority,x,{ELM}|E06999999,2027,confirmed,,e,")
    with pytest.raises(
        ContractError,
        match=r"begins with none of confirmed, partly confirmed, planned\. First rows: rumoured",
    ):
        _decided(tmp_path, f"X,combined authority,x,{ELM},2027,rumoured,,e,")


PLACES = "geonameid,name,latitude,longitude,population\n"


def _places(root: Path, *rows: str) -> RawFolder:
    return put(root, town_labels.FILE, PLACES + "".join(f"{row}\n" for row in rows))


def test_towns_lie_in_the_authority_of_their_point_or_the_nearest(
    tmp_path: Path, toy: Folders
) -> None:
    """Alder lies from 2 degrees west and 52.78 to 52.87 north; Dogwood is three districts east."""
    raw = _places(
        tmp_path,
        "3,Little Town,52.82,-1.95,20000",
        "2,Big Town,52.82,-1.48,50000",
        "1,Sea Town,52.95,-1.95,30000",
        "4,Fylde,52.82,-1.95,90000",
        "5,Little Town,52.83,-1.95,10000",
    )
    found = towns.towns(raw, boundaries.read(toy, "lad_2025", verified=False))
    rows = found[["name", "authority", "size_rank"]].to_numpy().tolist()
    assert rows == [
        ["Big Town", NOW["Dogwood"], 1],
        ["Sea Town", NOW["Alder"], 2],
        ["Little Town", NOW["Alder"], 3],
    ]


def test_places_are_spelt_as_they_are_called(tmp_path: Path) -> None:
    raw = _places(
        tmp_path,
        "1,Newcastle under Lyme,52,-2,80000",
        "2,High Peak,53,-2,90000",
        "3,Elmton,52,-1,20000",
    )
    assert town_labels.read(raw)["name"].tolist() == ["Newcastle-under-Lyme", "Elmton"]


def test_suburbs_of_a_larger_place_are_no_towns_unless_an_authority_bears_their_name(
    toy: Folders,
) -> None:
    """A place of 400,000 reaches 4.4 km: 0.03 degrees north is 3.3 km, 0.05 is 5.6 km."""
    places = pd.DataFrame(
        [
            ("Great Elmton", 52.70, -1.9, 400_000),
            ("Suburb", 52.73, -1.9, 50_000),
            ("Alder", 52.73, -1.9, 50_000),
            ("Beyond", 52.75, -1.9, 50_000),
            ("Village", 52.76, -1.9, 10_000),
        ],
        columns=["name", "latitude", "longitude", "population"],
    )
    areas = boundaries.read(toy, "lad_2025", verified=False)
    kept = town_labels.without_suburbs(places, areas)
    assert kept["name"].tolist() == ["Great Elmton", "Alder", "Beyond"]


def test_of_london_only_london_is_named(toy: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(town_labels, "LONDON", REGIONS["North"])
    places = pd.DataFrame(
        [("London", 52.82, -1.9, 9_000_000), ("Alder", 52.82, -1.45, 300_000)],
        columns=["name", "latitude", "longitude", "population"],
    )
    areas = boundaries.read(toy, "lad_2025", verified=False)
    assert town_labels.without_suburbs(places, areas)["name"].tolist() == ["London"]


HOMES = pd.Series({"E02000001": ALDER, "E02000002": ELM, "E02005696": BIRCH})
MEMBERS = pd.DataFrame(
    {
        "area_code": [ALDER, ELM, BIRCH],
        "place": ["Quay (Alder)", "Mill", "Queensway"],
    }
)


def _named(
    root: Path, monkeypatch: pytest.MonkeyPatch, *rows: tuple[str, str, str | None]
) -> pd.DataFrame:
    monkeypatch.setattr(named_neighbourhoods, "EXPECTED", 3)
    sheet = "pride_in_place_codes"
    table = [("Authority", "Neighbourhood", "MSOA code"), *rows]
    raw = put_workbook(root, named_neighbourhoods.FILE, table, sheet)
    return named_neighbourhoods.neighbourhoods(raw, MEMBERS, HOMES)


def test_neighbourhoods_are_found_by_authority_and_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The code of Queensway is corrected; what stands in brackets tells places apart for people."""
    found = _named(
        tmp_path,
        monkeypatch,
        ("Alder", "Quay ", "E02000001"),
        ("Elm", "Mill (Elm)", " E02000002"),
        ("Birch", "Queensway", "E02009999"),
        ("None", "Nowhere", None),
    )
    assert list(found.columns) == list(tables.NAMED_NEIGHBOURHOODS.columns)
    pairs = dict(zip(found["place"], found["msoa_code"], strict=True))
    assert pairs == {"Quay (Alder)": "E02000001", "Mill": "E02000002", "Queensway": "E02005696"}
    assert set(found["priority_list"]) == {"pride-in-place"}


def test_wrong_neighbourhoods_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    two = (("Alder", "Quay", "E02000001"), ("Birch", "Queensway", "E02005696"))
    with pytest.raises(ContractError, match="MSOA code: are not 3 different MSOAs held"):
        _named(tmp_path, monkeypatch, *two)
    with pytest.raises(ContractError, match="are not 3 different MSOAs held"):
        _named(tmp_path, monkeypatch, *two, ("Elm", "Mill", "E02000001"))
    with pytest.raises(ContractError, match=r"is not on the list\. First rows: Dock"):
        _named(tmp_path, monkeypatch, *two, ("Elm", "Dock", "E02000002"))


COUNTY, UPTON = "E10900001", "E47900001"
NORTH, MIDDLE = REGIONS["North"], REGIONS["Middle"]
HIERARCHY = (
    "code,name,utla_code,utla_name,cauth_code,cauth_name,region_code,region_name,"
    "country_code,country_name\n"
    f"{BIRCH},Birch,{COUNTY},Upshire,{UPTON},Upton,{NORTH},North,{ENGLAND},England\n"
    f"{ALDER},Alder,{COUNTY},Upshire,{UPTON},Upton,{NORTH},North,{ENGLAND},England\n"
    f"{ELM},Elm,{ELM},Elm,{UPTON},Upton,{MIDDLE},Middle,{ENGLAND},England\n"
)


def test_districts_and_what_contains_them(tmp_path: Path) -> None:
    for year in (2019, 2020, 2021, 2023, 2025):
        raw = put(tmp_path, ("lookups", f"lad_hierarchy_{year}.csv"), HIERARCHY)
    areas = lookups.district_areas(raw)[2025].set_index("code")
    assert areas.index.tolist() == [ALDER, BIRCH, ELM]
    assert areas.loc[ELM, ["lad_code", "utla_code", "region_code"]].tolist() == [ELM, ELM, MIDDLE]
    larger = {name: frame.set_index("code") for name, frame in lookups.larger_areas(raw).items()}
    assert larger["region_2025"]["name"].to_dict() == {NORTH: "North", MIDDLE: "Middle"}
    assert larger["utla_2025"].loc[COUNTY, "region_code"] == NORTH
    # a combined authority across two regions is in none of them, but in its country
    upton = larger["cauth_2025"].loc[UPTON]
    assert (upton["region_code"], upton["country_code"]) == ("", ENGLAND)
    assert larger["country_2025"].loc[ENGLAND].tolist()[0] == "England"


def _changes(
    root: Path, monkeypatch: pytest.MonkeyPatch, people: dict[str, int], *rows: str
) -> pd.DataFrame:
    text = "old_code,old_name,new_code,new_name,change_type,year\n"
    raw = put(
        root, ("lookups", "lad_changes_2018_2025.csv"), text + "".join(f"{row}\n" for row in rows)
    )
    monkeypatch.setattr(lookups, "district_population_2017", lambda _: pd.Series(people))
    return lookups.district_changes(raw).set_index("old_code")


def test_shares_of_mergers_are_those_of_people_through_chains(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """E1 and E2 made E3, which with E4 made E5: 100 and 300 of 400, then 400 of 1,000."""
    codes = [f"E0700000{n}" for n in range(1, 8)]
    one, two, three, four, five, old, new = codes
    found = _changes(
        tmp_path,
        monkeypatch,
        {one: 100, two: 300, four: 600, old: 5},
        f"{one},A,{three},C,merger,2019",
        f"{two},B,{three},C,merger,2019",
        f"{three},C,{five},E,merger,2023",
        f"{four},D,{five},E,merger,2023",
        f"{old},F,{new},F,recode,2020",
    )
    assert found["population_share"].to_dict() == {
        one: 0.25,
        two: 0.75,
        three: 0.4,
        four: 0.6,
        old: 1.0,
    }
    assert found.loc[old, ["change", "population_source"]].tolist() == ["recode", ""]
    assert found.loc[one, "population_source"] == "ONS mid-2017"


def test_a_merged_district_without_people_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ContractError, match="old_code: E07000002 has no population"):
        _changes(
            tmp_path,
            monkeypatch,
            {"E07000001": 1},
            "E07000001,A,E07000003,C,merger,2019",
            "E07000002,B,E07000003,C,merger,2019",
        )


def test_every_spelling_of_a_council_is_kept_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published = pd.DataFrame(
        {
            "local-authority-code": ["ALD"],
            "nice-name": ["Alder"],
            "official-name": ["Alder Borough Council"],
        }
    )
    monkeypatch.setattr(councils, "_published", lambda _: published)
    text = "la-name,local-authority-code\nALDER,ALD\nalder boro',ALD\nAlder Boro,ALD\n--,ALD\n"
    raw = put(tmp_path, (*councils.FOLDER, "lookup_name_to_registry.csv"), text)
    found = councils.spellings(raw)["name"].tolist()
    assert found == ["ALDER", "Alder Boro", "Alder Borough Council"]
