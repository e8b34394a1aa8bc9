from __future__ import annotations

import pandas as pd
import pytest

from levelmap.catalogue.catalogue import Catalogue
from levelmap.errors import ContractError
from levelmap.sources.base.raw import RawFolder
from levelmap.sources.small_areas import community_needs

DOMAINS = ("civic-assets", "connectedness", "engaged-community")


def values(shipped: Catalogue, slug: str, geography: str) -> pd.Series:
    rows = shipped.observations(f"community-needs-{slug}")
    return rows[rows["geography"] == geography].set_index("area_code")["value"]


def test_wards_of_2019_on_the_drawn_layer(shipped):
    """7,433 wards have a score, 7,431 of them an outline; both others are in West Dorset."""
    scores = values(shipped, "2019-score", "ward_2017").dropna()
    assert len(scores) == 7_433
    assert (scores.min(), scores.max()) == pytest.approx((1.617, 229.013), abs=0.001)
    path = shipped.folders.boundaries / "ward_2017.parquet"
    drawn = set(pd.read_parquet(path, columns=["code"])["code"])
    assert sorted(set(scores.index) - drawn) == ["E05010593", "E05010599"]
    without = {code for code in drawn - set(scores.index) if code.startswith("E05")}
    assert len(without) == 7_461 - 7_431


def test_the_index_of_2019_is_the_sum_of_its_domains(shipped):
    parts = [values(shipped, f"2019-{domain}-score", "ward_2017") for domain in DOMAINS]
    gap = (sum(parts) - values(shipped, "2019-score", "ward_2017")).abs()
    assert gap.max() < 0.0001


def test_the_index_of_2023_is_the_sum_of_its_transformed_ranks(shipped):
    parts = [values(shipped, f"2023-{domain}-score", "ward_2024") for domain in DOMAINS]
    gap = (sum(parts) - values(shipped, "2023-score", "ward_2024")).abs()
    assert gap.max() < 0.022


@pytest.mark.parametrize(
    ("slug", "geography", "held"),
    [("2019-score", "lad_2018", 324), ("2023-score", "lad_2025", 296)],
)
def test_authorities_with_a_mean(shipped, slug, geography, held):
    assert values(shipped, slug, geography).notna().sum() == held


def test_only_city_of_london_and_scilly_lack_a_mean_in_2019(shipped):
    means = values(shipped, "2019-score", "lad_2018")
    assert sorted(means.index[means.isna()]) == ["E06000053", "E09000001"]


def test_the_weighted_mean_differs_from_the_plain_one(shipped):
    weighted = values(shipped, "2019-score", "lad_2018")
    plain = values(shipped, "2019-plain-mean", "lad_2018")
    wards = values(shipped, "2019-score", "ward_2017")
    path = shipped.folders.data / "areas" / "ward_2017.csv"
    parents = pd.read_csv(path).set_index("code")["lad_code"]
    assert plain["E09000002"] == pytest.approx(wards[parents == "E09000002"].mean(), abs=0.0001)
    assert (weighted - plain).abs().max() > 1


def test_no_open_licence_is_claimed(shipped):
    for slug, indicator in shipped.indicators.items():
        if slug.startswith("community-needs"):
            source = shipped.source(indicator.source)
            assert "Open Government" not in source.licence
            assert "ask OCSI" in source.caution


def test_a_ward_given_twice_is_refused(tmp_path):
    folder = tmp_path.joinpath(*community_needs.FOLDER)
    folder.mkdir(parents=True)
    names = [*community_needs.DOMAINS, "Community Needs Index"]
    header = ["ward17_code", *(f"{name} {part}" for name in names for part in ("score", "rank"))]
    row = ["E05000026", *("1" * 8)]
    text = "\n".join(",".join(line) for line in (header, row, row))
    (folder / community_needs.WARDS_2019).write_text(text, encoding="utf-8")
    with pytest.raises(ContractError, match=r"has 2 rows, expected 7433 once.*E05000026"):
        community_needs.read_2019(RawFolder(tmp_path))
