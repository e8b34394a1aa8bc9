"""What a person asks of the page "Data and lists", and the link that says it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from levelmap.answers.indicators.series import LEVELS
from levelmap.atlas import Atlas
from levelmap.pages.shared import links
from levelmap.pages.shared.tables import AS_MADE, TableView, read_filter, read_order
from levelmap.periods import Period
from levelmap.terms import AreaType


class DataPart(StrEnum):
    """What is listed; the value is the word used in addresses."""

    INDICATORS = "indicators"
    LISTS = "lists"
    TIMELINE = "timeline"
    FUNDS = "funds"

    @property
    def label(self) -> str:
        """Return the words that users read."""
        return {
            "indicators": "Indicators",
            "lists": "Priority lists",
            "timeline": "Timeline",
            "funds": "Funding streams",
        }[self.value]


@dataclass(frozen=True, slots=True)
class DataQuery:
    """What a person asks to see.

    Attributes
    ----------
    indicator, list
        Slug of the one that is read, at most one of the two; both empty for the table of all.
    level, period
        Kind of area and ISO period whose values are shown; the usual and the latest where empty.
    area
        Code of the place that is read on the map of a list; empty for none.
    seen
        Order and filter of the table.
    """

    part: DataPart = DataPart.INDICATORS
    indicator: str = ""
    list: str = ""
    level: AreaType | None = None
    period: str = ""
    area: str = ""
    seen: TableView = AS_MADE


def read_link(parameters: Mapping[str, str], atlas: Atlas) -> tuple[DataQuery, tuple[str, ...]]:
    """Return the query that a link's parameters describe, and a sentence for each unusable one."""
    readers: dict[str, links.Reader] = {
        "part": lambda text: DataPart(links.one_of(text, list(DataPart))),
        "indicator": lambda text: atlas.catalogue.indicator(text).slug,
        "list": lambda text: atlas.catalogue.priority_list(text).slug,
        "level": lambda text: AreaType(links.one_of(text, [kind.value for kind in LEVELS])),
        "period": lambda text: str(Period.parse(text)),
        "area": links.area_code,
        "order": read_order,
        "filter": read_filter,
    }
    values, problems = links.read(parameters, readers)
    values["seen"] = TableView(values.pop("order", ""), values.pop("filter", ""))
    if values.get("indicator"):
        values |= {"part": DataPart.INDICATORS, "list": ""}
    elif values.get("list"):
        values["part"] = DataPart.LISTS
    return DataQuery(**values), problems


def write_link(query: DataQuery) -> dict[str, str]:
    """Return the parameters of a link that restores *query*."""
    is_part = not (query.indicator or query.list)
    values = {
        "part": query.part.value if is_part else "",
        "indicator": query.indicator,
        "list": query.list,
        "level": query.level.value if query.level else "",
        "period": query.period,
        "area": query.area,
        "order": query.seen.order,
        "filter": query.seen.filter,
    }
    usual = dict.fromkeys(values, "") | {"part": DataPart.INDICATORS.value if is_part else ""}
    return links.write(values, usual)
