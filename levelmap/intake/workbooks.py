"""Workbooks: from bytes to the rows of a sheet, and archives that are refused unopened.

openpyxl reads row by row whatever a sheet claims of its size; what it would have to parse is
counted before.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from levelmap.errors import DataError
from levelmap.intake.formulas import unsaved_by_table, unsaved_in_sheet
from levelmap.intake.limits import (
    LONGEST_FORMAT,
    MOST_COLUMNS,
    MOST_ELEMENTS,
    MOST_FORMATS,
    MOST_LETTERS,
    MOST_LISTED,
    MOST_PARTS,
    MOST_RATIO,
    MOST_ROWS,
    MOST_SHEETS,
    MOST_UNPACKED,
)
from levelmap.intake.text_files import check_size

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

ARCHIVE = b"PK\x03\x04"
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"

_KINDS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Ways of packing whose unpacked size is bounded by what the archive says of it."""

_PLAIN = re.compile(
    rb"(\xef\xbb\xbf)?\s*(<(?!\?xml)|<\?xml(?![^>]*encoding)|"
    rb"<\?xml[^>]*encoding\s*=\s*[\"'](utf-8|us-ascii|iso-8859-|windows-125))",
    re.IGNORECASE,
)
"""Begins a part in whose bytes a tag is what looks like one."""

_NOT_READ = "customXml/"
"""Begins the names of parts that other programs keep in a workbook, in UTF-16 too."""

_LOOKS = "xl/styles.xml"
_LISTS = re.compile(r"\[Content_Types\]\.xml|xl/workbook\.xml|(xl/)?_rels/.*|docProps/.*")
_LONG_TAG = re.compile(rb"<[^<]{%d}" % LONGEST_FORMAT)

_LOOKED_AT = 60
"""Rows of a sheet that are looked at to see whether it holds a table of places."""

_LAST_LINE = 4 * MOST_ROWS
"""A sheet whose rows go on below this line is not read: most of them are empty."""


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name and its rows, as texts.

    Attributes
    ----------
    unsaved
        Cells that hold a formula without its result: they read as empty.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    unsaved: int = 0

    def words(self, name: str) -> str:
        """Return what is to be said of it as a sheet of the file *name*; empty for nothing."""
        if not self.unsaved:
            return ""
        holds = (
            "1 cell holds a formula whose result was not saved, and is"
            if self.unsaved == 1
            else f"{self.unsaved:,} cells hold formulas whose results were not saved, and are"
        )
        return f"{holds} read as empty: open {name} in a spreadsheet program and save it again."


def archive(content: bytes, name: str) -> zipfile.ZipFile:
    """Return an archive whose parts together are small enough to unpack.

    Raises
    ------
    DataError
        It is damaged, encrypted, or unpacks to too much.
    """
    try:
        opened = zipfile.ZipFile(io.BytesIO(content))
        members = opened.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise DataError(f"{name} is damaged: it begins like an archive and is none.") from error
    if any(member.flag_bits & 1 for member in members):
        raise DataError(f"{name} is protected by a password: save it without one.")
    if any(member.compress_type not in _KINDS for member in members):
        raise DataError(f"{name} is packed in an unusual way: save the table as XLSX or CSV.")
    if len(members) > MOST_PARTS:
        raise DataError(
            f"{name} is an archive of {len(members):,} parts, and a workbook has at most "
            f"{MOST_PARTS:,}: save the table as CSV."
        )
    unpacked = sum(member.file_size for member in members)
    packed = max(1, sum(member.compress_size for member in members))
    if unpacked > MOST_UNPACKED or unpacked / packed > MOST_RATIO:
        raise DataError(
            f"{name} unpacks to {unpacked / 1e6:,.0f} MB, {unpacked / packed:,.0f} times its size: "
            "it is not opened. Save the table as CSV."
        )
    return opened


def part(opened: zipfile.ZipFile, member: str, name: str) -> bytes:
    """Return a part of an archive; raises `DataError` if it is damaged."""
    try:
        return opened.read(member)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, KeyError) as e:
        raise DataError(f"{name} is damaged: {member[:60]} in it cannot be unpacked.") from e


def is_workbook(opened: zipfile.ZipFile) -> bool:
    """Say whether an archive is an XLSX file."""
    return "[Content_Types].xml" in opened.namelist()


def is_open_document(opened: zipfile.ZipFile, name: str) -> bool:
    """Say whether an archive is a spreadsheet of OpenDocument; raises `DataError` if damaged."""
    names = opened.namelist()
    return "mimetype" in names and part(opened, "mimetype", name).strip().startswith(_ODS)


def check_open_document(opened: zipfile.ZipFile, name: str) -> Mapping[str, int]:
    """Refuse an OpenDocument file with more elements than are parsed, or with a password.

    Returns
    -------
    Mapping
        Number of cells that hold a formula without its result, by sheet.

    Raises
    ------
    DataError
        It has.
    """
    names = opened.namelist()
    manifest = "META-INF/manifest.xml"
    if manifest in names and b"encryption-data" in part(opened, manifest, name):
        raise DataError(f"{name} is protected by a password: save it without one.")
    _check_parts(opened, name)
    inside = "content.xml"
    return unsaved_by_table(part(opened, inside, name)) if inside in names else {}


def sheets(content: bytes, opened: zipfile.ZipFile, name: str) -> Iterator[Sheet]:
    """Yield every visible sheet with its first rows; see `whole` for all of one.

    Raises
    ------
    DataError
        The workbook is damaged, or has too much in it.
    """
    _check_parts(opened, name)
    book = _opened(content, name)
    for title in _visible(book)[:MOST_SHEETS]:
        yield Sheet(title, tuple(_rows(book, title, name, _LOOKED_AT)))


def whole(content: bytes, title: str, name: str) -> Sheet:
    """Return one sheet with every row; raises as `sheets`, which must have been called before."""
    book = _opened(content, name)
    rows = tuple(_rows(book, title, name, None))
    member = book[title]._worksheet_path
    return Sheet(title, rows, unsaved_in_sheet(part(archive(content, name), member, name)))


def _check_parts(opened: zipfile.ZipFile, name: str) -> None:
    """Refuse a workbook with more elements than are parsed, or with definitions of its own.

    What openpyxl makes an object of each, or seeks through again and again, is held to less.
    """
    elements = 0
    for member in opened.infolist():
        if not member.filename.lower().endswith((".xml", ".rels", ".vml")):
            continue
        text = part(opened, member.filename, name)
        tags = text.count(b"<")
        elements += tags
        is_odd = b"\0" in text or (bool(text) and _PLAIN.match(text) is None)
        is_odd &= not member.filename.startswith(_NOT_READ)
        if b"<!DOCTYPE" in text or b"<!ENTITY" in text or is_odd:
            raise DataError(f"{name} is no ordinary workbook: save the table as CSV.")
        if member.filename == _LOOKS:
            is_much = tags > MOST_FORMATS or _LONG_TAG.search(text) is not None
        else:
            is_much = tags > MOST_LISTED and _LISTS.fullmatch(member.filename) is not None
        if is_much:
            raise DataError(
                f"{name} has more formats, named ranges or sheets than are read: copy the table "
                "alone to a new workbook, or save it as CSV."
            )
        if elements > MOST_ELEMENTS:
            raise DataError(
                f"{name} has more than {MOST_ELEMENTS // 4:,} cells with something in them, all "
                "sheets together: keep the table that is needed, or save it as CSV."
            )


def _opened(content: bytes, name: str) -> Workbook:
    from openpyxl import load_workbook  # noqa: PLC0415 (slow to import, seldom needed)

    try:
        return load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    except Exception as error:
        # openpyxl raises whatever its parsers raise: a damaged file can cause any of them
        raise DataError(_unreadable(name, error)) from error


def _unreadable(name: str, error: Exception) -> str:
    return (
        f"{name} cannot be read as a workbook ({type(error).__name__}): save it again as XLSX or "
        "CSV."
    )


def _visible(book: Workbook) -> list[str]:
    tables = [sheet for sheet in book.worksheets if hasattr(sheet, "reset_dimensions")]
    visible = [sheet.title for sheet in tables if sheet.sheet_state == "visible"]
    return visible or [sheet.title for sheet in tables]


def _rows(book: Workbook, title: str, name: str, most: int | None) -> Iterator[tuple[str, ...]]:
    """Yield the first rows of a sheet, or all of them; raises `DataError` where they are many."""
    sheet = book[title]
    sheet.reset_dimensions()  # what a sheet claims of its size is often wrong
    filled = cells = letters = 0
    try:
        values = sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS + 1)
        for number, row in enumerate(map(_trimmed, values), 1):
            if most and number > most:
                return
            filled, cells = filled + bool(row), cells + len(row)
            letters += sum(map(len, row))
            if letters > MOST_LETTERS:
                raise DataError(
                    f"A sheet of {name} has more than {MOST_LETTERS:,} characters: keep the "
                    "columns that are needed."
                )
            if number > _LAST_LINE:
                raise DataError(
                    f"A sheet of {name} goes on below line {_LAST_LINE:,}: copy the table alone to "
                    "a new sheet."
                )
            if not most:
                check_size(filled, len(row), cells, name)
            yield row
    except DataError:
        raise
    except Exception as error:
        raise DataError(_unreadable(name, error)) from error


def _trimmed(values: tuple[object, ...]) -> tuple[str, ...]:
    """Return the cells of a row as texts without the empty ones at its end."""
    width = len(values)
    if values.count(None) == width:  # of a line that is not in the file, most of a hostile one
        return ()
    while width and values[width - 1] in (None, ""):
        width -= 1
    return tuple(map(text_of, values[:width]))


def text_of(value: object) -> str:
    """Return the value of a cell as text, dates as ISO 8601 has them."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
