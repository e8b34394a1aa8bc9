import pandas as pd
import pytest

from levelmap.catalogue.catalogue import Catalogue
from levelmap.geography import districts
from levelmap.geography.districts import Districts
from levelmap.sources.base.raw import RawFolder
from levelmap.sources.small_areas import populations

pytestmark = pytest.mark.raw


@pytest.fixture(scope="module")
def known(shipped: Catalogue) -> Districts:
    return districts.load(shipped.folders)


@pytest.fixture(scope="module")
def cells(raw: RawFolder, known: Districts) -> pd.DataFrame:
    return populations.census_cells(raw, known)


def test_people_of_mid_2022_leave_out_the_headings(raw: RawFolder) -> None:
    """ONS, mid-2022: 361 districts, 67,596,281 people, Hartlepool 93,861."""
    people = populations.mid_2022(raw)
    assert (len(people), people.sum()) == (361, 67_596_281)
    assert people["E06000001"] == 93_861


def test_people_of_mid_2020_and_mid_2019(raw: RawFolder) -> None:
    """ONS, England and Wales: 59,719,724 in mid-2020 and 59,439,840 in mid-2019."""
    assert populations.mid_2020(raw).sum() == 59_719_724
    earlier = populations.mid_2019(raw)
    assert (len(earlier), earlier.sum()) == (339, 59_439_840)


def test_cells_divide_every_resident_once(cells: pd.DataFrame) -> None:
    """Census 2021 by small area: 59,597,543 residents of 35,672 areas; 35,795 overlaps."""
    assert len(cells) == 35_795
    assert cells["people"].sum() == pytest.approx(59_597_543)
    assert cells["people"].gt(0).all()
    assert cells[[2017, 2022, 2024]].notna().all(axis=None)
