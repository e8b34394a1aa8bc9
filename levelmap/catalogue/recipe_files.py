"""Recipes as TOML files: read with the line of every fault, written for people to edit."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from levelmap.catalogue import recipe_schema
from levelmap.catalogue.recipe_plain import plain
from levelmap.catalogue.recipe_schema import written
from levelmap.catalogue.recipe_values import Path as DataPath
from levelmap.catalogue.recipe_values import RecipeFault
from levelmap.errors import MissingFile, RecipeError
from levelmap.methods.recipes import Recipe

if TYPE_CHECKING:
    from levelmap.catalogue.catalogue import Catalogue

AskedRecipe = str | Path | Recipe
"""A recipe by its slug, of its TOML file, or as it is."""

LARGEST_TEXT = 100_000
"""Characters; the recipes of LevelMap have less than 10,000."""

LONGEST_WORD, MOST_DOTS, DEEPEST_BRACKETS = 1_000, 16, 40
"""What the text may hold at most in a run of characters without a space, in a dotted key, and in
brackets within brackets: beyond them reading takes time or memory out of proportion."""

_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_DOTTED = re.compile(rf"""(?<![\w"'-])(?:[\w"'-]++\s*+\.\s*+){{{MOST_DOTS},}}""")
_KEY = re.compile(r"\s*([A-Za-z0-9_\-]+)\s*=")
_BRACKET = re.compile(r"[\[\]{}]")
_QUOTES = re.compile(r'"""|\'\'\'')


def read_recipe(text: str, name: str = "the recipe") -> Recipe:
    """Return the recipe that TOML text describes.

    Parameters
    ----------
    name
        What messages call the text, such as its file name.

    Raises
    ------
    RecipeError
        The text is too long, not TOML, or breaks the schema; the message names the line.
    """
    data = read_toml(text, name)
    try:
        return recipe_schema.read(data)
    except RecipeFault as fault:
        line = _line(text, fault.path)
        raise RecipeError(f"{name}, line {line}: {written(fault.path)} {fault.reason}.") from fault


def read_toml(text: str, name: str) -> dict[str, Any]:
    """Return what a TOML text of people holds, once its limits are checked.

    Raises
    ------
    RecipeError
        The text is too long, holds what no recipe needs, or is not TOML.
    """
    check_limits(text, name)
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise RecipeError(f"{name} is not TOML: {error}.") from error


def check_limits(text: str, name: str) -> None:
    """Refuse TOML text that would take long to read, before it is read.

    Raises
    ------
    RecipeError
        The text is too long, or holds what no recipe needs; the message says what and where.
    """
    if len(text) > LARGEST_TEXT:
        raise RecipeError(
            f"{name} has {len(text):,} characters: expected a recipe of at most {LARGEST_TEXT:,}."
        )
    beyond = {
        f"a run of more than {LONGEST_WORD:,} characters without a space": _WORD.search(text),
        f"a key of more than {MOST_DOTS} parts": _DOTTED.search(text),
        f"brackets more than {DEEPEST_BRACKETS} deep": _too_deep(text),
    }
    for fault, found in beyond.items():
        if found:
            line = text.count("\n", 0, found.start()) + 1
            raise RecipeError(f"{name}, line {line}: {fault}, which no recipe needs.")


def _too_deep(text: str) -> re.Match[str] | None:
    """Return the bracket that opens one level too many; those in texts and comments count too."""
    depth = 0
    for found in _BRACKET.finditer(text):
        depth = depth + 1 if found[0] in "[{" else max(depth - 1, 0)
        if depth > DEEPEST_BRACKETS:
            return found
    return None


def load_recipe(path: Path) -> Recipe:
    """Return the recipe of one file.

    Raises
    ------
    MissingFile
        There is no such file.
    RecipeError
        It cannot be read, or its slug is not the name of the file.
    """
    if not path.is_file():
        raise MissingFile(f"There is no recipe {path.name}: expected it at {path}.")
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise RecipeError(f"{path.name} is not UTF-8 text: save it as UTF-8.") from error
    return read_recipe(text, path.name)


def recipe_named(asked: AskedRecipe, catalogue: Catalogue) -> Recipe:
    """Return a recipe by its slug, of its TOML file, or as it is.

    For those who work with their own files: what comes over a network is asked by slug alone.

    Raises
    ------
    UnknownRecipe
        No recipe has this slug.
    MissingFile, RecipeError
        As `load_recipe`.
    """
    if isinstance(asked, Recipe):
        return asked
    is_file = isinstance(asked, Path) or asked.endswith(".toml")
    return load_recipe(Path(asked)) if is_file else catalogue.recipe(str(asked))


def load_recipes(
    folder: Path, is_left_out: Callable[[Path], bool] = lambda _path: False
) -> dict[str, Recipe]:
    """Return every recipe of a folder by slug, in the order of the file names.

    Parameters
    ----------
    is_left_out
        Says which files are not read.

    Raises
    ------
    RecipeError
        One cannot be read, or its slug is not the name of its file.
    """
    recipes = {}
    for path in sorted(folder.glob("*.toml")):
        if is_left_out(path):
            continue
        recipe = load_recipe(path)
        if recipe.slug != path.stem:
            raise RecipeError(
                f"{path.name} holds the recipe {recipe.slug!r}: expected the slug {path.stem!r}, "
                "or another file name."
            )
        recipes[recipe.slug] = recipe
    return recipes


def write_recipe(recipe: Recipe) -> str:
    """Return a recipe as TOML text that `read_recipe` turns back into the same recipe."""
    return "\n".join(_lines(plain(recipe), ())).strip() + "\n"


def _lines(table: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    """Yield the lines of one table: its values, then the tables below it."""
    below = [key for key in ("members", "domains") if key in table]
    for key, value in table.items():
        if key not in below:
            yield f"{key} = {_toml(value)}"
    for key in below:
        for row in table[key]:
            yield ""
            yield f"[[{'.'.join((*path, key))}]]"
            yield from _lines(row, (*path, key))


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list):
        return f"[{', '.join(_toml(one) for one in value)}]"
    if isinstance(value, Mapping):
        inside = ", ".join(f"{key} = {_toml(one)}" for key, one in value.items())
        return f"{{ {inside} }}"
    return toml_text(str(value))


def toml_text(words: str) -> str:
    """Return words as a basic string of TOML: JSON escapes alike, but for the delete character."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")


def _line(text: str, path: DataPath) -> int:
    """Return the line on which a value stands, or the table that should hold it; 1 at worst."""
    known = dict(_places(text))
    for length in range(len(path), 0, -1):
        if path[:length] in known:
            return known[path[:length]]
    return 1


def _places(text: str) -> Iterator[tuple[DataPath, int]]:
    """Yield the path of every key and table header with its line, as TOML writes them."""
    here: DataPath = ()
    counts: dict[DataPath, int] = {}
    in_text = False
    for number, line in enumerate(text.splitlines(), start=1):
        if not in_text:
            key = _KEY.match(line)
            if line.lstrip().startswith("["):
                inside = line.split("#", 1)[0].strip()
                names = [name.strip() for name in inside.strip("[]").split(".")]
                here = _table_path(names, counts, is_row=inside.startswith("[["))
                yield here, number
            elif key:
                yield (*here, key[1]), number
        if len(_QUOTES.findall(line)) % 2:
            in_text = not in_text


def _table_path(names: list[str], counts: dict[DataPath, int], *, is_row: bool) -> DataPath:
    """Return the path of a header, with positions for the rows that it passes or begins."""
    path: DataPath = ()
    for depth, name in enumerate(names):
        path = (*path, name)
        if depth == len(names) - 1 and is_row:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path
