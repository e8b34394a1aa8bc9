"""What is divided, among whom, by which formula, instead of what: one question and its file.

The file is TOML, and gives the same numbers on the page, on the command line and in the library::

    a = "luf-round-1:1"
    b = "levelmap_13_2021"
    before = "luf-round-1-awards"   # or "list" (the places of a), "head" or "place"
    pot = 1693323657                # not read where the pot is that of awards
    by = "head"                     # place, head, need, score or score_head
    among = "named"                 # or "all": every place that b could name
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from levelmap.answers.comparisons.references import reference_to
from levelmap.answers.comparisons.two import CompareQuery
from levelmap.answers.laboratory.toml_keys import read_keys, read_text, to_toml
from levelmap.catalogue.recipe_files import AskedRecipe, read_toml
from levelmap.catalogue.recipe_values import RecipeFault, kind, number
from levelmap.comparison.allocation import CLAIMS, HEAD, LARGEST_POT, PLACE
from levelmap.errors import MissingFile, QueryError
from levelmap.methods.recipes import Recipe
from levelmap.terms import Nation

NAMED, ALL = "named", "all"
AMONG = {NAMED: "the places that it names", ALL: "all places that it could name"}
"""Who shares the pot, in words."""

LIST = "list"
EVERYBODY = {HEAD: "the same for every person", PLACE: "the same for every place"}
"""Divisions among all places, to compare a formula with."""

BY_PEOPLE = "people"
"""The share of each nation is that of its people."""

MOST_TAPER, MOST_TIERS = 1_000, 9


@dataclass(frozen=True, slots=True)
class PotQuery:
    """What is divided, and how.

    Attributes
    ----------
    pot
        Pounds; at first what round 1 of the Levelling Up Fund awarded. Not read where `before` is
        a list of awards, whose money to the places compared is the pot.
    by
        A key of `CLAIMS`.
    need
        An indicator that counts people in need: for `by` the people in need, and for the curve.
    floor, cap
        Least and most pounds for each place, or for each person where `per_head`; a cap of 0 is
        none.
    among
        A key of `AMONG`, of the second side; not read where there are tiers.
    taper
        As many further places by rank share, with claims that fall evenly to nothing; not read
        where `is_open`.
    tiers
        What a claim counts in category 1, 2 and so on of the second side; empty for none.
    nations
        Empty: left to the claims. `people`: each nation's share of people. Else shares by the
        nation's letter, in per cent: `E=84,S=8,W=5,N=3`.
    before
        What the division is compared with: `list` for the same formula among the places of the
        first side, a key of `EVERYBODY`, or the slug of a list of awards.
    """

    pot: float = 1_693_323_657
    by: str = HEAD
    need: str = "imd-2019-income-scale"
    floor: float = 0.0
    cap: float = 0.0
    per_head: bool = False
    among: str = NAMED
    taper: int = 0
    tiers: tuple[float, ...] = ()
    nations: str = ""
    before: str = LIST

    @property
    def is_against_awards(self) -> bool:
        """Say whether the division is compared with what a fund gave."""
        return self.before != LIST and self.before not in EVERYBODY

    @property
    def is_open(self) -> bool:
        """Say whether more places than those that the second side names may share the pot."""
        return bool(self.tiers) or self.among == ALL

    @property
    def further(self) -> int:
        """Return how many places next in rank share in part."""
        return 0 if self.is_open else self.taper


def asked(two: CompareQuery, pot: PotQuery) -> CompareQuery:
    """Return the comparison whose places share the pot.

    Both sides matter only where the places of the first have it before; else it is the second
    beside itself, so that every place that it could name counts.
    """
    return two if pot.before == LIST else replace(two, a=two.b)


def read_tiers(text: str) -> tuple[float, ...]:
    """Return what each category counts: `3, 2, 1`; empty text is none.

    Raises
    ------
    QueryError
        One is no number from 0 to 1,000, or there are too many.
    """
    parts = [part.strip() for part in text[:200].replace("~", ",").split(",") if part.strip()]
    try:
        found = tuple(float(part) for part in parts)
    except ValueError:
        found = (-1.0,)
    if len(found) > MOST_TIERS or any(not 0 <= one <= 1_000 for one in found):
        raise QueryError(
            f"{text[:40]!r} does not say what each category counts: expected at most {MOST_TIERS} "
            "numbers from 0 to 1,000, such as 3, 2, 1."
        )
    return found


def read_nations(text: str) -> str:
    """Return shares of nations as `PotQuery.nations` holds them.

    Raises
    ------
    QueryError
        They are neither empty nor `people` nor per cents that add up to 100.
    """
    shares_of_nations(text)
    return text.strip()


def shares_of_nations(text: str) -> dict[str, float]:
    """Return the share of each nation that a text gives in per cent, 0 to 1; empty for none."""
    if text.strip() in ("", BY_PEOPLE):
        return {}
    labels = {nation.letter: nation.label for nation in Nation}
    found: dict[str, float] = {}
    for part in text[:200].split(","):
        letter, _, share = part.strip().partition("=")
        try:
            # taken out once used, so that a nation given twice is unknown
            found[labels.pop(letter.strip().upper())] = float(share) / 100
        except (KeyError, ValueError):
            found[""] = -1.0
    if any(not 0 <= share <= 1 for share in found.values()) or abs(sum(found.values()) - 1) > 1e-6:
        raise QueryError(
            f"{text[:40]!r} are no shares of nations: expected per cents that add up to 100, each "
            "nation once, such as E=84,S=8,W=5,N=3."
        )
    whole = sum(found.values())
    return {nation: share / whole for nation, share in found.items()}


def write_pot(two: CompareQuery, pot: PotQuery) -> str:
    """Return a question as TOML that `read_pot` turns back into the same question."""
    kept = [
        (field.name, getattr(query, field.name))
        for query, default in ((two, CompareQuery()), (pot, PotQuery()))
        for field in fields(query)
        if field.name in _ALWAYS or getattr(query, field.name) != getattr(default, field.name)
    ]
    return "".join(f"{name} = {to_toml(value)}\n" for name, value in kept)


_ALWAYS = ("a", "b", "pot", "by", "before")


def read_pot(text: str, name: str = "the file") -> tuple[CompareQuery, PotQuery]:
    """Return the question that TOML text asks.

    Raises
    ------
    RecipeError
        The text is too long, not TOML, or has a key or a value that no such question has.
    """
    return _question(read_text(text, name, "a pot", _READERS))


def pot_of(
    after: AskedRecipe, instead_of: AskedRecipe | None = None, **given: object
) -> tuple[CompareQuery, PotQuery]:
    """Return the question about one list or method, or two, that some keys ask.

    Parameters
    ----------
    after
        Whose places share the pot; or the file of a whole question, with nothing beside it.
    instead_of
        Whose places share it before; without it all do, by head, unless `before` says otherwise.
    given
        Values by key (`KEYS`); what is not given is as at first.

    Raises
    ------
    RecipeError
        There is a key or a value that no such question has.
    QueryError
        Something stands beside the file of a whole question.
    MissingFile
        There is no such file.
    """
    file = file_of_question(after)
    if file is not None:
        if given or instead_of is not None:
            raise QueryError(f"{file} says how the pot is divided: expected no options beside it.")
        return read_pot(file.read_text("utf-8", "replace"), file.name)
    if instead_of is None:  # beside itself nothing would change
        given = {"before": HEAD} | given
    sides = {"a": after if instead_of is None else instead_of, "b": after}
    asked_of = {letter: reference_to(side) for letter, side in sides.items()}
    return _question(read_keys({**asked_of, **given}, "the options", "a pot", _READERS))


def file_of_question(after: AskedRecipe) -> Path | None:
    """Return the file of a whole question; None of all else, also of the recipe of a method."""
    if isinstance(after, Recipe) or not str(after).endswith(".toml"):
        return None
    file = Path(after)
    if not file.is_file():
        raise MissingFile(f"There is no recipe {file.name}: expected it at {file}.")
    is_method = "slug" in read_toml(file.read_text("utf-8", "replace"), file.name)
    return None if is_method else file


def _question(found: Mapping[str, Any]) -> tuple[CompareQuery, PotQuery]:
    of_two = {field.name for field in fields(CompareQuery)}
    return (
        CompareQuery(**{key: value for key, value in found.items() if key in of_two}),
        PotQuery(**{key: value for key, value in found.items() if key not in of_two}),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise RecipeFault(f"is {kind(value)}, expected a text")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise RecipeFault(f"is {kind(value)}, expected true or false")
    return value


def _pounds(value: object) -> float:
    found = number(value)
    if not 0 <= found <= LARGEST_POT:
        raise RecipeFault(f"is {kind(value)}, expected 0 to {LARGEST_POT:,}")
    return found


def _taper(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_TAPER:
        raise RecipeFault(f"is {kind(value)}, expected a whole number from 0 to {MOST_TAPER:,}")
    return value


def _one_of(known: Mapping[str, str]) -> Callable[[object], str]:
    def read(value: object) -> str:
        if not isinstance(value, str) or value not in known:
            raise RecipeFault(f"is {kind(value)}, expected one of {', '.join(known)}")
        return value

    return read


def _tiers(value: object) -> tuple[float, ...]:
    if not isinstance(value, (list, tuple)):
        raise RecipeFault(f"is {kind(value)}, expected a list of numbers such as [3, 2, 1]")
    return read_tiers(", ".join(map(str, value)))


_READERS: Mapping[str, Callable[[object], Any]] = {
    **dict.fromkeys(("a", "b", "geography", "universe", "need", "before"), _text),
    "with_parts": _flag,
    "pot": _pounds,
    "by": _one_of(CLAIMS),
    "floor": _pounds,
    "cap": _pounds,
    "per_head": _flag,
    "among": _one_of(AMONG),
    "taper": _taper,
    "tiers": _tiers,
    "nations": lambda value: read_nations(_text(value)),
}

KEYS = frozenset(_READERS)
"""What a question says, in its file, on the command line and in the library."""
