from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from levelmap import tables
from levelmap.catalogue.catalogue import Catalogue
from levelmap.errors import ContractError
from levelmap.paths import Folders
from levelmap.tables import csvw

BUILT_IN = {"string", "number", "integer"}
"""Of the datatypes of CSVW (Metadata Vocabulary, section 5.11.1), those that LevelMap uses."""


def check_table(table: dict[str, object], data: Path) -> None:
    """Hold a table description to the vocabulary: url, columns in file order, keys that exist."""
    path = data / str(table["url"])
    schema = table["tableSchema"]
    names = [column["name"] for column in schema["columns"]]
    assert names == list(pd.read_csv(path, nrows=0).columns)
    assert set(schema.get("primaryKey", [])) <= set(names)
    for column in schema["columns"]:
        kind = column["datatype"]
        assert (kind if isinstance(kind, str) else kind["base"]) in BUILT_IN
        assert isinstance(column["required"], bool)


def test_every_shipped_table_is_described(shipped: Catalogue):
    data = shipped.folders.data
    described = json.loads((data / csvw.FILE).read_text(encoding="utf-8"))
    assert described["@context"][0] == "http://www.w3.org/ns/csvw"
    for table in described["tables"]:
        check_table(table, data)
    urls = {table["url"] for table in described["tables"]}
    files = {path.relative_to(data).as_posix() for path in data.rglob("*.csv")}
    assert files - urls == {"manifest.csv"}


def test_the_description_follows_from_the_tables(shipped: Catalogue):
    written = json.loads((shipped.folders.data / csvw.FILE).read_text(encoding="utf-8"))
    assert written == csvw.group(shipped.folders.data)


def test_no_two_contracts_have_the_same_columns():
    columns = [tuple(contract.columns) for contract in csvw.contracts()]
    assert len(set(columns)) == len(columns)


def test_kinds_become_data_types():
    schema = csvw.schema(tables.SERIES)
    kinds = {column["name"]: column["datatype"] for column in schema["columns"]}
    assert kinds["areas"] == "integer"
    assert kinds["geography"] == "string"
    assert schema["primaryKey"] == ["indicator", "geography", "period"]
    codes = {c["name"]: c for c in csvw.schema(tables.OBSERVATIONS)["columns"]}
    assert (
        codes["area_code"]["datatype"]["format"] == "[EWSNK][0-9]{8}|95[A-Z]{2}[0-9]{2}[A-Z][0-9]"
    )
    assert codes["value"]["required"] is False


def test_a_table_of_no_contract_is_refused(toy: Folders, tmp_path: Path):
    (tmp_path / "notes.csv").write_text("who,what\nme,this\n", encoding="utf-8")
    with pytest.raises(ContractError, match=r"notes\.csv, column who, what: are the columns of no"):
        csvw.group(tmp_path)
    assert {table["url"] for table in csvw.group(toy.data)["tables"]} >= {"indicators.csv"}


def test_a_table_taken_away_tells_where_it_came_from():
    made = csvw.description(
        "pay",
        {"code": "GSS code", "value": "Pay"},
        ["value"],
        {"title": "Weekly pay", "source": ""},
    )
    assert made["url"] == "pay.csv"
    assert made["dc:title"] == "Weekly pay"
    assert "dc:source" not in made
    assert [c["datatype"] for c in made["tableSchema"]["columns"]] == ["string", "number"]
