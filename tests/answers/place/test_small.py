"""How many small areas of a place are among the most deprived, in a sentence."""

import pandas as pd
import pytest

from levelmap.answers.place.small import SmallAreasWithin
from levelmap.gss import Nation


@pytest.mark.parametrize(
    ("worst", "number", "sentence"),
    [
        (0, 482, "None of the 482 small areas of Hill are in"),
        (1, 482, "1 of the 482 small areas of Hill (under 1%) is in"),
        (31, 552, "31 of the 552 small areas of Hill (6%) are in"),
        (481, 482, "481 of the 482 small areas of Hill (over 99%) are in"),
    ],
)
def test_a_share_is_neither_more_nor_less_than_it_is(
    worst: int, number: int, sentence: str
) -> None:
    tenths = [1] * worst + [2] * (number - worst)
    table = pd.DataFrame({"name": "", "rank": range(1, number + 1), "tenth": tenths})
    said = SmallAreasWithin(Nation.ENGLAND, table, 33_755).sentence_of("Hill")
    assert said == f"{sentence} the most deprived tenth of England (IMD 2025)."
