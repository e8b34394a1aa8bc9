import pytest

from levelmap.atlas import Atlas, open_atlas
from levelmap.pages.explore.query import ExploreQuery
from levelmap.pages.explore.search import go_to
from levelmap.paths import Folders, package_root
from levelmap.terms import AreaType
from tests.toy_country import NOW, REGIONS

SHIPPED = open_atlas(package_root())


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


def test_an_area_is_read_and_a_larger_one_limits_the_map(atlas: Atlas) -> None:
    query = ExploreQuery("pay", within=REGIONS["North"])
    assert go_to(query, NOW["Elm"], atlas) == ExploreQuery("pay", places=(NOW["Elm"],))
    assert go_to(query, REGIONS["South"], atlas) == ExploreQuery("pay", within=REGIONS["South"])
    assert go_to(query, "walk", atlas) == ExploreQuery("walk", within=REGIONS["North"])


def test_a_ward_is_read_among_the_wards_of_its_authority() -> None:
    ward = SHIPPED.gazetteer.within("E08000035", SHIPPED.gazetteer.latest(AreaType.WARD))[0]
    query = go_to(ExploreQuery("imd-2025-average-score"), ward.code, SHIPPED)
    assert (query.level, query.within, query.places) == (
        AreaType.WARD,
        "E08000035",
        (ward.code,),
    )
