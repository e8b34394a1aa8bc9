"""The briefing as one page of HTML that needs nothing else: no script, no file, no network."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from html import escape
from pathlib import Path

from levelmap.drawing.html_tables import Cell, Column, Link, cell_html, html_table, titled
from levelmap.drawing.style import sheet
from levelmap.pages.place.briefing.blocks import Content
from levelmap.pages.place.tables import Table

_DOCUMENT = Path(__file__).with_name("document.css")


def write(made: Content, day: date) -> bytes:
    """Return a document as a whole page; the same document gives the same bytes."""
    sections = "".join(_section(each["title"], blocks(each["blocks"])) for each in made["sections"])
    about = _paragraphs([made["about"]] if made["about"] else [], "levelmap-small")
    page = (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="keywords" content="{escape(made["version"])}">'
        f'<meta name="date" content="{day.isoformat()}">'
        f"<title>{escape(made['document_title'])}</title>"
        f"<style>{_style()}</style></head><body>"
        f"<main>{_first(made)}{about}{sections}</main>"
        f"<footer><p>{escape(made['footer'])}</p></footer></body></html>\n"
    )
    return page.encode()


def _style() -> str:
    return sheet("tokens", "parts") + _DOCUMENT.read_text(encoding="utf-8")


def _first(made: Content) -> str:
    first = made["first"]
    note = _section(first["note_title"], _paragraphs([first["note"]])) if first["note"] else ""
    return (
        f'<header><p class="kicker">{escape(made["kicker"])}</p><h1>{escape(made["name"])}</h1>'
        f'<div class="levelmap-beside"><div>{_paragraphs(first["sentences"])}</div>'
        f"<div>{figure(first['map'])}{_key(first)}</div></div>"
        f"{_strip(first)}{_table(first['lists'])}"
        f"<p><strong>{escape(first['money_title'])}.</strong> {escape(first['money'])}</p>"
        f"</header>{note}"
    )


def _strip(first: Content) -> str:
    if not first["strip"]:
        return ""
    cells = "".join(_cell(each) for each in first["strip"])
    key = f'<p class="levelmap-small">{escape(first["strip_key"])}</p>'
    return f'<ol class="levelmap-missions">{cells}</ol>{key}'


def _cell(cell: Content) -> str:
    return (
        f'<li class="levelmap-{cell["standing"]}"><strong>{cell["number"]}</strong>'
        f"<span>{escape(cell['title'])}</span> <span>{escape(cell['level'])}</span> "
        f'<span aria-hidden="true">{escape(cell["marks"])}</span>'
        f'<span class="levelmap-hidden">: {escape(cell["said"])}</span></li>'
    )


def _key(first: Content) -> str:
    if not first["legend"]:
        return ""
    items = "".join(image(row["swatch"]) for row in first["legend"])
    words = f"{escape(first['legend_title'])}. {escape(first['legend_note'])}"
    return f'<p class="levelmap-small levelmap-swatches">{words} {items}</p>'


def blocks(found: Iterable[Content], *, on_page: bool = False) -> str:
    """Return blocks (`briefing.blocks`) as HTML.

    Parameters
    ----------
    on_page
        Whether rows of tables lead to what they rest on.
    """
    setters = {**_SETTERS, "table": _with_leads} if on_page else _SETTERS
    return "".join(setters[block["kind"]](block) for block in found)


def _beside(block: Content) -> str:
    return (
        f'<div class="levelmap-beside"><div>{blocks(block["right"])}</div>'
        f"{blocks(block['left'])}</div>"
    )


def _fine(block: Content) -> str:
    listed = "".join(f"<li>{escape(text)}</li>" for text in block["texts"])
    return f'<ul class="levelmap-small">{listed}</ul>'


def measures_table(part: Content, leads: Sequence[str] = ()) -> str:
    """Return the dashboard (`content.measures`) as a table with a chart in each row.

    Parameters
    ----------
    leads
        Where each row leads on a page; none in a file.
    """
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in part["headings"])
    pairs = zip(part["rows"], leads or [""] * len(part["rows"]), strict=True)
    rows = "".join(_measure_row(row, part["headings"], lead) for row, lead in pairs)
    caption = escape(part["caption"])
    return (
        f'<div class="levelmap-scroll" role="region" tabindex="0" aria-label="{caption}">'
        '<table class="levelmap-table levelmap-broad levelmap-measures">'
        f"<caption>{caption}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _measure_row(row: Content, headings: Sequence[str], lead: str) -> str:
    actual, bullet, minimum, target, status, trend = map(titled, headings[1:])
    under = "".join(
        f'<br><span class="levelmap-small">{escape(row[key])}</span>'
        for key in ("detail", "sure")
        if row[key]
    )
    return (
        f'<tr><th scope="row"><strong>{cell_html(_linked(row["label"], lead))}</strong>{under}</th>'
        f'<td class="number"{actual}><strong>{escape(row["actual"])}</strong></td>'
        f"<td{bullet}>{image(row['bullet'])}</td>"
        f'<td class="number"{minimum}>{escape(row["minimum"])}</td>'
        f'<td class="number"{target}>{escape(row["target"])}</td>'
        f'<td class="levelmap-{row["standing"]}"{status}>{escape(row["status"])}</td>'
        f"<td{trend}>{escape(row['trend'])}</td></tr>"
    )


def _linked(text: str, address: str) -> Cell:
    return Link(text, address) if address else text


def ward_legend(part: Content) -> str:
    """Return the legend of the map of wards (`content.ward_key`) as a table."""
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


def _section(title: str, inside: str) -> str:
    return f"<section><h2>{escape(title)}</h2>{inside}</section>"


def _paragraphs(sentences: Iterable[str], kind: str = "") -> str:
    opening = f'<p class="{kind}">' if kind else "<p>"
    return "".join(f"{opening}{escape(sentence)}</p>" for sentence in sentences)


def image(picture: Content) -> str:
    """Return a picture as an image that carries itself, with its words as alternative text."""
    data = base64.b64encode(picture["svg"].encode()).decode()
    return f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(picture["alt"])}">'


def figure(picture: Content, *, wide: bool = False) -> str:
    """Return a picture with its caption.

    Parameters
    ----------
    wide
        Whether it holds words that must stay readable: on a narrow screen it scrolls in its frame.
    """
    caption = escape(picture["caption"])
    if wide:
        label = escape(picture["caption"], quote=True)
        return (
            '<figure class="levelmap-wide"><div class="levelmap-scroll" role="region" '
            f'tabindex="0" aria-label="{label}">{image(picture)}</div>'
            f'<figcaption class="levelmap-small">{caption}</figcaption></figure>'
        )
    return (
        f"<figure>{image(picture)}"
        f'<figcaption class="levelmap-small">{caption}</figcaption></figure>'
    )


def _table(table: Content) -> str:
    """Return a table whose rows lead nowhere: a file is read without the app."""
    return _with_leads({**table, "leads": ()})


def _with_leads(table: Content) -> str:
    if not table["rows"]:
        return ""
    columns = [Column(each["title"], each["is_number"]) for each in table["headings"]]
    rows: list[Sequence[Cell]] = list(table["rows"])
    if table["leads"]:
        pairs = zip(rows, table["leads"], strict=True)
        rows = [(_linked(str(row[0]), to), *row[1:]) for row, to in pairs]
    return html_table(table["caption"], columns, rows)


def table(found: Table) -> str:
    """Return a table of texts as HTML for a page, where its rows lead to what they rest on."""
    return _with_leads(asdict(found))


_SETTERS: Mapping[str, Callable[[Content], str]] = {
    "text": lambda block: _paragraphs([block["text"]]),
    "small": lambda block: _paragraphs([block["text"]], "levelmap-small"),
    "table": _table,
    "picture": lambda block: figure(block, wide=block["wide"]),
    "beside": _beside,
    "measures": measures_table,
    "legend": ward_legend,
    "fine": _fine,
}
