"""Files made to stop a server: refused with a sentence or read, and never dear.

Each is read in a process of its own, whose processor time and memory are counted.
"""

from __future__ import annotations

import io
import multiprocessing
import random
import resource
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from levelmap import intake
from levelmap.errors import LevelMapError
from levelmap.intake.limits import LARGE, MOST_BYTES, MOST_ROWS
from levelmap.intake.outcomes import End
from tests.intake.tables import archive, gazetteer, read, workbook

MOST_SECONDS, MOST_MEGABYTES = 1.0, 100

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAME = '<definedName name="a">b</definedName>'
_SHEET = '<sheet name="a" sheetId="1"/>'
_KIND = '<Override PartName="/a" ContentType="b"/>'
_RELATION = '<Relationship Id="a" Type="b" Target="c"/>'


def _sheet(body: str, dimension: str = "A1:B2") -> bytes:
    """Return a workbook whose one sheet holds *body*."""
    plain = workbook(Data=[["code"], ["E06000009"]])
    members = {}
    with zipfile.ZipFile(io.BytesIO(plain)) as file:
        members = {name: file.read(name) for name in file.namelist()}
    start = f'<worksheet xmlns="{_MAIN}">'
    members["xl/worksheets/sheet1.xml"] = (
        f'<?xml version="1.0"?>{start}<dimension ref="{dimension}"/>'
        f"<sheetData>{body}</sheetData></worksheet>"
    ).encode()
    return archive(members)


def _text_cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


ROWS = (
    f'<row r="1">{_text_cell("A1", "code")}</row><row r="2">{_text_cell("A2", "E06000009")}</row>'
)


def _packed_in_bzip2() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_BZIP2) as file:
        file.writestr("[Content_Types].xml", b"0" * 1_000_000)
    return buffer.getvalue()


def _with(member: str, body: str) -> bytes:
    """Return a workbook of which one part holds *body*, with something that packs badly beside."""
    with zipfile.ZipFile(io.BytesIO(workbook(Data=[["code"], ["E06000009"]]))) as file:
        members = {name: file.read(name) for name in file.namelist()}
    noise = random.Random(1).randbytes(len(body) // 50)
    return archive({**members, member: body.encode(), "noise.bin": noise})


def _styles(body: str, encoding: str = "utf-8") -> bytes:
    """Return a workbook with styles of its own."""
    start = f'<?xml version="1.0" encoding="{encoding}"?><styleSheet xmlns="{_MAIN}">'
    with zipfile.ZipFile(io.BytesIO(_with("xl/styles.xml", body))) as file:
        members = {name: file.read(name) for name in file.namelist()}
    return archive({**members, "xl/styles.xml": f"{start}{body}</styleSheet>".encode(encoding)})


def _open_document(text: str, rows: int, columns: int) -> bytes:
    """Return a sheet whose cells all hold the same, said once."""
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    cell = '<table:table-cell office:value-type="string" table:number-columns-repeated'
    row = f"<table:table-row table:number-rows-repeated='{rows}'>"
    body = f'{row}{cell}="{columns}"><text:p>{text}</text:p></table:table-cell></table:table-row>'
    content = (
        f"<office:document-content{spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="Data">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        b'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"></m:manifest>'
    )
    return archive(
        {"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content.encode()}
    )


def _shared() -> bytes:
    """Return a sheet whose cells all show one long text of the workbook's."""
    strings = f'<sst xmlns="{_MAIN}"><si><t>{"Leeds of " * 110}</t></si></sst>'
    cells = '<c t="s"><v>0</v></c>' * 50
    row = f"<row>{cells}</row>"
    with zipfile.ZipFile(io.BytesIO(_sheet(row * 1_000))) as file:
        members = {name: file.read(name) for name in file.namelist()}
    kinds = members["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
        b'officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
    )
    noise = random.Random(1).randbytes(30_000)
    return archive(
        {
            **members,
            "[Content_Types].xml": kinds,
            "xl/sharedStrings.xml": strings.encode(),
            "noise.bin": noise,
        }
    )


def _number_format(code: str, encoding: str = "utf-8") -> bytes:
    formats = f'<numFmts><numFmt numFmtId="170" formatCode="{code}"/></numFmts>'
    return _styles(f'{formats}<cellXfs><xf/><xf numFmtId="170"/></cellXfs>', encoding)


def _entities() -> bytes:
    names = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{names}]><x>&l8;</x>'
    plain = workbook(Data=[["code"], ["E06000009"]])
    with zipfile.ZipFile(io.BytesIO(plain)) as file:
        members = {name: file.read(name) for name in file.namelist()}
    return archive({**members, "xl/sharedStrings.xml": bomb.encode()})


HOSTILE: dict[str, Callable[[], bytes]] = {
    "a cell of many small words": lambda: b"name\n" + b"of " * 16_000 + b"x\n",
    "many such cells": lambda: b"name\n" + (b"of " * 600 + b"x\n") * 2_000,
    "councils of councils": lambda: b"name\n" + b"council " * 100_000 + b"\n",
    "brackets": lambda: b"code,x\nE06000009," + b"[" * 100_000 + b"\n",
    "digits": lambda: b"code,x\nE06000009," + b"1" * 100_000 + b"\n",
    "commas": lambda: b"code\n" + b"," * 4_000_000,
    "lines": lambda: b"\n" * 4_900_000,
    "spaces": lambda: b" " * 4_900_000 + b"x",
    "an open quotation mark": lambda: b'code,x\n"' + b"E06000009,\n" * 100_000,
    "quotation marks": lambda: b"code,x\n" + b'"' * 2_000_001,
    "too large": lambda: b"a" * (MOST_BYTES + 1),
    "too many rows": lambda: b"code\n" + b"E06000009\n" * (MOST_ROWS + 100),
    "too many columns": lambda: b"x," * 1_000_000 + b"\n" + b"E06000009\n",
    "a heading of a megabyte": lambda: b"x" * 1_000_000 + b"\nE06000009\n",
    "nothing but NUL": lambda: b"\0" * 1_000_000,
    "a program": lambda: b"MZ\x90\x00\x03\x00" + bytes(range(256)) * 1_000,
    "a PDF": lambda: b"%PDF-1.7\n" + b"x" * 1_000,
    "random high bytes": lambda: bytes(range(128, 256)) * 30_000,
    "combining marks": ("name\nL" + "\u0301" * 400_000 + "\n").encode,
    "a zip bomb": lambda: archive({"[Content_Types].xml": b"x", "xl/a.xml": b"0" * 60_000_000}),
    "a zip bomb within the ratio": lambda: archive(
        {"[Content_Types].xml": b"x", "xl/a.xml": b"<a/>" * 1_000_000}
    ),
    "another way of packing": _packed_in_bzip2,
    "an empty archive": lambda: archive({}),
    "an archive cut short": lambda: workbook(Data=[["code"], ["E06000009"]])[:-200],
    "an archive changed": lambda: workbook(Data=[["code"], ["E06000009"]]).replace(
        b"\x00", b"\x01"
    ),
    "entities within entities": _entities,
    "a sheet that claims to be vast": lambda: _sheet(ROWS, "A1:XFD1048576"),
    "a cell at the end of the sheet": lambda: _sheet(
        f'{ROWS}<row r="1048576">{_text_cell("XFD1048576", "x")}</row>'
    ),
    "empty cells at the end of every row": lambda: _sheet(
        "".join(f'<row r="{n}"><c r="XFD{n}" s="0"/></row>' for n in range(1, 15_000))
    ),
    "rows without cells": lambda: _sheet("<row/>" * 300_000),
    "formulas without results": lambda: _sheet(
        "<row><c><f>A1</f></c><c><f/></c></row>" * 40_000, "A1:B40000"
    ),
    "a formula of a megabyte": lambda: _sheet(f"<row><c><f>{'(' * 1_000_000}</f></c></row>"),
    "formulas within formulas": lambda: _sheet("<row><c>" + "<f>" * 60_000),
    "an impossible row": lambda: _sheet(
        '<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>'
    ),
    "an impossible column": lambda: _sheet('<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>'),
    "a text that is repeated in an OpenDocument": lambda: _open_document(
        "Leeds of " * 100, 200, 200
    ),
    "a text that many cells share": _shared,
    "a number format of many brackets": lambda: _number_format("[" * 200_000),
    "the same in another encoding": lambda: _number_format("[\u3c00" * 90_000, "utf-16"),
    "the same, in UTF-16 that does not say so": lambda: _number_format(
        "[\u3c00" * 90_000, "utf-16-le"
    ),
    "the same, spelt by number": lambda: _number_format("&#91;" * 90_000),
    "very many formats of cells": lambda: _styles(f"<cellXfs>{'<xf/>' * 200_000}</cellXfs>"),
    "very many fonts": lambda: _styles(f"<fonts>{'<font/>' * 200_000}</fonts>"),
    "very many names of ranges": lambda: _with(
        "xl/workbook.xml",
        f'<workbook xmlns="{_MAIN}"><definedNames>{_NAME * 200_000}</definedNames></workbook>',
    ),
    "very many sheets": lambda: _with(
        "xl/workbook.xml",
        f'<workbook xmlns="{_MAIN}"><sheets>{_SHEET * 25_000}</sheets></workbook>',
    ),
    "very many kinds of parts": lambda: _with(
        "[Content_Types].xml",
        f'<Types xmlns="{_PACKAGE}/content-types">{_KIND * 200_000}</Types>',
    ),
    "very many relations of parts": lambda: _with(
        "xl/_rels/workbook.xml.rels",
        f'<Relationships xmlns="{_PACKAGE}/relationships">{_RELATION * 200_000}</Relationships>',
    ),
    "compressed text": lambda: b"\x1f\x8b\x08\x00" + bytes(1_000),
}


def _measured(content: bytes, reply: multiprocessing.connection.Connection) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    try:
        found = read(content)
        words = f"{len(found.outcomes.every)} rows"
        _ = found.report, found.questions, found.outcomes.shown_unmatched
    except LevelMapError as error:
        words = str(error)
    seconds = time.process_time() - start
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    reply.send((words, seconds, grown))


@pytest.fixture(scope="module")
def _warm() -> None:
    read("code,x\nE06000009,1\n")
    read(workbook(Data=[["name"], ["Leeds"], ["Nowhere"]])).outcomes.shown_unmatched  # noqa: B018


def _cost(content: bytes) -> tuple[str, float, float]:
    """Return what is said of a file, and the processor time and memory of reading it."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=_measured, args=(content, theirs))
    process.start()
    assert ours.poll(120), "it never ends"
    found: tuple[str, float, float] = ours.recv()
    process.join()
    return found


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
@pytest.mark.usefixtures("_warm")
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_costs_little(kind: str) -> None:
    content = HOSTILE[kind]()
    words, seconds, grown = _cost(content)
    for _ in range(2):
        if seconds >= MOST_SECONDS:  # neighbours on the machine make the same work dearer
            seconds = min(seconds, _cost(content)[1])
    assert seconds < MOST_SECONDS, words
    assert grown < MOST_MEGABYTES, words
    assert len(words) < 600


def test_what_is_packed_weighs_as_much_as_it_is_work() -> None:
    plain = workbook(Data=[["code"], ["E06000009"]])
    assert intake.weight(plain) == len(plain) < LARGE
    packed = archive({"[Content_Types].xml": b"x", "xl/a.xml": b"<a/>" * 100_000})
    assert len(packed) < LARGE < intake.weight(packed)
    assert intake.weight(archive({"mimetype": b"x"})) >= LARGE, "its rows may be repeated"
    assert intake.weight(plain[:-200]) == len(plain) - 200
    assert intake.weight(b"code\nE06000009\n") == 15


def test_what_other_programs_keep_in_a_workbook_is_passed_over() -> None:
    with zipfile.ZipFile(io.BytesIO(workbook(Data=[["code"], ["E06000009"]]))) as file:
        members = {name: file.read(name) for name in file.namelist()}
    kept = "<?xml version='1.0' encoding='utf-16'?><DataMashup/>".encode("utf-16")
    assert read(archive({**members, "customXml/item1.xml": kept})).outcomes.every
    with pytest.raises(LevelMapError, match="is no ordinary workbook"):
        read(archive({**members, "xl/theme/theme1.xml": kept}))


@pytest.mark.parametrize("megabytes", [3, 60])
def test_what_unpacks_to_many_times_its_size_is_not_opened(megabytes: int) -> None:
    bomb = archive({"[Content_Types].xml": b"x", "xl/a.xml": b"0" * megabytes * 1_000_000})
    with pytest.raises(LevelMapError, match=rf"unpacks to {megabytes} MB, [\d,]+ times its size"):
        read(bomb)


def test_many_unknown_names_are_each_named() -> None:
    half = list(gazetteer().districts.names.values())
    names = [half[n % len(half)] if n % 2 else f"Nowhere {n}" for n in range(MOST_ROWS)]
    found = read("name\n" + "\n".join(f'"{name}"' for name in names))
    assert len(found.outcomes.every) == MOST_ROWS
    named = [one.written for one in found.outcomes.of(End.NAMED)]
    assert sum(name.startswith("Nowhere") for name in named) == MOST_ROWS // 2


@settings(max_examples=150)
@given(st.binary(max_size=400))
def test_any_bytes_give_a_table_or_a_sentence(content: bytes) -> None:
    _read_or_refuse(content)


cells = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        "E06000009|Leeds|E07000026|Newcastle|12.5%|£1,234|[c]|-999|Total|=1+1|code|Male|2021|Yes|No"
        "|\u200bE06000010|1.234,5|E12000001|TS24 8BT|".split("|")
    ),
)


@settings(max_examples=150)
@given(st.lists(st.lists(cells, max_size=5), max_size=9), st.sampled_from(",;\t|"))
def test_any_table_gives_a_reading_or_a_sentence(rows: list[list[str]], separator: str) -> None:
    text = "\n".join(separator.join(row) for row in [["code", "x", "Sex", "Year"], *rows])
    _read_or_refuse(text.encode("utf-8", errors="replace"))


def _read_or_refuse(content: bytes) -> None:
    try:
        found = read(content)
    except LevelMapError:
        return
    assert len(found.outcomes.every) == len(found.table.cells)
    _ = found.questions, found.columns.unused
    for part in (lambda: found.list.report, found.value_table):
        with suppress(LevelMapError):
            part()


def test_an_archive_of_very_many_parts_is_refused_for_that() -> None:
    members = {f"xl/worksheets/sheet{number}.xml": b"<a/>" for number in range(501)}
    with pytest.raises(LevelMapError, match="is an archive of 501 parts"):
        read(archive(members), name="own.xlsx")
