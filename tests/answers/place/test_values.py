"""The figure of any place: published, computed by its own denominator, or not made and why."""

import pandas as pd
import pytest

from levelmap.answers.place.bases import bases
from levelmap.answers.place.groups import open_place
from levelmap.answers.place.kinds import Place, place_of
from levelmap.answers.place.values import Derivation, read
from levelmap.atlas import Atlas, open_atlas
from levelmap.geography.gazetteer import CURRENT
from levelmap.paths import Folders
from levelmap.sources.base import observations
from tests import toy_country
from tests.toy_country import NOW, REGIONS


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


def _group(atlas: Atlas, *names: str) -> Place:
    return open_place("|".join(NOW[name] for name in names), atlas).place


def test_a_rate_is_weighted_by_its_own_denominator(atlas: Atlas) -> None:
    """Pay is 580 in Juniper and 600 in Kapok and Larch, which has twice the people."""
    found = read(_group(atlas, "Juniper", "Kapok and Larch"), "pay", atlas)

    assert found.how is Derivation.COMPUTED
    assert found.value == pytest.approx((580 + 2 * 600) / 3)
    assert found.mark == "computed here"
    assert found.range_words == "from £580 in Juniper to £600 in Kapok and Larch"
    assert found.made_by.endswith("weighted by residents.")


def _without_pay(toy: Folders, *names: str) -> Atlas:
    path = toy.data / "observations" / "pay.parquet"
    frame = pd.read_parquet(path)
    observations.write(frame[~frame["area_code"].isin([NOW[name] for name in names])], path)
    toy_country.seal(toy)
    return open_atlas(toy.root)


def test_the_share_of_people_covered_is_said(own_toy: Folders) -> None:
    atlas = _without_pay(own_toy, "Alder")
    found = read(_group(atlas, "Alder", "Birch", "Cedar", "Kapok and Larch"), "pay", atlas)

    assert found.covered == pytest.approx(4 / 5)
    assert found.mark == "computed here for 80% of its people"
    assert found.value == pytest.approx((420 + 440 + 2 * 600) / 4)


def test_too_few_people_covered_make_no_figure(own_toy: Folders) -> None:
    atlas = _without_pay(own_toy, "Kapok and Larch")
    found = read(_group(atlas, "Alder", "Birch", "Kapok and Larch"), "pay", atlas)

    assert found.how is Derivation.NONE
    assert found.printed == "not made: its authorities with a figure hold 50% of its people"
    assert found.range_words == "from £400 in Alder to £420 in Birch"


def test_estimates_with_intervals_are_not_put_together(atlas: Atlas) -> None:
    found = read(_group(atlas, "Alder", "Birch"), "unemployment", atlas)

    assert found.value is None
    assert found.sentence == (
        "Unemployment, 2023: not made: its authorities' figures are estimates with intervals; "
        "from 8.0% in Birch to 9.0% in Alder."
    )


def test_a_rate_whose_denominator_is_not_held_is_not_made(atlas: Atlas) -> None:
    found = read(_group(atlas, "Alder", "Elm"), "walk", atlas)

    assert found.value is None
    assert found.printed == "not made: what its authorities' figures are divided by is not held"


def test_a_count_is_added_up(atlas: Atlas) -> None:
    found = read(_group(atlas, "Alder", "Birch", "Cedar"), "jobs", atlas)

    assert found.value == 600
    assert found.made_by == "Added up by LevelMap from the figures of its authorities."


def test_an_authority_has_its_own_figure(atlas: Atlas) -> None:
    found = read(place_of(NOW["Alder"], atlas), "pay", atlas)

    assert (found.how, found.value, found.parts) == (Derivation.PUBLISHED, 400, ())
    assert found.reading is not None
    assert found.reading.rank == 11


def test_a_region_without_a_published_figure_is_computed(atlas: Atlas) -> None:
    found = read(place_of(REGIONS["North"], atlas), "pay", atlas)

    assert found.how is Derivation.COMPUTED
    assert found.value == pytest.approx((400 + 420 + 440 + 460) / 4)


def test_a_published_county_series_comes_first(shipped_atlas: Atlas) -> None:
    found = read(place_of("E10000020", shipped_atlas), "claimant-count", shipped_atlas)

    assert found.how is Derivation.PUBLISHED
    assert found.reading is not None
    assert "upper-tier authorities" in found.reading.sentence


@pytest.mark.parametrize(
    ("slug", "tolerance"),
    [
        ("claimant-count", 0.15),
        ("children-in-relative-poverty-before-housing-costs", 0.3),
        ("children-in-relative-poverty-after-housing-costs", 0.3),
    ],
)
def test_all_districts_of_a_county_make_the_county(
    slug: str, tolerance: float, shipped_atlas: Atlas
) -> None:
    """Published shares are rounded, and divided by people of a later year than those held."""
    published = shipped_atlas.catalogue.observations(slug)
    last = published[published["geography"] == "lad_2025"]["period"].max()
    now = published[published["period"] == last].set_index("area_code")["value"]
    weights = bases(shipped_atlas).amount(bases(shipped_atlas).of_indicators[slug])
    areas = shipped_atlas.gazetteer.areas(CURRENT)
    counties = areas[areas["utla_code"].str.startswith("E10")]["utla_code"]
    shares = pd.DataFrame({"value": now, "weight": weights}).reindex(counties.index)
    summed = shares["value"].mul(shares["weight"]).groupby(counties).sum()
    computed = summed / shares["weight"].groupby(counties).sum()

    assert len(computed) == 21
    assert (computed - now.reindex(computed.index)).abs().max() < tolerance
