"""Files to take away: a table with its dictionary and where it came from, in one zip."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Mapping

import pandas as pd

from levelmap import __version__, csvw
from levelmap.atlas import Atlas
from levelmap.catalogue.indicators import Indicator
from levelmap.catalogue.provenance import Source
from levelmap.geography.gazetteer import Area
from levelmap.periods import Period
from levelmap.terms import Geography

INDICATOR_COLUMNS = {
    "area_code": "GSS code of the area, in force in the year of its geography",
    "area_name": "Name of the area",
    "geography": "Kind of area and the year of its boundaries",
    "period": "ISO 8601 start date and duration",
    "period_label": "The period in words",
    "value": "The value in the unit of the indicator; empty if there is none",
    "lower_ci": "Lower limit of the 95 % confidence interval, where published",
    "upper_ci": "Upper limit of the 95 % confidence interval, where published",
    "status": "Why a value is missing, or what to know about it; empty is an ordinary value",
}

_FIXED_TIME = (1980, 1, 1, 0, 0, 0)  # the same content gives the same zip


def indicator_table(indicator: Indicator, atlas: Atlas) -> pd.DataFrame:
    """Return every observation of an indicator with names (columns of `INDICATOR_COLUMNS`)."""
    frame = atlas.catalogue.observations(indicator.slug)
    names = {
        (geography, code): area.name
        for geography in frame["geography"].unique()
        for code, area in _areas(geography, atlas).items()
    }
    labels = {text: Period.parse(text).label for text in frame["period"].unique()}
    keys = zip(frame["geography"], frame["area_code"], strict=True)
    return frame.assign(
        area_name=[names.get(key, "") for key in keys],
        period_label=frame["period"].map(labels),
    )[list(INDICATOR_COLUMNS)]


def _areas(geography: str, atlas: Atlas) -> Mapping[str, Area]:
    parsed = Geography.parse(geography)
    held = atlas.gazetteer.geographies
    return atlas.gazetteer.by_code(parsed) if parsed in held else {}


def indicator_zip(slug: str, atlas: Atlas) -> bytes:
    """Return an indicator's table, dictionary and provenance as a zip.

    Raises
    ------
    UnknownIndicator
        The catalogue has no such slug.
    DataError
        A file is absent or damaged.
    """
    indicator = atlas.catalogue.indicator(slug)
    about = {
        "indicator": indicator.slug,
        "label": indicator.label,
        "description": indicator.description,
        "unit": indicator.unit,
        "polarity": indicator.polarity.value,
        "polarity_reason": indicator.polarity_reason,
        "caveat": indicator.caveat,
        "source": source_facts(atlas.catalogue.source(indicator.source)),
    }
    return archive(slug, indicator_table(indicator, atlas), INDICATOR_COLUMNS, about)


def source_facts(source: Source) -> dict[str, str]:
    """Return what a reader of a download must know about a source."""
    return {
        "publisher": source.publisher,
        "title": source.title,
        "url": source.url,
        "licence": source.licence,
        "attribution": source.attribution,
        "published": source.published,
        "retrieved": source.retrieved,
        "caution": source.caution,
    }


def archive(
    name: str, table: pd.DataFrame, dictionary: Mapping[str, str], about: Mapping[str, object]
) -> bytes:
    """Return a zip of `<name>.csv`, its CSVW description, a dictionary and the provenance."""
    described = csvw.description(name, dictionary, _numeric(table), _facts(name, about))
    meanings = pd.DataFrame({"column": dictionary.keys(), "meaning": dictionary.values()})
    made = {"made_by": f"LevelMap {__version__}", **about}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for member, content in {
            f"{name}.csv": csv_text(table),
            f"{name}.csv-metadata.json": json.dumps(described, indent=2, ensure_ascii=False) + "\n",
            "dictionary.csv": csv_text(meanings),
            "provenance.json": json.dumps(made, indent=2, ensure_ascii=False) + "\n",
        }.items():
            file.writestr(zipfile.ZipInfo(member, _FIXED_TIME), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _numeric(table: pd.DataFrame) -> list[str]:
    return [column for column in table if pd.api.types.is_numeric_dtype(table[column])]


def _facts(name: str, about: Mapping[str, object]) -> dict[str, str]:
    """Return what a description says of the whole table, as Dublin Core terms."""
    source = about.get("source")
    known = source if isinstance(source, Mapping) else {}
    return {
        "title": str(about.get("label", name)),
        "description": str(about.get("description", "")),
        "publisher": str(known.get("publisher", "")),
        "source": str(known.get("url", "")),
        "license": str(known.get("licence", "")),
    }


def csv_text(table: pd.DataFrame) -> str:
    """Return a table as CSV (RFC 4180) that no spreadsheet takes for formulas.

    A text that begins with `= + - @`, a tab, a return or a NUL gets an apostrophe before it, unless
    it is a number (OWASP ASVS 1.2.10).
    """
    safe = table.copy()
    for column in safe.columns[~safe.dtypes.map(pd.api.types.is_numeric_dtype)]:
        safe[column] = safe[column].map(neutralised, na_action="ignore")
    text: str = safe.to_csv(index=False, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    return text


def neutralised(value: object) -> object:
    """Return a text that no spreadsheet takes for a formula; anything but a text as it is."""
    if not isinstance(value, str) or not value.startswith(("=", "+", "-", "@", "\t", "\r", "\0")):
        return value
    try:
        float(value)
    except ValueError:
        return f"'{value}"
    return value
