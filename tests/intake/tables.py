"""What the tests of the intake share: the areas of the repository, and ways to write a table."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from functools import cache

from openpyxl import Workbook

from levelmap import intake
from levelmap.atlas import open_atlas
from levelmap.geography.gazetteer import Gazetteer
from levelmap.intake import Answers, PlaceTable
from levelmap.intake.outcomes import End
from levelmap.paths import package_root
from levelmap.terms import Geography

LAD_2025 = Geography.parse("lad_2025")


@cache
def gazetteer() -> Gazetteer:
    return open_atlas(package_root()).gazetteer


NORTH_YORKSHIRE = "Craven Hambleton Harrogate Richmondshire Ryedale Scarborough Selby".split()


def read(content: str | bytes, answers: Answers | None = None, name: str = "own.csv") -> PlaceTable:
    data = content.encode() if isinstance(content, str) else content
    return intake.read(data, name, gazetteer(), answers)


def column(content: str | bytes, heading: str, answers: Answers | None = None) -> dict[str, float]:
    """Return a column on the authorities of 2025, areas without a value left out."""
    values = read(content, answers).values(heading, LAD_2025).by_area
    return values.dropna().to_dict()


def codes(reading: PlaceTable) -> list[str]:
    """Return the areas that the rows speak of, in the order of the rows."""
    found = reading.outcomes.of(End.MATCHED, End.CARRIED)
    return [code for one in found for code in one.codes]


def recipe_of(heading: str) -> str:
    """Return a recipe whose score is a column of one's own as it stands, of which high is worse."""
    return (
        'slug = "mine"\ntitle = "Mine"\ngeography = "lad_2025"\nnormalisation = "none"\n'
        f'[[members]]\ncolumn = "{heading}"\npolarity = "higher_is_worse"\n'
    )


def workbook(**sheets: Sequence[Sequence[object]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def archive(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return buffer.getvalue()
