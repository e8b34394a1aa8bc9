"""One indicator on one kind of area in one period: values, classes, medians, and one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

import pandas as pd

from levelmap import gss
from levelmap.atlas import Atlas
from levelmap.catalogue.catalogue import Series
from levelmap.catalogue.indicators import Indicator
from levelmap.catalogue.provenance import Source
from levelmap.errors import QueryError
from levelmap.methods.classification import Classification, Scheme, classify
from levelmap.periods import Period
from levelmap.terms import AreaType, Geography, Nation, Polarity
from levelmap.views import links

DEFAULT_INDICATOR = "gross-median-weekly-pay"
"""What a first visit shows: a headline measure of mission 1 with values in all four nations."""

NOT_COVERED = "not covered by this statistic"

STATUS_WORDS = {
    "": NOT_COVERED,
    "not_published": "not published",
    "unreliable": "too unreliable to publish",
    "suppressed": "suppressed as confidential",
    "not_applicable": "does not apply here",
}
"""Why an area has no value, in words."""


@dataclass(frozen=True, slots=True)
class ExploreQuery:
    """What a person asks to see.

    Attributes
    ----------
    indicator
        Slug.
    level
        Kind of area.
    period
        ISO period; empty for the latest.
    scheme, classes
        How values are sorted into classes.
    area
        Code of the place to read; empty for none.
    """

    indicator: str = DEFAULT_INDICATOR
    level: AreaType = AreaType.LOCAL_AUTHORITY
    period: str = ""
    scheme: str = "quantiles"
    classes: int = 5
    area: str = ""


def read_link(parameters: Mapping[str, str], atlas: Atlas) -> tuple[ExploreQuery, tuple[str, ...]]:
    """Return the query that a link's parameters describe, and a sentence for each unusable one."""
    readers: dict[str, links.Reader] = {
        "indicator": lambda text: atlas.catalogue.indicator(text).slug,
        "level": _read_level,
        "period": lambda text: str(Period.parse(text)),
        "scheme": _read_scheme,
        "classes": _read_classes,
        "area": _read_area,
    }
    values, problems = links.read(parameters, readers)
    known = atlas.catalogue.indicators
    first = DEFAULT_INDICATOR if DEFAULT_INDICATOR in known else next(iter(known))
    query = ExploreQuery(**{"indicator": first, **values})
    try:
        held = _held(atlas.catalogue.indicator(query.indicator), query.level, atlas)
        _series(held, query.period, atlas.catalogue.indicator(query.indicator))
    except QueryError as error:
        offered = levels(query.indicator, atlas)
        level = query.level if query.level in offered else offered[0]
        return replace(query, level=level, period=""), (*problems, str(error))
    return query, problems


def write_link(query: ExploreQuery) -> dict[str, str]:
    """Return the parameters of a link that restores *query*."""
    return links.write(asdict(query), asdict(ExploreQuery()) | {"indicator": None})


def _read_level(text: str) -> AreaType:
    if text not in {kind.value for kind in AreaType}:
        raise QueryError(f"{text[:40]!r} is not a kind of area: expected lad or region.")
    return AreaType(text)


def _read_scheme(text: str) -> str:
    if text not in {scheme.value for scheme in Scheme}:
        raise QueryError(f"{text[:40]!r} is not a way to make classes: expected quantiles.")
    return text


def _read_classes(text: str) -> int:
    if not text.isdecimal() or not 2 <= int(text[:3]) <= 9:
        raise QueryError(f"{text[:40]!r} is not a number of classes: expected 2 to 9.")
    return int(text)


def _read_area(text: str) -> str:
    code = gss.normalise(text)
    gss.area_type(code)
    return code


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """One place's value and where it stands.

    Attributes
    ----------
    rank, ranked
        Position from the highest value, and the number of areas with one; None without a value.
    better_than
        Share (0 to 1) of the other areas that it does better than; None without a direction.
    """

    code: str
    name: str
    value: float | None
    printed: str
    interval: str
    status: str
    rank: int | None
    ranked: int
    better_than: float | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Median:
    """The middle value among the areas of a nation or of the UK."""

    name: str
    value: float
    printed: str
    areas: int


@dataclass(frozen=True)
class ExploreView:
    """Everything that one screen says, as plain data.

    Attributes
    ----------
    table
        One row for each area of the drawn layer, in the order of its codes: `name`, `value`,
        `lower_ci`, `upper_ci`, `status`, `printed` (the value in words, or why there is none) and
        `class_id` (0 for the lowest values, -1 for no data).
    classification
        None if no area has a value.
    medians
        UK first, then the nations that have values.
    """

    indicator: Indicator
    source: Source
    geography: Geography
    period: Period
    periods: tuple[Period, ...]
    levels: tuple[AreaType, ...]
    table: pd.DataFrame
    classification: Classification | None
    medians: tuple[Median, ...]
    summary: str
    place: PlaceReading | None
    notes: tuple[str, ...]


def explore(query: ExploreQuery, atlas: Atlas) -> ExploreView:
    """Return the screen that *query* asks for.

    Raises
    ------
    UnknownIndicator
        The catalogue has no such slug.
    QueryError
        The indicator has no values for the level or period, or the place is not on the map.
    DataError
        A file is absent or damaged.
    """
    indicator = atlas.catalogue.indicator(query.indicator)
    held = _held(indicator, query.level, atlas)
    series = _series(held, query.period, indicator)
    table = _table(indicator, series, atlas)
    classification = _classified(table, query)
    ids = classification.class_ids if classification else pd.Series(-1, index=table.index)
    table = table.assign(class_id=ids)
    return ExploreView(
        indicator=indicator,
        source=atlas.catalogue.source(indicator.source),
        geography=series.geography,
        period=series.period,
        periods=tuple(s.period for s in held),
        levels=levels(indicator.slug, atlas),
        table=table,
        classification=classification,
        medians=_medians(table, indicator),
        summary=_summary(table, indicator, series),
        place=_place(query.area, table, indicator, series.geography),
        notes=_notes(indicator, series),
    )


def levels(slug: str, atlas: Atlas) -> tuple[AreaType, ...]:
    """Return the kinds of area for which an indicator has values, those that can be drawn."""
    found = {s.geography.area_type for s in atlas.catalogue.series(slug)}
    return tuple(kind for kind in (AreaType.LOCAL_AUTHORITY, AreaType.REGION) if kind in found)


def _held(indicator: Indicator, level: AreaType, atlas: Atlas) -> list[Series]:
    held = atlas.catalogue.series(indicator.slug, level)
    if not held:
        offered = " or ".join(kind.plural for kind in levels(indicator.slug, atlas)) or "no map"
        raise QueryError(
            f"{indicator.label} has no values for {level.plural}: choose {offered} instead."
        )
    return held


def _series(held: list[Series], period: str, indicator: Indicator) -> Series:
    if not period:
        return held[-1]
    wanted = Period.parse(period)
    for series in held:
        if series.period == wanted:
            return series
    raise QueryError(
        f"{indicator.label} has no values for {wanted.label}: choose a period from "
        f"{held[0].period.label} to {held[-1].period.label}."
    )


def _table(indicator: Indicator, series: Series, atlas: Atlas) -> pd.DataFrame:
    frame = atlas.catalogue.observations(indicator.slug)
    is_shown = (frame["geography"] == str(series.geography)) & (
        frame["period"] == str(series.period)
    )
    values = frame[is_shown].set_index("area_code")
    areas = atlas.gazetteer.areas(series.geography)
    columns = ["value", "lower_ci", "upper_ci", "status"]
    table = areas[["name"]].join(values[columns])
    table["status"] = table["status"].fillna("")
    return table.assign(printed=_printed(table, indicator))


def _printed(table: pd.DataFrame, indicator: Indicator) -> list[str]:
    return [
        STATUS_WORDS.get(status, status) if pd.isna(value) else indicator.format(value)
        for value, status in zip(table["value"], table["status"], strict=True)
    ]


def _classified(table: pd.DataFrame, query: ExploreQuery) -> Classification | None:
    if table["value"].isna().all():
        return None
    return classify(table["value"], query.scheme, query.classes)


def _medians(table: pd.DataFrame, indicator: Indicator) -> tuple[Median, ...]:
    groups = {"UK": table["value"].dropna()}
    letters = table.index.str[0]
    for nation in Nation:
        groups[nation.label] = table.loc[letters == nation.letter, "value"].dropna()
    return tuple(
        Median(name, float(values.median()), indicator.format(values.median()), len(values))
        for name, values in groups.items()
        if len(values)
    )


def _summary(table: pd.DataFrame, indicator: Indicator, series: Series) -> str:
    values = table["value"].dropna()
    what = f"{indicator.label}, {series.period.label}"
    areas = series.geography.area_type.plural
    if values.empty:
        return f"{what}: none of the {len(table)} {areas} has a value."
    low, high = values.idxmin(), values.idxmax()
    return (
        f"{what}: {len(values)} of {len(table)} {areas} have a value, from "
        f"{indicator.format(values[low])} ({table.loc[low, 'name']}) to "
        f"{indicator.format(values[high])} ({table.loc[high, 'name']}); "
        f"the median is {indicator.format(values.median())}."
    )


def _place(
    code: str, table: pd.DataFrame, indicator: Indicator, geography: Geography
) -> PlaceReading | None:
    if not code:
        return None
    code = gss.normalise(code)
    if code not in table.index:
        gss.area_type(code)
        raise QueryError(
            f"{code} is not one of the {geography.label}: choose a place on the map or in the list."
        )
    row = table.loc[code]
    values = table["value"].dropna()
    reading = PlaceReading(
        code=code,
        name=row["name"],
        value=None if pd.isna(row["value"]) else float(row["value"]),
        printed=row["printed"],
        interval=_interval(row, indicator),
        status=row["status"],
        rank=None if pd.isna(row["value"]) else int((values > row["value"]).sum()) + 1,
        ranked=len(values),
        better_than=_better_than(row["value"], values, indicator.polarity),
        sentence="",
    )
    return replace(reading, sentence=_sentence(reading, geography))


def _interval(row: pd.Series, indicator: Indicator) -> str:
    if pd.isna(row["lower_ci"]) or pd.isna(row["upper_ci"]):
        return ""
    return f"{indicator.format(row['lower_ci'])} to {indicator.format(row['upper_ci'])}"


def _better_than(value: float, values: pd.Series, polarity: Polarity) -> float | None:
    if pd.isna(value) or polarity is Polarity.NONE or len(values) < 2:
        return None
    worse = values > value if polarity is Polarity.HIGHER_IS_WORSE else values < value
    return float(worse.sum() / (len(values) - 1))


def _sentence(place: PlaceReading, geography: Geography) -> str:
    if place.value is None:
        return f"{place.name}: {place.printed}."
    areas = geography.area_type.plural
    where = f"{_ordinal(place.rank or 0)} highest of {place.ranked} {areas}"
    if place.better_than is None:
        return f"{place.name} has {place.printed}, the {where}."
    return (
        f"{place.name} has {place.printed}, the {where}; it does better than "
        f"{place.better_than:.0%} of the others."
    )


def _ordinal(number: int) -> str:
    suffix = (
        "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    )
    return f"{number}{suffix}"


def _notes(indicator: Indicator, series: Series) -> tuple[str, ...]:
    notes = [f"Drawn on the boundaries of the {series.geography.label}, on which it was published."]
    if not indicator.is_mappable:
        notes.append("A total follows the size of an area: read the table, not the shades.")
    return tuple(notes)
