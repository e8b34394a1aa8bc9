"""The briefing as a PDF: tagged (PDF/UA-1), fonts embedded, made without a browser or network."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from pathlib import Path

import font_source_sans_pro

from levelmap import work
from levelmap.errors import ExportError
from levelmap.pages.place.briefing.blocks import Content

TEMPLATE = Path(__file__).with_name("briefing.typ")
FONTS = Path(font_source_sans_pro.__file__).parent / "files"


def write(made: Content, day: date) -> bytes:
    """Return a document as a file; the same document gives the same bytes.

    Raises
    ------
    ExportError
        The document cannot be set.
    """
    text = json.dumps(made, ensure_ascii=False)
    try:
        return work.do(_set, text, datetime.combine(day, time(), UTC))
    except ExportError as error:
        raise ExportError(
            f"The briefing on {made['name']} could not be set: {error}. Please report it."
        ) from error


def _set(text: str, made: datetime) -> bytes:
    """Return the document with *text* in it; raises `ExportError` with what the setter says."""
    import typst  # noqa: PLC0415 (large, and needed in the processes that work alone)

    try:
        document = typst.compile(
            TEMPLATE,
            sys_inputs={"content": text},
            font_paths=[FONTS],
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            timestamp=made,
        )
    except typst.TypstError as error:
        raise ExportError(str(error)) from error
    return bytes(document)
