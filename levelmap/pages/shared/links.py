"""Links: the parameters of an address read into a query, faults told rather than raised."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from levelmap import gss
from levelmap.errors import LevelMapError, QueryError

Reader = Callable[[str], Any]


_TRACKING = re.compile(
    r"utm_.{0,40}|mtm_.{0,40}|pk_.{0,40}|mc_[ce]id|[a-z_]{0,8}clid|msclkid|[gw]braid|igshid|igsh|srsltid"
    r"|li_fat_id|epik|_ga|_gl|_hs[a-z]{1,6}|vero_id|si|s_cid|cmpid|at_[a-z]{1,20}|ref_?src|spm"
)
"""Names of parameters that other sites add to links to follow their readers; passed over."""


def read(
    parameters: Mapping[str, str], readers: Mapping[str, Reader]
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return what the parameters say, and one sentence for each that cannot be used.

    Parameters
    ----------
    parameters
        Texts by name, as they stand in the address; of any length and content.
    readers
        For each known name a function that turns a text into a value, or raises a `LevelMapError`.
    """
    values: dict[str, Any] = {}
    problems = []
    for name, text in parameters.items():
        if _TRACKING.fullmatch(name):
            continue
        if name not in readers:
            problems.append(f"The link has a part that LevelMap does not know: {name[:40]!r}.")
            continue
        try:
            values[name] = readers[name](text)
        except LevelMapError as error:
            problems.append(f"The link could not be followed in full. {error}")
    return values, tuple(problems)


def write(values: Mapping[str, object], defaults: Mapping[str, object]) -> dict[str, str]:
    """Return parameters for the values that differ from their defaults."""
    return {name: str(value) for name, value in values.items() if value != defaults.get(name)}


def one_of(text: str, allowed: Sequence[str] | Mapping[str, str]) -> str:
    """Return *text* if it is one of the words *allowed*.

    Parameters
    ----------
    allowed
        Words of addresses; a kind that knows what readers call it (`label`), or a mapping to such
        names, is named in the message by both.

    Raises
    ------
    QueryError
        It is not; the message names them.
    """
    if text not in allowed:
        labels: Mapping[str, str] = allowed if isinstance(allowed, Mapping) else {}
        shown = [_named(one, labels.get(one) or str(getattr(one, "label", ""))) for one in allowed]
        raise QueryError(f"{text[:40]!r} is not one of {', '.join(filter(None, shown))}.")
    return text


def _named(word: str, label: str) -> str:
    """Return the word of an address with what readers call it, where that says more."""
    return f"{word} ({label})" if label and label.casefold() != word.casefold() else str(word)


def flag(text: str) -> bool:
    """Return whether *text* says yes.

    Raises
    ------
    QueryError
        It is neither `yes` nor `no`.
    """
    return one_of(text, ("yes", "no")) == "yes"


def area_code(text: str) -> str:
    """Return *text* as a code of an area; whether there is such an area is not looked at.

    Raises
    ------
    BadGSSCode
        It has not the form of one.
    """
    code = gss.normalise(text[:40])
    gss.area_type(code)
    return code


def number(text: str, least: float, most: float) -> float:
    """Return *text* as a number between two limits, both of them allowed.

    Raises
    ------
    QueryError
        It is no number, or beyond a limit.
    """
    try:
        found = float(text[:40])
    except ValueError:
        found = float("nan")
    if not least <= found <= most:
        raise QueryError(f"{text[:40]!r} is not a number from {least:,.15g} to {most:,.15g}.")
    return found
