import csv
import io
import json
import zipfile

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelmap.atlas import Atlas, open_atlas
from levelmap.downloads.bundle import (
    csv_file,
    csv_text,
    indicator_table,
    indicator_zip,
    neutralised,
)
from levelmap.errors import UnknownIndicator
from levelmap.paths import Folders


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


def _members(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name).decode("utf-8-sig") for name in file.namelist()}


def test_the_zip_holds_table_dictionary_and_provenance(atlas: Atlas) -> None:
    members = _members(indicator_zip("pay", atlas))
    assert list(members) == [
        "pay.csv",
        "pay.csv-metadata.json",
        "dictionary.csv",
        "provenance.json",
    ]
    table = pd.read_csv(io.StringIO(members["pay.csv"]))
    assert len(table) == 22
    assert table.loc[0, "area_name"] == "Alder"
    assert set(pd.read_csv(io.StringIO(members["dictionary.csv"]))["column"]) == set(table.columns)
    about = json.loads(members["provenance.json"])
    assert about["source"]["licence"] == "Open Government Licence v3.0"
    assert about["polarity"] == "higher_is_better"


def test_the_same_data_give_the_same_bytes(atlas: Atlas) -> None:
    assert indicator_zip("pay", atlas) == indicator_zip("pay", atlas)


def test_a_missing_value_stays_empty_with_its_status(atlas: Atlas) -> None:
    table = indicator_table(atlas.catalogue.indicator("unemployment"), atlas)
    missing = table[table["value"].isna()]
    assert missing["status"].tolist() == ["not_published"]


def test_an_unknown_indicator_is_refused(atlas: Atlas) -> None:
    with pytest.raises(UnknownIndicator):
        indicator_zip("gdp", atlas)


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+A1", "-cmd", "@SUM(A1)", "\tx", "\rx", "\0x", "\n=1", "＝1+1", "＋1", "－x", "＠x"],
)
def test_a_formula_gets_an_apostrophe(text: str) -> None:
    assert neutralised(text) == f"'{text}"


@pytest.mark.parametrize("value", ["-1.5", "+3", "Stoke", "", 4.0, None])
def test_numbers_and_plain_texts_stay(value: object) -> None:
    assert neutralised(value) == value


def test_a_heading_is_no_formula_either() -> None:
    table = pd.DataFrame([[1, "=2", 3]], columns=["=1+1", "fine", "fine"])
    assert csv_text(table) == "'=1+1,fine,fine\r\n1,'=2,3\r\n"


def test_a_file_has_the_mark_by_which_a_spreadsheet_knows_its_letters() -> None:
    content = csv_file(pd.DataFrame({"name": ["Ynys Môn"]}))
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig") == "name\r\nYnys Môn\r\n"


def test_every_row_says_unit_rank_publisher_and_who_computed_it(atlas: Atlas) -> None:
    table = indicator_table(atlas.catalogue.indicator("unemployment"), atlas)
    latest = table[table["period"] == table["period"].max()].set_index("area_name")
    assert latest.loc["Alder", "rank"] == 1  # the highest unemployment
    assert latest.loc["Juniper", "rank"] == 10
    assert pd.isna(latest.loc["Kapok and Larch", "rank"])
    assert set(table["publisher"]) == {"Office for Toys"}
    assert table["computed_by"].str.contains("Office for Toys").all()
    assert table["unit"].ne("").all()


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\0")), min_size=1))
def test_what_is_written_can_be_read(texts: list[str]) -> None:
    rows = list(csv.reader(io.StringIO(csv_text(pd.DataFrame({"text": texts})), newline="")))
    read = [row[0] if row else "" for row in rows[1:]]
    assert [str(neutralised(text)) for text in texts] == read


def test_numbers_have_the_digits_that_they_take_and_no_more() -> None:
    table = pd.DataFrame({"x": [37.63000000000001, 450.0, 0.1 + 0.2, None, 1234567.25], "n": 3})
    assert csv_text(table) == "x,n\r\n37.63,3\r\n450.0,3\r\n0.3,3\r\n,3\r\n1234567.25,3\r\n"
