"""What may be written in each field of a recipe: one reader for every word of its annotations.

A reader takes a value as TOML or a link holds it and returns what the field holds, or raises
`RecipeFault` with what was found and what was expected.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

from levelmap.errors import LevelMapError
from levelmap.methods.aggregation import AGGREGATIONS
from levelmap.methods.categorisation import CATEGORY_RULES
from levelmap.methods.missing_data import MISSING_RULES
from levelmap.methods.normalisation import NORMALISATIONS
from levelmap.methods.outliers import OUTLIER_RULES
from levelmap.methods.recipes import TIE_BREAKS, Grade, Step
from levelmap.methods.registry import Registry
from levelmap.methods.weighting import WEIGHTINGS
from levelmap.periods import Period
from levelmap.terms import Geography, Nation, Polarity

Path = tuple[str | int, ...]
"""Where in the data a value stands: keys, and positions in lists."""

Reader = Callable[[object], Any]

LARGEST, LONGEST_LIST = 1e100, 200

_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


class RecipeFault(Exception):
    """A fault at one place of the data; becomes a `RecipeError` that names the line.

    Attributes
    ----------
    reason
        What was found and what was expected, without a full stop.
    path
        Where it is, from the value that was read.
    """

    def __init__(self, reason: str, path: Path = ()) -> None:
        self.reason, self.path = reason, path
        super().__init__(reason)

    def below(self, *path: str | int) -> RecipeFault:
        """Return the same fault seen from further up."""
        return RecipeFault(self.reason, (*path, *self.path))


def kind(value: object) -> str:
    """Return what was found, in words."""
    if isinstance(value, str):
        return f"the text {value[:40]!r}"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):  # NaN is below nothing
        return f"the number {value:g}" if abs(value) < LARGEST else "not a usable number"
    if isinstance(value, Mapping):
        return "a table"
    return "a list" if isinstance(value, list | tuple) else "something else"


def rows(value: object) -> list[Any]:
    """Return a list as it is."""
    if not isinstance(value, list | tuple):
        raise RecipeFault(f"is {kind(value)}, expected a list")
    return list(value)


def number(value: object) -> float:
    """Return a number that can be computed with."""
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < LARGEST:
        return float(value)
    raise RecipeFault(f"is {kind(value)}, expected a number")


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise RecipeFault(f"is {kind(value)}, expected text")
    return value


def _slug(value: object) -> str:
    text = _text(value)
    if not _SLUG.fullmatch(text):
        raise RecipeFault(
            f"is {text[:40]!r}, expected lower-case words joined by hyphens or underlines"
        )
    return text


def _name(value: object) -> str:
    text = _text(value)
    if not text.strip():
        raise RecipeFault("is empty")
    return text


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise RecipeFault(f"is {kind(value)}, expected true or false")
    return value


def _weight(value: object) -> float:
    found = number(value)
    if found < 0:
        raise RecipeFault(f"is {found:g}, expected 0 or more")
    return found


def _share(value: object) -> float:
    found = number(value)
    if not 0 <= found <= 1:
        raise RecipeFault(f"is {found:g}, expected a share from 0 to 1")
    return found


def _releases(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 20:
        raise RecipeFault(f"is {kind(value)}, expected a whole number from 1 to 20")
    return value


def _each(reader: Reader) -> Reader:
    def read_each(value: object) -> tuple[Any, ...]:
        found = rows(value)
        if len(found) > LONGEST_LIST:
            raise RecipeFault(f"has {len(found):,} entries, expected at most {LONGEST_LIST}")
        return tuple(_at(reader, one, i) for i, one in enumerate(found))

    return read_each


def _at(reader: Reader, value: object, *path: str | int) -> Any:  # noqa: ANN401 (any reader)
    try:
        return reader(value)
    except RecipeFault as fault:
        raise fault.below(*path) from fault


def _word(known: Collection[str]) -> Callable[[object], str]:
    def read_word(value: object) -> str:
        if not isinstance(value, str) or value not in known:
            found = f"{value[:40]!r}" if isinstance(value, str) else kind(value)
            raise RecipeFault(f"is {found}, expected one of {', '.join(filter(None, known))}")
        return value

    return read_word


def _polarity(value: object) -> Polarity:
    return Polarity(_word([p.value for p in Polarity if p is not Polarity.NONE])(value))


def _grade(value: object) -> Grade:
    return Grade(_word([grade.value for grade in Grade])(value))


def _nation(value: object) -> Nation:
    letters = {nation.letter: nation for nation in Nation}
    return letters[_word(letters)(value)]


def _parsed(parse: Callable[[str], Any]) -> Reader:
    def read_parsed(value: object) -> Any:  # noqa: ANN401 (whatever is parsed)
        try:
            return parse(_text(value)[:100])
        except LevelMapError as error:
            raise RecipeFault(str(error).rstrip(".")) from error

    return read_parsed


def _step(known: Registry) -> Callable[[object], Step]:
    def read_step(value: object) -> Step:
        data = value if isinstance(value, Mapping) else {"method": value}
        if "method" not in data:
            raise RecipeFault("is missing", ("method",))
        where = ("method",) if data is value else ()
        method = known[_at(_word(known), data["method"], *where)]
        for key in data:
            if key != "method" and key not in method.parameters:
                allowed = ", ".join(method.parameters) or "no parameters"
                raise RecipeFault(
                    f"is not a parameter of {method.name}, which has {allowed}", (key,)
                )
        for key, is_needed in method.parameters.items():
            if is_needed and key not in data:
                raise RecipeFault(f"is {method.name}, which needs the parameter {key}")
        given = {key: _at(number, x, key) for key, x in data.items() if key != "method"}
        return Step(method.name, tuple(given.items()))

    return read_step


READERS: Mapping[str, Reader] = {
    "text": _text,
    "name": _name,
    "slug": _slug,
    "flag": _flag,
    "weight": _weight,
    "share": _share,
    "releases": _releases,
    "weights": _each(_weight),
    "numbers": _each(number),
    "names": _each(_name),
    "nations": _each(_nation),
    "polarity": _polarity,
    "grade": _grade,
    "geography": _parsed(Geography.parse),
    "period": _parsed(lambda text: str(Period.parse(text))),
    "normalisation": _step(NORMALISATIONS),
    "aggregation": _step(AGGREGATIONS),
    "weighting": _word(WEIGHTINGS),
    "outlier rule": _word(OUTLIER_RULES),
    "missing rule": _word(MISSING_RULES),
    "category rule": _word(CATEGORY_RULES),
    "tie break": _word(TIE_BREAKS),
}
"""A reader by the word that annotates a field of `levelmap.methods.recipes`."""
