"""Tables with one figure for each authority: their traps, and numbers published elsewhere."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from levelmap.catalogue.catalogue import Catalogue
from levelmap.errors import ContractError
from levelmap.sources.base.raw import RawFolder
from levelmap.sources.publishers import health_index, housing, referendum
from levelmap.statuses import PARTLY_IMPUTED

LONDON, SCILLY, CITY = "E09", "E06000053", "E09000001"


def values(shipped: Catalogue, slug: str, geography: str) -> pd.Series:
    rows = shipped.observations(slug)
    return rows[rows["geography"] == geography].set_index("area_code")["value"]


@pytest.mark.parametrize(
    ("index", "geography", "leave", "expected"),
    [
        ("imd-2015-average-score", "lad_2021", "-2021-districts", (0.188, 0.181, 0.424)),
        ("imd-2019-average-score", "lad_2019", "-2019-districts", (0.268, 0.263, 0.439)),
        ("imd-2025-average-score", "lad_2025", "", (0.286, 0.276, 0.471)),
        ("community-needs-2019-score", "lad_2018", "-2018-districts", (None, 0.661, 0.641)),
        (
            "community-needs-2019-mean-ward-rank",
            "lad_2018",
            "-2018-districts",
            (None, -0.681, -0.654),
        ),
        ("community-needs-2019-plain-mean", "lad_2018", "-2018-districts", (None, 0.654, 0.637)),
    ],
)
def test_correlation_with_the_leave_share(shipped, index, geography, leave, expected):
    """CEILUP (January 2022), section 2.1, prints 0.66 for community need, 0.18 for the IMD.

    Expected: everywhere, without City of London and Scilly, without London and Scilly.
    """
    everywhere, without_two, without_london = expected
    pair = pd.concat(
        [values(shipped, index, geography), values(shipped, f"leave-share{leave}", geography)],
        axis=1,
        keys=["index", "leave"],
    ).dropna()
    pair = pair[pair.index.str.startswith("E")]

    def correlation(rows: pd.DataFrame) -> float:
        return float(np.corrcoef(rows["index"], rows["leave"])[0, 1])

    if everywhere:
        assert correlation(pair) == pytest.approx(everywhere, abs=0.0006)
    assert correlation(pair.drop([CITY, SCILLY], errors="ignore")) == pytest.approx(
        without_two, abs=0.0006
    )
    outside = pair[~pair.index.str.startswith(LONDON)].drop(SCILLY, errors="ignore")
    assert correlation(outside) == pytest.approx(without_london, abs=0.0006)


@pytest.mark.raw
def test_referendum_totals_are_the_official_ones(raw, shipped):
    votes = referendum.read(raw)
    assert votes[["Leave", "Remain"]].sum().tolist() == [17_410_742, 16_141_241]
    areas = {
        slug: values(shipped, f"leave-share{slug}", f"lad_{year}").notna().sum()
        for slug, year in {"": 2025, "-2021-districts": 2021, "-2018-districts": 2018}.items()
    }
    assert areas == {"": 350, "-2021-districts": 363, "-2018-districts": 380}
    countries = values(shipped, "leave-share", "country_2025")
    assert countries.round(1).to_dict() == {
        "E92000001": 53.4,
        "N92000002": 44.2,
        "S92000003": 38.0,
        "W92000004": 52.5,
    }


def test_crime_severity_leaves_out_authorities_of_several_partnerships(shipped):
    scores = values(shipped, "crime-severity", "lad_2025")
    held = scores.dropna()
    assert held.index.str[0].value_counts().to_dict() == {"E": 276, "W": 22}
    several = ["E06000058", "E06000061", "E06000063", "E06000064"]
    assert scores[several].isna().all()


@pytest.mark.parametrize(
    ("slug", "geography", "count"),
    [
        ("population", "lad_2025", 361),
        ("population-2020-2021-districts", "lad_2021", 331),
        ("patients-per-gp", "lad_2025", 296),
        ("dwellings-owner-occupied", "lad_2021", 308),
        ("health-index-overall", "lad_2021", 307),
        ("low-pay-by-region", "region_2025", 9),
    ],
)
def test_areas_held(shipped, slug, geography, count):
    rows = shipped.observations(slug)
    latest = rows[(rows["period"] == rows["period"].max()) & (rows["geography"] == geography)]
    assert latest["value"].notna().sum() == count


def test_everybody_is_counted_in_mid_2022(shipped):
    assert values(shipped, "population", "lad_2025").sum() == 67_596_281


def test_shares_of_dwellings_add_to_a_hundred_but_for_38_rows_of_the_source(shipped):
    tenures = ("owner-occupied", "private-rent", "social-rent")
    frames = [
        shipped.observations(f"dwellings-{tenure}").set_index(["area_code", "period"])["value"]
        for tenure in tenures
    ]
    gap = (sum(frames) - 100).abs()
    assert (gap > 0.01).sum() == 38
    assert gap.max() < 2.75


def test_every_indicator_of_the_health_index_is_in_the_catalogue(shipped):
    slugs = [slug for slug in shipped.indicators if slug.startswith("health-index-")]
    assert len(slugs) == 4 + 14 + 56


def csv(tmp_path, file: str, text: str) -> RawFolder:
    folder = tmp_path.joinpath(*housing.FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / file).write_text(text, encoding="utf-8")
    return RawFolder(tmp_path)


DWELLINGS = """geography_code,date,type_of_tenure,value
E06000001,2021,Private Rent,25
E06000001,2021,Social Rent,
E06000001,2021,Total Dwellings,100
"""


def test_a_share_of_dwellings(tmp_path):
    raw = csv(tmp_path, housing.DWELLINGS, DWELLINGS)
    rows = housing.read_tenure(raw, ["Private Rent"])
    assert rows.to_numpy().tolist() == [["E06000001", "2021-03-31/P1D", 25.0]]


@pytest.mark.parametrize(
    ("text", "tenure", "message"),
    [
        (DWELLINGS, "Squatting", "has no 'Squatting'; found Private Rent"),
        (DWELLINGS + "E06000001,2021,Private Rent,30\n", "Private Rent", "twice.*E06000001 2021"),
        (DWELLINGS.replace(",25", ",many"), "Private Rent", "line 2: 'many'"),
    ],
)
def test_faulty_dwellings_are_refused(tmp_path, text, tenure, message):
    raw = csv(tmp_path, housing.DWELLINGS, text)
    with pytest.raises(ContractError, match=message):
        housing.read_tenure(raw, [tenure])


def test_an_unknown_size_of_home_is_named(tmp_path):
    text = "geography_code,property_code,variable_code,value\nE06000001,total,Median,500\n"
    raw = csv(tmp_path, housing.RENTS, text)
    assert housing.read_rents(raw, "total")["value"].tolist() == [500]
    with pytest.raises(ContractError, match="has no 'castle'; found total"):
        housing.read_rents(raw, "castle")


def test_a_counting_area_given_twice_is_refused(tmp_path):
    path = tmp_path.joinpath(*referendum.FILE)
    path.parent.mkdir(parents=True)
    row = "E06000001,E12000001,2,1\n"
    path.write_text("Area_Code,Region_Code,Leave,Remain\n" + 2 * row, encoding="utf-8")
    with pytest.raises(ContractError, match=r"holds an area twice.*E06000001"):
        referendum.read(RawFolder(tmp_path))


@pytest.mark.raw
def test_figures_of_the_years_of_imputation_say_so(shipped):
    """ONS imputed some figures of 2020 and 2021 and does not say which: all bear the mark."""
    for slug in (slug for slug in shipped.indicators if slug.startswith("health-index-")):
        rows = shipped.observations(slug).dropna(subset=["value"])
        is_marked = rows["status"].str.split().map(lambda words: PARTLY_IMPUTED in words)
        assert is_marked.equals(rows["period"].str[:4].isin(["2020", "2021"])), slug


def test_the_health_index_has_no_area_twice(raw):
    frame = health_index.read(raw, health_index.INDICATORS)
    assert not frame.duplicated(["area_code", "period"]).any()
    assert frame.shape == (307 * 7, 2 + 56)
