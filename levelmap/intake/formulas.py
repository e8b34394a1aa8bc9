"""Formulas in workbooks whose results were not saved: such a cell looks empty and is not.

Programs that write workbooks without computing them leave formulas so; a spreadsheet program saves
the results with them.
"""

from __future__ import annotations

from collections import Counter
from xml.parsers import expat

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"

_APART = "|"


def unsaved_in_sheet(xml: bytes) -> int:
    """Return how many cells of a sheet of XLSX have a formula and no result.

    What is no well-formed XML counts as far as it can be read.
    """
    if b"f>" not in xml and b"f " not in xml:
        return 0
    counter = _Cells()
    counter.read(xml)
    return counter.unsaved


def unsaved_by_table(xml: bytes) -> Counter[str]:
    """Return the same for each table of the content of an OpenDocument file, by its name."""
    found: Counter[str] = Counter()
    if b":formula=" not in xml:
        return found
    table = ""

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal table
        if name == f"{_TABLE}{_APART}table":
            table = attributes.get(f"{_TABLE}{_APART}name", "")
        elif f"{_TABLE}{_APART}formula" in attributes:
            found[table] += f"{_OFFICE}{_APART}value-type" not in attributes

    parser = expat.ParserCreate(namespace_separator=_APART)
    parser.StartElementHandler = start
    _parse(parser, xml)
    return +found


class _Cells:
    """Counts cells of a sheet while it is read."""

    def __init__(self) -> None:
        self.unsaved = 0
        self._has_formula = self._has_value = self._in_value = False
        self._kinds = {
            f"{space}{_APART}{name}": name for space in (_MAIN, _STRICT) for name in "cfv"
        }

    def read(self, xml: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=_APART)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        _parse(parser, xml)

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        kind = self._kinds.get(name)
        if kind == "c":
            self._has_formula = self._has_value = False
        elif kind == "f":
            self._has_formula = True
        elif kind == "v":
            self._in_value = True

    def _end(self, name: str) -> None:
        kind = self._kinds.get(name)
        if kind == "c":
            self.unsaved += self._has_formula and not self._has_value
        elif kind == "v":
            self._in_value = False

    def _text(self, _text: str) -> None:
        if self._in_value:
            self._has_value = True


def _parse(parser: expat.XMLParserType, xml: bytes) -> None:
    try:
        parser.Parse(xml, True)
    except expat.ExpatError:
        return
