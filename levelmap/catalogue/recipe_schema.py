"""The schema of a recipe: from plain data, as TOML or a link holds it, to a `Recipe`.

Reading is strict: an unknown key, a value of the wrong kind, a method that does not exist, an empty
domain or a key used twice is a fault, with the path to it, so that `recipe_files` can name the
line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

from levelmap.errors import LevelMapError, RecipeError, UnknownGeography
from levelmap.methods.aggregation import AGGREGATIONS
from levelmap.methods.categorisation import CATEGORY_RULES
from levelmap.methods.missing_data import MISSING_RULES
from levelmap.methods.normalisation import NORMALISATIONS
from levelmap.methods.outliers import OUTLIER_RULES
from levelmap.methods.recipes import (
    TIE_BREAKS,
    Categories,
    Domain,
    Grade,
    Member,
    MissingRule,
    Recipe,
    Step,
)
from levelmap.methods.registry import Registry
from levelmap.methods.weighting import WEIGHTINGS
from levelmap.periods import Period
from levelmap.terms import Geography, Nation, Polarity

Path = tuple[str | int, ...]
"""Where in the data a value stands: keys, and positions in lists."""

Reader = Callable[[object, Path], Any]
"""Turns one value of the data into one of a recipe, or raises `RecipeFault`."""

MOST_MEMBERS, DEEPEST, LARGEST = 200, 6, 1e100

_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


class RecipeFault(Exception):
    """A fault at one place of the data; becomes a `RecipeError` that names the line.

    Attributes
    ----------
    path
        Where it is.
    reason
        What was found and what was expected, without a full stop.
    """

    def __init__(self, path: Path, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{written(path)}: {reason}")


def written(path: Path) -> str:
    """Return a path as people write it: `domains[2].members[1].weight` (positions from 1)."""
    text = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path)
    return text.removeprefix(".") or "the recipe"


def recipe_from(data: Mapping[str, Any]) -> Recipe:
    """Return the recipe that plain data describes.

    Raises
    ------
    RecipeError
        The data break the schema; the message says where and what was expected.
    """
    try:
        return read(data)
    except RecipeFault as fault:
        raise RecipeError(f"The recipe cannot be read: {fault}.") from fault


def read(data: Mapping[str, Any]) -> Recipe:
    """Return the recipe that plain data describes; raises `RecipeFault` where they do not."""
    found = _table(data, (), {**_RECIPE, **_BELOW}, ["slug", "title"])
    members = _children(found, (), 1)
    recipe = Recipe(**{**found, "members": members})
    _check_keys(recipe)
    _check_points(recipe)
    return recipe


def _table(
    data: object,
    path: Path,
    readers: Mapping[str, Reader],
    needed: Collection[str],
) -> dict[str, Any]:
    if not isinstance(data, Mapping):
        raise RecipeFault(path, f"is {_kind(data)}, expected a table")
    for key, value in data.items():
        if key not in readers:
            known = ", ".join(readers)
            raise RecipeFault((*path, key), f"is not a key of a recipe here; known are {known}")
        if value is None:
            raise RecipeFault((*path, key), "has no value")
    for key in needed:
        if key not in data:
            raise RecipeFault((*path, key), "is missing")
    return {key: readers[key](value, (*path, key)) for key, value in data.items()}


def _children(found: dict[str, Any], path: Path, depth: int) -> tuple[Member | Domain, ...]:
    """Return what stands below a recipe or domain, taking its raw lists out of *found*."""
    if depth > DEEPEST:
        raise RecipeFault(path, f"is nested deeper than {DEEPEST} levels")
    raw = {key: _list(found.pop(key, []), (*path, key)) for key in _BELOW}
    members = [_member(one, (*path, "members", i)) for i, one in enumerate(raw["members"])]
    domains = [
        _domain(one, (*path, "domains", i), depth + 1) for i, one in enumerate(raw["domains"])
    ]
    if not members and not domains:
        where = (*path, "members") if path else ("members",)
        raise RecipeFault(where, "is empty: expected at least one member")
    active = [one.weight for one in members if one.active] + [one.weight for one in domains]
    if active and not any(active):
        raise RecipeFault((*path, "members", 0, "weight"), "all weights here are 0")
    return (*members, *domains)


def _member(data: object, path: Path) -> Member:
    found = _table(data, path, _MEMBER, ())
    sources = [key for key in ("indicator", "column", "recipe") if found.get(key)]
    if len(sources) != 1:
        given = " and ".join(sources) or "none"
        raise RecipeFault(path, f"names {given}: expected one of indicator, column or recipe")
    found.setdefault("key", found[sources[0]])
    return Member(**found)


def _domain(data: object, path: Path, depth: int) -> Domain:
    found = _table(data, path, {**_DOMAIN, **_BELOW}, ["key"])
    members = _children(found, path, depth)
    return Domain(**{**found, "members": members})


def _check_keys(recipe: Recipe) -> None:
    leaves = recipe.leaves
    if len(leaves) > MOST_MEMBERS:
        raise RecipeFault(("members",), f"are {len(leaves)}, expected at most {MOST_MEMBERS}")
    seen: set[str] = set()
    named: list[Member | Domain] = [*leaves, *recipe.domains]
    for one in named:
        if one.key in seen:
            raise RecipeFault(("members",), f"hold the key {one.key!r} twice: give each its own")
        seen.add(one.key)
    for leaf in leaves:
        if leaf.recipe == recipe.slug:
            raise RecipeFault(("members",), f"include the recipe itself ({leaf.recipe})")


def _check_points(recipe: Recipe) -> None:
    experts = {len(leaf.points) for leaf in recipe.active}
    if recipe.weighting == "budget" and (experts == {0} or len(experts) > 1):
        raise RecipeFault(
            ("weighting",), "is budget, which needs points from the same experts for every member"
        )


def _any(value: object, _: Path) -> object:
    return value


def _text(value: object, path: Path) -> str:
    if not isinstance(value, str):
        raise RecipeFault(path, f"is {_kind(value)}, expected text")
    return value


def _slug(value: object, path: Path) -> str:
    text = _text(value, path)
    if not _SLUG.fullmatch(text):
        raise RecipeFault(
            path, f"is {text[:40]!r}, expected lower-case words joined by hyphens or underlines"
        )
    return text


def _named(value: object, path: Path) -> str:
    text = _text(value, path)
    if not text.strip():
        raise RecipeFault(path, "is empty")
    return text


def _flag(value: object, path: Path) -> bool:
    if not isinstance(value, bool):
        raise RecipeFault(path, f"is {_kind(value)}, expected true or false")
    return value


def _number(value: object, path: Path) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < LARGEST:
        return float(value)
    raise RecipeFault(path, f"is {_kind(value)}, expected a number")


def _weight(value: object, path: Path) -> float:
    number = _number(value, path)
    if number < 0:
        raise RecipeFault(path, f"is {number:g}, expected 0 or more")
    return number


def _share(value: object, path: Path) -> float:
    number = _number(value, path)
    if not 0 <= number <= 1:
        raise RecipeFault(path, f"is {number:g}, expected a share from 0 to 1")
    return number


def _releases(value: object, path: Path) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 20:
        raise RecipeFault(path, f"is {_kind(value)}, expected a whole number from 1 to 20")
    return value


def _list(value: object, path: Path) -> list[Any]:
    if not isinstance(value, list | tuple):
        raise RecipeFault(path, f"is {_kind(value)}, expected a list")
    return list(value)


def _each(reader: Reader) -> Reader:
    def read_each(value: object, path: Path) -> tuple[Any, ...]:
        return tuple(reader(one, (*path, i)) for i, one in enumerate(_list(value, path)))

    return read_each


def _word(known: Collection[str]) -> Callable[[object, Path], str]:
    def read_word(value: object, path: Path) -> str:
        if value not in known:
            found = f"{value[:40]!r}" if isinstance(value, str) else _kind(value)
            raise RecipeFault(path, f"is {found}, expected one of {', '.join(filter(None, known))}")
        return str(value)

    return read_word


def _polarity(value: object, path: Path) -> Polarity:
    return Polarity(_word([p.value for p in Polarity if p is not Polarity.NONE])(value, path))


def _grade(value: object, path: Path) -> Grade:
    return Grade(_word([grade.value for grade in Grade])(value, path))


def _nation(value: object, path: Path) -> Nation:
    letters = {nation.letter: nation for nation in Nation}
    return letters[_word(letters)(value, path)]


def _geography(value: object, path: Path) -> Geography:
    try:
        return Geography.parse(_text(value, path))
    except UnknownGeography as error:
        raise RecipeFault(path, str(error).rstrip(".")) from error


def _period(value: object, path: Path) -> str:
    try:
        return str(Period.parse(_text(value, path)))
    except LevelMapError as error:
        raise RecipeFault(path, str(error).rstrip(".")) from error


def _step(known: Registry) -> Callable[[object, Path], Step]:
    def read_step(value: object, path: Path) -> Step:
        data = value if isinstance(value, Mapping) else {"method": value}
        if "method" not in data:
            raise RecipeFault((*path, "method"), "is missing")
        method = _word(known)(data["method"], path if data is not value else (*path, "method"))
        parameters = known[method].parameters
        for key in data:
            if key != "method" and key not in parameters:
                allowed = ", ".join(parameters) or "no parameters"
                raise RecipeFault(
                    (*path, key), f"is not a parameter of {method}, which has {allowed}"
                )
        for key, required in parameters.items():
            if required and key not in data:
                raise RecipeFault(path, f"is {method}, which needs the parameter {key}")
        given = {k: _number(v, (*path, k)) for k, v in data.items() if k != "method"}
        return Step(method, tuple(sorted(given.items())))

    return read_step


def _missing(value: object, path: Path) -> MissingRule:
    readers = {
        "rule": _word(MISSING_RULES),
        "minimum_coverage": _share,
        "screen": _share,
        "by": _named,
    }
    return MissingRule(**_table(value, path, readers, ()))


def _categories(value: object, path: Path) -> Categories:
    readers = {
        "rule": _word(CATEGORY_RULES),
        "cuts": _each(_number),
        "labels": _each(_named),
    }
    found = Categories(**_table(value, path, readers, ["rule"]))
    number = {"thirds": 3, "quantile": int(found.cuts[0]) if found.cuts else 0}.get(
        found.rule, len(found.cuts) + 1
    )
    if found.rule != "thirds" and not found.cuts:
        raise RecipeFault((*path, "cuts"), f"is empty, and the rule {found.rule} needs cuts")
    if found.labels and len(found.labels) != number:
        raise RecipeFault(
            (*path, "labels"), f"are {len(found.labels)}, and there are {number} categories"
        )
    return found


def _kind(value: object) -> str:
    if isinstance(value, str):
        return f"the text {value[:40]!r}"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):  # NaN is below nothing
        return f"the number {value:g}" if abs(value) < LARGEST else "not a usable number"
    if isinstance(value, Mapping):
        return "a table"
    return "a list" if isinstance(value, list | tuple) else "something else"


_NORMALISATION = _step(NORMALISATIONS)
_AGGREGATION = _step(AGGREGATIONS)

_BELOW: dict[str, Reader] = {"members": _any, "domains": _any}

_MEMBER: dict[str, Reader] = {
    "key": _slug,
    "indicator": _slug,
    "column": _named,
    "recipe": _slug,
    "denominator": _named,
    "label": _named,
    "weight": _weight,
    "points": _each(_weight),
    "polarity": _polarity,
    "normalisation": _NORMALISATION,
    "grade": _grade,
    "proxy": _flag,
    "note": _text,
    "period": _period,
    "releases": _releases,
    "geography": _geography,
    "inherit": _flag,
    "active": _flag,
}

_DOMAIN: dict[str, Reader] = {
    "key": _slug,
    "label": _named,
    "weight": _weight,
    "aggregation": _AGGREGATION,
    "normalisation": _NORMALISATION,
    "note": _text,
}

_RECIPE: dict[str, Reader] = {
    "slug": _slug,
    "title": _named,
    "description": _text,
    "geography": _geography,
    "nations": _each(_nation),
    "direction": _polarity,
    "outliers": _word(OUTLIER_RULES),
    "normalisation": _NORMALISATION,
    "aggregation": _AGGREGATION,
    "weighting": _word(WEIGHTINGS),
    "missing": _missing,
    "categories": _categories,
    "tie_break": _word(TIE_BREAKS),
    "grade": _grade,
    "source": _text,
    "recomputable": _flag,
    "caveats": _each(_named),
}
