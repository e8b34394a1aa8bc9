"""Every row with a number leads somewhere, and every address opens what it names."""

import re
from html import unescape
from urllib.parse import parse_qsl

import pytest

from levelmap.answers.indicators.series import levels
from levelmap.answers.place.kinds import place_of
from levelmap.answers.place.to_2030.trajectories import ways
from levelmap.atlas import Atlas, open_atlas
from levelmap.geography.gazetteer import CURRENT
from levelmap.pages.data import query as data
from levelmap.pages.explore import query as explore
from levelmap.pages.method import view as method
from levelmap.pages.place import leads, tables
from levelmap.pages.place import query as places
from levelmap.pages.place.beside import tables as beside_tables
from levelmap.pages.place.briefing.make import Press
from levelmap.pages.place.query import PlaceQuery
from levelmap.pages.place.view import place
from levelmap.pages.progress import tables as progress
from levelmap.paths import Folders
from levelmap.terms import AreaType
from tests.pages.alone import open_page
from tests.toy_country import NOW

READERS = {
    "explore": explore.read_link,
    "data": data.read_link,
    "method": method.read_link,
    "place": places.read_link,
}
STOKE, NORFOLK, BELFAST, WHITECHAPEL = "E06000021", "E10000020", "N09000003", "E05009336"


def _opens(address: str, atlas: Atlas) -> None:
    """Fail if an address is not understood in full."""
    page, _, asked = address.partition("?")
    if page.startswith(("https://", "http://", "progress", "#")):
        return
    found, problems = READERS[page](dict(parse_qsl(asked)), atlas)
    assert not problems, address
    if page == "explore":
        assert found.level in levels(found.indicator, atlas), address


@pytest.fixture(scope="module")
def atlas(toy: Folders) -> Atlas:
    return open_atlas(toy.root)


def test_addresses_name_what_they_lead_to() -> None:
    assert leads.explore("pay", "E1", "E2") == "explore?indicator=pay&places=E1%2CE2"
    ward = leads.explore("pay", "E3", level=AreaType.WARD, period="2023-01-01/P1Y")
    assert ward == "explore?indicator=pay&level=ward&period=2023-01-01%2FP1Y&places=E3"
    assert leads.one_list("toy-fund") == "data?list=toy-fund"
    assert leads.place("E1", "money") == "place?area=E1&read=money"


def test_tables_of_the_toy_country_lead_row_by_row(atlas: Atlas) -> None:
    view = place(PlaceQuery(NOW["Alder"]), atlas)
    alder = atlas.gazetteer.area(NOW["Alder"], CURRENT)
    pay = leads.explore("pay", NOW["Alder"])
    assert tables.measures(view).leads[0] == pay
    made = [tables.measures(view), beside_tables.others(view, view.neighbours), tables.money(view)]
    found = ways(place_of(alder.code, atlas), (), atlas)
    made.append(progress.of_place("Alder", found, leads.figures(alder.code)))
    made.append(tables.sources(view.sources))
    for table in made:
        assert len(table.leads) == len(table.rows)


@pytest.mark.parametrize("code", [STOKE, BELFAST, NORFOLK, WHITECHAPEL])
def test_every_row_with_a_number_leads_somewhere(code: str, shipped_atlas: Atlas) -> None:
    app = open_page("place", area=code, read="all")
    assert not app.exception
    shown = "\n".join(str(part.body) for part in app.get("html"))
    tables_shown = [table for table in shown.split("<table")[1:] if "levelmap-table" in table[:60]]
    rows = [
        row
        for table in tables_shown
        if "Wards here" not in table  # the legend of the map beside it
        for row in re.findall(r"<tr>(.*?)</tr>", table.partition("<tbody>")[2], re.DOTALL)
    ]
    assert len(rows) > 20
    for row in rows:
        text = re.sub("<[^>]*>", " ", row)
        if re.search(r"\d", text):
            assert 'href="' in row, text
    addresses = {unescape(found) for found in re.findall(r'href="([^"]*)"', shown)}
    assert len(addresses) > 20
    for address in addresses:
        _opens(address, shipped_atlas)


def test_a_file_leads_nowhere_in_the_app(shipped_atlas: Atlas) -> None:
    page = Press(shipped_atlas).make(PlaceQuery(STOKE), "html").decode()
    assert 'href="' not in page
    assert "leads" not in Press(shipped_atlas).texts(PlaceQuery(STOKE))["sections"][1]["blocks"][0]
