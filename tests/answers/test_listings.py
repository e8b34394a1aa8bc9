"""What is held, as plain tables to print and to take away."""

import pytest

from levelmap.answers.listings import listing
from levelmap.atlas import Atlas
from levelmap.errors import QueryError


def test_each_indicator_has_a_row_with_its_periods(furnished_atlas: Atlas) -> None:
    table = listing("indicators", furnished_atlas).set_index("slug")
    assert list(table.index) == list(furnished_atlas.catalogue.indicators)
    pay = table.loc["pay"]
    assert (pay["label"], pay["mission"], pay["role"]) == ("Weekly pay", 1, "headline")
    assert (pay["unit"], pay["polarity"]) == ("£ a week", "higher_is_better")
    assert pay["areas"] == "lad 2022 to 2023"
    assert table.loc["walk", "areas"] == "lad 2022"
    assert table.loc["jobs", "mission"] == "context"
    assert set(table["source"]) == {"toy"}


def test_each_list_says_how_much_of_it_is_held(furnished_atlas: Atlas) -> None:
    table = listing("lists", furnished_atlas).set_index("slug")
    towns, fund = table.loc["toy-towns"], table.loc["toy-fund"]
    assert (towns["label"], towns["held"]) == ("Toy towns (incomplete)", "2 of 5 towns")
    assert (towns["unit"], towns["completeness"], towns["date"]) == (
        "town",
        "partial",
        "March 2021",
    )
    assert (fund["label"], fund["categories"], fund["unit"]) == (
        "Toy fund",
        "1|2|3",
        "local authority",
    )
    assert set(table["status"]) == {"in_force"}
    assert set(table["geography"]) == {"lad_2021"}


def test_each_method_says_where_and_how_it_scores(furnished_atlas: Atlas) -> None:
    table = listing("recipes", furnished_atlas).set_index("slug")
    assert sorted(table.index) == ["ifs_style_4", "levelmap_13_2021"]
    pay = table.loc["ifs_style_4"]
    assert (pay["label"], pay["geography"], pay["nations"]) == ("Pay and work", "lad_2025", "E")
    assert (pay["members"], pay["normalisation"], pay["aggregation"]) == (2, "zscore", "arithmetic")
    assert (pay["grade"], pay["recomputable"]) == ("our choice", True)
    assert table.loc["levelmap_13_2021", "normalisation"] == "percentile"


def test_no_other_listing_is_held(furnished_atlas: Atlas) -> None:
    with pytest.raises(QueryError) as refused:
        listing("places", furnished_atlas)
    assert str(refused.value) == (
        "There is no listing 'places': expected indicators, lists, recipes."
    )
