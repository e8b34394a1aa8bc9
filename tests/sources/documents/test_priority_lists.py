import re
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from levelmap.catalogue.catalogue import Catalogue
from levelmap.errors import ContractError
from levelmap.sources.base.raw import RawFolder
from levelmap.sources.documents import priority_lists
from levelmap.sources.documents.list_files import FILES, PLAIN_NOTES

pytestmark = pytest.mark.raw


def _rows(raw: RawFolder, shipped: Catalogue, slug: str) -> pd.DataFrame:
    return priority_lists.memberships(raw, shipped.priority_list(slug))


def test_every_file_of_a_list_is_laid_out(raw: RawFolder, shipped: Catalogue) -> None:
    origins = [found.origin for found in shipped.priority_lists.values() if found.origin]
    assert sorted(origins) == sorted(FILES)
    held = {path.name for path in raw.path("priority_lists").glob("*.csv")}
    others = {"imd2019_lad_ranks.csv", "levelling_up_for_culture_places_confirmed_not.csv"}
    assert held - set(origins) == others


def test_categories_of_the_levelling_up_fund(raw: RawFolder, shipped: Catalogue) -> None:
    """MHCLG, list of local authorities by priority category, March 2021."""
    rows = _rows(raw, shipped, "luf-round-1")
    counts = rows.groupby([rows["area_code"].str[0], "category"]).size()
    assert counts["E"].tolist() == [93, 108, 113]
    assert counts["S"].tolist() == [13, 12, 7]
    assert counts["W"].tolist() == [17, 3, 2]


def test_northamptonshire_is_listed_by_its_seven_districts(
    raw: RawFolder, shipped: Catalogue
) -> None:
    rows = _rows(raw, shipped, "luf-round-1").set_index("area_code")["category"]
    seven = [f"E070001{number}" for number in range(50, 57)]
    assert rows[seven].tolist() == ["2", "2", "1", "1", "2", "3", "1"]


def test_a_joint_bid_becomes_one_row_for_each_code(raw: RawFolder, shipped: Catalogue) -> None:
    rows = _rows(raw, shipped, "luf-round-2-awards")
    cumbria = rows[rows["award"] == "Energy Coast Resilient Routes"]
    assert cumbria["area_code"].tolist() == ["E06000063", "E06000064"]
    assert cumbria["area_name_as_published"].tolist() == ["Cumberland", "Westmorland and Furness"]
    assert set(cumbria["extent"]) == {"shared"}
    assert set(cumbria["recipient"]) == {"Cumbria County Council"}


def test_remarks_of_the_transcription_leave_the_names_of_bids(
    raw: RawFolder, shipped: Catalogue
) -> None:
    rows = _rows(raw, shipped, "luf-round-3-awards").set_index("area_code")
    gravesham, port_talbot = rows.loc["E07000109"], rows.loc["W06000012"]
    assert gravesham["award"] == "St George's Square"
    assert "not complete" in gravesham["note"]
    assert port_talbot["note"] == "amount given only as £15m"
    assert rows.loc["E06000009", "award"] == "Blackpool Town Centre Access Scheme (TCAS)"
    assert not rows["seen_in"].str.contains("proxy").any()


def test_smaller_places_count_as_part(raw: RawFolder, shipped: Catalogue) -> None:
    arts = _rows(raw, shipped, "ace-priority-places").set_index("area_code")
    assert (arts["extent"] == "part").sum() == 4
    assert (arts["place"] == "Tees Valley").sum() == 5
    schools = _rows(raw, shipped, "priority-education-investment-areas").set_index("area_code")
    assert schools.loc["E07000246", ["place", "extent"]].tolist() == ["West Somerset", "part"]
    report = _rows(raw, shipped, "salvation-army-additional")
    riding = report[report["area_code"] == "E06000011"]
    assert riding["place"].tolist() == ["Bridlington", "Coastal East Yorkshire"]


def test_what_is_known_not_to_be_on_a_list_is_kept(raw: RawFolder, shipped: Catalogue) -> None:
    assert _rows(raw, shipped, "crf")["status"].value_counts().to_dict() == {
        "named": 16,
        "not_named": 14,
    }
    culture = _rows(raw, shipped, "levelling-up-for-culture")["status"].value_counts()
    assert culture.to_dict() == {"named": 90, "not_named": 140}


def test_an_amount_is_an_award_also_where_no_place_is_named(
    shipped: Catalogue, tmp_path: Path
) -> None:
    """It bears the area's name; what has no amount is no award."""
    (tmp_path / "priority_lists").mkdir()
    head = "area_code,area_name,category_or_flag,amount,source_url"
    rows = ["E07000123,Preston,named,85000,a.example", "E08000035,Leeds,named,,b.example"]
    found = shipped.priority_list("levelling-up-parks-fund")
    file = tmp_path / "priority_lists" / found.origin
    file.write_text("\n".join([head, *rows]), encoding="utf-8")
    held = priority_lists.memberships(RawFolder(tmp_path), found).set_index("area_code")
    assert held["award"].to_dict() == {"E07000123": "Preston", "E08000035": ""}
    assert held.loc["E07000123", "amount"] == 85_000


def _others(shipped: Catalogue, rows: pd.DataFrame, **changed: object) -> pd.DataFrame:
    areas = pd.DataFrame(
        {"name": list("ABCDE"), "region_code": ["R1", "R1", "R2", "R2", "R1"]},
        index=pd.Index(["E1", "E2", "E3", "E4", "W5"], name="code"),
    )
    found = replace(shipped.priority_list("salvation-army-additional"), **changed)
    regions = pd.Series({"R1": "Hills", "R2": "Plain"})
    return priority_lists.others_of_whole_regions(rows, found, areas, regions)


def test_no_other_area_of_a_region_held_whole_is_on_an_incomplete_list(shipped: Catalogue) -> None:
    """Only those that could have been named: W5 lies in another nation."""
    named = pd.DataFrame({"area_code": ["E1", "E3"], "seen_in": ["the Hill Post", "the Plain"]})
    others = _others(shipped, named, whole_in=("R1",))
    columns = ["area_code", "area_name_as_published", "status", "seen_in", "note"]
    assert others[columns].to_numpy().tolist() == [
        ["E2", "B", "not_named", "the Hill Post", "all that it names of the region Hills is held"]
    ]
    assert others["amount"].isna().all()
    assert (others[["place", "award", "category"]] == "").all(axis=None)
    both = _others(shipped, named, whole_in=("R1", "R2"))
    assert both["area_code"].tolist() == ["E2", "E4"]
    assert _others(shipped, named, whole_in=()).empty


def test_the_shipped_report_is_whole_in_two_regions(shipped: Catalogue) -> None:
    """Nine of 40 authorities of the East Midlands and six places in 21 of Yorkshire (2020)."""
    rows = shipped.memberships("salvation-army-additional").set_index("area_code")
    home = pd.read_csv(shipped.folders.data / "areas" / "lad_2020.csv", index_col="code")
    inside = home[home["region_code"].isin(["E12000003", "E12000004"])]
    assert rows.loc[list(inside.index), "status"].isin(["named", "not_named"]).all()
    rejected = rows[rows["status"] == "not_named"]
    assert rejected.index.is_unique
    assert set(rejected.index) < set(inside.index)
    assert rejected.loc["E06000018", "note"] == (
        "all that it names of the region East Midlands is held"
    )
    assert rejected.loc["E08000035", "seen_in"].startswith("yorkshirepost.co.uk")


def test_transport_authorities_cover_england_once(raw: RawFolder) -> None:
    """ONS, combined authorities of April 2021: 10; the rest are upper-tier authorities."""
    authorities = priority_lists.transport_authorities(raw)
    assert authorities["code"].is_unique
    assert authorities["code"].str.startswith("E47").sum() == 10


def _copy(raw: RawFolder, tmp_path: Path, name: str, change: tuple[str, str]) -> RawFolder:
    folder = tmp_path / "priority_lists"
    folder.mkdir()
    text = raw.path("priority_lists", name).read_text(encoding="utf-8-sig")
    assert change[0] in text
    (folder / name).write_text(text.replace(*change), encoding="utf-8")
    return RawFolder(tmp_path)


@pytest.mark.parametrize(
    ("slug", "change", "message"),
    [
        ("zebra", ("ZEBRA fast track", "Zebra slow track"), "no known category"),
        ("luf-round-1-awards", ("bid_name", "bid"), "bid_name: is missing"),
        ("bsip", (",34200000,", ",34.2m,"), "not a number"),
        ("education-investment-areas", ("E06000009", "E06000055"), "twice"),
    ],
)
def test_a_faulty_file_is_refused(
    raw: RawFolder,
    shipped: Catalogue,
    tmp_path: Path,
    slug: str,
    change: tuple[str, str],
    message: str,
) -> None:
    found = shipped.priority_list(slug)
    spoilt = _copy(raw, tmp_path, found.origin, change)
    with pytest.raises(ContractError, match=message):
        priority_lists.memberships(spoilt, found)


def test_notes_are_in_words_that_readers_know(raw: RawFolder, shipped: Catalogue) -> None:
    published = {
        note for file in FILES for note in raw.csv("priority_lists", file).get("note", pd.Series())
    }
    assert set(PLAIN_NOTES) <= published
    notes = [
        note
        for found in shipped.priority_lists.values()
        for note in shipped.memberships(found.slug)["note"].dropna()
    ]
    assert not [note for note in notes if re.search(r"\b[ENSW]0\d{7}\b|\bLAD\b|\bPEIA\b", note)]
