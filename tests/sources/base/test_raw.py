from __future__ import annotations

import pandas as pd
import pytest

from levelmap.errors import ContractError, MissingFile
from levelmap.sources.base.raw import RawFolder, numbers

HEALTHYR = ("indicators", "humaniverse_healthyr")


@pytest.mark.raw
def test_an_r_table_has_text_and_numbers(raw: RawFolder):
    frame = raw.r_table(*HEALTHYR, "england_homelessness.rda", columns=("ltla23_code",))
    assert len(frame) == 296
    assert str(frame["ltla23_code"].dtype) == "str"
    assert frame.dtypes.iloc[1:].unique().tolist() == ["float64"]
    assert frame.iloc[:, 1].isna().any()


@pytest.mark.raw
def test_a_missing_column_of_an_r_table_is_named(raw: RawFolder):
    with pytest.raises(ContractError, match=r"england_homelessness\.rda, column nothing"):
        raw.r_table(*HEALTHYR, "england_homelessness.rda", columns=("nothing",))


@pytest.mark.raw
def test_a_truncated_r_file_is_refused(raw: RawFolder, tmp_path):
    whole = raw.path(*HEALTHYR, "england_homelessness.rda").read_bytes()
    (tmp_path / "half.rda").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ContractError, match=r"half\.rda, column \(file\): cannot be read"):
        RawFolder(tmp_path).r_table("half.rda")


def test_what_is_not_r_data_is_refused(tmp_path):
    (tmp_path / "page.rda").write_text("<html>", encoding="utf-8")
    with pytest.raises(ContractError, match="cannot be read as R data"):
        RawFolder(tmp_path).r_table("page.rda")


def test_an_absent_file_is_named_with_its_folder(tmp_path):
    with pytest.raises(MissingFile, match=r"no a/b\.rda"):
        RawFolder(tmp_path).r_table("a", "b.rda")


@pytest.mark.parametrize("content", [b"code,value\n\xff\xfe\n", b""])
def test_a_damaged_csv_is_refused(tmp_path, content):
    (tmp_path / "table.csv").write_bytes(content)
    with pytest.raises(ContractError, match=r"table\.csv, column \(file\): cannot be read as CSV"):
        RawFolder(tmp_path).csv("table.csv")


def test_a_csv_is_text_without_a_byte_order_mark(tmp_path):
    (tmp_path / "table.csv").write_bytes(b"\xef\xbb\xbfcode,value\nNA,\n007,1.50\n")
    frame = RawFolder(tmp_path).csv("table.csv", columns=("code", "value"))
    assert frame.to_numpy().tolist() == [["NA", ""], ["007", "1.50"]]
    assert RawFolder(tmp_path).csv("table.csv", skiprows=1).columns.tolist() == ["NA", "Unnamed: 1"]


def test_a_missing_column_of_a_csv_is_named_with_those_found(tmp_path):
    (tmp_path / "table.csv").write_text("code,value\n")
    with pytest.raises(ContractError, match="column name: is missing; found code, value"):
        RawFolder(tmp_path).csv("table.csv", columns=("code", "name"))


def test_texts_become_numbers_and_marks_of_the_publisher_none():
    column = pd.Series([" 1.5 ", "", "-2", "[x]", "1e3"], name="rate")
    found = numbers(column, "table.csv", ("", "[x]"))
    assert found.dtype == "float64"
    assert found.fillna(-9).tolist() == [1.5, -9, -2, -9, 1000]


def test_what_is_no_number_is_told_by_its_line_in_the_file():
    column = pd.Series(["1", "many", "3", "[x]"], name="rate")
    with pytest.raises(ContractError) as refused:
        numbers(column, "table.csv")
    assert str(refused.value) == (
        "table.csv, column rate: holds what is not a number. "
        "First rows: line 3: 'many'; line 5: '[x]'."
    )
