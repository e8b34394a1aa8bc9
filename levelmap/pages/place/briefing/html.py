"""The briefing as one page of HTML that needs nothing else: no script, no file, no network."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from html import escape
from pathlib import Path

from levelmap.drawing.html_tables import Column, html_table
from levelmap.drawing.style import sheet
from levelmap.pages.place.briefing.content import Content, content
from levelmap.pages.place.shapes import Shapes
from levelmap.pages.place.tables import Table
from levelmap.pages.place.view import PlaceView

_DOCUMENT = Path(__file__).with_name("document.css")


def _style() -> str:
    return sheet("tokens", "parts") + _DOCUMENT.read_text(encoding="utf-8")


def html(view: PlaceView, shapes: Shapes, changes: Mapping[str, str]) -> str:
    """Return the briefing on a place as a whole document; the same data give the same text."""
    made = content(view, shapes, changes)
    parts = (_opening(made), _lists(made), _measures(made), _wards(made), *_rest(made))
    return document(made["document_title"], parts, made["footer"])


def document(title: str, parts: Iterable[str], footer: str) -> str:
    """Return a whole document that needs nothing else, its parts being HTML already."""
    return (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title>"
        f"<style>{_style()}</style></head><body>"
        f"<main>{''.join(parts)}</main><footer><p>{escape(footer)}</p></footer>"
        "</body></html>\n"
    )


def _opening(made: Content) -> str:
    return (
        f'<header><p class="kicker">{escape(made["kicker"])}</p><h1>{escape(made["name"])}</h1>'
        f'<div class="levelmap-beside"><div>{_paragraphs(made["headline"])}'
        f"{_paragraphs([made['about']], 'levelmap-small')}</div>"
        f"{figure(made['locator'])}</div>{facts_list(made['facts'])}</header>"
    )


def _lists(made: Content) -> str:
    part = made["lists"]
    drawn = figure(part["timeline"]) if part["timeline"] else ""
    notes = _paragraphs(part["notes"], "levelmap-small")
    return _section(part["title"], _table(part["table"]) + drawn + notes)


def _measures(made: Content) -> str:
    part = made["measures"]
    words = (
        _paragraphs(part["intro"])
        + measures_table(part)
        + _paragraphs(part["notes"], "levelmap-small")
    )
    return _section(part["title"], words)


def measures_table(part: Content) -> str:
    """Return the dashboard (`content.measures`) as a table with a chart in each row."""
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in part["headings"])
    rows = "".join(_measure_row(row) for row in part["rows"])
    caption = escape(part["caption"])
    return (
        f'<div class="levelmap-scroll" role="region" tabindex="0" aria-label="{caption}">'
        f'<table class="levelmap-table levelmap-measures"><caption>{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _measure_row(row: Content) -> str:
    under = "".join(
        f'<br><span class="levelmap-small">{escape(row[key])}</span>'
        for key in ("detail", "sure")
        if row[key]
    )
    return (
        f'<tr><th scope="row"><strong>{escape(row["label"])}</strong>{under}</th>'
        f'<td class="number"><strong>{escape(row["actual"])}</strong></td>'
        f"<td>{image(row['bullet'])}</td>"
        f'<td class="number">{escape(row["minimum"])}</td>'
        f'<td class="number">{escape(row["target"])}</td>'
        f'<td class="levelmap-{row["standing"]}">{escape(row["status"])}</td>'
        f"<td>{escape(row['trend'])}</td></tr>"
    )


def _wards(made: Content) -> str:
    part = made["wards"]
    notes = _paragraphs(part["notes"], "levelmap-small")
    if part["map"] is None:
        return _section(part["title"], _paragraphs([part["note"]]) + notes)
    words = _paragraphs(part["sentences"])
    beside = f'<div class="levelmap-beside"><div>{ward_legend(part)}{_table(part["table"])}</div>'
    return _section(part["title"], f"{words}{beside}{figure(part['map'])}</div>{notes}")


def ward_legend(part: Content) -> str:
    """Return the legend of the map of wards (`content.wards`) as a table."""
    rows = "".join(
        f'<tr><td>{image(row["swatch"])}</td><th scope="row">{escape(row["words"])}</th>'
        f'<td class="number">{escape(row["number"])}</td></tr>'
        for row in part["legend"]
    )
    return (
        f'<table class="levelmap-table"><caption>{escape(part["legend_title"])}</caption>'
        '<thead><tr><th scope="col">Colour</th><th scope="col">Range</th>'
        f'<th scope="col">Wards here</th></tr></thead><tbody>{rows}</tbody></table>'
        f'<p class="levelmap-small">{escape(part["legend_note"])}</p>'
    )


def facts_list(facts: Iterable[Content]) -> str:
    """Return the numbers that sum a place up (`content.facts`) as a list."""
    rows = "".join(
        f"<li><strong>{escape(fact['number'])}</strong> {escape(fact['words'])}</li>"
        for fact in facts
    )
    return f'<ul class="levelmap-facts">{rows}</ul>'


def _rest(made: Content) -> Iterable[str]:
    for key in ("methods", "similar", "money"):
        part = made[key]
        words = _paragraphs([part["intro"]] if part["intro"] else [])
        notes = _paragraphs(part.get("notes", []), "levelmap-small")
        if part["table"]["rows"] or part["intro"]:
            yield _section(part["title"], words + _table(part["table"]) + notes)
    part = made["sources"]
    listed = "".join(
        f"<li><strong>{escape(each['publisher'])}</strong>: {escape(each['titles'])}.</li>"
        for each in part["list"]
    )
    yield _section(part["title"], f"{_paragraphs(part['lines'], 'small')}<ul>{listed}</ul>")


def _section(title: str, inside: str) -> str:
    return f"<section><h2>{escape(title)}</h2>{inside}</section>"


def _paragraphs(sentences: Iterable[str], kind: str = "") -> str:
    opening = f'<p class="{kind}">' if kind else "<p>"
    return "".join(f"{opening}{escape(sentence)}</p>" for sentence in sentences)


def image(picture: Content) -> str:
    """Return a picture as an image that carries itself, with its words as alternative text."""
    data = base64.b64encode(picture["svg"].encode()).decode()
    return f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(picture["alt"])}">'


def figure(picture: Content) -> str:
    """Return a picture with its caption."""
    caption = escape(picture["caption"])
    return (
        f"<figure>{image(picture)}"
        f'<figcaption class="levelmap-small">{caption}</figcaption></figure>'
    )


def _table(table: Content) -> str:
    if not table["rows"]:
        return ""
    columns = [Column(each["title"], each["is_number"]) for each in table["headings"]]
    return html_table(table["caption"], columns, table["rows"])


def table(found: Table) -> str:
    """Return a table of texts as HTML."""
    return _table(asdict(found))
