"""All that a reader reads of a Word or PowerPoint file, in its order."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import docx
import pptx


def word_texts(file: bytes) -> str:
    """Return the texts of paragraphs, tables and the footer."""
    document = docx.Document(io.BytesIO(file))
    parts = [paragraph.text for paragraph in document.paragraphs]
    parts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    parts += [paragraph.text for paragraph in document.sections[0].footer.paragraphs]
    return "\n".join(parts)


def slide_texts(file: bytes) -> str:
    """Return the texts of boxes and tables of all slides."""
    return "\n".join(_slide_texts(pptx.Presentation(io.BytesIO(file))))


def _slide_texts(deck: Any) -> Iterator[str]:
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield shape.text_frame.text
            if shape.has_table:
                yield from (cell.text for row in shape.table.rows for cell in row.cells)
