"""Descriptions of tables for machines: CSV on the Web (W3C Recommendation, 17 December 2015).

`data/csv-metadata.json` is where a CSVW reader looks for what the CSV files beside it hold
(Metadata Vocabulary for Tabular Data; Model for Tabular Data, section 5.3); a file taken away has
its own `<name>.csv-metadata.json`.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from levelmap import tables
from levelmap.errors import ContractError
from levelmap.tables import Contract

CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": "en"}]
FILE = "csv-metadata.json"

_DATATYPES: Mapping[str, object] = {
    tables.TEXT: "string",
    tables.REQUIRED: "string",
    tables.CODE: {"base": "string", "format": "[EWSNK][0-9]{8}|95[A-Z]{2}[0-9]{2}[A-Z][0-9]"},
    tables.NUMBER: "number",
    tables.INTEGER: "integer",
    tables.FLAG: {"base": "string", "format": "yes"},
}
_MAY_BE_EMPTY = {tables.TEXT, tables.NUMBER, tables.FLAG}


def contracts() -> list[Contract]:
    """Return every column contract of LevelMap's tables."""
    named = vars(tables)
    return [found for found in named.values() if isinstance(found, Contract)]


def contract_of(path: Path) -> Contract:
    """Return the contract whose columns a CSV file has.

    Raises
    ------
    ContractError
        No contract has these columns in this order.
    """
    with path.open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file), [])
    for contract in contracts():
        if list(contract.columns) == header:
            return contract
    raise ContractError(path.name, ", ".join(header), "are the columns of no known table")


def schema(contract: Contract) -> dict[str, object]:
    """Return a contract as a CSVW table schema: columns, data types, primary key."""
    columns = [
        {
            "name": name,
            "titles": name.replace("_", " "),
            "datatype": _DATATYPES[kind],
            "required": kind not in _MAY_BE_EMPTY,
        }
        for name, kind in contract.columns.items()
    ]
    return {"columns": columns, "primaryKey": list(contract.key)}


def group(data: Path) -> dict[str, object]:
    """Return the description of every CSV table below the folder *data*."""
    described = [
        {
            "url": path.relative_to(data).as_posix(),
            "dc:title": contract_of(path).name.replace("_", " "),
            "tableSchema": schema(contract_of(path)),
        }
        for path in sorted(data.rglob("*.csv"))
        if path.name != "manifest.csv"
    ]
    return {"@context": CONTEXT, "dc:title": "The tables of LevelMap", "tables": described}


def write(data: Path) -> None:
    """Write `csv-metadata.json` in the folder *data*; the same tables give the same bytes."""
    text = json.dumps(group(data), indent=1, ensure_ascii=False)
    (data / FILE).write_text(text + "\n", encoding="utf-8")


def description(
    name: str,
    meanings: Mapping[str, str],
    numeric: Sequence[str],
    facts: Mapping[str, str],
) -> dict[str, object]:
    """Return the description of one table taken away.

    Parameters
    ----------
    name
        Of the CSV file, without its ending.
    meanings
        What each column holds, in their order.
    numeric
        Columns of numbers; the others are text.
    facts
        Dublin Core terms without their prefix: title, description, publisher, source, license.
    """
    columns = [
        {
            "name": column,
            "titles": column.replace("_", " "),
            "dc:description": meaning,
            "datatype": "number" if column in numeric else "string",
        }
        for column, meaning in meanings.items()
    ]
    told = {f"dc:{term}": text for term, text in facts.items() if text}
    return {"@context": CONTEXT, "url": f"{name}.csv", **told, "tableSchema": {"columns": columns}}
