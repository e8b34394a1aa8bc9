"""The My place page without a browser: what it says, and that bad addresses stay sentences."""

from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from levelmap.answers.place.beside.reasons import Reason
from levelmap.answers.place.methods import read_all
from levelmap.atlas import Atlas
from levelmap.geography.gazetteer import CURRENT
from levelmap.pages.place import tables
from levelmap.pages.place.briefing import content
from levelmap.pages.place.query import PlaceQuery
from levelmap.pages.place.view import PlaceView, place
from levelmap.paths import package_root
from tests.pages.alone import open_page, texts
from tests.pages.place.test_briefing import PLACES

APP = str(package_root() / "app.py")

PAGE = "place"


def _tables(app: AppTest) -> str:
    return unescape("\n".join(str(part.body) for part in app.get("html")))


@pytest.mark.parametrize("code", PLACES.values(), ids=PLACES)
def test_the_page_shows_the_numbers_of_the_briefing(code: str, shipped_atlas: Atlas) -> None:
    app = open_page(PAGE, area=code, read="all")
    assert not app.exception
    assert not app.error
    view: PlaceView = place(PlaceQuery(code), shipped_atlas)
    assert app.title[0].value == view.profile.name
    for sentence in (*view.headline[1:], view.about):
        assert sentence in texts(app)
    shown = _tables(app)
    for row in content.measures(view)["rows"]:
        for key in ("label", "actual", "minimum", "target", "status", "trend"):
            assert row[key] in shown
    for found in (content.lists(view), content.money(view)):
        for cells in found["table"]["rows"]:
            assert all(cell in shown for cell in cells)
    area = shipped_atlas.gazetteer.area(code, CURRENT)
    for cells in tables.methods(view.profile.name, read_all(area, shipped_atlas)).rows:
        assert all(cell in shown for cell in cells)


def test_it_opens_with_a_map_and_a_search() -> None:
    app = open_page(PAGE)
    assert not app.exception
    assert app.title[0].value == "My place"
    assert app.selectbox(key="place.find").label == "Find a place"


def test_choosing_a_place_opens_it() -> None:
    app = open_page(PAGE)
    app.selectbox(key="place.find").set_value("Gwynedd").run()
    assert not app.exception
    assert app.title[0].value == "Gwynedd"


def test_a_former_authority_leads_to_its_successor_and_says_so() -> None:
    app = open_page(PAGE, area="E07000026")
    assert app.title[0].value == "Cumberland"
    assert "Allerdale (E07000026) ended on 31 March 2023" in app.warning[0].value


def test_rules_and_measures_change_the_dashboard() -> None:
    app = open_page(
        PAGE, area="E06000021", read="all", minimum="50", measures="claimant-count,anxiety"
    )
    shown = _tables(app)
    assert "Minimum: 50% of the authorities" in texts(app)
    assert "Claimant Count" in shown
    assert "Gigabit capable broadband" not in shown.split("beside the 10 places")[0]
    app.slider(key="place.minimum").set_value(20).run()
    assert "Minimum: 20% of the authorities" in texts(app)
    app.selectbox(key="place.target").set_value("similar").run()
    assert "the best value among the similar places" in texts(app)


def test_up_to_four_places_stand_side_by_side() -> None:
    app = open_page(PAGE, area="E06000021", read="beside", beside="E06000001,E06000033,N09000003")
    assert not app.exception
    assert app.segmented_control[1].value == Reason.CHOSEN
    assert "Stoke-on-Trent beside the places chosen" in _tables(app)
    for name in ("Hartlepool", "Southend-on-Sea", "Belfast"):
        assert f'<th scope="col" class="number">{name}</th>' in _tables(app)


def test_an_island_has_no_neighbours_to_show() -> None:
    app = open_page(PAGE, area="E06000053", read="beside")
    app.segmented_control[1].set_value(Reason.NEIGHBOURS).run()
    assert "Isles of Scilly shares no boundary with another authority." in texts(app)


@pytest.mark.parametrize(
    "parameters",
    [
        {"area": "E99999999"},
        {"area": "Aldershot"},
        {"area": "Stoak-on-Trnt"},
        {"area": "x" * 100_000},
        {"minimum": "1e9"},
        {"measures": "no-such-measure"},
        {"ward": "<script>"},
    ],
)
def test_a_bad_address_gives_a_sentence_and_the_page(parameters: dict[str, str]) -> None:
    app = open_page(PAGE, **parameters)
    assert not app.exception
    assert len(app.warning) == 1
    assert app.title[0].value == "My place"


def test_what_a_place_cannot_show_is_a_sentence_and_the_usual_page() -> None:
    app = open_page(PAGE, area="S12000049", ward="imd-2025-average-score", read="all")
    assert not app.exception
    assert app.title[0].value == "Glasgow City"
    assert "is not held for wards of Scotland" in app.error[0].value
    assert "Wards of Glasgow City" in _tables(app)
    welsh = open_page(PAGE, area="W06000002", ward="imd-2025-average-score", read="all")
    assert "is not held for wards of Wales" in welsh.error[0].value
    assert "WIMD 2025" in texts(welsh)
