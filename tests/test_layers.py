"""Data flows one way: which part of the package may import which, and who may know Streamlit."""

import ast
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from levelmap.paths import package_root

READS = "code"

PACKAGE = package_root() / "levelmap"

BASE = {
    "errors",
    "terms",
    "gss",
    "periods",
    "paths",
    "tables",
    "integrity",
    "files",
    "work",
    "statuses",
    "shares",
    "memory",
    "parcels",
}

MODEL = {"base", "catalogue", "geography", "lists", "methods", "comparison", "atlas"}
"""What answers are made from."""

MAY_IMPORT = {
    "base": {"base"},
    "catalogue": {"base", "methods", "catalogue"},
    "geography": {"base", "geography"},
    "methods": {"base", "methods"},
    "comparison": {"base", "catalogue", "methods", "comparison"},
    "atlas": {"base", "catalogue", "geography"},
    "intake": {"base", "catalogue", "geography", "intake"},
    "lists": {"base", "catalogue", "geography", "lists"},
    "sources": {"base", "catalogue", "geography", "lists", "methods", "sources"},
    "check": {"base", "catalogue", "geography", "lists", "sources"},
    "downloads": {"base", "catalogue", "geography", "atlas", "downloads"},
    "answers": MODEL | {"intake", "downloads", "answers"},
    "drawing": {"base", "catalogue", "geography", "methods", "drawing"},
    "pages": MODEL | {"answers", "drawing", "downloads", "intake", "pages"},
    "server": MODEL | {"answers", "drawing", "downloads", "intake", "pages", "server"},
    "cli": MODEL
    | {"cli", "sources", "check", "answers", "drawing", "downloads", "intake", "pages"}
    | {"proofreading"},
    "proofreading": MODEL | {"answers", "drawing", "pages", "proofreading"},
    "library": MODEL | {"answers", "drawing", "intake", "pages", "library"},
    "levelmap": {"base", "comparison", "methods", "intake", "library"},
    "__main__": {"cli"},
}
"""Layers from which each layer may import; nothing but `cli` and `check` needs the build."""

STREAMLIT = {"streamlit", "streamlit_folium"}


def layer_of(module: str) -> str:
    """Return the layer that a module is of: its folder, or its own name beside the folders."""
    part = module.split(".")[1] if "." in module else "base"
    return "base" if part in BASE else part


def modules() -> list[Path]:
    """Return every module of the package."""
    return sorted(PACKAGE.rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    """Return the name of everything that a module imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module == "levelmap":
                yield from (f"levelmap.{alias.name}" for alias in node.names)


def name_of(path: Path) -> str:
    """Return how a module is imported."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_a_module_imports_from_the_layers_below_it(path: Path) -> None:
    name = name_of(path)
    layer = name if name == "levelmap" else layer_of(name)
    used = {layer_of(name) for name in imports(path) if name.split(".")[0] == "levelmap"}
    assert used - {"__version__"} <= MAY_IMPORT[layer], f"{name_of(path)} reaches out of its layer"


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_only_pages_know_streamlit(path: Path) -> None:
    roots = {name.split(".")[0] for name in imports(path)}
    assert layer_of(name_of(path)) == "pages" or not roots & STREAMLIT


@pytest.mark.parametrize(
    "name",
    [
        "levelmap.cli",
        "levelmap.library",
        "levelmap.server.application",
        "levelmap.pages.place.briefing.make",
    ],
)
def test_what_runs_without_a_browser_loads_no_streamlit(name: str) -> None:
    program = f"import sys, {name}; sys.exit(bool({STREAMLIT!r} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_modules_stay_short_enough_to_read() -> None:
    long = {name_of(p): n for p in modules() if (n := p.read_text().count("\n")) > 400}
    assert not long


def test_folders_stay_small_enough_to_look_over() -> None:
    folders = Counter(path.parent for path in modules() if path.stem != "__init__")
    assert not {name_of(folder): n for folder, n in folders.items() if n > 25}


def test_rooms_of_the_build_stand_in_one_order() -> None:
    """A room of the build's folder imports only rooms above which it stands."""
    rooms = ["base", "areas", "publishers", "small_areas", "series", "documents", "shipping"]
    for path in (PACKAGE / "sources").rglob("*.py"):
        own = path.parent.name
        used = {
            name.split(".")[2] for name in imports(path) if name.startswith("levelmap.sources.")
        }
        if own != "sources":
            assert used <= set(rooms[: rooms.index(own) + 1]), name_of(path)


def test_no_module_is_a_drawer_for_anything() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc"}
    assert not [path for path in modules() if path.stem in drawers]


def test_pages_keep_no_results_where_a_visitor_can_empty_them() -> None:
    """A browser may send the message that clears what Streamlit keeps; the atlas's memory stays."""
    keepers = ("cache_resource", "cache_data")
    pages = [path for path in modules() if "pages" in path.parts]
    assert not [name_of(p) for p in pages if any(k in p.read_text("utf-8") for k in keepers)]
