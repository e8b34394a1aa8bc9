"""Published indices reproduced from the committed data, to the closeness that docs/methods.md says.

Sources: English Indices of Deprivation 2019 and 2025 (MHCLG); Community Needs Index 2019 and
left-behind areas (OCSI for Local Trust).
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from levelmap.answers.scores import Scored, score_recipe
from levelmap.atlas import open_atlas
from levelmap.methods.deprivation import left_behind, summaries
from levelmap.methods.normalisation import normalise
from levelmap.methods.recipes import Step
from levelmap.paths import package_root

EDITIONS = {2019: "imd_2019_lsoa11", 2025: "imd_2025_lsoa21"}


@pytest.fixture(scope="module")
def atlas():
    return open_atlas(package_root())


@pytest.fixture(scope="module")
def scored(atlas):
    """Return a function that scores a shipped recipe once."""
    done: dict[str, Scored] = {}

    def once(slug: str) -> Scored:
        if slug not in done:
            done[slug] = score_recipe(atlas.catalogue.recipes[slug], atlas)
        return done[slug]

    return once


def values(atlas, slug: str, geography: str) -> pd.Series:
    frame = atlas.catalogue.observations(slug)
    return frame[frame["geography"] == geography].set_index("area_code")["value"].dropna()


def small_areas(atlas, year: int) -> pd.DataFrame:
    return atlas.catalogue.small_areas(EDITIONS[year]).set_index("area_code")


@pytest.mark.parametrize(("year", "areas"), [(2019, 32844), (2025, 33755)])
def test_every_decile_of_the_index_of_multiple_deprivation(atlas, scored, year, areas):
    published = small_areas(atlas, year)
    found = scored(f"imd_{year}").composite
    assert len(found.scored) == areas
    assert (found.categories == published["decile"]).all()


def test_tenths_of_the_ranks_of_2025_are_its_deciles(atlas):
    published = small_areas(atlas, 2025)
    tenths = normalise(-published["rank"].to_numpy(dtype="float64"), Step("decile"))
    assert (11 - tenths == published["decile"]).all()


@pytest.mark.parametrize(
    ("year", "exact_at_least", "furthest"), [(2019, 0.9967, 2), (2025, 0.99994, 1)]
)
def test_ranks_of_the_index_of_multiple_deprivation(atlas, scored, year, exact_at_least, furthest):
    apart = (scored(f"imd_{year}").composite.ranks - small_areas(atlas, year)["rank"]).abs()
    assert (apart == 0).mean() >= exact_at_least
    assert apart.max() <= furthest


def test_scores_of_the_index_of_2025(atlas, scored):
    apart = scored("imd_2025").composite.scores - small_areas(atlas, 2025)["score"]
    assert apart.abs().max() < 0.0008


@pytest.mark.parametrize(
    ("year", "code", "score"),
    [
        (2019, "E01021988", 92.735),
        (2019, "E01000001", 6.208),
        (2025, "E01021988", 94.223),
        (2025, "E01000001", 8.742),
    ],
)
def test_printed_scores(scored, year, code, score):
    assert scored(f"imd_{year}").composite.scores[code] == pytest.approx(score, abs=5e-4)


def test_rescaling_the_weights_to_one_would_be_wrong(atlas, scored):
    wrong = scored("imd_2025").composite.scores / 0.999
    assert (wrong - small_areas(atlas, 2025)["score"]).abs().max() > 0.09


@pytest.mark.parametrize(
    ("year", "domain", "parts"),
    [
        (2025, "education", {"children": 0.5, "adult_skills": 0.5}),
        (2025, "barriers", {"geographical_barriers": 0.5, "wider_barriers": 0.5}),
        (2025, "living_environment", {"indoors": 0.7, "outdoors": 0.3}),
    ],
)
def test_domains_of_2025_from_their_sub_domains(atlas, year, domain, parts):
    frame = small_areas(atlas, year)
    n = len(frame)
    share = {part: (n + 1 - frame[f"{part}_rank"]) / n for part in parts}
    exponential = {k: -23 * np.log(1 - r * (1 - np.exp(-100 / 23))) for k, r in share.items()}
    total = sum(weight * exponential[part] for part, weight in parts.items())
    ranks = total.rank(ascending=False, method="min")
    assert (ranks - frame[f"{domain}_rank"]).abs().max() <= 1


def lad_summaries(atlas, scored, year: int) -> pd.DataFrame:
    frame = small_areas(atlas, year)
    frame = frame.assign(score=scored(f"imd_{year}").composite.scores)
    frame["population"] = frame["population"].fillna(frame["population"].mean())
    return summaries(frame)


@pytest.mark.parametrize(
    ("measure", "indicator", "furthest"),
    [
        ("average_score", "imd-2025-average-score", 0.222),
        ("average_rank", "imd-2025-average-rank", 146.5),
        ("proportion", "imd-2025-proportion", 0.0001),
        ("extent", "imd-2025-extent", 0.0036),
        ("local_concentration", "imd-2025-local-concentration", 117.0),
    ],
)
def test_authority_summaries_of_2025(atlas, scored, measure, indicator, furthest):
    published = values(atlas, indicator, "lad_2025")
    found = lad_summaries(atlas, scored, 2025)[measure].reindex(published.index)
    assert len(published) == 296
    scale = 100 if measure in ("proportion", "extent") else 1  # held as percentages
    assert (found - published / scale).abs().max() <= furthest
    assert np.corrcoef(found, published)[0, 1] > 0.99998


def test_proportion_of_2019_to_the_four_decimals_published(atlas, scored):
    published = values(atlas, "imd-2019-proportion", "lad_2019")
    found = lad_summaries(atlas, scored, 2019)["proportion"].reindex(published.index)
    assert len(published) == 317
    assert (found - published / 100).abs().max() <= 0.00005 + 1e-12


def test_other_summaries_of_2019_are_near_without_its_own_populations(atlas, scored):
    # published with populations of mid-2015, which are not held; here those of mid-2017
    found = lad_summaries(atlas, scored, 2019)
    published = values(atlas, "imd-2019-average-score", "lad_2019")
    apart = (found["average_score"].reindex(published.index) - published).abs()
    assert apart.max() < 0.52
    assert apart.mean() < 0.08


@pytest.mark.parametrize(
    ("indicator", "geography", "first"),
    [
        (
            "imd-2025-average-score",
            "lad_2025",
            ["Blackpool", "Middlesbrough", "Burnley", "Manchester", "Birmingham"],
        ),
        (
            "imd-2019-average-score",
            "lad_2019",
            ["Blackpool", "Knowsley", "Liverpool", "Kingston upon Hull, City of", "Middlesbrough"],
        ),
        ("imd-2019-average-rank", "lad_2019", ["Blackpool", "Manchester", "Knowsley"]),
        ("imd-2019-proportion", "lad_2019", ["Middlesbrough", "Liverpool", "Knowsley"]),
        ("imd-2019-extent", "lad_2019", ["Liverpool", "Manchester", "Knowsley"]),
        ("imd-2019-local-concentration", "lad_2019", ["Blackpool", "Knowsley", "Middlesbrough"]),
    ],
)
def test_the_most_deprived_authorities_are_the_published_ones(atlas, indicator, geography, first):
    names = pd.read_csv(atlas.folders.data / "areas" / f"{geography}.csv", index_col="code")["name"]
    worst = values(atlas, indicator, geography).sort_values(ascending=False)
    assert names[worst.index[: len(first)]].tolist() == first


def test_community_needs_index_of_2019(atlas, scored):
    published = values(atlas, "community-needs-2019-score", "ward_2017")
    ranks = values(atlas, "community-needs-2019-rank", "ward_2017")
    found = scored("community_needs_2019").composite
    assert len(published) == len(found.scored) == 7433
    assert (found.scores - published).abs().max() < 2e-5
    assert (found.ranks[ranks.index] == ranks).sum() >= 7432
    assert (published.min(), published.max()) == pytest.approx((1.617, 229.013), abs=5e-4)


def test_domains_of_the_community_needs_index_are_exponentials_of_their_ranks(atlas):
    for domain in ("civic-assets", "connectedness", "engaged-community"):
        score = values(atlas, f"community-needs-2019-{domain}-score", "ward_2017")
        share = score.rank(method="max") / len(score)
        rebuilt = -23 * np.log(1 - share * (1 - np.exp(-100 / 23)))
        apart = (score - rebuilt).abs().sort_values()
        assert apart.iloc[-3] < 6e-5  # all but a tied pair
        assert apart.iloc[-1] < 0.01


def test_225_wards_in_82_authorities_are_left_behind(atlas):
    wards = atlas.catalogue.memberships("left-behind-wards")
    areas = pd.read_csv(atlas.folders.data / "areas" / "ward_2017.csv", index_col="code")
    assert len(wards) == 225
    assert areas.loc[wards["area_code"], "lad_code"].nunique() == 82


def test_the_left_behind_rule_agrees_in_kind(atlas, scored):
    published = set(atlas.catalogue.memberships("left-behind-wards")["area_code"])
    found = scored("left_behind_2019").composite
    mine = set(found.categories.index[(found.categories == 1).fillna(False)])
    assert len(mine) == 212
    assert len(mine & published) == 202


def test_the_rule_as_a_function_and_as_a_recipe_are_the_same(atlas, scored):
    composite = scored("left_behind_2019").composite
    need = values(atlas, "community-needs-2019-rank", "ward_2017")
    deprivation = values(atlas, "imd-2019-average-rank", "ward_2017")
    allowed = deprivation.rank(ascending=False, method="min") <= len(deprivation) // 10
    deciles = pd.Series(np.where(allowed, 1, 2), index=deprivation.index)
    flagged = left_behind(need, deciles)
    mine = composite.categories.index[(composite.categories == 1).fillna(False)]
    assert set(flagged.index[flagged]) == set(mine)
