"""A list through time: who came, stayed and went from one version to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from levelmap.answers.comparisons import basis
from levelmap.answers.comparisons.awards import awards_by_area
from levelmap.answers.comparisons.basis import NOTHING, Basis
from levelmap.answers.comparisons.named import Named, named_places
from levelmap.answers.comparisons.references import read_reference
from levelmap.answers.comparisons.words import are, counted, side_of
from levelmap.atlas import Atlas
from levelmap.errors import LevelMapError, QueryError
from levelmap.memory import remembered
from levelmap.terms import Geography

TODAY = Geography.parse("lad_2025")

SUCCESSIONS: Mapping[str, tuple[str, ...]] = {
    "levelling-up-fund": ("luf-round-1:1", "luf-round-2:1"),
    "levelling-up-awards": ("luf-round-1-awards", "luf-round-2-awards", "luf-round-3-awards"),
    "towns": ("towns-fund", "long-term-plan-for-towns", "pride-in-place"),
    "culture": ("ace-priority-places", "culture-priority-places-2026"),
    "deprivation": (
        "imd-2015-average-score:share=0.2",
        "imd-2019-average-score:share=0.2",
        "imd-2025-average-score:share=0.2",
    ),
}
"""Lists of which each took the place of the one before it, or chose again for the same end."""

TITLES = {
    "levelling-up-fund": "Levelling Up Fund, category 1",
    "levelling-up-awards": "Levelling Up Fund, awards",
    "towns": "Money for towns and neighbourhoods",
    "culture": "Priority places for culture",
    "deprivation": "The fifth most deprived (IMD average score)",
}

CAUTIONS = {
    "deprivation": "Editions of the index differ in method and areas: a change is a move in rank "
    "on each scale, not a change in deprivation.",
    "towns": "These programmes chose towns or neighbourhoods: an authority counts if it holds one.",
}


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a list beside the one before it.

    Attributes
    ----------
    places
        Number of places that it names.
    came, stayed, went
        Names of places, among those that both versions could name; empty for the first.
    pounds
        Of awards to single places; None for a list without awards.
    came_is_known
        Whether the version before it is held whole: a place not seen there may have been on it.
    went_is_known
        Whether it is held whole itself.
    unpriced
        Number of awards to single places that have no published amount.
    rests_on
        When it is of, and who publishes it.
    """

    name: str
    places: int
    came: tuple[str, ...]
    stayed: tuple[str, ...]
    went: tuple[str, ...]
    pounds: float | None
    came_is_known: bool
    went_is_known: bool
    unpriced: int = 0
    rests_on: Basis = NOTHING


@dataclass(frozen=True)
class Versions:
    """A list through time, on the authorities of today."""

    title: str
    versions: tuple[Version, ...]
    always: tuple[str, ...]
    notes: tuple[str, ...]
    geography: Geography = TODAY

    @property
    def table(self) -> pd.DataFrame:
        """Return the versions, the earliest first.

        Columns `version`, `places`, `came`, `stayed`, `went` (numbers; None for the first, and
        where a version held in part leaves them unknown), `who_came`, `who_went` (names between
        `; `) and `pounds` (None for a list without awards).
        """
        rows = []
        for number, one in enumerate(self.versions):
            came, went = number and one.came_is_known, number and one.went_is_known
            rows.append(
                {
                    "version": one.name,
                    "places": one.places,
                    "came": len(one.came) if came else None,
                    "stayed": len(one.stayed) if number else None,
                    "went": len(one.went) if went else None,
                    "who_came": "; ".join(one.came) if came else "",
                    "who_went": "; ".join(one.went) if went else "",
                    "pounds": one.pounds,
                }
            )
        whole = {"came": "Int64", "stayed": "Int64", "went": "Int64"}
        return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(whole)

    @property
    def sentence(self) -> str:
        """Return who is on every version, in one sentence."""
        number, always = len(self.versions), len(self.always)
        if not number:
            return "No version of these lists is held."
        of = {1: "the one version that is", 2: "both versions that are"}
        words = of.get(number, f"all {number} versions that are")
        return f"{counted(always, TODAY)} {are(always)} on {words} held."


_COLUMNS = ("version", "places", "came", "stayed", "went", "who_came", "who_went", "pounds")


@remembered
def versions_of(key: str, atlas: Atlas) -> Versions:
    """Return a list through time.

    Parameters
    ----------
    key
        Of `SUCCESSIONS`. A version that is not held is left out and named.

    Raises
    ------
    QueryError
        There is no such succession.
    """
    if key not in SUCCESSIONS:
        raise QueryError(
            f"{key[:40]!r} is no succession of lists: expected one of {', '.join(SUCCESSIONS)}."
        )
    held, notes = [], []
    for text in SUCCESSIONS[key]:
        try:
            held.append(named_places(read_reference(text, atlas), atlas, TODAY, with_parts=True))
        except LevelMapError as error:
            notes.append(f"{text} is left out. {error}")
    names = atlas.gazetteer.areas(TODAY)["name"]
    before: list[Named | None] = [None, *held[:-1]]
    versions = tuple(
        _version(one, earlier, names.to_dict(), atlas)
        for one, earlier in zip(held, before, strict=True)
    )
    partial = [side_of(one.reference).title for one in held if not one.places.complete]
    notes += [f"{name} is known in part: a place not on it was not seen." for name in partial]
    notes += [
        f"{one.name}: {one.unpriced} {'award' if one.unpriced == 1 else 'awards'} without a "
        f"published amount {are(one.unpriced)} not in the sum."
        for one in versions
        if one.unpriced
    ]
    notes += [CAUTIONS[key]] if key in CAUTIONS else []
    codes = frozenset.intersection(*(one.places.codes for one in held)) if held else frozenset()
    always = tuple(sorted(str(names[code]) for code in codes))
    return Versions(TITLES[key], versions, always, tuple(notes))


def _version(one: Named, earlier: Named | None, names: dict[str, str], atlas: Atlas) -> Version:
    codes = one.places.codes
    sets: list[frozenset[str]] = [frozenset()] * 3
    if earlier is not None:
        joint = one.places.universe & earlier.places.universe
        now, then = codes & joint, earlier.places.codes & joint
        sets = [now - then, now & then, then - now]
    came, stayed, went = (tuple(sorted(names[code] for code in part)) for part in sets)
    name = side_of(one.reference).name
    amounts = _amounts(one, atlas)
    return Version(
        name=name,
        places=len(codes),
        came=came,
        stayed=stayed,
        went=went,
        pounds=sum(amount or 0.0 for amount in amounts) or None,
        came_is_known=earlier is None or earlier.places.complete,
        went_is_known=one.places.complete,
        unpriced=amounts.count(None),
        rests_on=basis.of_named(one, atlas),
    )


def _amounts(one: Named, atlas: Atlas) -> list[float | None]:
    """Return the amount of every award to a single place, None where not published."""
    held = one.reference.priority_list
    awards = {} if held is None else awards_by_area(held.slug, TODAY, atlas) or {}
    return [a.amount for area in awards.values() for a in area if not a.is_shared]
