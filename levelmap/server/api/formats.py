"""An answer written as JSON, CSV, GeoJSON or Parquet."""

from __future__ import annotations

import json

from levelmap.atlas import Atlas
from levelmap.downloads.bundle import csv_text
from levelmap.downloads.export import spatial_file
from levelmap.errors import NotHeld
from levelmap.geography import boundaries
from levelmap.server.api.operations import Answer

MEDIA_TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8; header=present",
    "geojson": "application/geo+json",
    "parquet": "application/vnd.apache.parquet",
    "svg": "image/svg+xml",
}


def write(answer: Answer, form: str, atlas: Atlas) -> bytes:
    """Return *answer* as bytes in the format *form*, one of `MEDIA_TYPES`.

    A missing number is `null` in JSON and an empty cell in CSV.
    """
    table = answer.table
    if form == "svg":
        return str(answer.facts["svg"]).encode()
    if form == "json" or table is None:
        rows = {} if table is None else {"rows": json.loads(_records(answer))}
        return json.dumps({**answer.facts, **rows}, ensure_ascii=False, allow_nan=False).encode()
    if form == "csv":
        return csv_text(table).encode()
    if form == "parquet":
        content: bytes = table.to_parquet(index=False)
        return content
    return _with_boundaries(answer, atlas)


def _records(answer: Answer) -> str:
    assert answer.table is not None
    text: str = answer.table.to_json(orient="records", double_precision=15, date_format="iso")
    return text


def _with_boundaries(answer: Answer, atlas: Atlas) -> bytes:
    if answer.geography is None or answer.table is None:
        raise NotHeld("geojson holds the areas of one geography: name one, such as lad_2025.")
    shapes = boundaries.read(atlas.folders, str(answer.geography))[["code", "geometry"]]
    joined = shapes.merge(answer.table, left_on="code", right_on="area_code").drop(columns="code")
    return spatial_file(joined, "geojson")


def negotiated(accept: str, formats: tuple[str, ...]) -> str:
    """Return the first of *formats* that an `Accept` header takes; empty if it takes none."""
    taken = set()
    for part in accept.lower().split(","):
        name, _, rest = part.strip().partition(";")
        if "q=0" not in rest.replace(" ", "").split(";") and name:
            taken.add(name.strip())
    if not taken or "*/*" in taken:
        exact = [form for form in formats if _plain(form) in taken]
        return (exact or list(formats))[0]
    for form in formats:
        kind = _plain(form).split("/")[0]
        if _plain(form) in taken or f"{kind}/*" in taken:
            return form
    return ""


def _plain(form: str) -> str:
    return MEDIA_TYPES[form].partition(";")[0]
