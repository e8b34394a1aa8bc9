"""What a person asks the Compare page for, and the link that says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from levelmap import gss
from levelmap.answers.comparisons import universe
from levelmap.answers.comparisons.chosen import OWN, Filter
from levelmap.answers.comparisons.many import MOST_LISTS, ManyListsQuery
from levelmap.answers.comparisons.references import read_reference
from levelmap.answers.comparisons.scatter import Grouping, ScatterQuery
from levelmap.answers.comparisons.two import CompareQuery
from levelmap.answers.comparisons.versions import SUCCESSIONS
from levelmap.answers.laboratory import pot as pots
from levelmap.answers.laboratory.pot import PotQuery
from levelmap.answers.laboratory.reach import MEASURES
from levelmap.atlas import Atlas
from levelmap.comparison.allocation import CLAIMS, LARGEST_POT
from levelmap.comparison.place_sets import PLACE_CLASSES
from levelmap.errors import QueryError
from levelmap.pages.shared import links
from levelmap.terms import Geography, Nation

LONGEST_REFERENCE = 8_100
"""Characters: as long as the longest recipe in a link, and a choice among its places."""


OWN_LIST = "own"
"""Refers to the list that a person has brought along."""


TWO = {
    "a": "a",
    "b": "b",
    "geography": "geography",
    "parts": "with_parts",
    "universe": "universe",
}
CLUSTERS = {"need": "Need", "disagreement": "Disagreement"}
"""Of what clusters may be read."""

WANTED = {"on": "on", "off": "off", "rank": "need", "high": "high"}
POT = {
    "pot": "pot",
    "divide": "by",
    "floor": "floor",
    "cap": "cap",
    "limits": "per_head",
    "among": "among",
    "taper": "taper",
    "tiers": "tiers",
    "nations": "nations",
    "before": "before",
}
OF_THE_PAGE = (
    *("part", "area", "read", "group", "describe"),
    *("need", "nation", "maps", "look", "shown", "through", "cluster"),
)
SCORES = {"x": "x", "y": "y", "by": "grouping", "london": "with_london"}
"""Parameters of a link, and the fields of the queries that they fill."""


class Part(StrEnum):
    """What is compared; the value is the word used in addresses."""

    TWO = "two"
    SCORES = "scores"
    MANY = "many"
    POT = "pot"

    @property
    def label(self) -> str:
        """Return the words that users read."""
        return {
            "two": "Two lists",
            "scores": "Two scores",
            "many": "Many lists",
            "pot": "Money divided",
        }[self.value]


class Maps(StrEnum):
    """What the map of two lists shows; the value is the word used in addresses."""

    TOGETHER = "together"
    FIRST = "first"
    SECOND = "second"
    PAIR = "pair"

    @property
    def label(self) -> str:
        """Return the word on the control that changes it."""
        return {
            "together": "Both",
            "first": "First only",
            "second": "Second only",
            "pair": "Side by side",
        }[self.value]


class Shown(StrEnum):
    """What the map of money divided shows; the value is the word used in addresses."""

    CHANGE = "change"
    AFTER = "after"
    BEFORE = "before"

    @property
    def label(self) -> str:
        """Return the words that users read."""
        return {"change": "Gain and loss", "after": "After", "before": "Before"}[self.value]


class Look(StrEnum):
    """What the map of two scores shows; the value is the word used in addresses."""

    QUADRANTS = "quadrants"
    THIRDS = "thirds"

    @property
    def label(self) -> str:
        """Return the words that users read."""
        return self.value.capitalize()


class ReadBelow(StrEnum):
    """What is read below the map of two lists; the value is the word used in addresses."""

    PLACES = "places"
    AGREEMENT = "agreement"
    KINDS = "kinds"
    PROFILE = "profile"
    REACH = "reach"
    BORDERS = "borders"
    CLUSTERS = "clusters"
    MONEY = "money"
    METHOD = "method"
    TAKE = "take"

    @property
    def label(self) -> str:
        """Return the words that users read."""
        return {
            "places": "Which places, and why",
            "agreement": "How far they agree",
            "kinds": "Kinds of places",
            "profile": "What they are like",
            "reach": "Whom it reaches",
            "borders": "Beside greater need",
            "clusters": "Clusters",
            "money": "Money received",
            "method": "How compared",
            "take": "Take it away",
        }[self.value]


@dataclass(frozen=True)
class ComparePageQuery:
    """Everything that the Compare page remembers.

    Attributes
    ----------
    area
        Code of the place that is read; empty for none.
    read
        What is read below the map.
    group
        The class of places listed (see `comparison.place_sets.PLACE_CLASSES`).
    need
        The measure of need in people (see `answers.laboratory.reach.MEASURES`).
    nation
        Letter of the nation whose league is read; empty for all.
    cluster
        Of what clusters are read: a key of `CLUSTERS`.
    wanted
        Of many lists: those that a place is to be on and not on, as references.
    through
        The succession of lists that is read (see `answers.comparisons.versions.SUCCESSIONS`).
    pot
        What is divided among the places of either side, and how.
    describe
        Slug of the recipe by whose members places are described; empty for the nearest in time.
    maps, look, shown
        What the maps of two lists, of two scores and of money divided show.
    """

    part: Part = Part.TWO
    two: CompareQuery = field(default_factory=CompareQuery)
    scores: ScatterQuery = field(default_factory=ScatterQuery)
    many: ManyListsQuery = field(default_factory=ManyListsQuery)
    area: str = ""
    read: ReadBelow = ReadBelow.PLACES
    group: str = "only_b"
    need: str = "imd-2019-income-scale"
    nation: str = ""
    cluster: str = "need"
    wanted: Filter = field(default_factory=Filter)
    through: str = "levelling-up-awards"
    pot: PotQuery = field(default_factory=PotQuery)
    describe: str = ""
    maps: Maps = Maps.TOGETHER
    look: Look = Look.QUADRANTS
    shown: Shown = Shown.CHANGE


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
        "universe": lambda text: text if universe.words(text, atlas) else "",
        "x": reference,
        "y": reference,
        "by": lambda text: Grouping(links.one_of(text, list(Grouping))),
        "london": links.flag,
        "on": lambda text: _references(text, reference),
        "off": lambda text: _references(text, reference),
        "rank": lambda text: OWN if text == OWN else atlas.catalogue.recipe(text).slug,
        "high": links.flag,
        "through": lambda text: links.one_of(text, list(SUCCESSIONS)),
        "lists": lambda text: _few(_references(text, reference)),
        "area": _area,
        "read": lambda text: ReadBelow(links.one_of(text, list(ReadBelow))),
        "group": lambda text: links.one_of(text, PLACE_CLASSES),
        "describe": lambda text: atlas.catalogue.recipe(text).slug,
        "maps": lambda text: Maps(links.one_of(text, list(Maps))),
        "look": lambda text: Look(links.one_of(text, list(Look))),
        "need": lambda text: links.one_of(
            text, {slug: one.counted for slug, one in MEASURES.items()}
        ),
        "cluster": lambda text: links.one_of(text, CLUSTERS),
        "nation": lambda text: links.one_of(text, {one.letter: one.label for one in Nation}),
        "pot": lambda text: links.number(text, 0.01, LARGEST_POT),
        "divide": lambda text: links.one_of(text, CLAIMS),
        "limits": lambda text: links.one_of(text, ["person"]) == "person",
        "among": lambda text: links.one_of(text, pots.AMONG),
        "taper": lambda text: int(links.number(text, 0, pots.MOST_TAPER)),
        "tiers": pots.read_tiers,
        "nations": pots.read_nations,
        "before": lambda text: _before(text, atlas),
        "shown": lambda text: Shown(links.one_of(text, list(Shown))),
        "floor": lambda text: links.number(text, 0, LARGEST_POT),
        "cap": lambda text: links.number(text, 0, LARGEST_POT),
    }
    if parameters.get("read") == "pot":  # as links said before money had a screen of its own
        parameters = {**parameters, "part": "pot", "read": ReadBelow.PLACES.value}
    found, problems = links.read(parameters, readers)
    plain = {name: found[name] for name in OF_THE_PAGE if name in found}
    pot = _renamed(found, POT)
    pot |= {"need": found["need"]} if "need" in found else {}
    query = ComparePageQuery(
        **plain,
        two=CompareQuery(**_renamed(found, TWO)),
        scores=ScatterQuery(**_renamed(found, SCORES)),
        many=ManyListsQuery(**_renamed(found, {"lists": "lists"})),
        wanted=Filter(**_renamed(found, WANTED)),
        pot=PotQuery(**pot),
    )
    return query, problems


def _renamed(found: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    return {field: found[name] for name, field in names.items() if name in found}


def write_link(query: ComparePageQuery) -> dict[str, str]:
    """Return the parameters of a link that restores what is shown."""
    shown: dict[str, object] = {"part": query.part.value, "area": query.area}
    if query.part in (Part.TWO, Part.POT):
        two = query.two
        shown |= {"a": two.a, "b": two.b, "geography": two.geography, "universe": two.universe}
        shown["parts"] = "yes" if two.with_parts else ""
        shown["need"] = query.need
    if query.part is Part.TWO:
        shown |= {"read": query.read.value, "group": query.group, "describe": query.describe}
        shown["maps"] = query.maps.value
        shown |= {"nation": query.nation, "cluster": query.cluster}
    elif query.part is Part.POT:
        shown |= _pot_shown(query.pot) | {"shown": query.shown.value}
    elif query.part is Part.SCORES:
        scores = query.scores
        shown |= {"x": scores.x, "y": scores.y, "by": scores.grouping.value}
        shown["london"] = "" if scores.with_london else "no"
        shown["look"] = query.look.value
    else:
        wanted = query.wanted
        shown |= {"lists": ";".join(query.many.lists), "through": query.through}
        shown |= {"on": ";".join(wanted.on), "off": ";".join(wanted.off), "rank": wanted.need}
        shown["high"] = "yes" if wanted.high else ""
    usual = {"part": Part.TWO.value, "by": "none", "read": "places", "group": "only_b"}
    usual["cluster"] = ComparePageQuery().cluster
    usual["through"] = ComparePageQuery().through
    usual |= {"maps": Maps.TOGETHER.value, "look": Look.QUADRANTS.value}
    usual |= {"need": PotQuery().need, "shown": Shown.CHANGE.value, **_pot_shown(PotQuery())}
    return links.write(shown, dict.fromkeys(shown, "") | usual)


def _pot_shown(pot: PotQuery) -> dict[str, str]:
    """Return the parameters of a pot, the usual ones too."""
    return {
        "pot": f"{pot.pot:.15g}",
        "divide": pot.by,
        "floor": f"{pot.floor:.15g}",
        "cap": f"{pot.cap:.15g}",
        "limits": "person" if pot.per_head else "",
        "among": pot.among,
        "taper": f"{pot.taper}",
        "tiers": "~".join(f"{one:g}" for one in pot.tiers),
        "nations": pot.nations,
        "before": pot.before,
    }


def _before(text: str, atlas: Atlas) -> str:
    if text == pots.LIST or text in pots.EVERYBODY:
        return text
    return atlas.catalogue.priority_list(text).slug


def command(query: CompareQuery) -> list[str]:
    """Return the words of the command that gives the same numbers."""
    words = ["python", "-m", "levelmap", "compare", query.a, query.b]
    words += ["--geography", query.geography] if query.geography else []
    words += ["--universe", query.universe] if query.universe else []
    words += ["--with-parts"] if query.with_parts else []
    return words


def command_of_many(lists: tuple[str, ...], wanted: Filter) -> list[str]:
    """Return the words of the command that gives the same places by lists, or those wanted."""
    words = ["python", "-m", "levelmap", "together", *lists]
    words += [part for one in wanted.on for part in ("--on", one)]
    words += [part for one in wanted.off for part in ("--off", one)]
    words += ["--need", wanted.need] if wanted.need else []
    return [*words, "--high"] if wanted.high else words


def _references(text: str, read: links.Reader) -> tuple[str, ...]:
    return tuple(read(part) for part in dict.fromkeys(text[:20_000].split(";")) if part)


def _few(references: tuple[str, ...]) -> tuple[str, ...]:
    """Return references that can be seen together, as many as the choice of them takes."""
    if len(references) > MOST_LISTS:
        raise QueryError(
            f"{len(references)} lists were given: expected at most {MOST_LISTS} to see together."
        )
    return references


def _area(text: str) -> str:
    code = gss.normalise(text[:40])
    gss.area_type(code)
    return code
