from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from levelmap import tables
from levelmap.catalogue.catalogue import Catalogue
from levelmap.methods.deprivation import decile_of_rank, summaries
from levelmap.sources.small_areas.deprivation import score_from_ranks


def small_areas(shipped: Catalogue, slug: str) -> pd.DataFrame:
    return pd.read_parquet(shipped.folders.data / "small_areas" / f"{slug}.parquet")


def published(shipped: Catalogue, slug: str, geography: str) -> pd.Series:
    rows = shipped.observations(slug)
    return rows[rows["geography"] == geography].set_index("area_code")["value"]


@pytest.mark.parametrize(
    ("slug", "areas", "districts", "wards"),
    [("imd_2019_lsoa11", 32_844, 317, 7_427), ("imd_2025_lsoa21", 33_755, 296, 6_784)],
)
def test_every_small_area_is_there_once_with_its_areas(shipped, slug, areas, districts, wards):
    frame = tables.validate(small_areas(shipped, slug), tables.SMALL_AREAS)
    assert len(frame) == areas
    assert frame["lad_code"].nunique() == districts
    assert frame["ward_code"].nunique() == wards
    assert (frame["population"] > 0).all()
    assert (decile_of_rank(frame["rank"]) == frame["decile"]).all()


def test_scores_from_ranks_are_the_published_ones_of_2025(shipped):
    """IoD 2025, File 7: E01021988 has 94.223 and rank 1, E01000001 has 8.742."""
    frame = small_areas(shipped, "imd_2025_lsoa21").set_index("area_code")
    scores = score_from_ranks(frame)
    assert (scores - frame["score"]).abs().max() < 0.001
    assert frame.loc["E01021988", ["score", "rank"]].tolist() == [94.223, 1]
    assert frame.loc["E01000001", "score"] == 8.742


def test_scores_from_ranks_give_the_published_ranks_of_2019(shipped):
    frame = small_areas(shipped, "imd_2019_lsoa11").set_index("area_code")
    scores = score_from_ranks(frame)
    ranks = scores.rank(ascending=False, method="min")
    assert (ranks == frame["rank"]).mean() > 0.996
    assert (ranks - frame["rank"]).abs().max() <= 2
    assert scores["E01021988"] == pytest.approx(92.735, abs=0.001)
    assert scores["E01000001"] == pytest.approx(6.208, abs=0.001)


@pytest.mark.parametrize(
    ("measure", "largest"),
    [
        ("average_score", 0.23),
        ("average_rank", 146),
        ("proportion", 0.01),
        ("extent", 0.36),
        ("local_concentration", 117),
    ],
)
def test_authorities_of_2025_are_reproduced_from_small_areas(shipped, measure, largest):
    """IoD 2025, File 10: shares are published as fractions and shown in per cent."""
    factor = 100 if measure in ("proportion", "extent") else 1
    computed = summaries(small_areas(shipped, "imd_2025_lsoa21"))[measure] * factor
    official = published(shipped, f"imd-2025-{measure.replace('_', '-')}", "lad_2025")
    assert len(official) == 296
    both = pd.concat([computed, official], axis=1, keys=["computed", "official"])
    assert not both.isna().any(axis=None)
    assert np.corrcoef(both["computed"], both["official"])[0, 1] > 0.9999
    assert (both["computed"] - both["official"]).abs().max() < largest


def test_shares_of_small_areas_in_2019_are_the_published_ones(shipped):
    frame = small_areas(shipped, "imd_2019_lsoa11")
    computed = (frame["decile"] == 1).groupby(frame["lad_code"]).mean()
    official = published(shipped, "imd-2019-proportion", "lad_2019")
    assert len(official) == 317
    assert (computed * 100 - official).abs().max() <= 0.005 + 1e-9
