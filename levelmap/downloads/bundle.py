"""Files to take away: a table with its dictionary and where it came from, in one zip."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Mapping

import pandas as pd

from levelmap import __version__
from levelmap.atlas import Atlas, atlas_apart
from levelmap.catalogue.indicators import Indicator
from levelmap.catalogue.provenance import Source
from levelmap.geography.gazetteer import Area
from levelmap.paths import Folders
from levelmap.periods import Period
from levelmap.statuses import ranks
from levelmap.tables import csvw
from levelmap.terms import Geography

INDICATOR_COLUMNS = {
    "area_code": "GSS code of the area, in force in the year of its geography",
    "area_name": "Name of the area",
    "geography": "Kind of area and the year of its boundaries",
    "period": "ISO 8601 start date and duration",
    "period_label": "The period in words",
    "value": "The value in the unit of the indicator; empty if there is none",
    "unit": "What a value counts",
    "rank": "Place among the areas of the same kind and period, 1 for the worst value, or for the "
    "highest where neither end is bad; equal values share the first of their places, a figure of "
    "several areas together takes one",
    "lower_ci": "Lower limit of the 95 % confidence interval, where published",
    "upper_ci": "Upper limit of the 95 % confidence interval, where published",
    "status": "Why a value is missing, or what to know about it; empty is an ordinary value",
    "publisher": "Who publishes the source",
    "computed_by": "Who made the figure, and how",
}

LIST_COLUMNS = {
    "area_code": "GSS code of the area as published; for a town or neighbourhood its authority",
    "area_name_as_published": "Name of the area in the source",
    "within_code": "Code of the authority that contains a ward",
    "place": "Town, high street or neighbourhood that is named within the area",
    "category": "Category on the list, where it has categories",
    "status": "named, not_named, or not_seen (what is held is incomplete)",
    "extent": "whole area, part of it, or shared with other areas in one bid",
    "award": "Name of the bid; rows with the same name are one award",
    "recipient": "Who received it, where not the area's council",
    "amount": "Pounds of the whole award, repeated on each of its rows: count an award once",
    "seen_in": "Where this row was seen",
    "note": "What to know about this row",
    "geography": "Kind of area and the year of its boundaries",
    "period": "When the list was published or decided, in words",
    "unit": "What the number of the row counts",
    "publisher": "Who publishes the source",
    "computed_by": "Who made the row, and how",
}

_FIXED_TIME = (1980, 1, 1, 0, 0, 0)  # the same content gives the same zip


def indicator_table(indicator: Indicator, atlas: Atlas) -> pd.DataFrame:
    """Return every observation of an indicator with names (columns of `INDICATOR_COLUMNS`)."""
    frame = atlas.catalogue.observations(indicator.slug)
    return told(with_ranks(frame, indicator), indicator, atlas)


def told(frame: pd.DataFrame, indicator: Indicator, atlas: Atlas) -> pd.DataFrame:
    """Return observations with their ranks as a table of `INDICATOR_COLUMNS`."""
    names = {
        (geography, code): area.name
        for geography in frame["geography"].unique()
        for code, area in _areas(geography, atlas).items()
    }
    labels = {text: Period.parse(text).label for text in frame["period"].unique()}
    keys = zip(frame["geography"], frame["area_code"], strict=True)
    publisher = atlas.catalogue.source(indicator.source).publisher
    makers = {
        geography: indicator.made_by(Geography.parse(geography).area_type, publisher)
        for geography in frame["geography"].unique()
    }
    return frame.assign(
        area_name=[names.get(key, "") for key in keys],
        period_label=frame["period"].map(labels),
        unit=indicator.unit,
        publisher=publisher,
        computed_by=frame["geography"].map(makers),
    )[list(INDICATOR_COLUMNS)]


def list_table(slug: str, atlas: Atlas) -> pd.DataFrame:
    """Return the rows of a priority list as published (columns of `LIST_COLUMNS`).

    Raises as `Catalogue.memberships` does.
    """
    held = atlas.catalogue.priority_list(slug)
    publisher = atlas.catalogue.source(held.source).publisher
    is_derived = held.completeness == "derived"
    return atlas.catalogue.memberships(slug).assign(
        geography=str(held.geography),
        period=held.date.label,
        unit="£",
        publisher=publisher,
        computed_by="Concluded by LevelMap from other facts."
        if is_derived
        else f"Published by {publisher}.",
    )[list(LIST_COLUMNS)]


def with_ranks(frame: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """Return observations with the place of each in its kind of area and period (see `ranks`).

    All of a kind and period that is given have to be there.
    """
    found = pd.Series(pd.NA, index=frame.index, dtype="Int64")
    for _, rows in frame.groupby(["geography", "period"], observed=True):
        own = rows.set_index("area_code")
        places = ranks(own["value"], own["status"], indicator.polarity)
        found[rows.index] = places.array
    return frame.assign(rank=found)


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


def indicator_file_apart(slug: str, kind: str, folders: Folders) -> bytes:
    """Return every value of an indicator as `csv` or `zip`, for a process beside the app.

    Those of the small areas take up to two seconds. Raises as `indicator_zip`.
    """
    atlas = atlas_apart(folders)
    if kind == "zip":
        return indicator_zip(slug, atlas)
    return csv_file(indicator_table(atlas.catalogue.indicator(slug), atlas))


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
        members: dict[str, bytes] = {
            f"{name}.csv": csv_file(table),
            f"{name}.csv-metadata.json": _json_file(described),
            "dictionary.csv": csv_file(meanings),
            "provenance.json": _json_file(made),
        }
        for member, content in members.items():
            file.writestr(zipfile.ZipInfo(member, _FIXED_TIME), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _json_file(document: Mapping[str, object]) -> bytes:
    return (json.dumps(document, indent=2, ensure_ascii=False) + "\n").encode()


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


BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def csv_file(table: pd.DataFrame) -> bytes:
    """Return a table as a CSV file: `csv_text` in UTF-8 with the mark by which Excel knows it."""
    return BYTE_ORDER_MARK + csv_text(table).encode()


def csv_text(table: pd.DataFrame) -> str:
    """Return a table as CSV (RFC 4180) that no spreadsheet takes for formulas.

    A text or heading that begins like a formula gets an apostrophe before it (see `neutralised`).
    Numbers have the 15 digits that a double holds for certain: 37.63, not 37.63000000000001.
    """
    safe = table.set_axis([neutralised(heading) for heading in table.columns], axis="columns")
    for number in range(safe.shape[1]):
        if pd.api.types.is_float_dtype(safe.dtypes.iloc[number]):
            safe.isetitem(number, safe.iloc[:, number].map(_certain, na_action="ignore"))
        elif not pd.api.types.is_numeric_dtype(safe.dtypes.iloc[number]):
            texts = safe.iloc[:, number].astype(object)
            safe.isetitem(number, texts.map(neutralised, na_action="ignore"))
    text: str = safe.to_csv(index=False, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    return text


def _certain(number: float) -> float:
    return float(f"{number:.15g}")


_FORMULA = tuple("=+-@\t\r\n\0＝＋－＠")
"""How a text begins that a spreadsheet may take for a formula (OWASP ASVS 1.2.10); full-width
signs are taken for the plain ones by some."""


def neutralised(value: object) -> object:
    """Return a text that no spreadsheet takes for a formula; anything but a text as it is.

    An apostrophe goes before what begins like one, spaces and invisible marks left aside, unless
    it is a number.
    """
    if not isinstance(value, str):
        return value
    begins = value.lstrip(" \xa0\u200b\u200c\u200d\u2060\ufeff")
    if not begins.startswith(_FORMULA):
        return value
    try:
        float(value)
    except ValueError:
        return f"'{value}"
    return value
