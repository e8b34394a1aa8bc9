"""Published comparisons reproduced from the committed data.

Essays on levelling up cite two figures for England: the Leave share of 2016 goes with the Community
Needs Index (0.66) and hardly with the Index of Multiple Deprivation (0.18). The second is that of
the index of 2015, and both change without London.
"""

from __future__ import annotations

import pandas as pd
import pytest

from levelmap.atlas import open_atlas
from levelmap.comparison.correlation import correlate
from levelmap.paths import package_root

CITY, SCILLY = "E09000001", "E06000053"

INDICES = {
    "IMD 2015": ("imd-2015-average-score", "lad_2021", "leave-share-2021-districts"),
    "IMD 2019": ("imd-2019-average-score", "lad_2019", "leave-share-2019-districts"),
    "IMD 2025": ("imd-2025-average-score", "lad_2025", "leave-share"),
    "CNI": ("community-needs-2019-score", "lad_2018", "leave-share-2018-districts"),
    "CNI, plain mean": (
        "community-needs-2019-plain-mean",
        "lad_2018",
        "leave-share-2018-districts",
    ),
    "CNI, mean ward rank": (
        "community-needs-2019-mean-ward-rank",
        "lad_2018",
        "leave-share-2018-districts",
    ),
}


@pytest.fixture(scope="module")
def atlas():
    return open_atlas(package_root())


def column(atlas, slug: str, geography: str) -> pd.Series:
    frame = atlas.catalogue.observations(slug)
    found = frame[frame["geography"] == geography].set_index("area_code")["value"].dropna()
    return found[found.index.str.startswith("E")]


@pytest.mark.parametrize(
    ("index", "without", "pearson", "n"),
    [
        ("IMD 2015", "nobody", 0.188, 309),
        ("IMD 2015", "City and Scilly", 0.181, 307),
        ("IMD 2015", "London and Scilly", 0.424, 275),
        ("IMD 2019", "nobody", 0.268, 317),
        ("IMD 2019", "City and Scilly", 0.263, 315),
        ("IMD 2019", "London and Scilly", 0.439, 283),
        ("IMD 2025", "nobody", 0.286, 296),
        ("IMD 2025", "City and Scilly", 0.276, 294),
        ("IMD 2025", "London and Scilly", 0.471, 262),
        ("CNI", "City and Scilly", 0.661, 324),
        ("CNI", "London and Scilly", 0.641, 292),
        ("CNI, plain mean", "City and Scilly", 0.654, 324),
        ("CNI, plain mean", "London and Scilly", 0.637, 292),
        ("CNI, mean ward rank", "City and Scilly", -0.681, 324),
        ("CNI, mean ward rank", "London and Scilly", -0.654, 292),
    ],
)
def test_correlation_with_the_leave_share(atlas, index, without, pearson, n):
    slug, geography, leave = INDICES[index]
    scores, votes = column(atlas, slug, geography), column(atlas, leave, geography)
    excluded = {
        "nobody": (),
        "City and Scilly": (CITY, SCILLY),
        "London and Scilly": (*(code for code in votes.index if code.startswith("E09")), SCILLY),
    }[without]
    found = correlate(scores, votes, excluded)
    assert found.n == n
    assert found.pearson == pytest.approx(pearson, abs=5e-4)
