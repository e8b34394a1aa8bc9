"""Reading a shipped file only if it is what the build wrote."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from levelmap import tables
from levelmap.errors import ChecksumMismatch, MissingFile
from levelmap.paths import Folders


def sha256(content: bytes) -> str:
    """Return the SHA-256 of *content* as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def read_verified(folders: Folders, path: Path) -> bytes:
    """Return the content of a built file after comparing it with the manifest.

    Raises
    ------
    MissingFile
        The file, or the manifest, is not there.
    ChecksumMismatch
        The content is not what the manifest recorded, or the manifest does not name the file.
    """
    name = path.relative_to(folders.root).as_posix()
    if not path.is_file():
        raise MissingFile(f"{name} is missing: expected it at {path}. Run the build again.")
    manifest = folders.data / "manifest.csv"
    if not manifest.is_file():
        raise MissingFile(f"The manifest is missing: expected {manifest}. Run the build again.")
    content = path.read_bytes()
    if sha256(content) != _recorded(folders, manifest.stat().st_mtime_ns).get(name):
        raise ChecksumMismatch(
            f"{name} is not the file that the manifest recorded: it was changed or damaged. "
            "Restore it, or run the build again."
        )
    return content


@lru_cache(maxsize=4)
def _recorded(folders: Folders, _modified: int) -> Mapping[str, str]:
    frame = tables.read_csv(folders.data / "manifest.csv", tables.MANIFEST)
    return dict(zip(frame["path"], frame["sha256"], strict=True))
