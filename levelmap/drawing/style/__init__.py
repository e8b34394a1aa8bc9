"""The visual system: one style sheet for pages, documents and what is drawn in them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@cache
def sheet(*names: str) -> str:
    """Return the named parts of the style sheet (`tokens`, `parts`, ...), one after the other.

    `tokens` come first in whatever needs any of the others.
    """
    return "".join((_FOLDER / f"{name}.css").read_text("utf-8") for name in names)
