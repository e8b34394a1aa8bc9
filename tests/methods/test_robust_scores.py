"""The robust scores that ONS prints in Subnational Indicators, all of them, from the raw file."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from levelmap.methods.normalisation import normalise
from levelmap.methods.recipes import Step
from levelmap.sources.base.raw import RawFolder

pytestmark = pytest.mark.raw

TURNED_BY_ONS = (
    "Adult obesity prevalence",
    "Aged 16 years and over modelled unemployment",
    "Anxiety",
    "Cigarette smokers",
    "Circulatory mortality",
    "Cycle to employment centre",
    "Drive to employment centre",
    "Obesity prevalence in children",
    "Persistent absences",
    "Public transport or walk to employment centre",
)
"""Beginnings of the indicators whose printed score is high where the figure is low."""


@pytest.fixture(scope="module")
def printed(raw: RawFolder) -> pd.DataFrame:
    """Return the figures and scores of the release of March 2024, missing figures left out."""
    frame = raw.csv("indicators", "ons_subnational_indicators", "revised_data.csv")
    frame["figure"] = pd.to_numeric(frame["real"], errors="coerce")
    frame["score"] = pd.to_numeric(frame["value"], errors="coerce")
    return frame[frame["figure"].notna()]


def test_every_robust_score_is_the_one_that_ons_prints(printed):
    indicators = printed["Indicator"].unique()
    assert len(indicators) == 38
    for indicator in indicators:
        rows = printed[printed["Indicator"] == indicator]
        sign = -1 if indicator.startswith(TURNED_BY_ONS) else 1
        found = normalise(sign * rows["figure"].to_numpy(), Step("robust"), sign)
        np.testing.assert_allclose(found, rows["score"], atol=1e-7, err_msg=indicator)
