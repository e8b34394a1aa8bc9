"""Other people's text on a page: shown as it is written, never as Markdown, a link or a picture.

Streamlit reads notices, captions, headings and the labels of widgets as Markdown. Every text that
comes from a link, a file, a method or the catalogue goes through here on its way to one of them;
`st.html` has texts escaped where its HTML is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

_MARKS = re.compile(r"[\\`*_\[\]<>~$|]|&(?=[#a-zA-Z])")
"""Signs that begin or end something wherever they stand."""

_FIRST = re.compile(r"([0-9]{1,9}(?=[.)])|(?=[-+=#]))")
"""How a line begins that would be a list, a heading or a rule."""

_JOINED = re.compile(r"(?i)((?:https?|ftp|mailto|xmpp):|www)(?=\S)|(?<=\S)@(?=\S)|:(?=[a-z0-9_+-])")
"""What is made a link, an icon or a picture of a face without any sign of Markdown."""

_ADDRESS = "/:?#@!$&'*+,;=%~-._"
"""Signs of an address that stay as they are within a link."""

_JOINER = "\u2060"
"""Takes no room, and keeps words from being taken together."""


def plain(text: object) -> str:
    """Return *text* so that Markdown shows it as it is written, on one line."""
    words = " ".join(str(text).split())
    apart = _JOINED.sub(lambda found: found[0] + _JOINER, words)
    marked = _MARKS.sub(lambda found: f"\\{found[0]}", apart)
    first = _FIRST.match(marked)
    if first is None:
        return marked
    return f"{first[0]}\\{marked[first.end() :]}"


def lines(sentences: Iterable[object]) -> str:
    """Return sentences one below the other."""
    return "  \n".join(map(plain, sentences))


def bullets(sentences: Iterable[object]) -> str:
    """Return sentences as a list."""
    return "\n".join(f"- {plain(sentence)}" for sentence in sentences)


def link(words: str, address: str) -> str:
    """Return a link to a page of a source that the catalogue names; only its words if it is none.

    Addresses of the web alone are linked, with what could end the link written as a number.
    """
    if not address.startswith(("https://", "http://")):
        return plain(words)
    return f"[{plain(words)}]({quote(address, safe=_ADDRESS)})"
