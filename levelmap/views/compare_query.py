"""What a person asks the Compare page for, and the link that says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from levelmap import gss
from levelmap.atlas import Atlas
from levelmap.catalogue.priority_lists import Universe
from levelmap.errors import QueryError
from levelmap.terms import Geography
from levelmap.views import links
from levelmap.views.comparison import CompareQuery
from levelmap.views.many_lists import ManyListsQuery
from levelmap.views.place_sets import read_reference
from levelmap.views.scatter import Grouping, ScatterQuery

LONGEST_REFERENCE = 8_100
"""Characters: as long as the longest recipe in a link, and a choice among its places."""


OWN_LIST = "own"
"""Refers to the list that a person has brought along."""


class Part(StrEnum):
    """What is compared; the value is the word used in addresses."""

    TWO = "two"
    SCORES = "scores"
    MANY = "many"

    @property
    def label(self) -> str:
        """Return the words that users read."""
        return {"two": "Two lists", "scores": "Two scores", "many": "Many lists"}[self.value]


@dataclass(frozen=True)
class ComparePageQuery:
    """Everything that the Compare page remembers.

    Attributes
    ----------
    area
        Code of the place that is read; empty for none.
    """

    part: Part = Part.TWO
    two: CompareQuery = field(default_factory=CompareQuery)
    scores: ScatterQuery = field(default_factory=ScatterQuery)
    many: ManyListsQuery = field(default_factory=ManyListsQuery)
    area: str = ""


def read_link(
    parameters: Mapping[str, str], atlas: Atlas
) -> tuple[ComparePageQuery, tuple[str, ...]]:
    """Return the query that a link's parameters describe, and a sentence for each unusable one."""

    def reference(text: str) -> str:
        if len(text) > LONGEST_REFERENCE:
            raise QueryError(f"A reference of {len(text):,} characters is too long to be read.")
        if text == OWN_LIST:
            raise QueryError(
                "It names a list of someone's own, which stays in that person's browser session."
            )
        read_reference(text, atlas)
        return text

    readers: dict[str, links.Reader] = {
        "part": lambda text: Part(links.one_of(text, list(Part))),
        "a": reference,
        "b": reference,
        "geography": lambda text: str(Geography.parse(text)),
        "parts": links.flag,
        "universe": lambda text: text if Universe.parse(text[:200]) else "",
        "x": reference,
        "y": reference,
        "by": lambda text: Grouping(links.one_of(text, list(Grouping))),
        "london": links.flag,
        "lists": lambda text: _references(text, reference),
        "area": _area,
    }
    found, problems = links.read(parameters, readers)
    two = {
        "a": "a",
        "b": "b",
        "geography": "geography",
        "parts": "with_parts",
        "universe": "universe",
    }
    scores = {"x": "x", "y": "y", "by": "grouping", "london": "with_london"}
    return (
        ComparePageQuery(
            part=found.get("part", Part.TWO),
            two=CompareQuery(**{two[name]: found[name] for name in two if name in found}),
            scores=ScatterQuery(**{scores[name]: found[name] for name in scores if name in found}),
            many=ManyListsQuery(found["lists"]) if "lists" in found else ManyListsQuery(),
            area=found.get("area", ""),
        ),
        problems,
    )


def write_link(query: ComparePageQuery) -> dict[str, str]:
    """Return the parameters of a link that restores what is shown."""
    shown: dict[str, object] = {"part": query.part.value, "area": query.area}
    if query.part is Part.TWO:
        two = query.two
        shown |= {"a": two.a, "b": two.b, "geography": two.geography, "universe": two.universe}
        shown["parts"] = "yes" if two.with_parts else ""
    elif query.part is Part.SCORES:
        scores = query.scores
        shown |= {"x": scores.x, "y": scores.y, "by": scores.grouping.value}
        shown["london"] = "" if scores.with_london else "no"
    else:
        shown["lists"] = ";".join(query.many.lists)
    usual = {"part": Part.TWO.value, "by": Grouping.NONE.value}
    return links.write(shown, dict.fromkeys(shown, "") | usual)


def _references(text: str, read: links.Reader) -> tuple[str, ...]:
    return tuple(read(part) for part in dict.fromkeys(text[:20_000].split(";")) if part)


def _area(text: str) -> str:
    code = gss.normalise(text[:40])
    gss.area_type(code)
    return code
