"""The briefing as a PowerPoint file: native tables, pictures with alternative text, editable."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import chain, takewhile
from typing import Any

import pptx
from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.util import Cm, Pt

from levelmap.pages.place.briefing import office
from levelmap.pages.place.briefing.blocks import Content

WIDE, TALL = 33.867, 19.05
"""Of a slide, in centimetres (16 to 9)."""

_LEFT, _TOP, _FOOT = 1.5, 3.0, 18.2
_FULL = WIDE - 2 * _LEFT

_TITLE_ONLY = 5
"""Of the layouts of the usual master."""

_SIZE = 11
"""Of the words of a table, in points."""

_CAPTION, _HEAD, _BELOW = 0.7, 1.2, 0.3
"""Room for the caption and the head of a table, and below it, in centimetres."""

_WORDS = {"text": 14, "small": 10, "fine": 8.5}
"""Size of the words of a block, in points."""

_SMALLEST = 9.0
"""A picture is drawn no lower than this, but begun on a new slide."""

_BESIDE = 10.0
"""Width of what the colours of a map mean, on its right, in centimetres."""


def write(made: Content, day: date) -> bytes:
    """Return a document as a file; the same document gives the same bytes.

    Raises
    ------
    ExportError
        A picture cannot be drawn.
    """
    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = Cm(WIDE), Cm(TALL)
    told = deck.core_properties
    told.title, told.author, told.language = made["document_title"], "LevelMap", "en-GB"
    told.keywords = made["version"]
    told.created = told.modified = datetime.combine(day, time(), UTC)
    told.last_modified_by = "LevelMap"
    _opening(deck, made)
    _missions(deck, made)
    for section in made["sections"]:
        _section(deck, section, made)
    file = io.BytesIO()
    deck.save(file)
    return office.stable(file.getvalue(), day)


def _rgb(text: str) -> Any:  # noqa: ANN401
    return RGBColor.from_string(text)  # type: ignore[no-untyped-call]


def _slide(deck: Any, title: str, footer: str) -> Any:  # noqa: ANN401 (untyped library)
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    box = slide.shapes.title
    box.left, box.top, box.width, box.height = Cm(_LEFT), Cm(0.7), Cm(_FULL), Cm(1.9)
    frame = box.text_frame
    frame.text, frame.word_wrap = title, True
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT
    paragraph.font.size, paragraph.font.bold = Pt(28), True
    paragraph.font.color.rgb = _rgb(office.ACCENT)
    _words(slide, [footer], (_LEFT, _FOOT, _FULL, 0.6), 9, office.QUIET)
    return slide


def _opening(deck: Any, made: Content) -> None:  # noqa: ANN401
    first = made["first"]
    slide = _slide(deck, made["name"], made["footer"])
    _words(slide, [made["kicker"]], (_LEFT, 2.4, _FULL, 0.7), 12, office.QUIET)
    said = [*first["sentences"], f"{first['money_title']}. {first['money']}"]
    said += [f"{first['note_title']}. {first['note']}"] if first["note"] else []
    below = _column(made["about"], 11) if made["about"] else 0.0
    _words(slide, [made["about"]], (_LEFT, _FOOT - below, 18, below), 11, office.QUIET)
    room = _FOOT - below - 3.4
    size = next((s for s in (17, 15, 13) if sum(_column(t, s) for t in said) <= room), 11)
    _words(slide, said, (_LEFT, 3.4, 18, room), size)
    _picture(slide, first["map"], (20.2, 3.0, 12.2, 12.8))
    key = f"{first['legend_title']}. {first['legend_note']}" if first["legend_title"] else ""
    _words(slide, [key, first["map"]["caption"]], (20.2, 16.0, 12.2, 1.8), 9, office.QUIET)


def _column(text: str, size: float) -> float:
    """Return about how tall a paragraph beside the map is, in centimetres."""
    return _lines(text, 18, size) * size * 0.045 + size * 0.018


def _missions(deck: Any, made: Content) -> None:  # noqa: ANN401
    first = made["first"]
    cells = first["strip"]
    shown = {"missions": cells, "lists in force": first["lists"]["rows"]}
    title = " and ".join(name for name, found in shown.items() if found)
    if not title:
        return
    slide = _slide(deck, f"{made['name']}: {title}", made["footer"])
    if cells:
        _strip(slide, cells)
        _words(slide, [first["strip_key"]], (_LEFT, 8.6, _FULL, 0.7), 11, office.QUIET)
    if first["lists"]["rows"]:
        top = 9.3 if cells else _TOP
        caption = [first["lists"]["caption"]]
        _words(slide, caption, (_LEFT, top, _FULL, 0.7), 11, office.QUIET)
        _table(slide, first["lists"], first["lists"]["rows"], top + 0.8, 14)


def _strip(slide: Any, cells: Sequence[Content]) -> None:  # noqa: ANN401
    frame = slide.shapes.add_table(3, 4, Cm(_LEFT), Cm(_TOP), Cm(_FULL), Cm(5.4))
    _named(frame, "The twelve missions: level, direction, against similar places")
    frame.table.first_row = False
    for place, cell in enumerate(cells):
        spot = frame.table.cell(place // 4, place % 4)
        spot.fill.solid()
        spot.fill.fore_color.rgb = _rgb(office.TINT)
        spot.text = f"{cell['title']}\n{cell['level']}  {cell['marks']}".rstrip()
        top, level = spot.text_frame.paragraphs
        top.font.size = level.font.size = Pt(14)
        top.font.bold = True
        top.font.color.rgb = _rgb("16232E")
        level.font.color.rgb = _rgb(office.COLOURS[cell["standing"]])


@dataclass
class _Flow:
    """The slides of one section: each part goes below the last, or on a new slide if it must.

    Attributes
    ----------
    top
        Where the next part begins, in centimetres; beyond the foot before the first slide.
    """

    deck: Any
    title: str
    footer: str
    slide: Any = None
    top: float = _FOOT

    def room(self, height: float) -> float:
        """Return where a part so tall may begin, on a new slide if this one has no room for it."""
        if self.top + height > _FOOT:
            self.slide = _slide(self.deck, self.title, self.footer)
            self.top = _TOP
        start, self.top = self.top, self.top + height
        return start

    def say(self, said: Sequence[tuple[str, float]]) -> None:
        """Add paragraphs, each with its size, spread evenly if they take several slides."""
        rest, tall = list(said), [_said_height(*each) for each in said]
        while rest:
            start = self.room(tall[0])
            number = fitting(tall, _FOOT - start, _FOOT - _TOP, 0.0)
            for (text, size), height in zip(rest[:number], tall[:number], strict=True):
                _words(self.slide, [text], (_LEFT, start, _FULL, height), size)
                start += height
            rest, tall = rest[number:], tall[number:]
            self.top = _FOOT if rest else start

    def draw(self, block: Content) -> None:
        """Add a picture as large as the rest of a slide allows, with its caption."""
        tallest = _FULL * _ratio(block)
        height = min(max(_FOOT - self.top - 1.2, _SMALLEST), tallest)
        top = self.room(height + 1.1)
        _picture(self.slide, block, (_LEFT, top, _FULL, height))
        box = (_LEFT, top + height + 0.1, _FULL, 0.9)
        _words(self.slide, [block["caption"]], box, 9, office.QUIET)

    def draw_with_key(self, block: Content, key: Content, after: float) -> None:
        """Add a map with what its colours mean on its right, so that no slide parts them.

        Parameters
        ----------
        after
            Height of the words that follow them: the slide keeps room for them.
        """
        across, below = _FULL - _BESIDE - 1, 1.1 + after
        widths = _widths(key, _BESIDE)
        table = _CAPTION + _HEAD + sum(_height(row, widths) for row in key["rows"])
        room = _FOOT - below - self.top
        if room < max(_SMALLEST, table):
            room = _FOOT - below - _TOP
        height = max(min(room, across * _ratio(block)), table)
        top, left = self.room(height + 1.1), _LEFT + across + 1
        _picture(self.slide, block, (_LEFT, top, across, height))
        box = (_LEFT, top + height + 0.1, _FULL, 0.9)
        _words(self.slide, [block["caption"]], box, 9, office.QUIET)
        _words(self.slide, [key["caption"]], (left, top, _BESIDE, 0.6), 10, office.QUIET)
        _table(self.slide, key, key["rows"], top + _CAPTION, _SIZE, (left, _BESIDE))

    def tabulate(self, block: Content, after: float) -> None:
        """Add a table, on several slides if it is long; the head stands on each.

        Parameters
        ----------
        after
            Height of the words that follow it: its last slide keeps room for them.
        """
        widths = _widths(block)
        rows, tall = list(block["rows"]), [_height(row, widths) for row in block["rows"]]
        above = _CAPTION + _HEAD
        while rows:
            start = self.room(above + tall[0])
            room = (_FOOT - start - above, _FOOT - _TOP - above)
            number = fitting(tall, *room, after + _BELOW)
            _words(self.slide, [block["caption"]], (_LEFT, start, _FULL, 0.6), 10, office.QUIET)
            _table(self.slide, block, rows[:number], start + _CAPTION, _SIZE)
            self.top = start + above + sum(tall[:number])
            rows, tall = rows[number:], tall[number:]
            if rows:
                self.top = _FOOT
        self.top += _BELOW


def fitting(tall: Sequence[float], here: float, slide: float, after: float) -> int:
    """Return how many rows of a table go on this slide, so that none but full ones are begun.

    Parameters
    ----------
    tall
        Height of each row that is left.
    here, slide
        Room for rows on this slide, and on a new one.
    after
        Height of what follows the last row.
    """
    left = sum(tall) + after
    if left <= here:
        return len(tall)
    slides = 1 + math.ceil((left - here) / slide)
    share, used, number = min(here, left / slides), 0.0, 0
    for height in tall[:-1] if len(tall) > 1 else tall:
        if number and (used + height > here or used + height / 2 > share):
            break
        used += height
        number += 1
    return number


def _section(deck: Any, section: Content, made: Content) -> None:  # noqa: ANN401
    flow = _Flow(deck, section["title"], made["footer"])
    blocks = list(office.flat(section["blocks"]))
    flow.say(_leading(blocks))
    for place, block in enumerate(blocks):
        after = _leading(blocks[place + 1 :])
        if block.get("is_key"):
            flow.draw_with_key(blocks[place - 1], block, sum(_said_height(*each) for each in after))
        elif block["kind"] == "table":
            flow.tabulate(block, sum(_said_height(*each) for each in after))
        elif block["kind"] == "picture":
            if any(found.get("is_key") for found in blocks[place + 1 : place + 2]):
                continue  # drawn with its key
            flow.draw(block)
        else:
            continue
        flow.say(after)


def _leading(blocks: Sequence[Content]) -> list[tuple[str, float]]:
    """Return the paragraphs before the first table or picture."""
    words = takewhile(lambda block: block["kind"] in _WORDS, blocks)
    return list(chain(*map(_said, words)))


def _said(block: Content) -> list[tuple[str, float]]:
    """Return the paragraphs of a block of words, each with its size in points."""
    return [(text, _WORDS[block["kind"]]) for text in block.get("texts") or [block["text"]]]


def _said_height(text: str, size: float) -> float:
    return _lines(text, _FULL, size) * size * 0.045 + (0.35 if size >= _WORDS["small"] else 0.15)


def _ratio(block: Content) -> float:
    """Return how tall a drawing is for its width."""
    found = re.search(r'viewBox="\S+ \S+ (\S+) (\S+)"', block["svg"])
    return float(found[2]) / float(found[1]) if found else 1.0


def _lines(text: str, width: float, size: float) -> int:
    """Return about how many lines words take, a letter being half as wide as it is tall."""
    across = max(width - 0.5, 0.5)
    parts = text.split("\n")
    return sum(math.ceil(max(len(part), 1) * size * 0.0186 / across) for part in parts)


def _height(row: Sequence[str], widths: Sequence[float]) -> float:
    """Return about how tall a row is in centimetres at `_SIZE`."""
    lines = max(_lines(cell, width, _SIZE) for cell, width in zip(row, widths, strict=True))
    return 0.25 + _SIZE * 0.0435 * lines


def _widths(block: Content, across: float = _FULL) -> list[float]:
    parts = block.get("widths") or [1] * len(block["headings"])
    return [across * part / sum(parts) for part in parts]


def _table(
    slide: Any,  # noqa: ANN401
    block: Content,
    rows: Sequence[Sequence[str]],
    top: float,
    size: float,
    across: tuple[float, float] = (_LEFT, _FULL),
) -> None:
    left, width = across
    headings, widths = block["headings"], _widths(block, width)
    frame = slide.shapes.add_table(
        len(rows) + 1, len(headings), Cm(left), Cm(top), Cm(width), Cm(0.8 * (len(rows) + 1))
    )
    _named(frame, block["caption"])
    for column, width in zip(frame.table.columns, widths, strict=True):
        column.width = Cm(width)
    for place, heading in enumerate(headings):
        cell = frame.table.cell(0, place)
        cell.fill.solid()
        cell.fill.fore_color.rgb = _rgb(office.ACCENT)
        _fill(cell, heading["title"], size, "FFFFFF", is_number=heading["is_number"])
        for line, row in enumerate(rows, start=1):
            _fill(
                frame.table.cell(line, place),
                row[place],
                size,
                "16232E",
                is_number=heading["is_number"],
            )


def _fill(cell: Any, text: str, size: float, colour: str, *, is_number: bool) -> None:  # noqa: ANN401
    cell.text = text
    cell.margin_top = cell.margin_bottom = Cm(0.08)
    for paragraph in cell.text_frame.paragraphs:
        paragraph.font.size = Pt(size)
        paragraph.font.color.rgb = _rgb(colour)
        if is_number:
            paragraph.alignment = PP_ALIGN.RIGHT


def _words(
    slide: Any,  # noqa: ANN401
    sentences: Sequence[str],
    box: tuple[float, float, float, float],
    size: float,
    colour: str = "16232E",
) -> None:
    """Add paragraphs in a box (left, top, width, height in centimetres)."""
    frame = slide.shapes.add_textbox(*(Cm(each) for each in box)).text_frame
    frame.word_wrap = True
    said = [sentence for sentence in sentences if sentence]
    for place, sentence in enumerate(said):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.text = sentence
        paragraph.font.size, paragraph.space_after = Pt(size), Pt(size / 2)
        paragraph.font.color.rgb = _rgb(colour)


def _picture(slide: Any, block: Content, box: tuple[float, float, float, float]) -> None:  # noqa: ANN401
    """Add a picture as large as it may be within a box, in its middle."""
    left, top, width, height = box
    shape = slide.shapes.add_picture(office.picture(block), Cm(left), Cm(top))
    scale = min(Cm(width) / shape.width, Cm(height) / shape.height)
    shape.width, shape.height = int(shape.width * scale), int(shape.height * scale)
    shape.left = int(Cm(left) + (Cm(width) - shape.width) / 2)
    shape._element.nvPicPr.cNvPr.set("descr", block["alt"])


def _named(frame: Any, words: str) -> None:  # noqa: ANN401
    """Give a table the words that a screen reader says of it."""
    frame._element.nvGraphicFramePr.cNvPr.set("descr", words)
