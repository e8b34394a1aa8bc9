import numpy as np
import pandas as pd
import pytest

from levelmap.catalogue.catalogue import Catalogue
from levelmap.catalogue.small_areas import SmallAreas, nation_letters
from levelmap.errors import UnknownIndicator
from levelmap.geography import boundaries, layers
from levelmap.sources.base.raw import RawFolder
from levelmap.terms import Nation


@pytest.fixture(scope="module")
def uk(shipped: Catalogue) -> SmallAreas:
    return SmallAreas(shipped.folders)


def test_every_small_area_of_the_four_nations_is_held(uk: SmallAreas) -> None:
    counts = nation_letters(uk.areas.index).value_counts().to_dict()
    assert counts == {"E": 33_755, "W": 1_917, "S": 6_976, "N": 890}
    assert uk.areas["lad_code"].nunique() == 361
    empty = uk.areas[uk.areas["people"] == 0]
    assert list(empty.index) == ["S01010206", "S01010226", "S01010227"], "cleared in Glasgow"


def test_an_area_is_named_after_its_neighbourhood(uk: SmallAreas) -> None:
    assert uk.areas.loc["E01009111", "lad_code"] == "E08000025"
    assert uk.areas.loc["S01006506", "name"] == "Culter 01"
    assert uk.areas.loc["95AA01S1", "name"] == "Aldergrove 1"


def test_names_within_an_authority_are_told_apart(uk: SmallAreas) -> None:
    assert not uk.areas.duplicated(["lad_code", "name"]).any()


@pytest.mark.parametrize(
    ("slug", "nations"),
    [
        ("deprivation-overall", "EWSN"),
        ("deprivation-barriers", "E"),
        ("deprivation-access", "WSN"),
        ("composite-uk-imd", "EWSN"),
        ("census-overcrowded", "EW"),
        ("cni-2022-northern-ireland", "N"),
    ],
)
def test_a_measure_has_the_nations_that_it_says(uk: SmallAreas, slug: str, nations: str) -> None:
    measure = uk.measure(slug)
    assert "".join(nation.letter for nation in measure.nations) == nations
    held = uk.values(slug).dropna()
    assert set(nation_letters(held.index)) == set(nations)


def test_every_measure_is_held_and_its_sources_are_known(
    uk: SmallAreas, shipped: Catalogue
) -> None:
    for slug, measure in uk.measures.items():
        assert uk.values(slug).notna().any(), slug
        assert set(measure.sources.values()) <= set(shipped.sources), slug
        assert not measure.indicator or measure.indicator in shipped.indicators, slug


def test_overall_ranks_are_each_held_once(uk: SmallAreas) -> None:
    ranks = uk.values("deprivation-overall")
    for nation, held in ranks.groupby(nation_letters(ranks.index)):
        assert sorted(held) == list(range(1, len(held) + 1)), nation


def test_an_area_ranks_in_the_tenth_of_its_own_nation(uk: SmallAreas) -> None:
    tenths = uk.tenths("deprivation-overall")
    ranks = uk.values("deprivation-overall")
    welsh = ranks[ranks.index.str.startswith("W")]
    assert (tenths[welsh.index] == 1).sum() == 192
    assert tenths[welsh.idxmax()] == 10
    shares = tenths.groupby(nation_letters(tenths.index)).value_counts(normalize=True)
    assert shares.between(0.099, 0.101).all()


def test_the_most_deprived_of_wales_in_2025(uk: SmallAreas) -> None:
    ranks = uk.values("deprivation-overall")
    welsh = ranks[ranks.index.str.startswith("W")].nsmallest(3)
    assert list(welsh.index) == ["W01000240", "W01001421", "W01001741"]


def test_the_uk_index_puts_42_per_cent_of_northern_ireland_in_the_worst_tenth(
    uk: SmallAreas,
) -> None:
    """The caveat that stands beside it; in the areas of 2011 for which it was made."""
    scores = uk.values("composite-uk-imd")
    worst = scores >= scores.quantile(0.9)
    north = nation_letters(scores.index) == Nation.NORTHERN_IRELAND.letter
    assert worst[north].mean() == pytest.approx(0.42, abs=0.02)


def test_an_unknown_measure_is_refused(uk: SmallAreas) -> None:
    with pytest.raises(UnknownIndicator):
        uk.values("happiness")


def test_the_layer_has_every_area_and_a_part_for_every_authority(
    uk: SmallAreas, shipped: Catalogue
) -> None:
    held = layers.load(shipped.folders)
    assert held["lsoa_2021"].areas == len(uk.areas)
    parts = {name: layer for name, layer in held.items() if name.startswith("lsoa_2021/")}
    sizes = uk.areas.groupby("lad_code").size()
    assert {name.partition("/")[2]: layer.areas for name, layer in parts.items()} == (
        sizes.to_dict()
    )
    folder = shipped.folders.web_geometry
    assert max((folder / layer.file).stat().st_size for layer in parts.values()) <= 40_000
    assert (folder / held["lsoa_2021"].file).stat().st_size <= 2_450_000


def test_boundaries_are_in_the_order_of_the_tables(uk: SmallAreas, shipped: Catalogue) -> None:
    frame = boundaries.read(shipped.folders, "lsoa_2021")
    assert frame["code"].to_list() == list(uk.areas.index)
    land = frame.geometry.area.groupby(nation_letters(pd.Index(frame["code"]))).sum() / 1e6
    assert land["E"] + land["W"] == pytest.approx(151_000, rel=0.005)
    assert land["S"] == pytest.approx(77_900, rel=0.01)


def test_published_ranks_and_tenths_are_carried_unchanged(uk: SmallAreas, raw: RawFolder) -> None:
    ranks, tenths = uk.values("deprivation-overall"), uk.tenths("deprivation-overall")
    for file, code in (
        ("imd2025_england_lsoa21.rda", "lsoa21_code"),
        ("imd2020_scotland_dz11.rda", "dz11_code"),
        ("imd2017_northern_ireland_soa01.rda", "soa01_code"),
    ):
        published = raw.r_table("indicators", "humaniverse_imd", file).set_index(code)
        np.testing.assert_array_equal(ranks[published.index], published["IMD_rank"])
        np.testing.assert_array_equal(tenths[published.index], published["IMD_decile"].astype(int))


def test_a_small_area_lies_in_the_authority_of_the_official_lookup(uk: SmallAreas) -> None:
    """E01027305 is in West Northamptonshire, though its best-fit ward is in Cherwell."""
    assert uk.areas.loc["E01027305", "lad_code"] == "E06000062"


@pytest.mark.parametrize(
    ("letter", "slug", "areas", "worst"),
    [
        ("E", "imd-2025-proportion", 33_755, 3_375),
        ("W", "wimd-2025-proportion", 1_917, 192),
        ("S", "simd-2020-proportion", 6_976, 698),
        ("N", "nimdm-2017-proportion", 890, 89),
    ],
)
def test_the_worst_tenth_is_one_number_in_maps_and_indicators(
    uk: SmallAreas, shipped: Catalogue, letter: str, slug: str, areas: int, worst: int
) -> None:
    """The shares of the authorities, each of its own small areas, are as many areas in all."""
    tenths = uk.tenths("deprivation-overall")
    own = tenths[nation_letters(tenths.index) == letter].dropna()
    assert (len(own), int((own == 1).sum())) == (areas, worst)
    number = uk.areas.loc[own.index, "lad_code"].value_counts()
    held = shipped.observations(slug)
    shares = held[held["geography"].astype(str).str.startswith("lad_")].set_index("area_code")
    counted = shares["value"].reindex(number.index) * number / 100
    assert counted.round().sum() == worst
    np.testing.assert_allclose(counted, counted.round(), atol=0.06)
