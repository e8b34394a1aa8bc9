"""Other people's text on a page: shown as it is, never as Markdown, a link or a picture.

Streamlit reads notices, captions and the labels of widgets as Markdown. Every text that comes from
a link, a file, a method or the catalogue goes through here on its way to one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_ACTIVE = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&=^\"'@/])")
_ADDRESS = re.compile(r"(?i)(https?|ftp|mailto|www)(?=[:.])|@")
_JOINER = "\u2060"
"""Takes no room, and keeps what looks like an address from being made a link."""


def plain(text: object) -> str:
    """Return *text* so that Markdown shows it as it is written, on one line."""
    one_line = " ".join(str(text).split())
    unlinked = _ADDRESS.sub(lambda found: found[0] + _JOINER, one_line)
    return _ACTIVE.sub(r"\\\1", unlinked)


def bullets(sentences: Iterable[object]) -> str:
    """Return sentences as a list in Markdown, each shown as it is written."""
    return "\n".join(f"- {plain(sentence)}" for sentence in sentences)
