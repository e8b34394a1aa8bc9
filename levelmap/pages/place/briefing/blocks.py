"""The blocks that a briefing is made of, as plain data: each kind of file knows how to set them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from levelmap.pages.place.tables import Table

Content = dict[str, Any]
"""Part of a briefing: texts, numbers and pictures (`svg` with its words `alt`)."""


def texts(sentences: Iterable[str], *, small: bool = False) -> list[Content]:
    """Return a paragraph for each sentence that says something."""
    kind = "small" if small else "text"
    return [{"kind": kind, "text": sentence} for sentence in sentences if sentence]


def table(found: Table | Content, widths: Sequence[float]) -> list[Content]:
    """Return a table with the relative widths of its columns; nothing where it has no row."""
    plain = asdict(found) if isinstance(found, Table) else found
    return [{"kind": "table", **plain, "widths": list(widths)}] if plain["rows"] else []


def picture(found: Content | None, height_cm: float, *, wide: bool = False) -> list[Content]:
    """Return a drawing with its caption.

    Parameters
    ----------
    wide
        Whether it holds words that must stay readable on a narrow screen.
    """
    return [{"kind": "picture", **found, "height_cm": height_cm, "wide": wide}] if found else []


def beside(left: Sequence[Content], right: Sequence[Content]) -> list[Content]:
    """Return two columns of blocks; a file that cannot set them side by side sets them in turn."""
    return [{"kind": "beside", "left": list(left), "right": list(right)}]
