from pathlib import Path

import pandas as pd
import pytest

from levelmap import tables
from levelmap.errors import ContractError, MissingFile

CONTRACT = tables.Contract(
    "fruit",
    {
        "code": tables.CODE,
        "name": tables.REQUIRED,
        "price": tables.NUMBER,
        "crates": tables.INTEGER,
    },
    ("code",),
)


def _frame(**changes: object) -> pd.DataFrame:
    row = {"code": "E06000021", "name": "Apples", "price": "1.5", "crates": "3"}
    return pd.DataFrame([{**row, **changes}])


def test_texts_become_their_types() -> None:
    typed = tables.validate(_frame(price=""), CONTRACT)
    assert typed["crates"].tolist() == [3]
    assert typed["price"].isna().all()


def test_zero_is_a_value() -> None:
    assert tables.validate(_frame(price="0"), CONTRACT)["price"].tolist() == [0.0]


@pytest.mark.parametrize(
    ("changes", "column", "reason"),
    [
        ({"code": "Stoke"}, "code", "not a GSS code"),
        ({"name": " "}, "name", "is empty"),
        ({"price": "cheap"}, "price", "not a number"),
        ({"price": "inf"}, "price", "not a number"),
        ({"crates": "1.5"}, "crates", "whole number"),
        ({"crates": ""}, "crates", "whole number"),
        ({"colour": "red"}, "colour", "not a column"),
    ],
)
def test_what_breaks_the_contract_is_named(
    changes: dict[str, str], column: str, reason: str
) -> None:
    with pytest.raises(ContractError, match=reason) as caught:
        tables.validate(_frame(**changes), CONTRACT)
    assert caught.value.column == column


def test_a_missing_column_is_named_with_what_was_found() -> None:
    with pytest.raises(ContractError, match="price: is missing; found code"):
        tables.validate(_frame().drop(columns="price"), CONTRACT)


def test_a_repeated_key_is_refused_with_its_rows() -> None:
    twice = pd.concat([_frame(), _frame(name="Pears")])
    with pytest.raises(ContractError, match="holds a row twice") as caught:
        tables.validate(twice, CONTRACT)
    assert caught.value.rows == ["E06000021", "E06000021"]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match=r"fruit\.csv is missing"):
        tables.read_csv(tmp_path / "fruit.csv", CONTRACT)


@pytest.mark.parametrize("content", [b"", b'code,name\n"E06', b"\xff\xfe\x00\x01"])
def test_a_damaged_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "fruit.csv"
    path.write_bytes(content)
    with pytest.raises(ContractError):
        tables.read_csv(path, CONTRACT)
