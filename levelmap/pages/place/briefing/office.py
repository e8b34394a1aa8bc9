"""What Word and PowerPoint files share: blocks in one column, pictures as PNG, stable archives."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from datetime import date
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from levelmap.drawing.image_files import png
from levelmap.pages.place.briefing.blocks import Content

COLOURS = {"below": "9A4608", "between": "17527A", "at_target": "0B6E4F", "no_value": "4A5863"}
"""Of a level, as in the other files; its words say the same."""

ACCENT, TINT, QUIET = "17527A", "EEF3F7", "4A5863"


def flat(blocks: Iterable[Content]) -> Iterator[Content]:
    """Give blocks one after the other; dashboard and legend as tables of texts."""
    for block in blocks:
        if block["kind"] == "beside":
            yield from flat([*block["left"], *block["right"]])
        elif block["kind"] == "measures":
            yield _dashboard(block)
        elif block["kind"] == "legend":
            yield _legend(block)
            yield {"kind": "small", "text": block["legend_note"]}
        else:
            yield block


def _dashboard(block: Content) -> Content:
    """Return the dashboard without its charts: they show the same numbers."""
    titles = [title for title in block["headings"] if title != block["headings"][2]]
    keys = ("actual", "minimum", "target", "status", "trend")
    rows = [
        [
            "\n".join(row[key] for key in ("label", "detail", "sure") if row[key]),
            *(row[key] for key in keys),
        ]
        for row in block["rows"]
    ]
    headings = [{"title": t, "is_number": 0 < place < 4} for place, t in enumerate(titles)]
    return {
        "kind": "table",
        "caption": block["caption"].split(" Chart:")[0],
        "headings": headings,
        "rows": rows,
        "widths": [3.2, 1, 1, 1, 1.2, 2.6],
    }


def _legend(block: Content) -> Content:
    headings = [
        {"title": block["legend_title"], "is_number": False},
        {"title": "Wards here", "is_number": True},
    ]
    return {
        "kind": "table",
        "is_key": True,  # beside the picture before it, where a file can
        "caption": "What the colours of the map mean, the lightest first",
        "headings": headings,
        "rows": [[row["words"], row["number"]] for row in block["legend"]],
        "widths": [2, 1],
    }


def picture(block: Content) -> io.BytesIO:
    """Return a drawing as PNG; raises `ExportError` if it cannot be drawn."""
    return io.BytesIO(png(block["svg"]))


def stable(archive: bytes, day: date) -> bytes:
    """Return an Office file with every part dated to *day*: equal content is equal bytes."""
    made = io.BytesIO()
    stamp = (day.year, day.month, day.day, 0, 0, 0)
    with ZipFile(io.BytesIO(archive)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = ZipInfo(name, stamp)
            part.compress_type = ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return made.getvalue()
