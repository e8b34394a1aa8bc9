"""The briefing as a PDF: tagged (PDF/UA-1), fonts embedded, made without a browser or network."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, time
from pathlib import Path

import font_source_sans_pro
import typst

from levelmap import work
from levelmap.errors import ExportError
from levelmap.pages.place.briefing.content import content
from levelmap.pages.place.shapes import Shapes
from levelmap.pages.place.view import PlaceView

TEMPLATE = Path(__file__).with_name("briefing.typ")
FONTS = Path(font_source_sans_pro.__file__).parent / "files"


def pdf(view: PlaceView, shapes: Shapes, changes: Mapping[str, str]) -> bytes:
    """Return the briefing on a place; the same data give the same bytes.

    Raises
    ------
    ExportError
        The document cannot be set.
    """
    text = json.dumps(content(view, shapes, changes), ensure_ascii=False)
    made = datetime.combine(view.version.day, time(), UTC)
    try:
        return work.do(compile_template, TEMPLATE, text, made)
    except ExportError as error:
        raise ExportError(
            f"The briefing on {view.profile.name} could not be set: {error}. Please report it."
        ) from error


def compile_template(template: Path, text: str, made: datetime) -> bytes:
    """Return a document with *text*, JSON, in it.

    Raises
    ------
    ExportError
        With what the setter says.
    """
    try:
        document = typst.compile(
            template,
            sys_inputs={"content": text},
            font_paths=[FONTS],
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            timestamp=made,
        )
    except typst.TypstError as error:
        raise ExportError(str(error)) from error
    return bytes(document)
