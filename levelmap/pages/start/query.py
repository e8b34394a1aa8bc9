"""What a person asks of the first screen, and the link that says it again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from levelmap.answers.comparisons.references import read_reference
from levelmap.atlas import Atlas
from levelmap.errors import DataError, LevelMapError, QueryError
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


def offered(atlas: Atlas) -> tuple[str, ...]:
    """Return those of `OFFERED` that rest on sound files.

    Raises
    ------
    DataError
        Fewer than two do.
    """
    usable = tuple(text for text in OFFERED if _is_usable(text, atlas))
    if len(usable) < 2:
        raise DataError("Too few of the lists of this screen can be trusted to set side by side.")
    return usable


def _is_usable(text: str, atlas: Atlas) -> bool:
    try:
        read_reference(text, atlas)
    except LevelMapError:
        return False
    return True


def read_link(
    parameters: Mapping[str, str], offered: Sequence[str] = OFFERED
) -> tuple[StartQuery, tuple[str, ...]]:
    """Return the query that a link describes, and a sentence for each part that is not usable."""
    readers: dict[str, links.Reader] = {
        "lists": lambda text: _read_lists(text, offered),
        "shown": lambda text: links.one_of(text, offered),
        "place": links.area_code,
    }
    values, problems = links.read(parameters, readers)
    first = tuple(offered[: len(AT_FIRST)])
    return settled(StartQuery(**{"lists": first, **values})), problems


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


def _read_lists(text: str, offered: Sequence[str]) -> tuple[str, ...]:
    asked = [part.strip() for part in text[:400].split(",")]
    unknown = [part for part in asked if part not in offered]
    lists = tuple(reference for reference in offered if reference in asked)
    if unknown or len(lists) < 2:
        raise QueryError(
            f"{text[:60]!r} are not lists of this screen: expected two or more of "
            f"{', '.join(offered)}."
        )
    return lists
