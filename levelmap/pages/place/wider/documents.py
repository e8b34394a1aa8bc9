"""The briefing on a place that is not one authority, as PDF and as one page of HTML."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime, time
from html import escape
from pathlib import Path

from levelmap import work
from levelmap.atlas import Atlas
from levelmap.drawing.html_tables import Column, html_table
from levelmap.errors import ExportError
from levelmap.pages.place.briefing.html import document, figure
from levelmap.pages.place.briefing.pdf import compile_template
from levelmap.pages.place.wider.content import Content, content
from levelmap.pages.place.wider.view import WiderView

TEMPLATE = Path(__file__).with_name("wider.typ")


def pdf(view: WiderView, atlas: Atlas) -> bytes:
    """Return the briefing as a PDF; the same data give the same bytes.

    Raises
    ------
    ExportError
        The document cannot be set.
    """
    text = json.dumps(content(view, atlas), ensure_ascii=False)
    made = datetime.combine(view.version.day, time(), UTC)
    try:
        return work.do(compile_template, TEMPLATE, text, made)
    except ExportError as error:
        raise ExportError(
            f"The briefing on {view.place.name} could not be set: {error}. Please report it."
        ) from error


def html(view: WiderView, atlas: Atlas) -> str:
    """Return the briefing as a whole document; the same data give the same text."""
    made = content(view, atlas)
    opening = (
        f'<header><p class="kicker">{escape(made["kicker"])}</p><h1>{escape(made["name"])}</h1>'
        f'<div class="levelmap-beside"><div>{_paragraphs(made["headline"])}'
        f"{_paragraphs([made['about']], 'levelmap-small')}</div>"
        f"{figure(made['locator'])}</div></header>"
    )
    parts = [_section(part) for part in made["sections"]]
    return document(made["document_title"], [opening, *parts], made["footer"])


def section_html(part: Content) -> str:
    """Return what a section (`content.sections`) says under its heading."""
    drawn = "".join(
        html_table(
            table["caption"],
            [Column(each["title"], each["is_number"]) for each in table["headings"]],
            table["rows"],
        )
        for table in part["tables"]
    )
    return f"{_paragraphs(part['intro'])}{drawn}{_paragraphs(part['notes'], 'levelmap-small')}"


def _section(part: Content) -> str:
    return f"<section><h2>{escape(part['title'])}</h2>{section_html(part)}</section>"


def _paragraphs(sentences: Iterable[str], kind: str = "") -> str:
    opening = f'<p class="{kind}">' if kind else "<p>"
    return "".join(f"{opening}{escape(sentence)}</p>" for sentence in sentences)
