"""The UpSet plot and the shaded tables: what they draw is what the view holds, escaped."""

import re
from xml.etree import ElementTree

import pytest

from levelmap.answers.many_lists import DEFAULT, ManyLists, see_together
from levelmap.answers.references import read_reference
from levelmap.pages.compare.heat_table import pairs_html, places_html
from levelmap.pages.compare.upset import MOST, upset_svg
from tests.answers.comparisons import shipped_sides

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def view() -> ManyLists:
    sides = shipped_sides()
    read = [read_reference(text, sides.atlas) for text in DEFAULT]
    return see_together(read, lambda one, on: sides.named(one.text, on), sides.atlas)


def test_the_bars_are_the_largest_combinations(view: ManyLists) -> None:
    drawing = ElementTree.fromstring(upset_svg(view, "Which <lists> & places"))
    assert drawing.get("aria-label") == "Which <lists> & places"
    texts = [element.text for element in drawing.iter(f"{SVG}text")]
    numbers = [int(text) for text in texts if text and text.isdecimal()]
    assert numbers == view.intersections["places"].head(MOST).tolist()
    filled = [c for c in drawing.iter(f"{SVG}circle") if c.get("fill") == "#16232e"]
    assert len(filled) == sum(map(len, view.intersections["lists"].head(MOST)))


def test_the_table_of_places_says_every_cell_in_words(view: ManyLists) -> None:
    html = places_html(view, "Places")
    assert html.count('<th scope="row">') == len(view.places)
    cells = re.findall(r'<td class="(?:yes|no|unseen|outside)">([^<]*)</td>', html)
    assert len(cells) == len(view.places) * len(view.labels)
    assert cells.count("Yes") == int(view.matrix().sum().sum())


def test_the_table_of_pairs_is_symmetric_and_complete(view: ManyLists) -> None:
    cells = re.findall(r"<td[^>]*>(\d+%|n/a)</td>", pairs_html(view, "Pairs"))
    number = len(view.labels)
    rows = [cells[i : i + number] for i in range(0, len(cells), number)]
    assert rows == [list(column) for column in zip(*rows, strict=True)]
    assert [rows[i][i] for i in range(number)] == ["100%"] * number
