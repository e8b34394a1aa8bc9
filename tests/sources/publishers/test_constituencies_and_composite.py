"""Statistics of constituencies, and the one scale for the four nations, as published."""

import pandas as pd
import pytest

from levelmap.answers.place.kinds import place_of
from levelmap.answers.place.values import Derivation, read
from levelmap.atlas import Atlas
from levelmap.sources.base.raw import RawFolder
from levelmap.sources.publishers.constituency_figures import READERS


@pytest.mark.parametrize(
    ("name", "areas", "periods"),
    [("claimants", 650, 48), ("fuel_poverty", 543, 1), ("life_expectancy", 650, 1)],
)
def test_every_constituency_is_read_once_a_period(
    name: str, areas: int, periods: int, raw: RawFolder
) -> None:
    frame = READERS[name](raw)

    assert frame["area_code"].nunique() == areas
    assert frame["period"].nunique() == periods
    assert not frame.duplicated(["area_code", "period"]).any()


def _of(atlas: Atlas, geography: str) -> pd.Series:
    frame = atlas.catalogue.observations("composite-uk-imd")
    return frame[frame["geography"] == geography].set_index("area_code")["value"]


def test_the_composite_index_ranks_places_of_four_nations(shipped_atlas: Atlas) -> None:
    """As published: Derry City and Strabane first, Belfast West first of the constituencies."""
    authorities, seats = _of(shipped_atlas, "lad_2025"), _of(shipped_atlas, "pcon_2024")

    assert (len(authorities), len(seats)) == (361, 650)
    assert authorities.idxmax() == "N09000005"
    assert authorities.max() == pytest.approx(62.3108, abs=1e-4)
    assert seats.idxmax() == "N05000004"
    assert (authorities.nlargest(12).index.str[0] == "N").sum() == 7


def test_a_constituency_has_figures_of_its_own(shipped_atlas: Atlas) -> None:
    found = read(place_of("E14001063", shipped_atlas), "constituency-claimants", shipped_atlas)

    assert found.how is Derivation.PUBLISHED
    assert found.printed == "2.8%"
    assert found.reading is not None
    assert "constituencies" in found.reading.sentence
