"""A list through time: who came, stayed and went from one version to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from levelmap.answers.comparisons import basis
from levelmap.answers.comparisons.awards import brings_money, parts_of
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
        Of awards to single places; None where no amount is held.
    came_is_known
        Whether the version before it is held whole: a place not seen there may have been on it.
    went_is_known
        Whether it is held whole itself.
    unpriced
        Number of places that it named, and brought money of which not every amount is held.
    rests_on
        When it is of, and who publishes it.
    is_first
        Whether no version before it is held.
    apart
        Number of places that it names and the version before it could not.
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
    is_first: bool = False
    apart: int = 0

    @property
    def why(self) -> str:
        """Return why the table has no number, or not all pounds, of it; empty where it has."""
        reasons = {
            "the first": self.is_first,
            "who came is not known: the version before it is held in part": not self.came_is_known,
            "who went is not known: it is held in part": not (self.is_first or self.went_is_known),
            "not all of the money is held": self.unpriced > 0,
        }
        return "; ".join(text for text, holds in reasons.items() if holds)


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
        `; `), `pounds` (None where no amount is held) and `unpriced` (number of places whose money
        is not in them, or not all of it).
        """
        rows = []
        for one in self.versions:
            came = not one.is_first and one.came_is_known
            went = not one.is_first and one.went_is_known
            rows.append(
                {
                    "version": one.name,
                    "places": one.places,
                    "came": len(one.came) if came else None,
                    "stayed": None if one.is_first else len(one.stayed),
                    "went": len(one.went) if went else None,
                    "who_came": "; ".join(one.came) if came else "",
                    "who_went": "; ".join(one.went) if went else "",
                    "pounds": one.pounds,
                    "unpriced": one.unpriced,
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


_COLUMNS = (
    "version",
    "places",
    "came",
    "stayed",
    "went",
    "who_came",
    "who_went",
    "pounds",
    "unpriced",
)


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
        f"{one.name}: what {counted(one.unpriced, TODAY)} received is not held, or not all of it, "
        "and not in the sum."
        for one in versions
        if one.unpriced
    ]
    notes += [
        f"{one.name}: {counted(one.apart, TODAY)} on it could not be on the version before, and "
        f"{are(one.apart)} neither among those that came nor those that stayed."
        for one in versions
        if one.apart
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
    amounts, unpriced = _money(one, atlas)
    return Version(
        name=name,
        places=len(codes),
        came=came,
        stayed=stayed,
        went=went,
        pounds=sum(amounts) if amounts else None,
        came_is_known=earlier is None or earlier.places.complete,
        went_is_known=one.places.complete,
        unpriced=unpriced,
        is_first=earlier is None,
        apart=0 if earlier is None else len(codes - earlier.places.universe),
        rests_on=basis.of_named(one, atlas),
    )


def _money(one: Named, atlas: Atlas) -> tuple[list[float], int]:
    """Return the amounts held of awards to single places, and of how many places one is not."""
    held = one.reference.priority_list
    if held is None or not brings_money(held.slug, atlas):
        return [], 0
    parts = parts_of(held.slug, TODAY, atlas) or ()
    own = {(part.area, a.name): a.amount for part in parts for a in part.awards if not a.is_shared}
    unpriced = {part.area for part in parts if part.is_named and not part.is_priced}
    unpriced &= one.places.codes  # of an authority named for a part alone, no money is asked
    return [amount for amount in own.values() if amount is not None], len(unpriced)
