"""Text tables: from bytes to rows of cells, whatever the encoding and the separator."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from math import log2, sqrt

from charset_normalizer import from_bytes

from levelmap.errors import DataError
from levelmap.intake.limits import LONGEST_CELL, MOST_CELLS, MOST_COLUMNS, MOST_ROWS

SEPARATORS = {"\t": "tab", "|": "upright stroke", ";": "semicolon", ",": "comma"}
"""In the order in which equals are preferred: a comma stands in many a name and number."""

_SIGNS = "".join(SEPARATORS) + " \r\n"

_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_ONE_BYTE = ("cp1252", "iso8859_14", "cp850", "mac_roman")
"""Encodings of Western Europe and Welsh in which UK spreadsheets are saved, the usual first."""
_CIRCUMFLEX = "âêîôûŵŷ"
_ACCENTED = f"{_CIRCUMFLEX}áéíóúàèìòùäëïöüç"
_SIGNS_OF_TEXT = "£€–—‘’“”•·…°²³½¼¾±×§©®\xa0"
_JOINING = "–—‘’·\xa0"
_WEIGHTS = dict.fromkeys(_ACCENTED, 1) | dict.fromkeys(f"{_CIRCUMFLEX}{_SIGNS_OF_TEXT}", 3)
_ODD = -4
"""What a sign weighs that no British table has where it stands; signs of its names and sums add."""

_ENOUGH = 0.3
"""Least fitness of a separator: a few names with commas in a list do not make it a table."""

_CLEARLY = 1.1
"""How much fitter a separator must be than one that is less common within texts."""

_SAMPLED_LINES = 200
_SAMPLED_BYTES = 20_000


def decoded(content: bytes, name: str) -> tuple[str, str]:
    """Return the text of a file, and the name of its encoding where that had to be guessed.

    Raises
    ------
    DataError
        It is no text.
    """
    encoding = next((known for mark, known in _MARKS.items() if content.startswith(mark)), "")
    for known in (encoding,) if encoding else (_without_mark(content), "utf-8"):
        if known:
            try:
                return _as_text(content.decode(known), name), ""
            except UnicodeDecodeError:
                continue
    guessed = _guessed(content)
    return _as_text(content.decode(guessed, errors="replace"), name), guessed


def _without_mark(content: bytes) -> str:
    """Return UTF-16 if every other byte of the beginning is nothing, as in English text."""
    start = content[:200]
    for place, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = start[place::2]
        if len(half) > 3 and half.count(0) > 0.8 * len(half):
            return encoding
    return ""


def _as_text(text: str, name: str) -> str:
    text = text.lstrip("\ufeff")
    start = text[:4_000]
    controls = sum(c < " " and c not in "\t\n\r\x0b\x0c" for c in start)
    if controls > 0.02 * len(start) or start.startswith(("%PDF-", "{\\rtf", "MZ\x90")):
        raise DataError(f"{name} is not a text file: expected CSV, text with tabs, or XLSX.")
    return text


def _guessed(content: bytes) -> str:
    lines = (line for line in content.split(b"\n") if not line.isascii())
    sample = b"\n".join(islice(lines, _SAMPLED_LINES))[:_SAMPLED_BYTES]
    # of a few names no statistics tell: "Ynys M“n" is told by the sign within a word
    fits = {known: _fitness(sample.decode(known, errors="replace")) for known in _ONE_BYTE}
    likeliest = max(_ONE_BYTE, key=lambda known: fits[known])
    if fits[likeliest] > 0:
        return likeliest
    best = from_bytes(sample, cp_isolation=list(_ONE_BYTE)).best()
    return best.encoding if best is not None and best.encoding in _ONE_BYTE else "cp1252"


def _fitness(text: str) -> int:
    """Return how much a text is like one of a British table, by its signs that are not ASCII."""
    found = 0
    for before, sign, after in zip(f" {text}", text, f"{text[1:]} ", strict=False):
        if sign.isascii():
            continue
        if sign.lower() in _ACCENTED:
            is_fine = (before.isalpha() or after.isalpha()) and not (
                sign.isupper() and before.islower()
            )
        else:
            is_within = before.isalpha() and after.isalpha()
            is_fine = sign in _SIGNS_OF_TEXT and (sign in _JOINING or not is_within)
        found += _WEIGHTS[sign.lower()] if is_fine else _ODD
    return found


def rows(text: str, name: str) -> tuple[list[list[str]], str]:
    """Return the rows of a text table with their empty ones, and the separator.

    Raises
    ------
    DataError
        A quotation mark is never closed, or there are too many rows, columns or cells.
    """
    first, _, rest = text.partition("\n")
    told = first.strip(" \r")  # a tab may be the separator
    if told.lower().startswith("sep=") and len(told) == 5:
        text, separator = rest, told[4]
    else:
        separator = _separator(text)
    try:
        return list(_checked(_read(text, separator, strict=True), name)), separator
    except csv.Error as error:
        found = _loosely(text, separator, name)
        if found is None:
            raise DataError(_why(error, name)) from None
        return found, separator


def _loosely(text: str, separator: str, name: str) -> list[list[str]] | None:
    """Return the rows where marks of quotation stand within cells, as in a note on ".." below.

    None where one is opened and lines are swallowed until the next.
    """
    try:
        found = list(_checked(_read(text, separator, strict=False), name))
    except csv.Error:
        return None
    is_swallowed = any("\n" in cell or "\r" in cell for row in found for cell in row)
    return None if is_swallowed else found


def _separator(text: str) -> str:
    """Return the character that divides most lines into the same number of cells.

    The more cells the better: a sign within a text divides lines too.
    """
    sample = text[: 100 * LONGEST_CELL]
    best, highest = "", 0.0
    for separator in SEPARATORS:
        widths = Counter(_widths(sample, separator))
        width, lines = max(
            ((w, n) for w, n in widths.items() if w > 1), key=lambda x: (x[1], x[0]), default=(1, 0)
        )
        divided = sum(n for w, n in widths.items() if w > 1)
        if not divided:
            continue
        # lines of one cell may be titles and notes, or speak against the separator
        alike, of_all = lines / divided, lines / widths.total()
        fitness = alike * sqrt(of_all) * log2(width)
        if fitness > max(_ENOUGH, _CLEARLY * highest):
            best, highest = separator, fitness
    return best


def _widths(sample: str, separator: str) -> Iterator[int]:
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
    try:
        for row in islice(reader, _SAMPLED_LINES):
            filled = len(row)
            if any(map(str.strip, row)):
                yield filled
    except csv.Error:
        return


def _checked(rows: Iterable[list[str]], name: str) -> Iterator[list[str]]:
    """Yield rows while they are within the limits."""
    cells = filled = 0
    for row in rows:
        cells += len(row)
        filled += any(row)
        check_size(filled, _width(row), cells, name)
        yield row


def _read(text: str, separator: str, *, strict: bool) -> Iterator[list[str]]:
    lines = io.StringIO(text, newline="")
    if not separator:
        for row in csv.reader(map(_told, lines), delimiter="\x1f", strict=strict):
            yield row[:1]
        return
    yield from csv.reader(lines, delimiter=separator, strict=strict)


def _told(line: str) -> str:
    """Return a line of text that no sign divides; nothing where it has signs of division only."""
    return line if line.strip(_SIGNS) else "\n"


def _why(error: csv.Error, name: str) -> str:
    if "field larger" in str(error):
        return f"{name} has a cell of more than {csv.field_size_limit():,} characters."
    return (
        f"{name} cannot be read as a table: a quotation mark is opened and never closed, or stands "
        f"in the middle of a cell ({error}). Save it again as CSV or XLSX."
    )


def _width(row: Sequence[str]) -> int:
    width = len(row)
    while width > MOST_COLUMNS and not row[width - 1].strip():
        width -= 1
    return width


def check_size(filled: int, width: int, cells: int, name: str) -> None:
    """Refuse a table with more rows, columns or cells than are read.

    Raises
    ------
    DataError
        It has.
    """
    if filled > MOST_ROWS + 50:  # titles and notes stand round the rows
        raise DataError(f"{name} has more than {MOST_ROWS:,} rows: expected one row for each area.")
    if width > MOST_COLUMNS:
        raise DataError(
            f"{name} has more than {MOST_COLUMNS:,} columns: keep those that are needed."
        )
    if cells > MOST_CELLS:
        raise DataError(
            f"{name} has more than {MOST_CELLS:,} cells: keep one row for each area and the "
            "columns that are needed."
        )
