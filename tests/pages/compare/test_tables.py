"""A comparison to take away, on the toy country: every cell known, every heading by name."""

import io
import json
import re
import zipfile

import pandas as pd
import pytest

from levelmap.answers.comparisons.chosen import Chosen
from levelmap.answers.comparisons.two import CompareQuery, Comparison, compare
from levelmap.atlas import Atlas, open_atlas
from levelmap.pages.compare import tables
from levelmap.pages.compare.many_lists import filters
from levelmap.paths import Folders
from levelmap.terms import Geography
from tests.toy_country import NOW, OLD


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


@pytest.fixture(scope="module")
def view(atlas: Atlas) -> Comparison:
    """Return category 1 (Alder to Dogwood, Larch) against the three worst paid districts."""
    return compare(CompareQuery("toy-fund", "pay:top=3"), atlas)


@pytest.mark.parametrize(
    ("count", "has_rank", "words"),
    [
        (1, True, "1 authority, the worst in need first"),
        (2, False, "2 authorities, those named most often first"),
    ],
)
def test_places_chosen_are_counted_by_their_name(count: int, has_rank: bool, words: str) -> None:
    table = pd.DataFrame(
        {
            "area_name": "Alder",
            "region": "North",
            "named": 1,
            "rank": 1.0 if has_rank else float("nan"),
            "pounds": float("nan"),
        },
        index=range(count),
    )
    html = filters.table_html(Chosen(table, "", ()), Geography.parse("lad_2025"))
    assert f"<caption>{words}</caption>" in html


def test_money_that_is_not_known_says_why() -> None:
    table = pd.DataFrame(
        {
            "area_name": ["Alder", "Birch", "Cedar"],
            "region": "North",
            "named": 1,
            "rank": float("nan"),
            "pounds": [1.5e6, float("nan"), float("nan")],
            "money_unknown": ["", "not seen", "not published"],
        }
    )
    html = filters.table_html(Chosen(table, "", ()), Geography.parse("lad_2025"))
    cells = re.findall(r'<td class="number">([^<]*)</td>', html)
    assert cells[1::2] == ["£1.5 million", "not seen", "not published"]


def test_the_areas_of_a_workbook_have_headings_by_name(view: Comparison, atlas: Atlas) -> None:
    table = tables.sheets(view, atlas)["areas"].set_index("Code")
    assert list(table.columns[:5]) == [
        "Place",
        "Region or nation",
        "Class",
        "People",
        "Toy fund, category 1",
    ]
    assert "Weekly pay, 3 worst: rank" in table.columns
    alder, dogwood = table.loc[NOW["Alder"]], table.loc[NOW["Dogwood"]]
    assert (alder["Place"], alder["Class"], alder["People"]) == ("Alder", "On both", 1000)
    assert alder["Weekly pay, 3 worst: rank"] == 1
    assert dogwood["Class"] == "Only in category 1 of Toy fund"
    assert dogwood["Weekly pay, 3 worst: ranks inside the cut"] == -1


def test_the_file_for_programs_keeps_its_columns_and_says_whose_they_are(
    view: Comparison, atlas: Atlas
) -> None:
    content = tables.areas_zip(view, "https://example.org/compare", atlas)
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        frame = pd.read_csv(file.open("comparison.csv"))
        meanings = pd.read_csv(file.open("dictionary.csv"), index_col="column")["meaning"]
        about = json.loads(file.read("provenance.json"))
    assert list(frame.columns) == list(meanings.index)
    assert meanings["a_words"] == "What Toy fund, category 1 says of the area"
    assert meanings["b_rank"] == "Rank by Weekly pay, 3 worst, 1 the worst; empty for a list"
    assert frame.set_index("area_code").loc[OLD["Elm"], "class"] == "neither"
    assert about["link"] == "https://example.org/compare"
    assert about["findings"] == list(view.findings)


def test_groups_are_counted_under_the_names_of_the_sides(view: Comparison, atlas: Atlas) -> None:
    table = tables.sheets(view, atlas)["groups"].set_index(["Grouping", "Group"])
    north = table.loc[("Region", "North")]
    # North is Alder to Dogwood: all four in category 1, three of them the worst paid
    assert north["Toy fund, category 1"] == 4
    assert north["Weekly pay, 3 worst"] == 3
    assert north["On both"] == 3
    assert north["Only in category 1 of Toy fund"] == 1
    assert north["Only among the 3 worst by Weekly pay"] == 0
    assert north["People only in category 1 of Toy fund"] == 1000


def test_method_and_sources_say_which_side_they_are_of(view: Comparison, atlas: Atlas) -> None:
    sheets = tables.sheets(view, atlas)
    names = ["Toy fund, category 1", "Weekly pay, 3 worst"]
    assert list(sheets["method"]["side"].unique()) == names
    assert list(sheets["sources"]["side"]) == names
    method = sheets["method"].set_index(["side", "what"])["words"]
    assert method[(names[0], "What being on it meant")] == "Money for toys"
    summary = sheets["summary"]
    assert summary["what"].tolist()[:2] == ["Compared", "With"]
    assert tables.credit_lines(view, atlas)[0] == "Office for Toys."
