"""Whether the shipped files are what the build wrote, and reading one only if it is."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import pandas as pd

from levelmap import tables
from levelmap.errors import ChecksumMismatch, DataError, MissingFile
from levelmap.paths import Folders

MANIFEST, SEAL = "manifest.csv", "manifest.sha256"
"""The hash of every shipped file, and that of the manifest itself as `sha256sum` writes it."""


def sha256(content: bytes) -> str:
    """Return the SHA-256 of *content* as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def seal_of(manifest: bytes) -> str:
    """Return the text of the file that vouches for the manifest."""
    return f"{sha256(manifest)}  {MANIFEST}\n"


def damaged(folders: Folders) -> frozenset[str]:
    """Return the shipped files that are absent or not what the build wrote, below the root.

    Every byte of every file that the manifest names is read (34 MB in a twentieth of a second);
    the manifest is held to its own seal and named where that is broken or either is absent. Files
    that the manifest does not name are the business of `levelmap.check`.
    """
    manifest, seal = folders.data / MANIFEST, folders.data / SEAL
    content = _content(manifest)
    is_sealed = content != b"" and _content(seal) == seal_of(content).encode()
    found = set() if is_sealed else {folders.name_of(manifest)}
    try:
        recorded = _recorded(folders.data, manifest.stat().st_mtime_ns) if content else {}
    except DataError:
        return frozenset(found)
    # one after the other: threads cost more than hashing does
    root = str(folders.root)
    damaged = (name for name, hash_ in recorded.items() if _hash_of(f"{root}/{name}") != hash_)
    return frozenset(found.union(damaged))


def _content(path: Path) -> bytes:
    """Return what a file holds; nothing where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _hash_of(path: str) -> str:
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 (a thousand paths are dear)
            return sha256(file.read())
    except OSError:
        return ""


def refuse_damaged(folders: Folders, path: Path) -> None:
    """Raise `ChecksumMismatch` if a file is known not to be what the build wrote."""
    if folders.is_damaged(path):
        raise _mismatch(folders.name_of(path))


def read_table(folders: Folders, path: Path, contract: tables.Contract) -> pd.DataFrame:
    """Read one CSV table of `data/` as `tables.read_csv` does, unless it is known to be damaged.

    Raises
    ------
    ChecksumMismatch
        It is.
    MissingFile, ContractError
        See `tables.read_csv`.
    """
    refuse_damaged(folders, path)
    return tables.read_csv(path, contract)


def read_verified(folders: Folders, path: Path) -> bytes:
    """Return the content of a built file after comparing it with the manifest.

    Raises
    ------
    MissingFile
        The file, or the manifest, is not there.
    ChecksumMismatch
        The content is not what the manifest recorded, or the manifest does not name the file.
    """
    name = folders.name_of(path)
    if not path.is_file():
        raise MissingFile(f"{name} is missing. Run the build again.")
    manifest = folders.data / MANIFEST
    if not manifest.is_file():
        raise MissingFile(f"The manifest data/{MANIFEST} is missing. Run the build again.")
    content = path.read_bytes()
    if sha256(content) != _recorded(folders.data, manifest.stat().st_mtime_ns).get(name):
        raise _mismatch(name)
    return content


def _mismatch(name: str) -> ChecksumMismatch:
    what = name.rpartition("/")[2].partition(".")[0]
    return ChecksumMismatch(
        f"What rests on {what} is not shown: its file was changed or damaged after it was built. "
        "Restore it, or run the build again."
    )


@lru_cache(maxsize=4)
def _recorded(data: Path, _modified: int) -> Mapping[str, str]:
    frame = tables.read_csv(data / MANIFEST, tables.MANIFEST)
    return dict(zip(frame["path"], frame["sha256"], strict=True))
