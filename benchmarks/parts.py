"""Every part of the visual system in every state, as one page: docs/parts.html.

The parts are made by the same functions as those of the pages and of the briefings, and dressed by
the same style sheet. What is shown is made up; left on a light page, right on a dark one.
`python -m benchmarks.parts` writes the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from html import escape

from levelmap.drawing import charts, legends
from levelmap.drawing.charts import Line, Strip
from levelmap.drawing.html_tables import Cell, Column, Link, html_table, lines_html
from levelmap.drawing.legends import Histogram, Legend, LegendRow
from levelmap.drawing.palettes import NOT_NAMED, OKABE_ITO, Palette, colours
from levelmap.drawing.style import sheet
from levelmap.drawing.timeline import Bar, BarGroup, timeline_svg
from levelmap.pages.stories.card import steps_html
from levelmap.paths import package_root
from levelmap.periods import Period

FILE = package_root() / "docs" / "parts.html"

MARKS = {
    "": "provisional",
    "computed": "computed here",
    "proxy": "proxy",
    "partial": "partial",
    "unreliable": "unreliable",
}
"""Kinds of mark, and the word on each."""

_STYLE = """
body { margin: 0; font-family: system-ui, sans-serif; }
main { display: grid; grid-template-columns: 1fr 1fr; }
.side { background: var(--lm-ground); color: var(--lm-text); padding: 1rem 1.5rem; min-width: 0; }
.side h2 { font-size: var(--lm-type-4); margin: 2rem 0 0.5rem; }
.side > h1 { font-size: var(--lm-type-5); }
.token { display: inline-block; margin: 0 0.5rem 0.5rem 0; padding: 0.5rem;
  border: 1px solid var(--lm-line); }
.side a { color: var(--lm-accent); }
.side .levelmap-strip { display: flex; list-style: none; padding: 0; }
.levelmap-strip li { flex: 1; }
.levelmap-strip span { display: block; height: 0.5rem; }
"""


def page() -> str:
    """Return the page."""
    style = "".join(
        f'<link rel="stylesheet" href="../levelmap/drawing/style/{name}.css">'
        for name in ("tokens", "parts", "page", "screen")
    )
    sides = "".join(
        f'<section class="side" style="color-scheme: {theme}"><h1>On a {theme} page</h1>'
        f"{_parts()}</section>"
        for theme in ("light", "dark")
    )
    return (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        "<title>The parts of LevelMap</title>"
        f"{style}<style>:root {{ color-scheme: light dark; }}{_STYLE}</style></head><body>"
        f"<main>{sides}</main></body></html>\n"
    )


def _parts() -> str:
    sections: Sequence[tuple[str, str]] = (
        ("Type and colour", _tokens()),
        ("Marks", _marks()),
        ("A place", _card()),
        ("The two ends of a map", _ends()),
        ("Legend of numbers, with no data", legends.html(_numbers())),
        ("Its spread, a place marked", legends.histogram_svg(_spread())),
        ("Legend of classes, hatched and dotted", legends.html(_classes())),
        ("Legend in a row", legends.row_html(_classes())),
        ("Legend of a phone", f"<div>{legends.strip_html(_numbers())}</div>"),
        ("Table", _table()),
        ("What is known of a table", _lines()),
        ("Steps of a story: first, between, last", "".join(steps_html(n, 4) for n in (1, 2, 4))),
        ("Doors", _doors()),
        ("Through time, with intervals", _trend()),
        ("All areas on one line", _strip()),
        ("Lists through time", _timeline()),
        ("A way on", '<a class="levelmap-button" href="#">See on the map</a>'),
    )
    return "".join(f"<h2>{escape(title)}</h2>{html}" for title, html in sections)


def _tokens() -> str:
    names = re.findall(r"--lm-([\w-]+): light-dark", sheet("tokens"))
    swatches = "".join(
        f'<span class="token" style="background:var(--lm-{name});'
        f'color:{"var(--lm-text)" if name in ("ground", "panel") else "var(--lm-ground)"}">'
        f"{name}</span>"
        for name in names
    )
    sizes = "".join(
        f'<p style="font-size:var(--lm-type-{n});margin:0">Type {n}: £578 a week</p>'
        for n in range(1, 6)
    )
    return swatches + sizes


def _marks() -> str:
    return " ".join(
        f'<span class="levelmap-mark{f" levelmap-mark-{kind}" if kind else ""}">{word}</span>'
        for kind, word in MARKS.items()
    )


def _card() -> str:
    return (
        '<div class="levelmap-card"><h2>Alder</h2><p class="levelmap-small">North</p>'
        '<p class="levelmap-figure">£578 <span class="levelmap-mark">provisional</span></p>'
        "<p>Alder has £578, the 5th lowest of 12 local authorities.</p>"
        '<p class="levelmap-small">95% confidence interval: £546 to £609.</p></div>'
    )


def _ends() -> str:
    rows = (
        "<li><span>Alder</span><span>£515</span></li><li><span>Birch</span><span>£520</span></li>"
    )
    lists = "".join(
        f"<div><h2>{title}</h2><ol>{rows}</ol></div>" for title in ("Lowest 2", "Highest 2")
    )
    return f'<div class="levelmap-card"><div class="levelmap-ends">{lists}</div></div>'


def _numbers() -> Legend:
    shades = colours(Palette.YLGNBU, 5)[::-1]
    rows = [
        LegendRow(shade, f"£{500 + 50 * i} to £{550 + 50 * i}", 12)
        for i, shade in enumerate(shades)
    ]
    rows.append(LegendRow(None, "No data", 2))
    return Legend("Weekly pay, 2025", "£ a week", "Darker = lower = worse", tuple(rows), "Made up")


def _spread() -> Histogram:
    numbers = tuple(float(500 + 5 * n) for n in range(60))
    classes = tuple(n // 12 for n in range(60))
    shades = colours(Palette.YLGNBU, 5)[::-1]
    return Histogram(numbers, classes, shades, ((578.0, "Alder"),), ("£500", "£650", "£795"))


def _classes() -> Legend:
    rows = (
        LegendRow(OKABE_ITO[4], "On both", 7),
        LegendRow(OKABE_ITO[1], "Only in the fund", 2, "hatch"),
        LegendRow(OKABE_ITO[0], "Only in the score", 3, "dots"),
        LegendRow(NOT_NAMED, "On neither", 0),
        LegendRow(None, "Could not be named", 5),
    )
    return Legend("Two lists", "Authorities", "Colours: who names them", rows, heading="Class")


def _table() -> str:
    columns = [Column("Place"), Column("Pay", is_number=True), Column("List")]
    rows: list[tuple[Cell, ...]] = [
        ("Alder", "£515", Link("Town fund", "#")),
        ("Birch", "not published", "none"),
    ]
    return html_table("Places and what they have", columns, rows)


def _lines() -> str:
    return lines_html(
        [
            ("Publisher", "Office of Made-up Statistics"),
            ("Source", Link("Pay by place", "https://example.org/pay")),
            ("Next expected", "23 October 2026 (overdue)"),
        ]
    )


def _doors() -> str:
    return (
        '<ul class="levelmap-doors"><li><a href="#">My place</a>its lists and missions</li>'
        '<li><a href="#">Compare</a>who gains, who loses</li></ul>'
    )


def _trend() -> str:
    periods = [Period.parse(f"{year}-01-01/P1Y") for year in range(2019, 2026)]
    up = tuple(float(500 + 12 * n) for n in range(7))
    lines = [
        Line(
            "Alder",
            up,
            tuple(f"£{n:.0f}" for n in up),
            lower=tuple(n - 15 for n in up),
            upper=tuple(n + 15 for n in up),
        ),
        Line("Median", tuple(n + 40 for n in up), tuple(f"£{n + 40:.0f}" for n in up), True),
    ]
    return charts.trend_svg(periods, lines, "Weekly pay, made up")


def _strip() -> str:
    spread = _spread()
    return charts.strip_svg(
        Strip(
            spread.numbers,
            spread.classes,
            spread.colours,
            ((578.0, "Alder", "£578"),),
            ("£500", "£795"),
            "All areas",
        )
    )


def _timeline() -> str:
    bars = (
        Bar("a", "First list", "superseded", "", date(2019, 3, 1), date(2021, 3, 1), to="b"),
        Bar("b", "Second list", "closed", "", date(2021, 3, 2), date(2023, 1, 31)),
        Bar("c", "No end held", "unconfirmed", "", date(2022, 1, 1), None),
        Bar("d", "In force", "in_force", "", date(2023, 10, 1), None, is_open=True),
        Bar("e", "Money", "fund", "", date(2022, 4, 1), date(2025, 3, 31)),
    )
    groups = (BarGroup("Lists", bars),)
    return (
        '<div class="levelmap-scroll">'
        f"{timeline_svg(groups, (2019, 2026), date(2026, 6, 1), 'Lists, made up')}</div>"
    )


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
