"""A recipe as plain data: the form that TOML files and links hold."""

from __future__ import annotations

from dataclasses import MISSING, Field, fields
from enum import Enum
from typing import Any

from levelmap.methods.recipes import Categories, Domain, Member, MissingRule, Recipe, Step
from levelmap.terms import Geography, Nation

ALWAYS = ("slug", "title", "rule")
"""Fields that are written even at their default."""


def plain(recipe: Recipe) -> dict[str, Any]:
    """Return a recipe as tables, lists, texts and numbers, for `recipe_schema` to read back.

    Fields at their default are left out; the recipe read back is equal.
    """
    return _table(recipe)


def _table(value: Recipe | Domain | Member | MissingRule | Categories) -> dict[str, Any]:
    kept = {
        field.name: _value(getattr(value, field.name))
        for field in fields(value)
        if field.name in ALWAYS or getattr(value, field.name) != _default(field)
    }
    if isinstance(value, Member) and value.key == value.source:
        del kept["key"]
    if isinstance(value, Recipe | Domain):
        del kept["members"]
        kept |= _children(value)
    return kept


def _children(branch: Recipe | Domain) -> dict[str, Any]:
    members = [_table(one) for one in branch.members if isinstance(one, Member)]
    domains = [_table(one) for one in branch.members if isinstance(one, Domain)]
    return {key: rows for key, rows in (("members", members), ("domains", domains)) if rows}


def _value(value: object) -> object:
    if isinstance(value, Step):
        parameters = dict(value.parameters)
        return {"method": value.method, **parameters} if parameters else value.method
    if isinstance(value, MissingRule | Categories):
        return _table(value)
    if isinstance(value, Nation):
        return value.letter
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_value(one) for one in value]
    return str(value) if isinstance(value, Geography) else value


def _default(field: Field[Any]) -> object:
    return None if field.default is MISSING else field.default
