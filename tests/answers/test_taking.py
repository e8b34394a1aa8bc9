"""Tables to take away: what each row of them is of, when, by whom, and why it has no number."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from levelmap.answers import taking
from levelmap.answers.comparisons import basis
from levelmap.answers.comparisons.basis import NOTHING, Basis
from levelmap.answers.comparisons.named import places_of
from levelmap.answers.scores import Scored, score_recipe
from levelmap.atlas import Atlas
from levelmap.methods.recipes import Recipe
from levelmap.terms import Geography
from tests.toy_country import MERGED, NOW

BY = "Computed by LevelMap; not an official statistic"


@pytest.fixture(scope="module")
def scored(furnished_atlas: Atlas) -> Scored:
    return score_recipe(furnished_atlas.catalogue.recipe("ifs_style_4"), furnished_atlas)


def _facts(table: pd.DataFrame, row: int = 0) -> dict[str, object]:
    return table.iloc[row][list(taking.FACTS)].to_dict()


def test_scores_say_what_they_are_of_and_who_made_them(
    furnished_atlas: Atlas, scored: Scored
) -> None:
    table = taking.of_scores(scored, furnished_atlas)
    assert list(table.columns) == [*scored.table.columns, *taking.FACTS]
    assert table["area_name"].iloc[0] == "Alder"
    assert _facts(table) == {
        "geography": "lad_2025",
        "period": "2023",
        "unit": "score; rank 1 is the worst",
        "status": "",
        "publisher": "Office for Toys",
        "computed_by": f"{BY}: Pay and work",
    }


def test_a_row_without_a_score_says_why(furnished_atlas: Atlas) -> None:
    recipe = furnished_atlas.catalogue.recipe("levelmap_13_2021")
    found = score_recipe(recipe, furnished_atlas)
    assert taking.of_scores(found, furnished_atlas)["status"].unique().tolist() == [""]
    refused = score_recipe(_strict(furnished_atlas), furnished_atlas)
    table = taking.of_scores(refused, furnished_atlas)
    status = table.set_index("area_code")["status"]
    assert status[MERGED] == refused.composite.not_scored.loc[MERGED, "reason"] != ""
    assert set(status.drop(MERGED)) == {""}


def _strict(atlas: Atlas) -> Recipe:
    recipe = atlas.catalogue.recipe("ifs_style_4")
    return replace(recipe, missing=replace(recipe.missing, rule="refuse"))


def test_a_column_that_the_table_has_already_is_left_as_it_is() -> None:
    table = pd.DataFrame({"area_code": ["a"], "status": ["its own"], "period": ["1999"]})
    found = taking.of_areas(
        table, Basis("2023", "Toys"), geography=None, unit="%", what="a thing", status="other"
    )
    assert _facts(found) == {
        "geography": "",
        "period": "1999",
        "unit": "%",
        "status": "its own",
        "publisher": "Toys",
        "computed_by": f"{BY}: a thing",
    }
    assert "unit" not in table


def test_each_member_of_a_method_has_its_own_period_and_publisher(
    furnished_atlas: Atlas, scored: Scored
) -> None:
    table = pd.DataFrame({"member": ["gross-median-weekly-pay", "no-such"], "share": [0.5, 0.5]})
    found = taking.of_members(table, scored, furnished_atlas)
    assert found["period"].tolist() == ["2023", ""]
    assert found["publisher"].tolist() == ["Office for Toys", ""]
    assert _facts(found)["unit"] == "shares and correlations"
    assert _facts(found)["computed_by"] == f"{BY}: Pay and work"


def test_how_firm_an_area_is_says_that_it_was_drawn(furnished_atlas: Atlas, scored: Scored) -> None:
    table = pd.DataFrame({"area_code": [NOW["Alder"]]})
    found = _facts(taking.of_robustness(table, scored, furnished_atlas))
    assert found["unit"] == "ranks; probabilities from 0 to 1"
    assert found["computed_by"] == f"{BY}: Pay and work, drawn anew"


@pytest.mark.parametrize(
    ("slug", "geography", "rests_on"),
    [
        ("pay", "lad_2025", Basis("2023", "Office for Toys")),
        ("walk", "lad_2025", Basis("2022", "Office for Toys")),
        ("pay", None, NOTHING),
        ("towns-fund", None, Basis("March 2021", "Office for Toys")),
    ],
)
def test_what_an_indicator_or_a_list_rests_on(
    furnished_atlas: Atlas, slug: str, geography: str | None, rests_on: Basis
) -> None:
    areas = Geography.parse(geography) if geography else None
    assert taking.of_indicator(slug, areas, furnished_atlas) == rests_on


def test_lists_say_what_is_counted_and_which_are_known_in_part(furnished_atlas: Atlas) -> None:
    named = [
        places_of(slug, furnished_atlas) for slug in ("towns-fund", "salvation-army-additional")
    ]
    table = pd.DataFrame({"list": [one.places.label for one in named]})
    found = taking.of_lists(table, named, "imd-2019-income-scale", furnished_atlas)
    assert found["status"].tolist() == ["", "known in part"]
    assert _facts(found) == {
        "geography": "lad_2021",
        "period": "list: March 2021; People in need 2019: 2022",
        "unit": "places; shares of people and of people in need",
        "status": "",
        "publisher": "list: Office for Toys; People in need 2019: Office for Toys",
        "computed_by": f"{BY}: whom a list reaches",
    }
    by_list = taking.of_lists(table, named, "family-hubs", furnished_atlas)
    assert by_list["period"].iloc[0] == "list: March 2021; Family hubs: March 2021"


def test_pairs_of_neighbours_rest_on_the_list_and_the_method(furnished_atlas: Atlas) -> None:
    sides = [places_of(text, furnished_atlas) for text in ("towns-fund", "levelmap_13_2021")]
    found = _facts(taking.of_borders(pd.DataFrame({"a": ["x"]}), sides, furnished_atlas))
    assert found["period"] == "towns-fund: March 2021; levelmap_13_2021: 2022"
    assert found["unit"] == "score; ranks by need, 1 the greatest"
    assert found["computed_by"] == f"{BY}: neighbours of which a list names the one in less need"


def test_clusters_say_of_what_they_are() -> None:
    table = pd.DataFrame({"area_code": ["a"]})
    found = _facts(taking.of_clusters(table, Basis("2023", "Toys"), None, "weekly pay"))
    assert found["unit"] == "local Moran's I; p from 0 to 1"
    assert found["computed_by"] == f"{BY}: local clusters: weekly pay"


def test_several_things_are_each_told_once_under_their_names() -> None:
    two = [("a", Basis("2022", "Toys")), ("b", Basis("", "Office")), ("a", Basis("2022", "Toys"))]
    assert basis.each(two) == Basis("a: 2022", "a: Toys; b: Office")
    assert basis.each([]) == NOTHING
    assert basis.each([("own", NOTHING)]) == NOTHING


def test_periods_are_told_from_the_first_to_the_one_that_ends_last(
    furnished_atlas: Atlas,
) -> None:
    """Of 2022 and 2023 two years; of one alone its name."""
    recipe = furnished_atlas.catalogue.recipe("levelmap_13_2021")
    older = score_recipe(recipe, furnished_atlas)
    newer = score_recipe(furnished_atlas.catalogue.recipe("ifs_style_4"), furnished_atlas)
    both = [*older.used.values(), *newer.used.values()]
    assert basis.of_values(both, furnished_atlas) == Basis("2022 to 2023", "Office for Toys")
    assert basis.of_values(both[::-1], furnished_atlas).period == "2022 to 2023"
    assert basis.of_scores(older, furnished_atlas).period == "2022"
    assert basis.of_values([], furnished_atlas) == NOTHING
