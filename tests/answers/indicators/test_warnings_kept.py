"""What a publisher says of a figure stays with it: carried, averaged, put together, moved, counted.

In this toy country weekly pay of 2023 is provisional everywhere and that of Alder in 2022
unreliable; the walk in Kapok, which merged into Kapok and Larch, is unreliable.
"""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from levelmap.answers.comparisons import basis
from levelmap.answers.comparisons.scatter import ScatterQuery, scatter
from levelmap.answers.indicators.figures import figure
from levelmap.answers.indicators.readings import read_place
from levelmap.answers.indicators.statuses import mark, remark
from levelmap.answers.indicators.values import area_values
from levelmap.answers.place.groups import open_place
from levelmap.answers.place.series import through_time
from levelmap.answers.place.values import read
from levelmap.answers.scores import score_recipe
from levelmap.atlas import Atlas, open_atlas
from levelmap.catalogue.recipe_files import read_recipe
from levelmap.geography.areas import CURRENT
from levelmap.pages.explore.card import comparison_html
from levelmap.pages.explore.map import layer
from levelmap.pages.explore.query import ExploreQuery
from levelmap.pages.explore.view import explore
from levelmap.paths import Folders
from levelmap.sources.base import observations
from levelmap.statuses import joined
from levelmap.terms import Geography
from tests import toy_country
from tests.toy_country import MERGED, NOW, OLD, YEAR_2022, YEAR_2023


@pytest.fixture(scope="module")
def warned(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    folders = toy_country.write(tmp_path_factory.mktemp("warned"))
    _mark(folders, "pay", YEAR_2023, list(NOW.values()), "provisional")
    _mark(folders, "pay", YEAR_2022, [NOW["Alder"]], "unreliable")
    _mark(folders, "walk", YEAR_2022, [OLD["Kapok"]], "unreliable")
    toy_country.seal(folders)
    return open_atlas(folders.root)


def _mark(folders: Folders, slug: str, period: str, codes: list[str], status: str) -> None:
    path: Path = folders.data / "observations" / f"{slug}.parquet"
    frame = pd.read_parquet(path)
    is_meant = (frame["period"] == period) & frame["area_code"].isin(codes)
    frame["status"] = frame["status"].astype(str).mask(is_meant, status)
    observations.write(frame, path)


def test_several_things_to_know_are_all_said() -> None:
    both = joined("carried", "", "provisional", "carried")
    assert mark(both) == "approximate; provisional"
    assert remark(both) == "approximate: put together from other boundaries; provisional"
    assert (joined(), joined("", "")) == ("", "")


def test_a_value_put_together_keeps_the_warnings_of_its_parts(warned: Atlas) -> None:
    found = area_values("walk", CURRENT, warned)
    assert found.status[MERGED] == "carried unreliable"
    assert found.status[NOW["Alder"]] == ""
    assert figure(MERGED, found, warned).marked == "80 min (approximate; unreliable)"
    assert figure(MERGED, found, warned).origin == (
        "approximate: mean of Kapok and Larch, weighted by people; "
        "marked unreliable by its publisher"
    )


def test_a_mean_of_years_keeps_the_warnings_of_each(warned: Atlas) -> None:
    found = area_values("pay", CURRENT, warned, releases=2)
    assert found.status[NOW["Alder"]] == "unreliable provisional"
    assert found.status[NOW["Birch"]] == "provisional"


def test_how_many_values_are_marked_is_said(warned: Atlas) -> None:
    assert area_values("pay", CURRENT, warned).warned == "all provisional"
    assert area_values("pay", CURRENT, warned, YEAR_2022).warned == "1 of 11 unreliable"
    assert area_values("unemployment", CURRENT, warned).warned == ""
    walk = area_values("walk", Geography.parse("lad_2021"), warned)
    assert walk.warned == "1 of 12 unreliable"


def test_what_numbers_rest_on_says_it(warned: Atlas) -> None:
    one = basis.of_values([area_values("pay", CURRENT, warned)], warned)
    assert one.period == "2023 (values: all provisional)"
    work = area_values("unemployment", CURRENT, warned)
    both = basis.of_values([work, area_values("pay", CURRENT, warned)], warned)
    assert both.period == "2023 (values: 11 of 21 provisional)"
    assert basis.of_values([work], warned).period == "2023"


METHOD = """
slug = "toy"
title = "Toy method"
short = "Toy method"
description = "Pay and unemployment."
geography = "lad_2025"
normalisation = "minmax"
categories = { rule = "count", cuts = [3] }
grade = "our choice"
source = "The toy country says so"

[[members]]
indicator = "pay"

[[members]]
indicator = "unemployment"
"""


def test_a_score_counts_the_values_of_the_areas_that_it_scores(warned: Atlas) -> None:
    scored = score_recipe(read_recipe(METHOD), warned)
    assert basis.of_scores(scored, warned).period == "2023 (values: 11 of 21 provisional)"
    two = scored.inputs.table.loc[[NOW["Alder"], NOW["Birch"]]]
    of_two = replace(scored, inputs=replace(scored.inputs, table=two))
    assert basis.of_scores(of_two, warned).period == "2023 (values: 2 of 4 provisional)"


def test_a_score_carried_to_other_areas_keeps_the_warnings_of_its_parts(warned: Atlas) -> None:
    view = scatter(ScatterQuery("walk@lad_2021", "pay@lad_2025"), warned)
    assert view.geography == CURRENT
    assert view.x.said(MERGED) == "80 min (approximate; unreliable)"
    assert view.y.said(MERGED) == "£600 (provisional)"


def test_a_movement_says_what_is_to_be_known_of_the_earlier_figure(warned: Atlas) -> None:
    alder = read_place("pay", NOW["Alder"], warned)
    assert "Up £10 since 2022 (that figure: unreliable), before inflation." in alder.sentence
    birch = read_place("pay", NOW["Birch"], warned)
    assert "Up £10 since 2022, before inflation." in birch.sentence


def test_what_former_authorities_have_keeps_its_marks(own_toy: Folders) -> None:
    path = own_toy.data / "indicators.csv"
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    table.loc[table["slug"] == "walk", "kind"] = "median"
    table.to_csv(path, index=False)
    _mark(own_toy, "walk", YEAR_2022, [OLD["Kapok"]], "unreliable")
    toy_country.seal(own_toy)
    atlas = open_atlas(own_toy.root)
    found = figure(MERGED, area_values("walk", CURRENT, atlas), atlas)
    assert found.why == (
        "published for the authorities of 2021 only: Kapok 50 min (unreliable) and Larch 90 min"
    )


def test_a_group_keeps_the_warnings_of_its_authorities(warned: Atlas) -> None:
    group = open_place(f"{NOW['Alder']}|{NOW['Birch']}", warned).place
    now = read(group, "pay", warned)
    assert now.mark == "computed here, provisional"
    assert now.range_words == "from £400 (provisional) in Alder to £420 (provisional) in Birch"
    assert read(group, "pay", warned, YEAR_2022).mark == "computed here, unreliable"
    both = through_time(group, "pay", warned).printed(group.key)
    assert both == ("£400 (unreliable)", "£410 (provisional)")


def test_a_map_says_it_in_its_notes_and_under_its_bars(warned: Atlas) -> None:
    view = explore(ExploreQuery("pay"), warned)
    assert "Values of 2023: all provisional." in view.notes
    histogram = layer(view).histogram
    assert histogram is not None
    assert histogram.ends == ("£400 (provisional)", "£500 (provisional)", "£600 (provisional)")
    assert view.medians[0].printed == "£500 (provisional)"
    assert view.summary.endswith("the median local authority has £500 (provisional).")
    plain = explore(ExploreQuery("unemployment"), warned)
    assert not any(note.startswith("Values of") for note in plain.notes)


def test_places_beside_each_other_on_a_map_bear_their_marks(warned: Atlas) -> None:
    query = ExploreQuery("pay", places=(NOW["Alder"], NOW["Birch"]))
    table = comparison_html(explore(query, warned))
    assert "£400 (provisional)" in table
    assert "£420 (provisional)" in table
