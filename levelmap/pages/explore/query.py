"""What a person asks the Explore page for, and the link that says it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from itertools import pairwise
from typing import Any

from levelmap import gss
from levelmap.answers.indicators.series import LEVELS
from levelmap.atlas import Atlas
from levelmap.errors import QueryError
from levelmap.methods.classification import LARGEST_K, Scheme
from levelmap.pages.shared import links
from levelmap.pages.shared.tables import AS_MADE, TableView, read_filter, read_order
from levelmap.periods import Period
from levelmap.terms import AreaType

DEFAULT_INDICATOR = "gross-median-weekly-pay"
"""What a first visit shows: a headline measure of mission 1 with values in all four nations."""


PALETTES = ("ylgnbu", "viridis", "cividis", "puor", "rdbu")

MOST_PLACES = 10

CONTAINING = (AreaType.COUNTRY, AreaType.REGION, AreaType.COMBINED_AUTHORITY)
"""Kinds of area that a link's `area` limits the map to, where it reads any other."""

FEWEST_CLASSES, MOST_CLASSES = 3, 9


class Mode(StrEnum):
    """What the colours say; the value is the word used in addresses."""

    VALUE = "value"
    CHANGE = "change"
    GAP = "gap"
    GAP_THEN_AND_NOW = "gap_then_and_now"

    @property
    def label(self) -> str:
        """Return the words that users read."""
        return {
            "value": "Value",
            "change": "Change since",
            "gap": "Gap to the median area",
            "gap_then_and_now": "Gap then and now",
        }[self.value]

    @property
    def is_since(self) -> bool:
        """Say whether an earlier period is compared."""
        return self in (Mode.CHANGE, Mode.GAP_THEN_AND_NOW)

    @property
    def is_diverging(self) -> bool:
        """Say whether the values have a meaningful middle."""
        return self is not Mode.VALUE


class Shape(StrEnum):
    """How areas are drawn; the value is the word used in addresses."""

    OUTLINES = "outlines"
    HEXES = "hexes"

    @property
    def label(self) -> str:
        """Return the words that users read."""
        return {"outlines": "Boundaries", "hexes": "Hexagons of equal size"}[self.value]


class ReadAs(StrEnum):
    """What is shown below the map; the value is the word used in addresses."""

    NOTHING = ""
    TABLE = "table"
    SPREAD = "spread"
    TREND = "trend"
    TAKE_AWAY = "take_away"
    ABOUT = "about"

    @property
    def label(self) -> str:
        """Return the words that users read."""
        return {
            "": "Nothing",
            "table": "Table",
            "spread": "Spread",
            "trend": "Trend",
            "take_away": "Download and share",
            "about": "About this indicator",
        }[self.value]


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
    mode, since
        What the colours say, and the ISO period compared with; empty for the earliest.
    scheme, classes, breaks
        How values are sorted into classes; `breaks` are the limits of the scheme `breaks`.
    fit_shown
        Make the classes from the areas shown, not from all areas of the kind.
    palette
        One of `PALETTES`; empty for the one that suits the mode.
    shape
        Outlines, or hexagons of equal size.
    within
        Code of the nation, region or authority outside which nothing is shown; empty for none.
    places
        Codes of the places to read, at most `MOST_PLACES`.
    streets
        Show a street map from the internet under the colours.
    compare
        A click adds a place to those chosen.
    read
        What is shown below the map; empty for nothing.
    seen
        Order and filter of the table.
    """

    indicator: str = DEFAULT_INDICATOR
    level: AreaType = AreaType.LOCAL_AUTHORITY
    period: str = ""
    mode: Mode = Mode.VALUE
    since: str = ""
    scheme: Scheme = Scheme.QUANTILES
    classes: int = 5
    breaks: tuple[float, ...] = ()
    fit_shown: bool = False
    palette: str = ""
    shape: Shape = Shape.OUTLINES
    within: str = ""
    places: tuple[str, ...] = ()
    streets: bool = False
    compare: bool = False
    read: ReadAs = ReadAs.NOTHING
    seen: TableView = AS_MADE


def read_link(parameters: Mapping[str, str], atlas: Atlas) -> tuple[ExploreQuery, tuple[str, ...]]:
    """Return the query that a link's parameters describe, and a sentence for each unusable one.

    Only the parts are looked at, not whether they go together: see `explore_series.settle`.
    """
    readers: dict[str, links.Reader] = {
        "indicator": lambda text: atlas.catalogue.indicator(text).slug,
        "level": lambda text: AreaType(links.one_of(text, LEVELS)),
        "period": lambda text: str(Period.parse(text)),
        "mode": lambda text: Mode(links.one_of(text, list(Mode))),
        "since": lambda text: str(Period.parse(text)),
        "scheme": lambda text: Scheme(links.one_of(text, list(Scheme))),
        "classes": _read_classes,
        "breaks": read_breaks,
        "fit_shown": links.flag,
        "palette": lambda text: links.one_of(text, PALETTES),
        "shape": lambda text: Shape(links.one_of(text, list(Shape))),
        "within": links.area_code,
        "places": _read_places,
        "area": links.area_code,
        "streets": links.flag,
        "compare": links.flag,
        "read": lambda text: ReadAs(links.one_of(text, list(ReadAs))),
        "order": read_order,
        "filter": read_filter,
    }
    values, problems = links.read(parameters, readers)
    if area := values.pop("area", ""):
        values = _with_area(values, area)
    values["seen"] = TableView(values.pop("order", ""), values.pop("filter", ""))
    known = atlas.catalogue.indicators
    first = DEFAULT_INDICATOR if DEFAULT_INDICATOR in known else next(iter(known))
    return ExploreQuery(**{"indicator": first, **values}), problems


def write_link(query: ExploreQuery) -> dict[str, str]:
    """Return the parameters of a link that restores *query*."""
    values = asdict(query) | {
        "seen": "",
        "order": query.seen.order,
        "filter": query.seen.filter,
        "breaks": write_breaks(query.breaks, ","),
        "places": ",".join(query.places),
        "fit_shown": "yes" if query.fit_shown else "",
        "streets": "yes" if query.streets else "",
        "compare": "yes" if query.compare else "",
    }
    defaults = {field.name: field.default for field in fields(ExploreQuery)}
    empty = {"breaks": "", "places": "", "fit_shown": "", "streets": "", "compare": ""}
    empty |= {"seen": "", "order": "", "filter": ""}
    return links.write(values, defaults | empty | {"indicator": None})


def write_breaks(breaks: Iterable[float], between: str = ", ") -> str:
    """Return limits as `read_breaks` reads them: every digit, and no more."""
    return between.join(repr(float(limit)).removesuffix(".0") for limit in breaks)


def read_breaks(text: str) -> tuple[float, ...]:
    """Return the limits between classes written as *text*, such as `10, 20, 30`.

    Raises
    ------
    QueryError
        Something is not a number, the numbers do not ascend, or there are too many.
    """
    try:
        limits = tuple(float(part) for part in text[:200].split(",") if part.strip())
    except ValueError:
        limits = ()
    ascending = all(low < high for low, high in pairwise(limits))
    if (
        not limits
        or not ascending
        or len(limits) >= LARGEST_K
        or not all(map(math.isfinite, limits))
    ):
        raise QueryError(
            f"{text[:40]!r} are not limits between classes: expected 1 to {LARGEST_K - 1} "
            "ascending numbers with commas between them, such as 10, 20, 30."
        )
    return limits


def _with_area(values: dict[str, Any], area: str) -> dict[str, Any]:
    """Return the parts of a query with the area that other pages call `area` chosen.

    A nation, region or combined authority is what the map is limited to; any other is read.
    """
    if gss.area_type(area) in CONTAINING:
        return {"within": area, **values}
    places = dict.fromkeys((area, *values.get("places", ())))
    return {**values, "places": tuple(places)[:MOST_PLACES]}


def _read_classes(text: str) -> int:
    allowed = [str(number) for number in range(FEWEST_CLASSES, MOST_CLASSES + 1)]
    return int(links.one_of(text, allowed))


def _read_places(text: str) -> tuple[str, ...]:
    codes = tuple(dict.fromkeys(links.area_code(part) for part in text[:400].split(",")))
    if len(codes) > MOST_PLACES:
        raise QueryError(f"{len(codes)} places were given: expected at most {MOST_PLACES}.")
    return codes
