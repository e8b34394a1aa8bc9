"""What a person asks of a place's page, and the link that says it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum

from levelmap.answers.place.beside.reasons import Reason
from levelmap.answers.place.find import resolve
from levelmap.answers.place.groups import LONGEST_NAME, SEPARATOR
from levelmap.answers.place.measures import TARGETS, Rules
from levelmap.answers.place.opening import open_text
from levelmap.answers.place.to_2030.goals import MOST_GOALS, Goal
from levelmap.answers.place.yardsticks import yardstick
from levelmap.atlas import Atlas
from levelmap.catalogue.dashboard import MOST_MEASURES
from levelmap.errors import QueryError
from levelmap.pages.place.briefing import choice
from levelmap.pages.place.briefing.choice import Choice
from levelmap.pages.shared import links

MOST_OTHERS = 3
"""Places that may stand beside the place itself."""


class Section(StrEnum):
    """What is read below the first screen; the value is the word used in addresses."""

    LISTS = "lists"
    PROGRESS = "progress"
    MISSIONS = "missions"
    NEIGHBOURHOODS = "neighbourhoods"
    METHODS = "methods"
    BESIDE = "beside"
    MONEY = "money"
    PRACTICE = "practice"
    SOURCES = "sources"
    ALL = "all"

    @property
    def label(self) -> str:
        """Return the words that users read."""
        return {
            "lists": "Lists",
            "progress": "Progress to 2030",
            "missions": "Missions",
            "neighbourhoods": "Neighbourhoods",
            "methods": "Methods",
            "beside": "Similar places",
            "money": "Money",
            "practice": "Good practice",
            "sources": "Sources",
            "all": "Everything",
        }[self.value]


@dataclass(frozen=True, slots=True)
class PlaceQuery:
    """What a person asks to see.

    Attributes
    ----------
    area
        Key of a place of any kind (`answers.place.kinds.Place`): a code, or those of a group's
        authorities joined by `|`; empty before one is chosen.
    name
        Of a group, as the person who made it calls it; empty for the usual one.
    rules
        How minimum and target are set.
    measures
        Slugs, at most sixteen; empty for those usual in the place's nation.
    ward
        Slug of the indicator on the map of wards; empty for the usual one.
    beside
        Codes of up to three places to compare with.
    goals
        Targets of the reader's own.
    by
        For what reason places are shown beside it.
    read
        What is read below the first screen.
    choice
        What a briefing is to hold; its note is never in a link.
    """

    area: str = ""
    name: str = ""
    rules: Rules = field(default_factory=Rules)
    measures: tuple[str, ...] = ()
    ward: str = ""
    beside: tuple[str, ...] = ()
    goals: tuple[Goal, ...] = ()
    by: Reason = Reason.SIMILAR
    read: Section = Section.LISTS
    choice: Choice = field(default_factory=Choice)


def plain_query(query: PlaceQuery) -> PlaceQuery:
    """Return what a page and its briefing rest on: what is read or taken changes no number."""
    return replace(query, by=Reason.SIMILAR, read=Section.LISTS, choice=Choice())


def read_link(parameters: Mapping[str, str], atlas: Atlas) -> tuple[PlaceQuery, tuple[str, ...]]:
    """Return the query that a link's parameters describe, and sentences on what was not literal.

    A code or name that ended leads to its successor, and the sentence says so.
    """
    notices: list[str] = []

    def place(text: str) -> str:
        opened = open_text(text, atlas)
        notices.extend(opened.notices)
        return opened.place.key

    def area(text: str) -> str:
        found = resolve(text, atlas)
        notices.extend([found.notice] if found.notice else [])
        return found.area.code

    def several(text: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(area(part) for part in _parts(text, MOST_OTHERS, "places")))

    readers: dict[str, links.Reader] = {
        "area": place,
        "name": _name,
        "minimum": lambda text: _whole(text, 5, 50),
        "target": _target,
        "best": lambda text: _whole(text, 50, 99),
        "measures": lambda text: _measures(text, atlas),
        "ward": lambda text: atlas.catalogue.indicator(text).slug,
        "beside": several,
        "goals": lambda text: _goals(text, atlas),
        "by": lambda text: Reason(links.one_of(text, list(Reason))),
        "read": lambda text: Section(links.one_of(text, list(Section))),
        "pages": lambda text: links.one_of(text, choice.PAGES),
        "sections": choice.sections,
    }
    values, problems = links.read(parameters, readers)
    usual = asdict(Rules())
    rules = Rules(**{name: values.pop(name, default) for name, default in usual.items()})
    held = {name: values.pop(name) for name in ("pages", "sections") if name in values}
    values.setdefault("by", Reason.CHOSEN if values.get("beside") else Reason.SIMILAR)
    query = PlaceQuery(rules=rules, choice=Choice(**held), **values)
    return query, (*problems, *notices)


def write_link(query: PlaceQuery) -> dict[str, str]:
    """Return the parameters of a link that restores *query*."""
    texts = {
        "area": query.area,
        "name": query.name if SEPARATOR in query.area else "",
        **{name: str(value) for name, value in asdict(query.rules).items()},
        "measures": ",".join(query.measures),
        "ward": query.ward,
        "beside": ",".join(query.beside),
        "goals": ",".join(goal.text for goal in query.goals),
        "by": query.by.value,
        "read": query.read.value,
        "pages": query.choice.pages,
        "sections": ",".join(query.choice.sections),
    }
    usual = {name: str(value) for name, value in asdict(Rules()).items()}
    usual |= {"read": Section.LISTS.value, "pages": Choice().pages}
    usual["by"] = (Reason.CHOSEN if query.beside else Reason.SIMILAR).value
    return links.write(texts, dict.fromkeys(texts, "") | usual)


def _name(text: str) -> str:
    if len(text) > LONGEST_NAME:
        raise QueryError(
            f"The name of a group has {len(text)} characters: at most {LONGEST_NAME} fit."
        )
    return text.strip()


def _parts(text: str, most: int, noun: str) -> list[str]:
    parts = [part for part in text.split(",") if part.strip()]
    if len(parts) > most:
        raise QueryError(f"{len(parts)} {noun} were asked for: expected at most {most}.")
    return parts


def _measures(text: str, atlas: Atlas) -> tuple[str, ...]:
    slugs = tuple(dict.fromkeys(_parts(text, MOST_MEASURES, "measures")))
    for slug in slugs:
        yardstick(slug, atlas)
    return slugs


def _goals(text: str, atlas: Atlas) -> tuple[Goal, ...]:
    goals = tuple(Goal.parse(part) for part in _parts(text, MOST_GOALS, "targets"))
    for goal in goals:
        yardstick(goal.slug, atlas)
    return goals


def _whole(text: str, low: int, high: int) -> int:
    if not (text.isdecimal() and len(text) <= 3 and low <= int(text) <= high):
        raise QueryError(f"{text[:40]!r} is not a percentage from {low} to {high}.")
    return int(text)


def _target(text: str) -> str:
    if text not in TARGETS:
        raise QueryError(
            f"{text[:40]!r} is not a rule for the good level: expected share or similar."
        )
    return text
