"""The manifest: every shipped file with its hash, size and number of rows."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq

from levelmap import tables
from levelmap.files import write_whole
from levelmap.integrity import MANIFEST, SEAL, seal_of, sha256
from levelmap.paths import Folders

CURATED = "curated"
_CURATED_FILES = (
    "aliases.csv",
    "dashboard.csv",
    "indicators.csv",
    "list_parts.csv",
    "priority_lists.csv",
    "small_area_measures.csv",
    "sources.csv",
    "README.md",
)


def files(folders: Folders) -> list[Path]:
    """Return every file that the manifest covers, in order of path."""
    found = [
        path
        for folder in (folders.data, folders.boundaries, folders.web_geometry)
        if folder.is_dir()
        for path in folder.rglob("*")
        if path.is_file() and path not in (folders.data / MANIFEST, folders.data / SEAL)
    ]
    return sorted(found)


def make(folders: Folders) -> pd.DataFrame:
    """Return the manifest of what is in *folders* now (columns of `tables.MANIFEST`)."""
    rows = [
        {
            "path": path.relative_to(folders.root).as_posix(),
            "sha256": sha256(path.read_bytes()),
            "bytes": path.stat().st_size,
            "rows": rows_of(path),
            "built_by": _built_by(path),
        }
        for path in files(folders)
    ]
    return tables.validate(
        pd.DataFrame(rows, columns=list(tables.MANIFEST.columns)), tables.MANIFEST
    )


def write(folders: Folders) -> list[str]:
    """Write the manifest of what is in *folders* now, and its seal; return what changed.

    Returns
    -------
    list of str
        One line for each file that was added, removed or changed since the last manifest.
    """
    path = folders.data / MANIFEST
    before = _hashes(tables.read_csv(path, tables.MANIFEST)) if path.is_file() else {}
    made = make(folders)
    content = made.to_csv(index=False, lineterminator="\n").encode()
    write_whole(path, content)
    write_whole(folders.data / SEAL, seal_of(content).encode())
    now = _hashes(made)
    changed = [f"changed {name}" for name in now if before.get(name, now[name]) != now[name]]
    added = [f"added {name}" for name in now if name not in before]
    return sorted(changed + added + [f"removed {name}" for name in before if name not in now])


def _hashes(manifest: pd.DataFrame) -> dict[str, str]:
    return dict(zip(manifest["path"], manifest["sha256"], strict=True))


def rows_of(path: Path) -> int:
    """Return the number of records in a table or areas in a geometry, towns; 0 for text."""
    if path.suffix == ".parquet":
        return int(pq.read_metadata(path).num_rows)
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            return max(sum(1 for _ in csv.reader(file)) - 1, 0)
    if path.name.endswith(".json.gz"):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            content = json.load(file)
        return len(content["towns"] if "towns" in content else _shapes(content))
    return 0


def _shapes(topology: dict[str, Any]) -> list[Any]:
    shapes: list[Any] = topology["objects"]["areas"]["geometries"]
    return shapes


def _built_by(path: Path) -> str:
    is_recipe = path.parent.name == "recipes"
    return CURATED if path.name in _CURATED_FILES or is_recipe else "levelmap build"
