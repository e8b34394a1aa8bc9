"""Files as brought: what they are by their content, their sheets, and the rows of one."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

from levelmap.errors import DataError, MissingFile, QueryError
from levelmap.intake import old_workbooks, text_files, workbooks
from levelmap.intake.limits import LARGE, MOST_BYTES, PACKED
from levelmap.intake.workbooks import Sheet

_ENCODINGS = {
    "cp1252": "Windows-1252",
    "iso8859_14": "ISO 8859-14",
    "mac_roman": "Mac Roman",
    "cp850": "code page 850",
}


@dataclass(frozen=True)
class File:
    """A file, opened.

    Attributes
    ----------
    sheets
        Of a workbook, with their first rows if it is XLSX; one without a name for a text file.
    notes
        How it was read, in sentences.
    """

    name: str
    content: bytes
    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = ()
    is_workbook: bool = False  # of XLSX, whose sheets are read when they are asked for

    def with_notes_on(self, sheet: Sheet) -> File:
        """Return the file with what is to be said of one of its sheets among its notes."""
        words = sheet.words(self.name)
        return replace(self, notes=(*self.notes, words)) if words else self

    @property
    def without_rows(self) -> File:
        """Return the file as something to speak of: its name, its sheets, how it was read."""
        return replace(self, content=b"", sheets=tuple(Sheet(one.name, ()) for one in self.sheets))

    def whole(self, sheet: str) -> Sheet:
        """Return a sheet with every row.

        Raises
        ------
        QueryError
            There is no such sheet.
        DataError
            It has too many rows, columns or cells.
        """
        found = [one for one in self.sheets if one.name.casefold() == sheet.strip().casefold()]
        if not found:
            names = ", ".join(repr(one.name) for one in self.sheets[:10])
            raise QueryError(f"{self.name} has no sheet {sheet[:40]!r}: expected one of {names}.")
        if not self.is_workbook:
            return found[0]
        return workbooks.whole(self.content, found[0].name, self.name)


def content_of(path: Path) -> bytes:
    """Return a file's bytes, no more than are read of a table.

    Raises
    ------
    MissingFile
        There is no such file.
    """
    if not path.is_file():
        raise MissingFile(f"There is no file {path}.")
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def weight(content: bytes) -> int:
    """Return how much work a file is to read, as the bytes of a text file.

    What is packed counts with what it unpacks to. What an OpenDocument file says may be repeated
    any number of times, so none of them weighs little.
    """
    if not content.startswith(workbooks.ARCHIVE):
        return len(content)
    try:
        members = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return len(content)
    unpacked = sum(member.file_size for member in members) // PACKED
    repeats = any(member.filename == "mimetype" for member in members)
    return max(len(content), unpacked, LARGE if repeats else 0)


def opened(content: bytes, name: str) -> File:
    """Return a file opened as what it is by its content, whatever its name says.

    Text in any common encoding with any common separator; XLSX, XLS and ODS; and the archive in
    which LevelMap gives a table away.

    Raises
    ------
    DataError
        It is empty, too large, damaged, packed to deceive, or no table that is known.
    """
    if not content.strip():
        raise DataError(f"{name} is empty: expected a table with area codes or names.")
    if len(content) > MOST_BYTES:
        raise DataError(
            f"{name} has {len(content) / 1e6:,.1f} MB: expected at most {MOST_BYTES / 1e6:.0f} MB. "
            "Keep one row for each area and the columns that are needed."
        )
    if content.startswith(workbooks.OLD_WORKBOOK):
        return _of_sheets(content, name, old_workbooks.sheets(content, name))
    if content.startswith(workbooks.ARCHIVE):
        return _unpacked(content, name)
    return _text(content, name)


def _unpacked(content: bytes, name: str) -> File:
    archive = workbooks.archive(content, name)
    if workbooks.is_workbook(archive):
        found = tuple(workbooks.sheets(content, archive, name))
        return replace(_of_sheets(content, name, found), is_workbook=True)
    if workbooks.is_open_document(archive, name):
        unsaved = workbooks.check_open_document(archive, name)
        held = old_workbooks.sheets(content, name)
        told = tuple(replace(one, unsaved=unsaved.get(one.name, 0)) for one in held)
        return _of_sheets(content, name, told)
    members = archive.namelist()
    tables = [one for one in members if one.endswith(".csv") and one != "dictionary.csv"]
    if "provenance.json" in members and len(tables) == 1:
        read = _text(workbooks.part(archive, tables[0], name), name)
        return File(name, b"", read.sheets, (*read.notes, "This is a table of LevelMap's own."))
    raise DataError(f"{name} is an archive and no workbook: expected XLSX or ODS, or CSV unpacked.")


def _of_sheets(content: bytes, name: str, found: tuple[Sheet, ...]) -> File:
    filled = tuple(sheet for sheet in found if any(sheet.rows))
    if not filled:
        raise DataError(f"Every sheet of {name} is empty: expected a heading and rows.")
    return File(name, content, filled)


def _text(content: bytes, name: str) -> File:
    text, encoding = text_files.decoded(content, name)
    rows, _ = text_files.rows(text, name)
    notes = (f"Not UTF-8: read as {_ENCODINGS[encoding]}.",) if encoding else ()
    return File(name, b"", (Sheet("", tuple(map(tuple, rows))),), notes)
