"""Streamlit's font of icons cut down to the icons that are used: 10 of 375 kilobytes.

An icon of that font is a ligature of the letters of its name. What no page names is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from string import ascii_lowercase, digits
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, TTLibError
from fontTools.ttLib.tables.otTables import Ligature

from levelmap.server import logs

FONT = re.compile(r"/static/media/MaterialSymbols-[^/]+\.woff2$")
_LETTERS = f"{ascii_lowercase}{digits}_"
_NAMED = re.compile(r":material/([a-z0-9_]+)")
_QUOTED = re.compile(r"[\"']([a-z0-9_]+)[\"']")


class Icons:
    """The icons that the scripts of the browser and the pages name.

    Parameters
    ----------
    scripts
        Folder of Streamlit's scripts, which name icons as `:material/name:`.
    pages
        Folder of our pages, whose sources may name one in any quoted word.
    """

    def __init__(self, scripts: Path, pages: Path) -> None:
        self.scripts, self.pages = scripts, pages
        self.names = cache(self._names)

    def shrink(self, path: str, content: bytes) -> bytes:
        """Return the font without the icons that nothing names; any other file as it is."""
        if not FONT.search(path):
            return content
        try:
            return subset(content, self.names())
        except (TTLibError, KeyError, AttributeError, OSError) as error:
            logs.fault(error)
            return content

    def _names(self) -> frozenset[str]:
        found: set[str] = set()
        for script in self.scripts.rglob("*.js"):
            found.update(_NAMED.findall(script.read_text("utf-8")))
        for page in self.pages.rglob("*.py"):
            text = page.read_text("utf-8")
            found.update(_NAMED.findall(text), _QUOTED.findall(text))
        return frozenset(found)


def subset(content: bytes, names: Iterable[str]) -> bytes:
    """Return a WOFF2 font with the icons of *names* alone; a name without an icon is nothing."""
    font = TTFont(BytesIO(content), lazy=True)
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    wanted = frozenset(names)
    for table in _ligatures(font):
        kept = {
            first: [one for one in ligatures if _name(first, one, letters) in wanted]
            for first, ligatures in table.ligatures.items()
        }
        table.ligatures = {first: ligatures for first, ligatures in kept.items() if ligatures}
    options = Options(layout_features=["*"], notdef_outline=True)
    cut = Subsetter(options)
    cut.populate(text=_LETTERS)
    cut.subset(font)
    font.flavor = "woff2"
    made = BytesIO()
    font.save(made)
    return made.getvalue()


def icons_of(content: bytes) -> dict[str, str]:
    """Return the glyph of each icon of a font, by name."""
    font = TTFont(BytesIO(content), lazy=True)
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    return {
        _name(first, one, letters): one.LigGlyph
        for table in _ligatures(font)
        for first, ligatures in table.ligatures.items()
        for one in ligatures
    }


def _ligatures(font: TTFont) -> Iterator[Any]:
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for part in lookup.SubTable:
            table = getattr(part, "ExtSubTable", part)
            if hasattr(table, "ligatures"):
                yield table


def _name(first: str, ligature: Ligature, letters: dict[str, str]) -> str:
    return "".join(letters.get(glyph, "?") for glyph in (first, *ligature.Component))
