import pandas as pd
import pytest

from levelmap import check, tables
from levelmap.catalogue.catalogue import Catalogue
from levelmap.cli import main
from levelmap.errors import ContractError
from levelmap.paths import Folders
from levelmap.sources.small_areas import english_indices
from tests import toy_country


def test_the_shipped_data_are_in_order(shipped: Catalogue) -> None:
    assert check.faults(shipped.folders) == []


def test_the_toy_country_is_in_order(toy: Folders) -> None:
    assert check.faults(toy) == []
    assert "1. Living standards" in check.summary(toy)


def test_one_flipped_byte_is_found(own_toy: Folders) -> None:
    path = own_toy.data / "observations" / "pay.parquet"
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)
    assert any("pay.parquet differs from the manifest" in fault for fault in check.faults(own_toy))


def test_a_missing_and_an_extra_file_are_found(own_toy: Folders) -> None:
    (own_toy.data / "observations" / "pay.parquet").unlink()
    (own_toy.data / "notes.txt").write_text("hello")
    faults = check.faults(own_toy)
    assert any("pay.parquet is missing" in fault for fault in faults)
    assert any("notes.txt is not in the manifest" in fault for fault in faults)


def test_a_district_of_another_year_is_found(own_toy: Folders) -> None:
    path = own_toy.data / "observations" / "pay.parquet"
    frame = pd.read_parquet(path)
    frame.loc[0, "area_code"] = toy_country.OLD["Kapok"]
    frame.to_parquet(path, index=False)
    toy_country.seal(own_toy)
    faults = check.faults(own_toy)
    assert any("is not one of the local authorities of 2025" in fault for fault in faults)


def test_a_region_that_does_not_exist_is_found(own_toy: Folders) -> None:
    path = own_toy.data / "observations" / "pay.parquet"
    frame = pd.read_parquet(path)
    frame.loc[0, ["area_code", "geography"]] = ["E12999999", "region_2025"]
    frame.to_parquet(path, index=False)
    toy_country.seal(own_toy)
    faults = check.faults(own_toy)
    assert any("E12999999 is not one of the regions of 2025" in fault for fault in faults)


def small_area(**changed: object) -> pd.DataFrame:
    numbers = [name for name, kind in tables.SMALL_AREAS.columns.items() if kind != tables.CODE]
    row = {"area_code": "E01000001", "lad_code": "E06900001", "ward_code": "E05000001"}
    return pd.DataFrame([row | dict.fromkeys(numbers, 1) | changed])


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({}, None),
        ({"rank": 2}, "toy.parquet: ranks are outside 1 to 1"),
        ({"decile": 11}, "deciles outside 1 to 10"),
        ({"population": 0.0}, "toy.parquet: a small area has no people"),
    ],
)
def test_small_areas_are_verified(own_toy: Folders, changed, fault) -> None:
    folder = own_toy.data / "small_areas"
    folder.mkdir()
    english_indices.write(small_area(**changed), folder / "toy.parquet")
    toy_country.seal(own_toy)
    faults = check.faults(own_toy)
    assert faults == [] if fault is None else any(fault in found for found in faults)


def test_an_empty_value_needs_a_reason(own_toy: Folders) -> None:
    path = own_toy.data / "observations" / "pay.parquet"
    frame = pd.read_parquet(path)
    frame.loc[0, "value"] = None
    frame.to_parquet(path, index=False)
    toy_country.seal(own_toy)
    assert "pay: 1 empty values carry no status." in check.faults(own_toy)


def test_what_the_contract_does_not_allow_is_found(own_toy: Folders) -> None:
    path = own_toy.data / "observations" / "pay.parquet"
    frame = pd.read_parquet(path)
    frame.loc[0, "area_code"] = "Kapok"
    frame.to_parquet(path, index=False)
    toy_country.seal(own_toy)
    assert any("is not a GSS code" in fault for fault in check.faults(own_toy))


def test_a_table_without_a_column_is_refused_wherever_it_is_read(own_toy: Folders) -> None:
    path = own_toy.data / "observations" / "pay.parquet"
    pd.read_parquet(path).drop(columns="status").to_parquet(path, index=False)
    toy_country.seal(own_toy)
    assert any("status: is missing" in fault for fault in check.faults(own_toy))
    with pytest.raises(ContractError, match="status: is missing"):
        Catalogue(own_toy).observations("pay")


def test_a_row_without_source_or_observations_is_found(own_toy: Folders) -> None:
    path = own_toy.data / "indicators.csv"
    text = path.read_text()
    row = next(line for line in text.splitlines() if line.startswith("pay,"))
    path.write_text(text + row.replace("pay,", "ghost,", 1).replace(",toy,", ",nobody,") + "\n")
    toy_country.seal(own_toy)
    faults = check.faults(own_toy)
    assert any("names an absent source, nobody" in fault for fault in faults)
    assert any("ghost has no value for any area" in fault for fault in faults)
    assert any("ghost.parquet is missing" in fault for fault in faults)


def test_an_unlisted_file_of_observations_is_found(own_toy: Folders) -> None:
    folder = own_toy.data / "observations"
    (folder / "ghost.parquet").write_bytes((folder / "pay.parquet").read_bytes())
    toy_country.seal(own_toy)
    assert "observations/ghost.parquet has no row in indicators.csv." in check.faults(own_toy)


def test_the_command_says_one_line_for_each_fault(own_toy, monkeypatch, capsys) -> None:
    monkeypatch.setenv("LEVELMAP_DATA", str(own_toy.root))
    assert main(["check"]) == 0
    (own_toy.data / "observations" / "pay.parquet").unlink()
    assert main(["check"]) == 1
    assert capsys.readouterr().out.count("\n") > 1


def test_a_wrong_data_folder_is_one_sentence(monkeypatch, tmp_path, capsys) -> None:
    monkeypatch.setenv("LEVELMAP_DATA", str(tmp_path))
    assert main(["check"]) == 1
    assert "LEVELMAP_DATA" in capsys.readouterr().err
