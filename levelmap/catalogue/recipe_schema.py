"""The schema of a recipe: from plain data, as TOML or a link holds it, to a `Recipe`.

The fields are those of the types in `levelmap.methods.recipes`; `cattrs` walks them. Reading is
strict: an unknown key, a value of the wrong kind, a method that does not exist, an empty domain or
a key used twice is a fault, with the path to it, so that `recipe_files` can name the line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar, get_type_hints

from cattrs import Converter
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, override

from levelmap.catalogue.recipe_values import READERS, Path, RecipeFault, kind, rows
from levelmap.errors import MethodError, RecipeError
from levelmap.methods.categorisation import CATEGORY_RULES, number_of
from levelmap.methods.recipes import Categories, Domain, Member, MissingRule, Recipe

MOST_MEMBERS, DEEPEST = 200, 6

Part = TypeVar("Part", Recipe, Domain, Member, MissingRule, Categories)

BELOW = ("members", "domains")
"""What stands below a recipe or a domain; both become its `members`."""


def written(path: Path) -> str:
    """Return a path as people write it: `domains[2].members[1].weight` (positions from 1)."""
    text = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path)
    return text.removeprefix(".") or "the recipe"


def recipe_from(data: object) -> Recipe:
    """Return the recipe that plain data describes.

    Raises
    ------
    RecipeError
        The data break the schema; the message says where and what was expected.
    """
    try:
        return read(data)
    except RecipeFault as fault:
        raise RecipeError(
            f"The recipe cannot be read: {written(fault.path)}: {fault.reason}."
        ) from fault


def read(data: object) -> Recipe:
    """Return the recipe that plain data describes; raises `RecipeFault` where they do not."""
    recipe = _branch(data, Recipe, 1)
    _check_keys(recipe)
    _check_points(recipe)
    return recipe


Branch = TypeVar("Branch", Recipe, Domain)


def _branch(data: object, cls: type[Branch], depth: int) -> Branch:
    """Return a recipe or a domain with all that stands below it."""
    if depth > DEEPEST:
        raise RecipeFault(f"is nested deeper than {DEEPEST} levels")
    held = dict(data) if isinstance(data, Mapping) else {}
    raw = {key: _below(key, rows, held.pop(key, [])) for key in BELOW}
    branch = _part(held if isinstance(data, Mapping) else data, cls)
    if sum(map(len, raw.values())) > MOST_MEMBERS:
        raise RecipeFault(
            f"are {sum(map(len, raw.values()))}, expected at most {MOST_MEMBERS}", ("members",)
        )
    members: list[Member] = [
        _below("members", _below, i, _member, one) for i, one in enumerate(raw["members"])
    ]
    domains: list[Domain] = [
        _below("domains", _below, i, lambda one: _branch(one, Domain, depth + 1), one)
        for i, one in enumerate(raw["domains"])
    ]
    if not members and not domains:
        raise RecipeFault("is empty: expected at least one member", ("members",))
    active = [one.weight for one in members if one.active] + [one.weight for one in domains]
    if active and not any(active):
        raise RecipeFault("all weights here are 0", ("members", 0, "weight"))
    return replace(branch, members=(*members, *domains))


def _below(key: str | int, reader: Callable[..., Any], *values: object) -> Any:  # noqa: ANN401
    """Return what a reader makes of values, its faults placed under *key*."""
    try:
        return reader(*values)
    except RecipeFault as fault:
        raise fault.below(key) from fault


def _member(data: object) -> Member:
    held = dict(data) if isinstance(data, Mapping) else {}
    sources = [key for key in ("indicator", "column", "recipe") if held.get(key)]
    has_key = "key" in held or not isinstance(data, Mapping)
    if not has_key:
        held["key"] = "unnamed"  # that of its source, once that is known to be one
    member = _part(held if isinstance(data, Mapping) else data, Member)
    if len(sources) != 1:
        given = " and ".join(sources) or "none"
        raise RecipeFault(f"names {given}: expected one of indicator, column or recipe")
    return member if has_key else replace(member, key=member.source)


def _missing(data: object) -> MissingRule:
    return _part(data, MissingRule)


def _categories(data: object) -> Categories:
    if isinstance(data, Mapping) and "rule" not in data:
        raise RecipeFault("is missing", ("rule",))
    found = _part(data, Categories)
    if CATEGORY_RULES[found.rule].facts.get("cuts") and not found.cuts:
        raise RecipeFault(f"is empty, and the rule {found.rule} needs cuts", ("cuts",))
    try:
        number = number_of(found)
    except MethodError as error:
        raise RecipeFault(f"is not usable: {str(error).rstrip('.')}", ("cuts",)) from error
    if found.labels and len(found.labels) != number:
        raise RecipeFault(
            f"are {len(found.labels)}, and there are {number} categories", ("labels",)
        )
    return found


_PARTS: Mapping[str, Callable[[object], Any]] = {"missing": _missing, "categories": _categories}


def _part(data: object, cls: type[Part]) -> Part:
    """Return one table as an object, without what stands below it."""
    if not isinstance(data, Mapping):
        raise RecipeFault(f"is {kind(data)}, expected a table")
    for key, value in data.items():
        if value is None:
            raise RecipeFault("has no value", (key,))
    has_below = cls in (Recipe, Domain)
    try:
        found: Part = _STRUCTURES[cls]({**data, "members": ()} if has_below else data, cls)
    except ClassValidationError as error:
        raise _first_fault(error, cls) from error
    return found


def _structure(cls: type[Any]) -> Callable[..., Any]:
    """Return what makes an object of this type, each field by the reader of its annotation."""
    words = {
        name: hint.__metadata__[0] if hasattr(hint, "__metadata__") else ""
        for name, hint in get_type_hints(cls, include_extras=True).items()
    }
    readers = {**READERS, **_PARTS}
    hooks: dict[str, Any] = {
        name: override(struct_hook=_hook(readers[word])) for name, word in words.items() if word
    }
    return make_dict_structure_fn(
        cls,
        Converter(),
        _cattrs_forbid_extra_keys=True,
        _cattrs_detailed_validation=True,
        **hooks,
    )


def _hook(reader: Callable[[object], Any]) -> Callable[[object, object], Any]:
    return lambda value, _: reader(value)


_STRUCTURES: Mapping[type[Any], Callable[..., Any]] = {
    cls: _structure(cls) for cls in (Recipe, Domain, Member, MissingRule, Categories)
}


def _first_fault(error: ClassValidationError, cls: type[Any]) -> RecipeFault:
    """Return what is wrong in one table: an unknown key before a missing one before a value."""
    found = [(one, note.name if note else "") for one, note in _noted(error)]
    for one, _ in found:
        if isinstance(one, ForbiddenExtraKeysError):
            known = [name for name in get_type_hints(cls) if name != "members"]
            below = list(BELOW) if cls in (Recipe, Domain) else []
            return RecipeFault(
                f"is not a key of a recipe here; known are {', '.join(known + below)}",
                (sorted(one.extra_fields)[0],),
            )
    for one, name in found:
        if isinstance(one, KeyError):
            return RecipeFault("is missing", (name or str(one.args[0]),))
    fault, name = found[0]
    if isinstance(fault, RecipeFault):
        return fault.below(name)
    raise fault  # a fault of the program


def _noted(error: ClassValidationError) -> list[tuple[Exception, Any]]:
    with_note, others = error.group_exceptions()
    return [*((one, note) for one, note in with_note), *((one, None) for one in others)]


def _check_keys(recipe: Recipe) -> None:
    leaves = recipe.leaves
    if len(leaves) > MOST_MEMBERS:
        raise RecipeFault(f"are {len(leaves)}, expected at most {MOST_MEMBERS}", ("members",))
    seen: set[str] = set()
    named: list[Member | Domain] = [*leaves, *recipe.domains]
    for one in named:
        if one.key in seen:
            raise RecipeFault(f"hold the key {one.key!r} twice: give each its own", ("members",))
        seen.add(one.key)
    for leaf in leaves:
        if leaf.recipe == recipe.slug:
            raise RecipeFault(f"include the recipe itself ({leaf.recipe})", ("members",))


def _check_points(recipe: Recipe) -> None:
    experts = {len(leaf.points) for leaf in recipe.active}
    if recipe.weighting == "budget" and (experts == {0} or len(experts) > 1):
        raise RecipeFault(
            "is budget, which needs points from the same experts for every member", ("weighting",)
        )
