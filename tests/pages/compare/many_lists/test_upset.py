"""The UpSet plot and the shaded tables: what they draw is what the view holds, escaped."""

import re
from xml.etree import ElementTree

import pytest

from levelmap.answers.comparisons.many import DEFAULT, ManyLists, ManyListsQuery, see_together
from levelmap.drawing.palettes import Palette, colours
from levelmap.pages.compare.many_lists.heat_table import pairs_html, places_html
from levelmap.pages.compare.many_lists.upset import MOST, upset_svg
from tests.answers.comparisons.sides import shipped_sides
from tests.drawing.drawn import elements, words

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def view() -> ManyLists:
    sides = shipped_sides()
    return see_together(ManyListsQuery(DEFAULT), sides.atlas)


def test_the_bars_are_the_largest_combinations(view: ManyLists) -> None:
    drawing = ElementTree.fromstring(upset_svg(view, "Which <lists> & places"))
    assert drawing.get("aria-label") == "Which <lists> & places"
    texts = [element.text for element in drawing.iter(f"{SVG}text")]
    numbers = [int(text) for text in texts if text and text.isdecimal()]
    assert numbers == view.intersections["places"].head(MOST).tolist()
    filled = [c for c in drawing.iter(f"{SVG}circle") if c.get("fill") == "#16232e"]
    assert len(filled) == sum(map(len, view.intersections["lists"].head(MOST)))


def test_bars_are_as_high_as_their_numbers_and_stand_on_one_line(view: ManyLists) -> None:
    drawing = upset_svg(view, "t")
    bars = elements(drawing, "rect", fill="#17527a")
    places = view.intersections["places"].head(MOST).tolist()
    heights = [float(bar["height"]) for bar in bars]
    assert heights == pytest.approx([150 * number / max(places) for number in places], abs=0.01)
    feet = {round(float(bar["y"]) + float(bar["height"]), 1) for bar in bars}
    assert len(feet) == 1
    lefts = [float(bar["x"]) for bar in bars]
    assert lefts == sorted(lefts)


def test_a_filled_dot_stands_in_the_row_of_its_list(view: ManyLists) -> None:
    drawing = upset_svg(view, "t")
    rows = {text.rsplit(" (", 1)[0]: y - 16 for text, (_, y) in words(drawing).items()}
    filled = elements(drawing, "circle", fill="#16232e")
    columns = sorted({float(dot["cx"]) for dot in elements(drawing, "circle")})
    for x, lists in zip(columns, view.intersections["lists"].head(MOST), strict=True):
        at = {float(dot["cy"]) - 12 for dot in filled if float(dot["cx"]) == x}
        assert at == {rows[label] for label in lists}


def test_cells_are_darker_the_more_alike_two_lists_are(view: ManyLists) -> None:
    steps = colours(Palette.YLGNBU, 5)
    cells = re.findall(
        r"background:(#\w+);color:(#\w+)\">(\d+)%", pairs_html(view.pairwise, "Pairs")
    )
    assert {percent for _, _, percent in cells} > {"100"}
    for ground, ink, percent in cells:
        share = int(percent) / 100
        near = {min(int((share + slip) * 5), 4) for slip in (-0.005, 0, 0.005)}
        assert steps.index(ground) in near
        assert (ink == "#ffffff") == (steps.index(ground) >= 3)
    assert {ground for ground, _, percent in cells if percent == "100"} == {steps[-1]}


def test_the_table_of_places_says_every_cell_in_words(view: ManyLists) -> None:
    html = places_html(view, "Places")
    assert html.count('<th scope="row">') == len(view.places)
    cells = re.findall(r'<td class="(?:yes|part|no|unseen|outside)">([^<]*)</td>', html)
    assert len(cells) == len(view.places) * len(view.labels)
    assert cells.count("Yes") == int(view.matrix().sum().sum())
    assert cells.count("Part") == 9


def test_the_table_of_pairs_is_symmetric_and_complete(view: ManyLists) -> None:
    cells = re.findall(r"<td[^>]*>(\d+%|n/a)</td>", pairs_html(view.pairwise, "Pairs"))
    number = len(view.labels)
    rows = [cells[i : i + number] for i in range(0, len(cells), number)]
    assert rows == [list(column) for column in zip(*rows, strict=True)]
    itself = ["100%" if whole else "n/a" for whole in view.complete]
    assert [rows[i][i] for i in range(number)] == itself
    assert "n/a" in itself
