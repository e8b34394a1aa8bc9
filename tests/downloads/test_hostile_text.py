"""Other people's text in files to take away: text, never a formula, a mark-up or a picture."""

from __future__ import annotations

import csv
import io
from xml.etree import ElementTree as ET

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from openpyxl import load_workbook

from levelmap.downloads.bundle import csv_file
from levelmap.downloads.workbook import workbook
from levelmap.drawing.area_picture import draw
from levelmap.drawing.html_tables import Column, html_table
from levelmap.terms import Polarity

HOSTILE = (
    "![a](//elsewhere/e.png)",
    "<img src=//elsewhere/x onerror=alert(1)>",
    "</title><script>alert(1)</script>",
    "$x$ :red[y] ]]> &lt; \"'",
    '=HYPERLINK("//elsewhere")',
    "\uff1d1+1",
    "\n=1+1",
    "\u200b@SUM(A1)",
    "+1+1|cmd",
)
_SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_picture_shows_it_and_fetches_nothing(text: str) -> None:
    squares = [shapely.box(1000 * n, 0, 1000 * n + 1000, 1000) for n in range(3)]
    areas = gpd.GeoDataFrame(
        {"area_name": [text] * 3, "rate": [1.0, 2.0, 3.0], "geometry": squares},
        index=["a", "b", "c"],
        crs=27700,
    )
    drawing = draw(areas, "rate", text, Polarity.NONE, [text]).svg
    root = ET.fromstring(drawing)
    kinds = {one.tag.removeprefix(_SVG) for one in root.iter()}
    assert not kinds & {"script", "img", "image", "a", "foreignObject"}
    assert not any(
        "href" in name or name.startswith("on") for one in root.iter() for name in one.attrib
    )
    shown = " ".join(" ".join(root.itertext()).split())
    assert " ".join(text.split()).strip("\u200b") in shown


@pytest.mark.parametrize("text", HOSTILE)
def test_a_table_of_a_page_shows_it(text: str) -> None:
    made = html_table(text, [Column(text)], [(text,)])
    root = ET.fromstring(f"<x>{made}</x>")
    assert not any(one.tag in ("img", "script", "a") for one in root.iter())
    assert "".join(root.itertext()).count(text.strip()) >= 3


def _begins_a_formula(cell: str) -> bool:
    return cell.lstrip(" \xa0\u200b\ufeff").startswith(tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"))


@pytest.mark.parametrize("text", HOSTILE)
def test_neither_cell_nor_heading_is_a_formula(text: str) -> None:
    table = pd.DataFrame({text: [text, "plain"], "number": [-1.5, 2.0]})
    written = csv_file(table).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(written, newline="")))
    assert not any(_begins_a_formula(row[0]) for row in rows)
    assert [row[1] for row in rows] == ["number", "-1.5", "2.0"]
    sheet = load_workbook(io.BytesIO(workbook({text: table})))
    (cells,) = sheet.worksheets
    assert not any(_begins_a_formula(str(row[0].value)) for row in cells.iter_rows())
    assert not any(cell.data_type == "f" for row in cells.iter_rows() for cell in row)
    assert cells.cell(2, 2).value == -1.5
