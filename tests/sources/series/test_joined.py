"""Earlier periods of a series that changed its districts stand before the later ones."""

import pandas as pd
import pytest

from levelmap.answers.indicators.history import history
from levelmap.atlas import Atlas
from levelmap.sources.series.joined import JOINED, joined
from levelmap.terms import AreaType


def test_only_periods_that_are_not_held_are_taken_over() -> None:
    later = pd.DataFrame({"area_code": ["a", "b"], "period": ["2026", "2026"], "value": [5.0, 6.0]})
    earlier = pd.DataFrame(
        {"area_code": ["a", "b", "a"], "period": ["2021", "2021", "2026"], "value": [1.0, 2.0, 9.0]}
    )

    found = joined(later, earlier)

    assert found["value"].tolist() == [1.0, 2.0, 5.0, 6.0]


@pytest.mark.parametrize("slug", JOINED)
def test_the_whole_time_is_one_series(slug: str, shipped_atlas: Atlas) -> None:
    held = history(slug, AreaType.LOCAL_AUTHORITY, shipped_atlas)
    first, last = str(held.periods[0]), str(held.periods[-1])

    assert first == "2021-01-01/P1Y"
    assert last == "2026-01-01/P1D"
    assert held.figures.loc[[first, last]].dropna(axis=1).shape[1] > 340
