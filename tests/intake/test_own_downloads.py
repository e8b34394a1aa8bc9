"""What LevelMap gives away is read back as what it is: the same values, the same places."""

from __future__ import annotations

import pandas as pd
import pytest

from levelmap.answers import taking
from levelmap.answers.comparisons.areas import areas
from levelmap.answers.comparisons.named import places_of
from levelmap.answers.comparisons.two import CompareQuery
from levelmap.answers.scores import score_recipe
from levelmap.atlas import Atlas
from levelmap.downloads.bundle import csv_file, indicator_table, indicator_zip
from levelmap.downloads.workbook import workbook
from levelmap.intake import Answers
from levelmap.pages.compare.tables import areas_zip, sheets
from levelmap.pages.explore.files import view_csv, view_zip
from levelmap.pages.explore.query import ExploreQuery
from levelmap.pages.explore.view import explore
from levelmap.terms import Geography
from tests.answers.comparisons.sides import shipped_sides
from tests.intake.tables import read

PAY = "gross-median-weekly-pay"


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return shipped_sides().atlas


def _values(content: bytes, answers: Answers | None = None) -> dict[str, float]:
    reading = read(content, answers)
    assert reading.report[0].startswith("This is LevelMap's own table: the values of ")
    assert reading.value_column == "value"
    return reading.values("value").by_area.dropna().to_dict()


@pytest.mark.parametrize("form", ["csv", "zip"])
def test_an_indicator_gives_its_latest_values_and_no_other_column(form: str, atlas: Atlas) -> None:
    indicator = atlas.catalogue.indicator(PAY)
    table = indicator_table(indicator, atlas)
    content = csv_file(table) if form == "csv" else indicator_zip(PAY, atlas)
    districts = table[table["geography"].str.startswith("lad_")]
    latest = districts[districts["period"] == districts["period"].max()].dropna(subset="value")
    assert _values(content) == dict(zip(latest["area_code"], latest["value"], strict=True))
    reading = read(content)
    assert list(reading.columns.measures) == ["value"]
    (asked,) = reading.value_questions()
    assert asked.key == "where:period"
    assert asked.guess == latest["period"].iloc[0]


def test_the_ranks_of_an_indicator_say_which_end_is_the_worst(atlas: Atlas) -> None:
    pay = csv_file(indicator_table(atlas.catalogue.indicator(PAY), atlas))
    assert read(pay).low_is_worst
    assert "the 5 with the lowest 'value'" in read(pay, Answers(worst="5")).list.report[0]
    assert not read(pay, Answers(low_is_worst=False)).low_is_worst
    named = read(pay, Answers(worst="5")).list.chosen
    values = pd.Series(_values(pay))
    assert named == set(values.nsmallest(5).index)


@pytest.mark.parametrize("form", ["csv", "zip"])
def test_a_map_gives_its_values(form: str, atlas: Atlas) -> None:
    view = explore(ExploreQuery(indicator=PAY), atlas)
    words = tuple(str(number) for number in range(20))
    content = view_csv(view, words) if form == "csv" else view_zip(view, words, "https://x.test")
    assert _values(content) == view.shown["value"].dropna().to_dict()


def test_a_list_with_categories_names_the_first_of_them(atlas: Atlas) -> None:
    reading = read(csv_file(atlas.catalogue.memberships("luf-round-1")))
    assert reading.report[0] == "This is LevelMap's own table: a list."
    wanted = places_of("luf-round-1:1", atlas, reading.geography).places.codes
    assert reading.list.chosen == wanted
    assert len(wanted) == 123
    (asked,) = reading.list_questions
    assert asked.guess == "where:category"
    second = read(
        csv_file(atlas.catalogue.memberships("luf-round-1")),
        Answers(where=(("category", ("2",)),)),
    )
    assert second.list.chosen == places_of("luf-round-1:2", atlas, reading.geography).places.codes


def test_a_list_without_categories_names_every_row(atlas: Atlas) -> None:
    reading = read(csv_file(atlas.catalogue.memberships("family-hubs")))
    assert reading.report[0] == "This is LevelMap's own table: a list."
    assert reading.list.rule == "every row"


def test_scores_give_the_score_and_the_first_category(atlas: Atlas) -> None:
    scored = score_recipe(atlas.catalogue.recipe("levelmap_13"), atlas)
    for content in (
        csv_file(scored.table),
        csv_file(taking.of_scores(scored, atlas)),
        workbook({"ranking": taking.of_scores(scored, atlas)}),
    ):
        reading = read(content)
        assert reading.report[0] == "This is LevelMap's own table: the scores of a method."
        assert reading.list.chosen == places_of("levelmap_13:1", atlas).places.codes
        assert list(reading.columns.measures) == ["score"]
        values = reading.values("score").by_area.dropna().sort_index()
        expected = scored.composite.scores.dropna().sort_index()
        assert values.to_dict() == pytest.approx(expected.to_dict())


def test_a_comparison_gives_the_first_of_its_lists(atlas: Atlas) -> None:
    view = shipped_sides().two(CompareQuery("luf-round-1:1", "levelmap_13"))
    wanted = set(view.places.index[view.places["in_a"] == True])  # noqa: E712
    shown = set(view.places.index[view.places["class"].isin(["both", "only_a"])])
    assert shown <= wanted
    for content in (
        csv_file(view.areas),
        csv_file(areas(view, atlas)),
        areas_zip(view, "https://x.test", atlas),
    ):
        reading = read(content)
        assert reading.report[0].endswith("a comparison of two lists.")
        assert reading.list.chosen == shown
        other = Answers(where=(("class", ("both", "only_b")),))
        assert read(content, other).list.chosen == set(
            view.places.index[view.places["class"].isin(["both", "only_b"])]
        )


def test_the_workbook_of_a_comparison_is_read_by_its_sheet_of_areas(atlas: Atlas) -> None:
    view = shipped_sides().two(CompareQuery("luf-round-1:1", "levelmap_13"))
    reading = read(workbook(sheets(view, atlas)), Answers(where=(("Class", ("On both",)),)))
    assert reading.sheet == "areas"
    assert reading.list.chosen == set(view.places.index[view.places["class"] == "both"])


# what a table to take away says in every row


def test_every_row_of_scores_says_what_it_is(atlas: Atlas) -> None:
    scored = score_recipe(atlas.catalogue.recipe("levelmap_13"), atlas)
    table = taking.of_scores(scored, atlas)
    assert list(table.columns[-6:]) == list(taking.FACTS)
    assert set(table["geography"]) == {"lad_2025"}
    assert (table["computed_by"].str.startswith(taking.BY_LEVELMAP)).all()
    assert (table["period"] != "").all()
    assert table["publisher"].str.contains("Office for National Statistics").all()
    has_none = table["score"].isna()
    assert has_none.any()
    assert (table.loc[has_none, "status"] != "").all()
    assert (table.loc[~has_none, "status"] == "").all()


def test_every_row_of_a_comparison_says_what_it_is(atlas: Atlas) -> None:
    view = shipped_sides().two(CompareQuery("luf-round-1:1", "levelmap_13"))
    table = areas(view, atlas)
    assert list(table.columns[-6:]) == list(taking.FACTS)
    first, second = (side.name for side in view.sides)
    assert table["period"].str.startswith(f"{first}: ").all()
    assert table["publisher"].str.contains(f"; {second}: ", regex=False).all()
    outside = table["class"] == "outside"
    assert (table["status"] != "").equals(outside)
    assert set(table["geography"]) == {str(Geography.parse("lad_2025"))}
