"""What a person asks of the first screen, and the link that says it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from levelmap.errors import QueryError
from levelmap.pages.shared import links

OFFERED = (
    "luf-round-1:1",
    "levelmap_13_2021",
    "imd-2019-average-score-2021-districts:top=93",
    "education-investment-areas",
    "towns-fund",
    "family-hubs",
    "levelling-up-partnerships",
    "long-term-plan-for-towns",
    "pride-in-place",
)
"""References that can be switched on: the Fund's first category, two ways to measure need (as many
places of the index as that category has in England), and the lists that came after it."""

AT_FIRST = OFFERED[:4]


@dataclass(frozen=True, slots=True)
class StartQuery:
    """What is shown.

    Attributes
    ----------
    lists
        References switched on, two or more, in the order of `OFFERED`.
    shown
        The one among them that is shown alone; empty for all together.
    place
        Code of the place that is read; empty for none.
    """

    lists: tuple[str, ...] = AT_FIRST
    shown: str = ""
    place: str = ""


def read_link(parameters: Mapping[str, str]) -> tuple[StartQuery, tuple[str, ...]]:
    """Return the query that a link describes, and a sentence for each part that is not usable."""
    readers: dict[str, links.Reader] = {
        "lists": _read_lists,
        "shown": lambda text: links.one_of(text, OFFERED),
        "place": links.area_code,
    }
    values, problems = links.read(parameters, readers)
    return settled(StartQuery(**values)), problems


def write_link(query: StartQuery) -> dict[str, str]:
    """Return the parameters of a link that restores *query*."""
    lists = "" if query.lists == AT_FIRST else ",".join(query.lists)
    return links.write(
        {"lists": lists, "shown": query.shown, "place": query.place},
        {"lists": "", "shown": "", "place": ""},
    )


def settled(query: StartQuery) -> StartQuery:
    """Return *query* with the one shown alone among those that are on."""
    return query if query.shown in ("", *query.lists) else StartQuery(query.lists, "", query.place)


def with_lists(query: StartQuery, chosen: list[str]) -> StartQuery:
    """Return *query* with other lists on; with fewer than two nothing can be said, so none goes."""
    lists = tuple(reference for reference in OFFERED if reference in chosen)
    return settled(StartQuery(lists, query.shown, query.place)) if len(lists) > 1 else query


def _read_lists(text: str) -> tuple[str, ...]:
    asked = [part.strip() for part in text[:400].split(",")]
    unknown = [part for part in asked if part not in OFFERED]
    lists = tuple(reference for reference in OFFERED if reference in asked)
    if unknown or len(lists) < 2:
        raise QueryError(
            f"{text[:60]!r} are not lists of this screen: expected two or more of "
            f"{', '.join(OFFERED)}."
        )
    return lists
