"""Small areas as a kind of area: all 43,538 at once, or those of one authority, drawn finer."""

import pytest

from levelmap.answers.indicators.series import levels
from levelmap.atlas import Atlas
from levelmap.catalogue.small_areas import SmallAreas
from levelmap.pages.explore import map as indicator_map
from levelmap.pages.explore.query import ExploreQuery, read_link, write_link
from levelmap.pages.explore.view import ExploreView, explore
from levelmap.terms import AreaType
from tests.pages.alone import open_page, texts

INDEX = "small-area-deprivation"


def _view(atlas: Atlas, slug: str = INDEX, **asked: str) -> ExploreView:
    return explore(ExploreQuery(slug, AreaType.LSOA, **asked), atlas)  # type: ignore[arg-type]


def test_every_small_area_of_the_country_has_a_colour(shipped_atlas: Atlas) -> None:
    view = _view(shipped_atlas)
    picture = indicator_map.picture(view, indicator_map.layer(view), lambda name: name)

    assert len(view.table) == shipped_atlas.layers["lsoa_2021"].areas == 43_538
    assert picture.geometry == "lsoa_2021"
    assert min(picture.classes) == 0
    assert list(picture.values) == []
    assert len(picture.labels) == 5
    letters = view.table.index.str[0].value_counts()
    assert [int(letters[letter]) for letter in "EWS9"] == [33_755, 1_917, 6_976, 890]


def test_a_position_is_the_share_of_the_nation_that_is_more_deprived(shipped_atlas: Atlas) -> None:
    """Of 890 areas the most deprived has none before it, the least deprived 889."""
    held = SmallAreas(shipped_atlas.folders)
    positions = held.positions("deprivation-overall")
    north = positions[positions.index.str.startswith("9")].sort_values()

    assert north.iloc[0] == 0
    assert north.iloc[-1] == pytest.approx(100 * 889 / 890, abs=1e-4)


def test_one_authority_is_drawn_on_its_own_outlines(shipped_atlas: Atlas) -> None:
    view = _view(shipped_atlas, within="E06000021")
    picture = indicator_map.picture(view, indicator_map.layer(view), lambda name: name)

    assert picture.geometry == "lsoa_2021/E06000021"
    assert len(picture.classes) == shipped_atlas.layers[picture.geometry].areas == len(view.shown)
    assert all(picture.values)


def test_a_small_area_is_read_among_those_of_its_nation(shipped_atlas: Atlas) -> None:
    [place] = _view(shipped_atlas, places=("95AA01S1",)).places

    assert (place.name, place.within) == ("Aldergrove 1", "Antrim and Newtownabbey")
    assert "of the other small areas in Northern Ireland" in place.sentence


@pytest.mark.parametrize(
    "slug",
    [
        INDEX,
        "composite-uk-imd",
        "imd-2025-average-score",
        "census-overcrowded",
        "loneliness",
        "community-needs-2023-score",
        "community-needs-2022-northern-ireland",
    ],
)
def test_measures_of_small_areas_are_offered(slug: str, shipped_atlas: Atlas) -> None:
    assert AreaType.LSOA in levels(slug, shipped_atlas)
    assert _view(shipped_atlas, slug, within="E06000021").notices == ()


def test_a_link_keeps_the_level(shipped_atlas: Atlas) -> None:
    asked = {"indicator": INDEX, "level": "lsoa", "within": "E06000021"}
    query, problems = read_link(asked, shipped_atlas)

    assert problems == ()
    assert write_link(query) == asked


def test_the_page_does_not_list_them_all() -> None:
    app = open_page("explore", indicator=INDEX, level="lsoa", read="table")

    assert not app.exception
    assert "43,538 small areas are too many to list here" in app.info[0].value
    assert app.title[0].value == "Deprivation of small areas: the nation's own index, 2025"
    assert "to list its small areas here" in texts(app)
