"""A page as a reader has it, line by line: sentences, controls, tables, marks, maps and drawings.

To see how a page of the country of the tests reads::

    python -m tests.pages.page_text explore indicator=pay read=table
"""

from __future__ import annotations

import base64
import json
import re
import sys
import tempfile
import textwrap
import zlib
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from levelmap.paths import ENVIRONMENT_VARIABLE
from tests.pages.alone import open_page

READS = "toy"
"""What these functions open is the folder that the test gives them, see `tests/shipped_data.py`."""

WIDTH = 98

_SIGNS = {"title": "# ", "header": "## ", "subheader": "### ", "markdown": "", "caption": "^ "}
_BOXES = {"error", "warning", "info", "success", "toast"}
_BREAKS = set("p div li tr h1 h2 h3 h4 ul ol table caption details summary dt dd section".split())
_MAP = re.compile(r'levelmap\.paint\(map_div, "([^"]+)"')


def read_page(root: Path, name: str, /, **parameters: str) -> list[str]:
    """Return the lines of a page on the data below *root*; it must not fail."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ENVIRONMENT_VARIABLE, str(root))
        app = open_page(name, **parameters)
    assert not app.exception, app.exception[0].value
    return lines(app)


def page_part(root: Path, name: str, asked: str, after: str, until: str) -> list[str]:
    """Return the lines of a page between two of its lines; empty for its beginning and end.

    Parameters
    ----------
    asked
        Parameters of the address, such as `indicator=pay read=table`.
    after, until
        What the line before the first one, and the one after the last, begin with.
    """
    return part(
        read_page(root, name, **dict(one.split("=", 1) for one in asked.split())), after, until
    )


def part(lines: list[str], after: str, until: str) -> list[str]:
    """Return the lines between the first that begins with *after* and the next with *until*."""
    first = next(i for i, line in enumerate(lines) if line.startswith(after)) + 1 if after else 0
    below = lines[first:]
    return (
        below[: next(i for i, line in enumerate(below) if line.startswith(until))]
        if until
        else below
    )


def written(text: str) -> list[str]:
    """Return the lines of an expected page; one that begins with two spaces goes on."""
    return text.strip("\n").replace("\n  ", " ").splitlines()


def lines(app: AppTest) -> list[str]:
    """Return what a reader of a page has before him, from top to bottom."""
    return [" ".join(line.split()) for part in _elements(app.main) for line in _lines(part) if line]


def _elements(block: Block) -> Iterator[object]:
    for child in block.children.values():
        yield child
        if isinstance(child, Block):
            yield from _elements(child)


def _lines(part: object) -> Iterator[str]:
    kind, proto = str(getattr(part, "type", "")), getattr(part, "proto", None)
    if kind in _SIGNS:
        yield from (_SIGNS[kind] + line for line in str(part.value).split("\n"))  # type: ignore[attr-defined]
    elif kind in _BOXES:
        yield f"! {part.value}"  # type: ignore[attr-defined]
    elif kind == "html":
        yield from html_lines(proto.body)  # type: ignore[union-attr]
    elif kind in ("popover", "expander"):
        yield f"<{getattr(proto, kind, proto).label}>"
    elif kind in ("button", "download_button"):
        yield f"({proto.label}{', off' if proto.disabled else ''})"  # type: ignore[union-attr]
    elif kind == "page_link":
        yield f"-> {proto.label} {proto.page}?{proto.query_string}"  # type: ignore[union-attr]
    elif kind == "component_instance":
        yield from _map_lines(proto.json_args)  # type: ignore[union-attr]
    elif kind == "bidi_component" and proto.component_name == "levelmap_address":  # type: ignore[union-attr]
        return  # the browser's affair
    elif kind == "bidi_component":
        yield from _component_lines(proto.component_name, proto.json)  # type: ignore[union-attr]
    elif hasattr(part, "value") and hasattr(part, "label"):
        yield _control(part)


def _control(part: object) -> str:
    proto = part.proto  # type: ignore[attr-defined]
    options = [getattr(one, "content", one) for one in getattr(proto, "options", ())]
    offered = f" of {' / '.join(map(str, options))}" if options else ""
    raw = getattr(proto, "raw_value", None) or list(getattr(proto, "raw_values", ()))
    value = raw or part.value  # type: ignore[attr-defined]
    ends = f" from {proto.min:g} to {proto.max:g}" if part.type == "slider" else ""  # type: ignore[attr-defined]
    return f"[{part.label}: {value}{offered}{ends}]"  # type: ignore[attr-defined]


def _map_lines(told: str) -> Iterator[str]:
    found = _MAP.search(json.loads(told)["feature_group"])
    if found is None:
        return
    picture = json.loads(zlib.decompress(base64.b64decode(found[1])))
    layer = Path(picture["geometry"]).name.split(".")[0]
    yield f"map {picture['label']} ({layer}) marks {picture['marks']}"
    yield "map texts " + " / ".join(picture["texts"].split("\n"))
    yield f"map classes {' '.join(picture['colours'])} {' '.join(map(str, picture['labels']))}"
    yield f"map chosen {' '.join(picture['selected'])}" if picture["selected"] else ""


def _component_lines(name: str, told: str) -> Iterator[str]:
    content = json.loads(told) if told else ""
    if name == "levelmap_drawing":
        yield from html_lines(content)
    elif name == "levelmap_value_table":
        table = json.loads(zlib.decompress(base64.b64decode(content["packed"])))
        yield f"table {table['caption']}"
        yield " | ".join(column["title"] for column in table["columns"])
        yield from (" | ".join(map(str, row)) for row in table["rows"])
        yield f"sorted by {table['keys']}"
    elif name == "levelmap_announce":
        yield f"said {content['text']}"
    else:
        yield f"{name} {content}"


def html_lines(html: str) -> list[str]:
    """Return the text of HTML or SVG: a line for each row or block, links with their address."""
    reader = _Html()
    reader.feed(html)
    reader.close()
    return [line for line in "".join(reader.found).split("\n") if line.strip(" |")]


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.is_shown = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {key: value or "" for key, value in attrs}
        self.is_shown = tag not in ("style", "script", "title")
        if tag in _BREAKS:
            self.found.append("\n")
        elif tag == "br":
            self.found.append(" / ")
        elif tag == "svg":
            self.found.append(f"\ndrawing {told.get('aria-label', '')}: ")
        elif tag == "a":
            self.found.append(f"[{told.get('href', '')}] ")
        elif tag == "span":
            self.found.append(" ")
        colour = re.search(r"background:(?:light-dark\()?(#\w+)", told.get("style", ""))
        self.found.append(f"{colour[1]} " if colour else "")

    def handle_endtag(self, tag: str) -> None:
        self.is_shown = True
        ends = {"td": " | ", "th": " | ", "text": " / ", "svg": "\n", "span": " ", "button": " "}
        self.found.append("\n" if tag in _BREAKS else ends.get(tag, ""))

    def handle_data(self, data: str) -> None:
        if self.is_shown:
            self.found.append(data)


if __name__ == "__main__":
    from tests.furnished_country import furnished

    with tempfile.TemporaryDirectory() as folder:
        country = furnished(Path(folder))
        given = dict(one.split("=", 1) for one in sys.argv[2:])
        for line in read_page(country.root, sys.argv[1], **given):
            print(textwrap.fill(line, WIDTH, subsequent_indent="  ", break_long_words=False))
