from __future__ import annotations

import pandas as pd
import pytest

from levelmap.catalogue.catalogue import Catalogue
from levelmap.errors import ContractError
from levelmap.sources.base.raw import RawFolder
from levelmap.sources.publishers import authority_tables
from levelmap.sources.small_areas import deprivation
from levelmap.terms import AreaType


def values(shipped: Catalogue, slug: str, geography: str) -> pd.Series:
    rows = shipped.observations(slug)
    return rows[rows["geography"] == geography].set_index("area_code")["value"]


def names(shipped: Catalogue, geography: str) -> pd.Series:
    path = shipped.folders.data / "areas" / f"{geography}.csv"
    return pd.read_csv(path).set_index("code")["name"]


@pytest.mark.parametrize(
    ("slug", "geography", "count", "top"),
    [
        ("imd-2025-average-score", "lad_2025", 296, {"Blackpool": 43.467, "Middlesbrough": 40.037}),
        ("imd-2025-average-rank", "lad_2025", 296, {"Blackpool": 26_536.86}),
        ("imd-2025-extent", "lad_2025", 296, {"Manchester": 58.77}),
        ("imd-2025-proportion", "lad_2025", 296, {"Middlesbrough": 50.0, "Birmingham": 42.79}),
        ("imd-2025-local-concentration", "lad_2025", 296, {"Blackpool": 33_748.14}),
        ("imd-2019-average-score", "lad_2019", 317, {"Blackpool": 45.039, "Knowsley": 43.006}),
        ("imd-2019-extent", "lad_2019", 317, {"Liverpool": 62.13, "Manchester": 59.99}),
        ("imd-2019-local-concentration", "lad_2019", 317, {"Blackpool": 32_838.16}),
    ],
)
def test_published_summaries_head_the_ranking(shipped, slug, geography, count, top):
    """IoD 2019 and 2025, File 10; shares there are fractions."""
    held = values(shipped, slug, geography)
    assert held.notna().sum() == count
    first = held.sort_values(ascending=False).head(len(top))
    assert dict(zip(names(shipped, geography)[first.index], first, strict=True)) == pytest.approx(
        top
    )


def test_wards_are_means_of_their_small_areas(shipped):
    """Bloomfield and Claremont in Blackpool head the wards of 2024.

    Weighted by the index's own denominators: with residents of the Census they would be 86.22 and
    77.61.
    """
    held = values(shipped, "imd-2025-average-score", "ward_2024")
    first = held.sort_values(ascending=False).head(2)
    assert names(shipped, "ward_2024")[first.index].tolist() == ["Bloomfield", "Claremont"]
    assert first.tolist() == pytest.approx([86.26, 77.74], abs=0.01)


@pytest.mark.parametrize(
    ("slug", "geography", "wards", "with_value"),
    [
        ("imd-2019-average-score", "ward_2017", 7_463, 7_427),
        ("imd-2025-average-score", "ward_2024", 6_817, 6_784),
    ],
)
def test_wards_too_small_for_a_small_area_say_so(shipped, slug, geography, wards, with_value):
    rows = shipped.observations(slug)
    rows = rows[rows["geography"] == geography]
    assert len(rows) == wards
    assert rows["value"].notna().sum() == with_value
    assert set(rows.loc[rows["value"].isna(), "status"]) == {"no_best_fit"}


@pytest.mark.parametrize(
    ("prefix", "areas"),
    [("imd-2015", 309), ("wimd-2019", 22), ("simd-2020", 32), ("nimdm-2017", 11)],
)
def test_each_nation_has_its_own_index(shipped, prefix, areas):
    for indicator in shipped.indicators:
        if indicator.startswith(prefix):
            held = shipped.series(indicator, AreaType.LOCAL_AUTHORITY)
            nations = {series.by_nation for series in held}
            assert nations <= {
                tuple(areas if place == position else 0 for place in range(4))
                for position in range(4)
            }


def test_a_weighted_mean_leaves_out_what_is_missing():
    areas = pd.DataFrame({"x": [1.0, 4.0, None, None], "population": [1.0, 3.0, 5.0, 5.0]})
    within = pd.Series(["a", "a", "a", "b"])
    means = deprivation.mean(areas, "x", within)
    assert means["a"] == pytest.approx((1 + 12) / 4)
    assert pd.isna(means["b"])


def test_turned_ranks_and_worst_tenths():
    areas = pd.DataFrame({"rank": [1, 2, 3, 4], "decile": [1, 5, 8, 10], "population": [1.0] * 4})
    within = pd.Series(["a", "a", "b", "b"])
    assert deprivation.turned(areas, "rank", within).to_dict() == {"a": 3.5, "b": 1.5}
    assert deprivation.worst_tenth(areas, "decile", within).to_dict() == {"a": 0.5, "b": 0.0}


def test_employment_deprivation_is_weighted_by_people_of_working_age():
    areas = pd.DataFrame(
        {
            "employment_score": [0.1, 0.4, 0.2],
            "employment_people": [100.0, 40.0, None],
            "population": [1200.0, 300.0, 500.0],
        }
    )
    # 1,000 and 100 of working age among 1,500 residents; the third takes their share of its own
    weights = deprivation.denominator(areas, "employment_score")
    assert weights.tolist() == pytest.approx([1000, 100, 500 * 1100 / 1500])
    assert deprivation.denominator(areas, "income_score").tolist() == [1200, 300, 500]
    within = pd.Series(["a", "a", "b"])
    means = deprivation.mean(areas, "employment_score", within)
    assert means["a"] == pytest.approx(140 / 1100)
    assert means["b"] == pytest.approx(0.2)


def test_employment_deprivation_of_2019_has_no_better_weight_than_residents():
    areas = pd.DataFrame({"employment_rank": [1, 2], "population": [10.0, 20.0]})
    assert deprivation.denominator(areas, "employment_rank").tolist() == [10, 20]


def test_a_ward_of_many_students_is_not_understated(shipped):
    rows = shipped.observations("imd-2025-employment-average-score").set_index("area_code")
    assert rows.loc["E05011155", "value"] == pytest.approx(18.2, abs=0.05)
    indicator = shipped.indicator("imd-2025-employment-average-score")
    assert indicator.unit == "% of people of working age"


def test_a_small_area_lies_in_the_authority_of_the_official_lookup(shipped):
    areas = shipped.small_areas("imd_2025_lsoa21").set_index("area_code")
    assert areas.loc["E01027305", "lad_code"] == "E06000062"
    west_northamptonshire = (areas["lad_code"] == "E06000062").sum()
    assert west_northamptonshire == 238


@pytest.mark.parametrize(
    ("slug", "geography", "few", "one"),
    [
        ("imd-2019-average-score", "ward_2017", 2004, 817),
        ("imd-2025-average-score", "ward_2024", 1261, 403),
    ],
)
def test_wards_that_rest_on_one_or_two_small_areas_say_so(shipped, slug, geography, few, one):
    rows = shipped.observations(slug)
    rows = rows[rows["geography"] == geography]
    marked = rows[rows["status"] == "few_small_areas"]
    table = "imd_2019_lsoa11" if geography == "ward_2017" else "imd_2025_lsoa21"
    number = shipped.small_areas(table)["ward_code"].value_counts()
    assert set(number[marked["area_code"]]) == {1, 2}
    assert (number[marked["area_code"]] == 1).sum() == one
    assert len(marked) == few


def table(tmp_path, text: str) -> RawFolder:
    folder = tmp_path / "priority_lists"
    folder.mkdir()
    (folder / "imd2019_lad_ranks.csv").write_text(text, encoding="utf-8")
    return RawFolder(tmp_path)


def test_shares_are_shown_in_per_cent(tmp_path):
    raw = table(tmp_path, "area_code,Share\nE06000001,0.25\nE06000002,\n")
    rows = authority_tables.read(raw, "imd2019_lad_ranks.csv | Share | 100")
    assert rows["value"].tolist()[0] == 25
    assert rows["status"].tolist() == ["", "not_published"]


@pytest.mark.parametrize(
    ("origin", "message"),
    [
        ("imd2019_lad_ranks.csv | Absent", "Absent: is missing"),
        ("nothing.csv | Share", "nothing.csv is not a known table"),
        ("imd2019_lad_ranks.csv | Word", "holds what is not a number.*line 2: 'many'"),
    ],
)
def test_a_wrong_origin_or_cell_is_named(tmp_path, origin, message):
    raw = table(tmp_path, "area_code,Share,Word\nE06000001,0.25,many\n")
    with pytest.raises(ContractError, match=message):
        authority_tables.read(raw, origin)
