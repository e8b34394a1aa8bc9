"""Views on other sites: frames by oEmbed, and pictures."""

import json
import re
from html import unescape

import pytest
from starlette.applications import Starlette

from levelmap.atlas import open_atlas
from levelmap.paths import Folders
from levelmap.server import embedding
from levelmap.server.api import answers
from tests.server.asgi import ask
from tests.toy_country import NAMES, NOW

SITE = "https://places.example.gov.uk/map"


@pytest.fixture(scope="module")
def app(toy: Folders) -> Starlette:
    atlas = open_atlas(toy.root)
    return Starlette(routes=[embedding.route("/map", SITE, lambda: atlas)])


def _ask(app: Starlette, url: str, more: str = ""):
    return ask(app, f"/map/oembed?url={url}{more}")


def test_a_map_becomes_a_frame_with_its_title_and_no_navigation(app: Starlette):
    answer = _ask(app, f"{SITE}/?indicator=pay%26places={NOW['Alder']}")
    said = json.loads(answer.body)
    assert (answer.status, said["version"], said["type"]) == (200, "1.0", "rich")
    source = unescape(re.search(r'src="([^"]+)"', said["html"])[1])
    assert source == f"{SITE}/?indicator=pay&places={NOW['Alder']}&embed=true"
    assert said["title"].endswith(" - LevelMap")
    assert f'title="{said["title"]}"' in said["html"]


def test_a_place_is_named(app: Starlette):
    said = json.loads(_ask(app, f"{SITE}/place?area={NOW['Alder']}").body)
    assert said["title"] == "Alder - LevelMap"


def test_the_frame_fits_where_it_is_shown(app: Starlette):
    said = json.loads(_ask(app, f"{SITE}/compare", "&maxwidth=400&maxheight=5000").body)
    assert (said["width"], said["height"]) == (400, embedding.HEIGHT)
    assert 'width="400"' in said["html"]


@pytest.mark.parametrize(
    ("url", "more", "status"),
    [
        ("https://elsewhere.example/?indicator=pay", "", 404),
        ("https://places.example.gov.uk/other", "", 404),
        (f"{SITE}/absent", "", 404),
        ("", "", 400),
        ("javascript:alert(1)", "", 404),
        (f"{SITE}/", "&maxwidth=wide", 404),
        (f"{SITE}/", "&maxwidth=3", 404),
        (f"{SITE}/", "&format=xml", 501),
    ],
)
def test_other_addresses_are_refused_in_a_sentence(app: Starlette, url, more, status):
    answer = _ask(app, url, more)
    assert answer.status == status
    assert json.loads(answer.body)["detail"].endswith(".")


def test_without_an_address_it_says_what_is_missing(app: Starlette):
    answer = ask(app, "/map/oembed")
    assert answer.status == 400
    assert json.loads(answer.body)["detail"].startswith("url is missing")


def test_what_an_address_holds_cannot_leave_the_frame(app: Starlette):
    html = json.loads(_ask(app, f"{SITE}/?x=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").body)["html"]
    assert "<script" not in html
    assert html.count('"') % 2 == 0


def test_a_picture_of_every_area_with_its_source(toy: Folders):
    atlas = open_atlas(toy.root)
    api = answers.application(lambda: atlas, "toy-1", "")
    answer = ask(api, "/picture.svg?indicator=pay")
    assert (answer.status, answer.header("content-type")) == (200, "image/svg+xml")
    text = answer.body.decode()
    codes = set(re.findall(r'data-code="(\w+)"', text))
    assert codes == set(NOW.values())
    assert len(codes) == len(NAMES) - 1
    assert "Crown copyright" in text
    assert ask(api, "/picture.svg?indicator=pay&level=planet").status == 400
