"""Scores against scores: published correlations, subsets, what cannot be compared."""

import pandas as pd
import pytest

from levelmap.answers.comparisons.scatter import (
    QUADRANTS,
    Grouping,
    ScatterQuery,
    ScatterView,
    scatter,
)
from levelmap.atlas import open_atlas
from levelmap.errors import LevelMapError, MixedGeographies, QueryError
from levelmap.paths import Folders
from levelmap.statuses import CRIME_PARTNERSHIPS
from tests.answers.comparisons.sides import shipped_sides

WITHOUT_TINY = "Without the City of London and the Isles of Scilly"
WITHOUT_LONDON = "Without London and the Isles of Scilly"


def _pearson(view: ScatterView, name: str) -> tuple[int, float]:
    found = {one.name: one.correlation for one in view.subsets}[name]
    assert found is not None
    return found.n, round(found.pearson, 3)


@pytest.mark.parametrize(
    ("x", "y", "name", "expected"),
    [
        # the published 0.18 of deprivation and the Leave vote is that of the IMD 2015
        ("imd-2015-average-score", "leave-share-2021-districts", "All places", (309, 0.188)),
        ("imd-2015-average-score", "leave-share-2021-districts", WITHOUT_TINY, (307, 0.181)),
        ("imd-2015-average-score", "leave-share-2021-districts", WITHOUT_LONDON, (275, 0.424)),
        ("imd-2019-average-score", "leave-share-2019-districts", WITHOUT_TINY, (315, 0.263)),
        ("imd-2019-average-score", "leave-share-2019-districts", WITHOUT_LONDON, (283, 0.439)),
        ("imd-2025-average-score", "leave-share", WITHOUT_TINY, (294, 0.276)),
        # the published 0.66 of community needs
        ("community-needs-2019-score", "leave-share-2018-districts", "All places", (324, 0.661)),
        (
            "community-needs-2019-score",
            "leave-share-2018-districts",
            "Without London",
            (292, 0.641),
        ),
    ],
)
def test_published_correlations_are_reproduced(
    x: str, y: str, name: str, expected: tuple[int, float]
) -> None:
    view = scatter(ScatterQuery(x, y), shipped_sides().atlas)
    assert _pearson(view, name) == expected


def test_deprivation_and_community_need_over_wards() -> None:
    view = scatter(ScatterQuery(), shipped_sides().atlas)
    assert str(view.geography) == "ward_2017"
    assert view.quadrants.sum() == len(view.points) == view.whole.n
    assert tuple(view.quadrants.index) == QUADRANTS
    assert f"{view.quadrants['high on both']:,} (" in view.summary
    assert view.outliers["residual"].abs().is_monotonic_decreasing


def test_without_london_shows_no_place_of_london() -> None:
    view = scatter(
        ScatterQuery("levelmap_13", "imd-2025-average-score", Grouping.REGION, with_london=False),
        shipped_sides().atlas,
    )
    assert not view.points.index.str.startswith("E09").any()
    assert "London" not in set(view.points["group"])
    assert view.subsets[0].correlation is not None
    assert view.subsets[0].correlation.n > view.whole.n


def test_hand_checkable_on_the_toy_country(toy: Folders) -> None:
    """Pay rises by 20 and unemployment falls by 1 from place to place: exactly against."""
    view = scatter(ScatterQuery("pay", "unemployment"), open_atlas(toy.root))
    assert view.whole.pearson == pytest.approx(-1)
    assert view.whole.n == 10
    assert view.quadrants["high on both"] == 0


@pytest.mark.parametrize(
    ("x", "y", "error"),
    [
        ("luf-round-1", "imd-2025-average-score", QueryError),
        ("imd-2019-average-rank@ward_2017", "imd-2025-average-score", MixedGeographies),
        ("imd_2019", "imd-2025-average-score", QueryError),
        ("no-such-thing", "imd-2025-average-score", LevelMapError),
    ],
)
def test_what_has_no_scores_is_answered(x: str, y: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        scatter(ScatterQuery(x, y), shipped_sides().atlas)


def test_regions_of_districts_held_as_codes_only_are_refused() -> None:
    query = ScatterQuery(
        "community-needs-2019-score", "leave-share-2018-districts", Grouping.REGION
    )
    with pytest.raises(QueryError, match="colour by nation"):
        scatter(query, shipped_sides().atlas)


def test_a_point_says_what_its_publisher_warns_of() -> None:
    view = scatter(
        ScatterQuery("economic-inactivity-rate-uk", "gross-median-weekly-pay"),
        shipped_sides().atlas,
    )
    assert view.x.said("E07000208") == "6.7% (unreliable)"
    assert view.y.said("E07000208") == "£766 (provisional)"
    assert view.x.said("E08000012") == view.x.format(view.x.figures["E08000012"])


def test_areas_that_share_a_figure_count_once() -> None:
    """Counted from the file: crimes of a joint partnership stand for each of its districts."""
    atlas = shipped_sides().atlas
    view = scatter(ScatterQuery("recorded-crime", "gross-median-weekly-pay"), atlas)
    crime, pay = (
        pd.read_parquet(atlas.folders.data / "observations" / f"{slug}.parquet")
        .query("geography == 'lad_2025'")
        .sort_values("period")
        .drop_duplicates("area_code", keep="last")
        .set_index("area_code")
        for slug in ("recorded-crime", "gross-median-weekly-pay")
    )
    both = pd.DataFrame({"x": crime["value"], "y": pay["value"], "status": crime["status"]})
    both = both.dropna(subset=["x", "y"])
    shared = both[both["status"].astype(str) == "combined_area"]
    partners = [code for first, *others in CRIME_PARTNERSHIPS for code in others]
    once = both.drop(index=[code for code in partners if code in shared.index])
    assert len(both) - len(once) == len(shared) - len(CRIME_PARTNERSHIPS)
    assert (view.whole.n, len(view.points)) == (len(once), len(both))
    assert view.whole.pearson == pytest.approx(once["x"].corr(once["y"]))
    assert view.medians.to_dict() == once[["x", "y"]].median().to_dict()
    above = once[once["x"] > once["x"].median()]
    assert view.quadrants["high on both"] == (above["y"] > once["y"].median()).sum()
    assert view.notes[-1].startswith("Drawn and not counted, having the figure of another area: ")
    assert view.notes[-1].endswith(f" and {len(both) - len(once) - 8} more.")
