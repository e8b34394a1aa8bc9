"""An indicator that enters the catalogue with data rows only, in the toy country."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from levelmap import check, tables
from levelmap.catalogue.catalogue import Catalogue
from levelmap.errors import ContractError, LevelMapError, MissingFile, VintageMismatch
from levelmap.paths import Folders
from levelmap.sources import build
from tests.toy_country import MERGED, NOW, OLD

NEW = {
    "slug": "libraries",
    "label": "Libraries",
    "mission": "9",
    "role": "proxy",
    "description": "Libraries that are open",
    "unit": "libraries",
    "prefix": "",
    "suffix": "",
    "decimals": "0",
    "polarity": "higher_is_better",
    "polarity_reason": "The toy country says so",
    "kind": "rate",
    "source": "toy",
    "caveat": "",
    "builder": "drop_in",
    "origin": "",
    "short": "Libraries",
    "role_reason": "The toy country says so",
}

GOOD = [
    ["area_code", "period", "value", "source"],
    [NOW["Alder"], "2024", "3", "toy"],
    [NOW["Birch"], "2024-04-01/P1Y", "", "toy"],
    [MERGED, "2024", "5", "toy"],
]


def add(folders: Folders, raw: Path, rows: list[list[str]]) -> Path:
    path = folders.data / "indicators.csv"
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, list(tables.INDICATORS.columns)).writerow(NEW)
    (raw / "drop_in").mkdir(parents=True)
    dropped = raw / "drop_in" / "libraries.csv"
    with dropped.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return dropped


def test_two_rows_of_data_make_an_indicator(own_toy: Folders, tmp_path: Path):
    raw = tmp_path / "raw"
    add(own_toy, raw, GOOD)
    report = build.run(raw, own_toy, ["drop_in"])
    assert "added data/observations/libraries.parquet (3 rows)" in report
    catalogue = Catalogue(own_toy)
    found = catalogue.observations("libraries").set_index("area_code")
    assert found.loc[NOW["Alder"], ["value", "period", "status"]].tolist() == [
        3,
        "2024-01-01/P1Y",
        "",
    ]
    assert found.loc[NOW["Birch"], "status"] == "not_published"
    assert found.loc[MERGED, "geography"] == "lad_2025"
    assert catalogue.indicator("libraries").label == "Libraries"
    assert check.faults(own_toy) == []


def test_wards_and_other_years_say_their_geography(own_toy: Folders, tmp_path: Path):
    rows = [
        ["area_code", "period", "value", "source", "geography", "lower_ci", "upper_ci"],
        [OLD["Kapok"], "2021", "3", "toy", "lad_2021", "2", "4"],
    ]
    add(own_toy, tmp_path / "raw", rows)
    build.run(tmp_path / "raw", own_toy, ["drop_in"])
    found = Catalogue(own_toy).observations("libraries").iloc[0]
    assert found[["geography", "lower_ci", "upper_ci"]].tolist() == ["lad_2021", 2, 4]


def test_an_old_code_beside_its_successor_is_left_out_and_told(own_toy: Folders, tmp_path: Path):
    add(own_toy, tmp_path / "raw", [*GOOD, [OLD["Larch"], "2024", "9", "toy"]])
    report = build.run(tmp_path / "raw", own_toy, ["drop_in"])
    assert "libraries: 1 rows of superseded districts left out" in report


@pytest.mark.parametrize(
    ("row", "error", "message"),
    [
        ([NOW["Alder"], "2024", "many", "toy"], ContractError, r"libraries\.csv.*line 2: 'many'"),
        ([NOW["Alder"], "soon", "3", "toy"], ContractError, "not a year or a period.*'soon'"),
        ([NOW["Alder"], "2024", "3", "my cousin"], ContractError, "is not toy.*line 2"),
        (["E06999999", "2024", "3", "toy"], VintageMismatch, "E06999999"),
    ],
)
def test_a_faulty_row_changes_nothing(
    own_toy: Folders, tmp_path: Path, row: list[str], error: type[LevelMapError], message: str
):
    add(own_toy, tmp_path / "raw", [GOOD[0], row])
    with pytest.raises(error, match=message):
        build.run(tmp_path / "raw", own_toy, ["drop_in"])
    assert not (own_toy.data / "observations" / "libraries.parquet").exists()


def test_an_unknown_column_is_named(own_toy: Folders, tmp_path: Path):
    rows = [[*GOOD[0], "colour"], [*GOOD[1], "red"]]
    add(own_toy, tmp_path / "raw", rows)
    with pytest.raises(ContractError, match="column colour: is not one of area_code, period"):
        build.run(tmp_path / "raw", own_toy, ["drop_in"])


def test_the_file_that_the_catalogue_asks_for_is_named(own_toy: Folders, tmp_path: Path):
    add(own_toy, tmp_path / "raw", GOOD).unlink()
    with pytest.raises(MissingFile, match=r"drop_in/libraries\.csv"):
        build.run(tmp_path / "raw", own_toy, ["drop_in"])
