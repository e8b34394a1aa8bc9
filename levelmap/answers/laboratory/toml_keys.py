"""Questions as TOML: keys read with a sentence for every fault, values written to be edited."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from levelmap.catalogue.recipe_files import read_toml, toml_text
from levelmap.catalogue.recipe_values import RecipeFault
from levelmap.errors import QueryError, RecipeError


def read_text(
    text: str, name: str, what: str, readers: Mapping[str, Callable[[object], Any]]
) -> dict[str, Any]:
    """Return the values of a TOML text by key, each read by its reader.

    Raises
    ------
    RecipeError
        The text is too long, not TOML, or as `read_keys` says.
    """
    return read_keys(read_toml(text, name), name, what, readers)


def read_keys(
    given: Mapping[str, object],
    name: str,
    what: str,
    readers: Mapping[str, Callable[[object], Any]],
) -> dict[str, Any]:
    """Return values by key, each read by its reader.

    Parameters
    ----------
    name
        Where they are from, which begins what is said of a fault.

    Raises
    ------
    RecipeError
        There is a key or a value that *what* has not.
    """
    found = {}
    for key, value in given.items():
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


def to_toml(value: object) -> str:
    """Return a text, a flag, a number or a list of numbers as TOML writes it."""
    if isinstance(value, str):
        return toml_text(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(map(repr, value))}]"
    return repr(value)
