"""XLS and ODS files for tests, written by hand: the kept libraries for them are no longer kept."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from tests.intake.tables import archive

_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
    for short in ("office", "table", "text")
)
_MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{}</manifest:manifest>'
)


def ods(body: str = "", rows: Sequence[Sequence[object]] = (), manifest: str = "") -> bytes:
    """Return an ODS file with one sheet: *body* as it stands, then *rows*."""
    lines = "".join(
        f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {_NAMES}><office:body><office:spreadsheet>'
        f'<table:table table:name="Data">{body}{lines}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return archive(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content.encode(),
            "META-INF/manifest.xml": _MANIFEST.format(manifest).encode(),
        }
    )


def _cell(value: object) -> str:
    if isinstance(value, str):
        return (
            '<table:table-cell office:value-type="string">'
            f"<text:p>{value}</text:p></table:table-cell>"
        )
    return f'<table:table-cell office:value-type="float" office:value="{value}"/>'


def repeated(cell: str, columns: int, rows: int) -> str:
    """Return a row that says of itself how often it stands there."""
    return (
        f'<table:table-row table:number-rows-repeated="{rows}"><table:table-cell '
        f'office:value-type="string" table:number-columns-repeated="{columns}">'
        f"<text:p>{cell}</text:p></table:table-cell></table:table-row>"
    )


_SECTOR = 512


def xls(rows: Sequence[Sequence[object]], at: tuple[int, int] = (0, 0)) -> bytes:
    """Return an XLS file (BIFF8) with one sheet whose cells begin at row and column *at*."""
    texts = list(dict.fromkeys(cell for row in rows for cell in row if isinstance(cell, str)))
    name = b"Data"
    bound = struct.pack("<BBBB", 0, 0, len(name), 0) + name
    table = struct.pack("<II", len(texts), len(texts)) + b"".join(map(_text, texts))
    start = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    after = _record(0xFC, table) + _record(0x0A, b"")
    length = len(start) + 4 + 4 + len(bound) + len(after)
    book = start + _record(0x85, struct.pack("<I", length) + bound) + after
    book += _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    for number, row in enumerate(rows, at[0]):
        for column, cell in enumerate(row, at[1]):
            where = struct.pack("<HHH", number, column, 0)
            if isinstance(cell, str):
                book += _record(0xFD, where + struct.pack("<I", texts.index(cell)))
            else:
                book += _record(0x203, where + struct.pack("<d", cell))
    return _compound(book + _record(0x0A, b""))


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _text(text: str) -> bytes:
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def _compound(stream: bytes) -> bytes:
    """Return a compound file with one stream, of 4,096 bytes at least."""
    stream = stream.ljust(max(4096, -(-len(stream) // _SECTOR) * _SECTOR), b"\0")
    count = len(stream) // _SECTOR
    chain = [*range(1, count), 0xFFFFFFFE, 0xFFFFFFFE]  # of the stream, then of the directory
    fats = -(-(len(chain) + 2) // 128)
    table = [*chain, *[0xFFFFFFFD] * fats]
    table += [0xFFFFFFFF] * (128 * fats - len(table))
    first_fat = count + 1
    where = [first_fat + n for n in range(fats)] + [0xFFFFFFFF] * (109 - fats)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, fats, count, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    entries = _entry("Root Entry", 5, 0xFFFFFFFE, 0, 1) + _entry(
        "Workbook", 2, 0, len(stream), 0xFFFFFFFF
    )
    return (
        header
        + struct.pack("<109I", *where)
        + stream
        + entries.ljust(_SECTOR, b"\0")
        + struct.pack(f"<{128 * fats}I", *table)
    )


def _entry(name: str, kind: int, start: int, size: int, child: int) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    none = 0xFFFFFFFF
    return (
        written.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(written), kind, 1, none, none, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
