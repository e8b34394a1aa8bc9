"""A share of a number of areas is the same number wherever it is asked for."""

import numpy as np
import pytest

from levelmap.methods.categorisation import CATEGORY_RULES
from levelmap.methods.normalisation import worst_share
from levelmap.shares import whole_areas


@pytest.mark.parametrize(
    ("share", "number", "areas"),
    [
        (0.1, 7_433, 744),
        (0.1, 30, 3),
        (1 / 3, 309, 103),
        (1 / 3, 368, 123),
        (2 / 3, 368, 246),
        (1.0, 361, 361),
        (0.0, 361, 0),
    ],
)
def test_a_share_is_rounded_up_to_whole_areas(share: float, number: int, areas: int) -> None:
    assert whole_areas(share, number) == areas


def test_the_worst_tenth_of_7433_is_744_by_every_way() -> None:
    assert worst_share(np.arange(7_433.0), share=0.1).sum() == 744
    assert CATEGORY_RULES.find("share").function([0.1], 7_433) == [744]
