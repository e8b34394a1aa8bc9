"""The wards of a place among all wards of its nation: order, shares, sentences."""

from dataclasses import replace

import pandas as pd
import pytest

from levelmap.answers.place import wards
from levelmap.answers.place.wards import WardFigures, Wards
from levelmap.atlas import Atlas, open_atlas
from levelmap.errors import QueryError
from levelmap.geography.gazetteer import CURRENT
from levelmap.methods.classification import classify
from levelmap.paths import Folders
from levelmap.periods import Period
from levelmap.statuses import FEW_SMALL_AREAS
from levelmap.terms import Geography, Nation
from tests.toy_country import NOW

CODES = [f"E0590000{number}" for number in range(1, 7)]


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


def _figures(atlas: Atlas, *values: float | None) -> WardFigures:
    """Return wards with these rates of unemployment: two in Alder, one in Birch, then Cedar."""
    homes = [NOW[name] for name in ("Alder", "Alder", "Birch", "Cedar", "Cedar", "Cedar")]
    table = pd.DataFrame(
        {"name": list("abcdef"), "authority": homes, "value": list(values), "status": ""},
        index=CODES,
    ).astype({"value": "float64"})
    known = table["value"].dropna()
    return WardFigures(
        indicator=atlas.catalogue.indicator("unemployment"),
        geography=Geography.parse("ward_2024"),
        period=Period.parse("2021-01-01/P1Y"),
        nation=Nation.ENGLAND,
        table=table,
        classification=classify(known, "quantiles", 5),
        nation_values=known,
    )


def _read(name: str, atlas: Atlas, *values: float | None) -> Wards:
    return wards.read(_figures(atlas, *values), atlas.gazetteer.area(NOW[name], CURRENT))


def test_the_greatest_need_comes_first_and_no_figure_last(atlas: Atlas) -> None:
    found = _read("Cedar", atlas, 1, 2, 3, 4, None, 6)
    assert found.table["name"].tolist() == ["f", "d", "e"]
    assert found.table["printed"].tolist() == ["6.0%", "4.0%", "no figure"]
    assert found.table["better_than"].tolist()[:2] == [0.0, 0.25]
    assert found.table["class_id"].iloc[-1] == -1


def test_the_spread_inside_is_set_against_the_nations(atlas: Atlas) -> None:
    first, second = _read("Alder", atlas, 1, 2, 3, 4, 5, 6).sentences
    assert first == (
        "Unemployment, 2021: its 2 wards range from 1.0% to 2.0% (median ward 1.5%); the 6 wards "
        "of England with a figure range from 1.0% to 6.0% (median ward 3.5%)."
    )
    assert second == (
        "None of its 2 wards are among the tenth of the wards of England with the greatest need. "
        "b has the greatest need (2.0%)."
    )


def test_what_to_know_about_the_figure_stands_in_the_same_brackets(atlas: Atlas) -> None:
    figures = _figures(atlas, 1, 2, 3, 4, 5, 6)
    table = figures.table.assign(status=FEW_SMALL_AREAS)
    alder = atlas.gazetteer.area(NOW["Alder"], CURRENT)
    found = wards.read(replace(figures, table=table), alder)
    assert found.sentences[1].endswith("b has the greatest need (2.0%, few small areas).")
    assert found.table["printed"].tolist() == ["2.0% (few small areas)", "1.0% (few small areas)"]


def test_wards_without_a_figure_are_told_apart(atlas: Atlas) -> None:
    (only,) = _read("Cedar", atlas, 1, 2, 3, None, None, None).sentences
    assert only == "None of its 3 wards has a figure."
    (one,) = _read("Birch", atlas, 1, 2, 3, 4, 5, 6).sentences
    assert one.startswith("Unemployment, 2021: its one ward with a figure, c, has 3.0%;")
    some = _read("Cedar", atlas, 1, 2, 3, 4, None, 6).sentences[1]
    assert some.startswith("1 of its 2 wards with a figure is among the tenth")


def test_a_nation_without_figures_of_wards_has_none(atlas: Atlas) -> None:
    assert wards.indicators(Nation.ENGLAND, atlas) == ()
    assert wards.figures("", Nation.ENGLAND, atlas) is None


def test_an_indicator_that_wards_do_not_have_is_refused(shipped_atlas: Atlas) -> None:
    with pytest.raises(QueryError, match="is not held for wards of England"):
        wards.figures("gross-median-weekly-pay", Nation.ENGLAND, shipped_atlas)
