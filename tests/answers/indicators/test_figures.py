"""The figure of one area: its value and interval, whose it is, or why there is none."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from levelmap.answers.indicators.elsewhere import elsewhere
from levelmap.answers.indicators.figures import Figure, every_figure, figure, interval
from levelmap.answers.indicators.recipes import recipe_of_indicator
from levelmap.answers.indicators.values import AreaValues, area_values
from levelmap.atlas import Atlas
from levelmap.errors import NoPolarity, NotHeld, UnknownGeography, UnknownIndicator
from levelmap.geography.gazetteer import CURRENT
from levelmap.terms import Geography
from tests.toy_country import MERGED, NOW, OLD

LAD_2021 = Geography.parse("lad_2021")


def _values(slug: str, atlas: Atlas, geography: Geography = CURRENT) -> AreaValues:
    return area_values(slug, geography, atlas)


def test_a_figure_of_its_own_has_its_interval(furnished_atlas: Atlas) -> None:
    """Half a point either side of 9 per cent."""
    found = figure(NOW["Alder"], _values("unemployment", furnished_atlas), furnished_atlas)
    assert (found.value, found.lower, found.upper) == (9.0, 8.5, 9.5)
    assert (found.printed, found.interval) == ("9.0%", "8.5% to 9.5%")
    assert (found.status, found.origin, found.why) == ("", "", "")


def test_a_figure_without_limits_has_no_interval(furnished_atlas: Atlas) -> None:
    found = figure(NOW["Alder"], _values("pay", furnished_atlas), furnished_atlas)
    assert (found.printed, found.lower, found.upper, found.interval) == ("£400", None, None, "")


def test_zero_is_a_figure_and_what_is_not_published_is_none(furnished_atlas: Atlas) -> None:
    values = _values("unemployment", furnished_atlas)
    zero = figure(NOW["Juniper"], values, furnished_atlas)
    none = figure(MERGED, values, furnished_atlas)
    assert (zero.value, zero.printed) == (0.0, "0.0%")
    assert (none.value, none.printed, none.status) == (None, "not published", "not_published")


def test_a_mean_of_former_authorities_says_of_which(furnished_atlas: Atlas) -> None:
    found = figure(MERGED, _values("walk", furnished_atlas), furnished_atlas)
    assert (found.printed, found.status) == ("80 min", "carried")
    assert found.origin == "approximate: mean of Kapok and Larch, weighted by people"


def test_a_figure_of_the_larger_successor_is_marked_without_formers(
    furnished_atlas: Atlas,
) -> None:
    found = figure(OLD["Kapok"], _values("pay", furnished_atlas, LAD_2021), furnished_atlas)
    assert (found.value, found.status) == (600.0, "carried")
    assert found.origin == "approximate: put together from other boundaries"


def test_what_cannot_be_put_together_names_what_the_former_authorities_have(
    furnished_atlas: Atlas,
) -> None:
    """A rank of the merged authority cannot be had from those of Kapok (50) and Larch (90)."""
    values = _values("walk", furnished_atlas)
    table = values.table.copy()
    table.loc[MERGED, ["value", "status"]] = [np.nan, ""]
    without = replace(values, table=table)
    assert figure(MERGED, without, furnished_atlas).why == (
        "published for the authorities of 2021 only: Kapok 50 min and Larch 90 min"
    )


def test_what_is_no_area_of_it_is_not_covered(furnished_atlas: Atlas) -> None:
    values = _values("pay", furnished_atlas)
    found = figure("E06999999", values, furnished_atlas)
    assert found == Figure(values.indicator, why="not covered by this statistic")
    assert found.printed == "not covered by this statistic"


@pytest.mark.parametrize(
    ("lower", "upper", "words"),
    [
        (1.0, 2.0, "£1 to £2"),
        (-1.0, 0.0, "-£1 to £0"),
        (None, 2.0, ""),
        (1.0, None, ""),
        (float("nan"), 2.0, ""),
        (1.0, float("nan"), ""),
    ],
)
def test_an_interval_needs_both_limits(
    furnished_atlas: Atlas, lower: float | None, upper: float | None, words: str
) -> None:
    assert interval(lower, upper, furnished_atlas.catalogue.indicator("pay")) == words


def test_nothing_is_published_elsewhere_in_the_toy_country(furnished_atlas: Atlas) -> None:
    indicator = furnished_atlas.catalogue.indicator("pay")
    assert elsewhere(NOW["Alder"], indicator, CURRENT, furnished_atlas) == ""


def test_one_indicator_is_a_method_of_one_member(furnished_atlas: Atlas) -> None:
    recipe = recipe_of_indicator("gross-median-weekly-pay", "", furnished_atlas)
    assert (recipe.slug, recipe.title) == ("gross_median_weekly_pay", "Median weekly pay")
    assert [member.indicator for member in recipe.members] == ["gross-median-weekly-pay"]
    assert str(recipe.geography) == "lad_2025"
    older = recipe_of_indicator("imd-2019-average-score", "", furnished_atlas)
    assert str(older.geography) == "lad_2021"
    asked = recipe_of_indicator("pay", "lad_2025", furnished_atlas)
    assert str(asked.geography) == "lad_2025"


def test_why_an_indicator_is_no_method(furnished_atlas: Atlas) -> None:
    with pytest.raises(NoPolarity) as refused:
        recipe_of_indicator("walk", "", furnished_atlas)
    assert str(refused.value) == (
        "Walk to the station has no good or bad direction, so no places are the worst by it: "
        "choose another indicator."
    )
    with pytest.raises(NotHeld) as refused_too:
        recipe_of_indicator("pay", "lad_2021", furnished_atlas)
    assert str(refused_too.value) == (
        "pay is not held for local authorities of 2021: expected one of lad_2025."
    )
    with pytest.raises(UnknownGeography):
        recipe_of_indicator("pay", "galaxy_2025", furnished_atlas)
    with pytest.raises(UnknownIndicator):
        recipe_of_indicator("gdp", "", furnished_atlas)


def test_every_figure_stands_with_its_name_and_what_contains_it(furnished_atlas: Atlas) -> None:
    found = every_figure(_values("unemployment", furnished_atlas), furnished_atlas)
    assert list(found.index) == sorted(NOW.values())
    rows = found.loc[[NOW["Alder"], MERGED], ["name", "within", "printed"]]
    assert rows.to_numpy().tolist() == [
        ["Alder", "North", "9.0%"],
        ["Kapok and Larch", "South", "not published"],
    ]
