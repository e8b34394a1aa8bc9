"""Legends as HTML: every class with its colour, words and number, readable without colour."""

import re
from html.parser import HTMLParser

from levelmap.drawing.legends import Legend, LegendRow, html, row_html, strip_html, swatch

LEGEND = Legend(
    title="Pay <2023>",
    unit="£ a week",
    direction="Darker = lower = worse",
    rows=(
        LegendRow("#111111", "£400 to £500", 1200),
        LegendRow("#222222", "over £500 & more", 7),
        LegendRow(None, "No data", 3),
    ),
    note="Classes: equal numbers; fit 0.90 of 1",
)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def _words(text: str) -> list[str]:
    parser = _Text()
    parser.feed(text)
    return [word.strip() for word in parser.words if word.strip()]


def test_the_table_has_a_row_for_each_class_in_its_order() -> None:
    said = _words(html(LEGEND))
    assert said[0] == "Pay <2023>"
    assert said[1] == "£ a week. Darker = lower = worse."
    assert said[2:5] == ["Colour", "Range", "Areas"]
    assert said[5:11] == ["£400 to £500", "1,200", "over £500 & more", "7", "No data", "3"]
    assert said[11] == "Classes: equal numbers; fit 0.90 of 1."


def test_every_row_has_a_header_and_a_patch_of_its_colour() -> None:
    text = html(LEGEND)
    assert text.count('<th scope="row">') == 3
    assert re.findall(r"background:(#\d+)", text) == ["#111111", "#222222"]
    assert text.count("levelmap-swatch-none") == 1


def test_without_a_note_there_is_none() -> None:
    assert "levelmap-note" not in html(Legend("t", "u", "d", LEGEND.rows))


def test_a_patch_is_hatched_where_there_are_no_data() -> None:
    assert "style" not in swatch(None)
    assert 'style="background:#abcdef"' in swatch("#abcdef")


def test_one_line_says_the_same() -> None:
    assert _words(row_html(LEGEND)) == [
        *("£400 to £500", "1,200", "over £500 & more", "7", "No data", "3")
    ]


def test_the_strip_has_the_colours_and_leaves_out_what_has_none() -> None:
    text = strip_html(LEGEND)
    assert _words(text) == ["£400 to £500", "over £500 & more"]
    assert text.index("#111111") < text.index("#222222")
    assert 'aria-hidden="true"' in text
