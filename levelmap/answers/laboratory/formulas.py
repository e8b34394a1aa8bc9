"""Formulas for dividing money as TOML: read with a sentence for every fault, written to be edited.

::

    by = "need"            # place, head, need, score or score_head
    places = 100
    taper = 20
    floor = 1_000_000      # pounds for each place
    group_shares = { England = 0.84, Wales = 0.05, Scotland = 0.08, "Northern Ireland" = 0.03 }
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from levelmap.catalogue.recipe_files import read_toml
from levelmap.catalogue.recipe_values import RecipeFault, kind, number, rows
from levelmap.comparison.allocation import CLAIMS, Formula
from levelmap.errors import QueryError, RecipeError

MOST_PLACES, MOST_GROUPS = 100_000, 50


def read_formula(text: str, name: str = "the formula") -> Formula:
    """Return the formula that TOML text describes.

    Raises
    ------
    RecipeError
        The text is too long, not TOML, or has a key or a value that no formula has.
    """
    return Formula(**read_keys(text, name, "a formula", _READERS))


def read_keys(
    text: str, name: str, what: str, readers: Mapping[str, Callable[[object], Any]]
) -> dict[str, Any]:
    """Return the values of a TOML text by key, each read by its reader.

    Raises
    ------
    RecipeError
        The text is too long, not TOML, or has a key or a value that *what* has not.
    """
    found = {}
    for key, value in read_toml(text, name).items():
        if key not in readers:
            known = ", ".join(readers)
            raise RecipeError(f"{name}: {key[:40]} is not a key of {what}; known are {known}.")
        try:
            found[key] = readers[key](value)
        except RecipeFault as fault:
            raise RecipeError(f"{name}: {key} {fault.reason}.") from fault
        except QueryError as error:
            raise RecipeError(f"{name}: {key}: {error}") from error
    return found


def write_formula(formula: Formula) -> str:
    """Return a formula as TOML text that `read_formula` turns back into the same formula."""
    default = Formula()
    kept = {
        field.name: getattr(formula, field.name)
        for field in fields(formula)
        if field.name == "by" or getattr(formula, field.name) != getattr(default, field.name)
    }
    return "".join(f"{key} = {to_toml(value)}\n" for key, value in kept.items())


def to_toml(value: object) -> str:
    """Return a value of a formula as TOML writes it."""
    if isinstance(value, Mapping):
        inside = ", ".join(f"{_quoted(key)} = {share!r}" for key, share in value.items())
        return f"{{ {inside} }}"
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(map(repr, value))}]"
    return repr(value)


def _quoted(text: str) -> str:
    # JSON escapes what TOML does, but for the delete character
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _claim(value: object) -> str:
    if not isinstance(value, str) or value not in CLAIMS:
        raise RecipeFault(f"is {kind(value)}, expected one of {', '.join(CLAIMS)}")
    return value


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_PLACES:
        raise RecipeFault(f"is {kind(value)}, expected a whole number from 0 to {MOST_PLACES:,}")
    return value


def _pounds(value: object) -> float:
    found = number(value)
    if found < 0:
        raise RecipeFault(f"is {kind(value)}, expected 0 or more")
    return found


def _tiers(value: object) -> tuple[float, ...]:
    found = rows(value)
    if len(found) > MOST_GROUPS:
        raise RecipeFault(f"has {len(found):,} entries, expected at most {MOST_GROUPS}")
    return tuple(_pounds(one) for one in found)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise RecipeFault(f"is {kind(value)}, expected true or false")
    return value


def _shares(value: object) -> dict[str, float]:
    if not isinstance(value, Mapping) or len(value) > MOST_GROUPS:
        raise RecipeFault(f"is {kind(value)}, expected a table of at most {MOST_GROUPS} groups")
    return {str(group): _pounds(share) for group, share in value.items()}


_READERS: Mapping[str, Callable[[object], Any]] = {
    "by": _claim,
    "places": _whole,
    "taper": _whole,
    "tiers": _tiers,
    "floor": _pounds,
    "cap": _pounds,
    "per_head": _flag,
    "group_shares": _shares,
}
