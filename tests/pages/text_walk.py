"""Walk every text of a page as it is sent to the browser, and hold it to be text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree

from google.protobuf.message import Message
from markdown_it import MarkdownIt
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

HOSTILE = "![a](//elsewhere/e.png)[b](http://elsewhere.example/x)<img src=//elsewhere/y>"
ELSEWHERE = "elsewhere"
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])

_NOT_MARKDOWN = set("id key raw_values raw_value url form_id json_args data".split())
"""Fields that the browser shows as they are, or not at all."""

_OUR_FILES = set(
    "html_content css_content css_source_path js_content js_source_path component_name".split()
)
"""Fields of a component of our own that hold its files, which no data reach."""

_PLAIN_INPUTS = set("TextInput TextArea".split())
"""Widgets that the browser fills with what is written, as it is."""

_PLAIN_OPTIONS = set("Selectbox MultiSelect".split())
"""Widgets whose options the browser shows as they are; those of others it reads as Markdown."""


def check(app: AppTest) -> int:
    """Hold every text shown to be harmless; return how many hold the hostile one."""
    seen = 0
    for node in _nodes(app.main):
        proto = getattr(node, "proto", None)
        for kind, text in _texts(proto) if isinstance(proto, Message) else ():
            seen += ELSEWHERE in text
            if kind == "vegalitechart":
                continue  # drawn on a canvas, its tooltips escaped
            if kind in ("bidicomponent", "mixed"):
                for given in _strings(json.loads(text)):
                    _check_drawing(given)
            elif "html" in kind:
                _check_html(text)
            else:
                _check_markdown(kind, text)
    return seen


def _nodes(block: Block) -> Iterator[object]:
    for child in block.children.values():
        yield child
        if isinstance(child, Block):
            yield from _nodes(child)


def _texts(message: Message, kind: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of an element with the kind of the element."""
    for field, value in message.ListFields():
        widget = message.DESCRIPTOR.name
        is_plain = field.name == "options" and widget in _PLAIN_OPTIONS
        is_plain |= field.name in ("default", "value") and widget in _PLAIN_INPUTS
        if field.name in _NOT_MARKDOWN | _OUR_FILES or is_plain:
            continue
        for one in value if field.is_repeated else [value]:
            if isinstance(one, Message):
                yield from _texts(one, field.name)
            elif isinstance(one, str):
                yield kind or message.DESCRIPTOR.name.lower(), one


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.addresses += [v or "" for k, v in attrs if k in ("src", "href", "action", "srcset")]
        assert tag != "script"
        assert not [key for key, _ in attrs if key.startswith("on")]


def _strings(given: object) -> Iterator[str]:
    """Yield every text within what a component of our own is given, which it shows as text."""
    if isinstance(given, str):
        yield given
    inside = given.values() if isinstance(given, dict) else given
    for each in inside if isinstance(inside, Iterable) and not isinstance(inside, str) else ():
        yield from _strings(each)


def _check_drawing(text: str) -> None:
    """Hold a text that is SVG to draw only: it runs nothing, loads nothing, leads nowhere."""
    if not text.startswith("<"):
        return
    for part in ElementTree.fromstring(text).iter():
        name = part.tag.rpartition("}")[2]
        assert name not in ("script", "foreignObject", "image", "a", "use"), text
        assert not [k for k in part.attrib if k.startswith("on") or k.endswith("href")], text


def _check_html(text: str) -> None:
    tags = _Tags()
    tags.feed(text)
    assert not [a for a in tags.addresses if re.match(r"(https?:)?//elsewhere", a)], text


def _check_markdown(kind: str, text: str) -> None:
    inline = [c for t in MARKDOWN.parse(text) for c in (t.children or [])]
    followed = [c.attrs.get("href") or c.attrs.get("src") for c in inline if c.attrs]
    assert not [a for a in followed if ELSEWHERE in str(a) and "?" not in str(a)], (kind, text)
    assert not [c for c in inline if c.type == "html_inline" and ELSEWHERE in c.content], text
    words = "".join(c.content for c in inline if c.type != "code_inline")
    assert not re.search(r"(https?://|www\.)elsewhere", words), (kind, text)
