"""What the publishers and LevelMap warn of travels with the values."""

from collections import Counter

import pandas as pd
import pytest

from levelmap.catalogue.catalogue import Catalogue
from levelmap.sources.base.raw import RawFolder
from levelmap.sources.publishers import explore_local_statistics
from levelmap.statuses import (
    COMBINED_AREA,
    CRIME_PARTNERSHIPS,
    WARNINGS,
    WHY_MISSING,
    counts,
    rank_one,
    ranks,
)
from levelmap.terms import Polarity

COMBINED_BY_ONS = (
    "cancer-diagnosis-at-stage-1-and-2",
    "preventable-cardiovascular-mortality",
    "preventable-cardiovascular-mortality-england-and-ni",
)


def test_every_status_has_words_and_no_other_is_shipped(shipped: Catalogue) -> None:
    found: Counter[tuple[str, bool]] = Counter()
    for slug in shipped.indicators:
        rows = shipped.observations(slug)
        found.update(zip(rows["status"], rows["value"].notna(), strict=True))
    said = {word for status, is_held in found if is_held for word in status.split()}
    assert said == set(WARNINGS)
    assert {status for status, is_held in found if not is_held} == set(WHY_MISSING)
    assert found["unreliable", True] == 335
    combined = (shipped.observations(slug)["status"] for slug in COMBINED_BY_ONS)
    assert sum((status == COMBINED_AREA).sum() for status in combined) == 196


def test_provisional_figures_say_so(shipped: Catalogue) -> None:
    pay = shipped.observations("gross-median-weekly-pay")
    latest = pay[(pay["period"] == pay["period"].max()) & pay["value"].notna()]
    is_northern = latest["area_code"].str.startswith("N")
    assert set(latest.loc[~is_northern, "status"]) == {"provisional"}
    assert "provisional" not in set(latest.loc[is_northern, "status"])
    earlier = pay[pay["period"] != pay["period"].max()]
    assert "provisional" not in set(earlier["status"])


def test_every_warning_is_kept(tmp_path) -> None:
    folder = tmp_path / "indicators" / "ons_explore_local_statistics" / "pay"
    folder.mkdir(parents=True)
    rows = [
        "areacd,indicator,period,observation,lci_95,uci_95,status,notes",
        "E06000001,Gross median weekly pay,2025-04-30,5,,,,",
        "E06000002,Gross median weekly pay,2025-04-30,5,,,,Estimate unreliable",
        "E06000003,Gross median weekly pay,2025-04-30,,,,x,",
        "N09000001,Gross median weekly pay,2025-04-30,5,,,,This data has been aggregated and so on",
        "E06000001,Gross median weekly pay,2024-04-17,5,,,,Value for Cornwall and Scilly combined",
    ]
    (folder / "pay.csv").write_text("\n".join(rows))
    indicator = type("Row", (), {"origin": "pay | Gross median weekly pay"})()
    found = explore_local_statistics.read(RawFolder(tmp_path), indicator)
    assert found["status"].tolist() == [
        "provisional",
        "unreliable provisional",
        "not_published",
        "aggregated",
        "combined_area",
    ]


def test_a_combined_figure_counts_once(shipped: Catalogue) -> None:
    rows = shipped.observations("preventable-cardiovascular-mortality")
    last = rows[(rows["period"] == rows["period"].max()) & (rows["geography"] == "lad_2025")]
    status = last.set_index("area_code")["status"]
    counting = counts(status.index, status)
    assert sorted(counting.index[~counting]) == ["E06000053", "E09000001"]
    assert counting["E06000052"]
    assert counting["E09000012"]
    flagged = status + " unusual"
    assert counts(flagged.index, flagged).equals(counting)
    own = pd.Series(["", ""], index=["E06000053", "E09000001"])
    assert counts(own.index, own).all()


def test_a_joint_partnership_counts_once(shipped: Catalogue) -> None:
    crime = shipped.observations("recorded-crime").set_index("area_code")
    joint = crime[crime["status"] == COMBINED_AREA]
    assert set(joint.index) == {code for codes in CRIME_PARTNERSHIPS for code in codes}
    for codes in CRIME_PARTNERSHIPS:
        assert len(set(joint.loc[list(codes), "value"])) == 1
    is_counted = counts(joint.index, joint["status"])
    assert is_counted[is_counted].index.tolist() == sorted(
        first for first, *_ in CRIME_PARTNERSHIPS
    )
    assert counts(joint.index, joint["status"].replace(COMBINED_AREA, "")).all(), "own figures do"


@pytest.mark.parametrize(
    ("polarity", "places", "first"),
    [
        (Polarity.HIGHER_IS_WORSE, [3, 2, 2, 1, None], "worst"),
        (Polarity.HIGHER_IS_BETTER, [1, 2, 2, 3, None], "worst"),
        (Polarity.NONE, [3, 2, 2, 1, None], "highest"),
    ],
)
def test_ranks_begin_at_the_worst_and_a_combined_figure_takes_one_place(
    polarity: Polarity, places: list[int | None], first: str
) -> None:
    codes = ["E07000001", "E06000052", "E06000053", "E07000002", "E07000003"]
    values = pd.Series([1.0, 2.0, 2.0, 3.0, None], index=codes)
    status = pd.Series(["", COMBINED_AREA, COMBINED_AREA, "", "not_published"], index=codes)
    found = ranks(values, status, polarity)
    assert [None if pd.isna(place) else int(place) for place in found] == places
    assert rank_one(polarity) == first


def test_equal_figures_of_two_areas_share_the_first_of_their_places() -> None:
    codes = ["E07000001", "E07000002", "E07000003"]
    values = pd.Series([5.0, 5.0, 4.0], index=codes)
    found = ranks(values, pd.Series("", index=codes), Polarity.HIGHER_IS_WORSE)
    assert found.tolist() == [1, 1, 3]
