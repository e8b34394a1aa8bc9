"""Small raw files in the shapes of their publishers, written by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import openpyxl

from levelmap.atlas import open_atlas
from levelmap.catalogue.indicators import Indicator
from levelmap.paths import Folders
from levelmap.sources.base.raw import RawFolder


def put(root: Path, parts: Sequence[str], text: str, encoding: str = "utf-8") -> RawFolder:
    """Write a text as the raw file *parts* below *root* and return the raw folder."""
    path = root.joinpath(*parts)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding=encoding)
    return RawFolder(root)


def put_workbook(
    root: Path, parts: Sequence[str], rows: Sequence[Sequence[object]], sheet: str = "Sheet1"
) -> RawFolder:
    """Write a workbook of one sheet as the raw file *parts* below *root*."""
    path = root.joinpath(*parts)
    path.parent.mkdir(parents=True, exist_ok=True)
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = sheet
    for row in rows:
        page.append(list(row))
    book.save(path)
    return RawFolder(root)


def made_from(origin: str, folders: Folders) -> Indicator:
    """Return an indicator of the toy country that is made from *origin*."""
    return replace(open_atlas(folders.root).catalogue.indicator("pay"), origin=origin)
