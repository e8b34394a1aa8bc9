from __future__ import annotations

import pytest

from levelmap.errors import ContractError, MissingFile
from levelmap.sources.base.raw import RawFolder

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
