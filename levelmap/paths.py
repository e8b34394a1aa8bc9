"""Where LevelMap's files are: where LEVELMAP_DATA says, else in the checkout or wheel in use."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from levelmap.errors import MissingFile

ENVIRONMENT_VARIABLE = "LEVELMAP_DATA"

SHIPPED = "levelmap_shipped"
"""Folder beside an installed package, see setup.py."""


@dataclass(frozen=True, slots=True)
class Folders:
    """The three folders that the build writes and everything else reads.

    Attributes
    ----------
    root
        The folder that holds `data/`, `boundaries/` and `static/geo/`.
    damaged
        Files below *root* (`data/memberships/crf.csv`) that are known not to be what the build
        wrote, see `levelmap.integrity`; whoever reads one is refused.
    """

    root: Path
    damaged: frozenset[str] = frozenset()

    @property
    def data(self) -> Path:
        """Catalogues, observations, lists, recipes, lookups and the manifest."""
        return self.root / "data"

    @property
    def boundaries(self) -> Path:
        """One GeoParquet for each geography, EPSG:27700."""
        return self.root / "boundaries"

    @property
    def static(self) -> Path:
        """What the browser fetches once."""
        return self.root / "static"

    @property
    def web_geometry(self) -> Path:
        """One compressed topology for each geography, named by the hash of its content."""
        return self.static / "geo"

    def name_of(self, path: Path) -> str:
        """Return how the manifest names a file: its path below the root."""
        return path.relative_to(self.root).as_posix()

    def is_damaged(self, path: Path) -> bool:
        """Say whether a file is known not to be what the build wrote."""
        return bool(self.damaged) and self.name_of(path) in self.damaged


def package_root() -> Path:
    """Return the folder that holds the `levelmap` package."""
    return Path(__file__).resolve().parent.parent


def shipped_root() -> Path:
    """Return the folder with the data that came with the package.

    In a checkout they stand beside the package; a wheel carries them in a folder of its own.
    """
    beside = package_root()
    return beside if (beside / "data").is_dir() else beside / SHIPPED


def folders(root: Path | str | None = None) -> Folders:
    """Return the folders below *root*, else below LEVELMAP_DATA, else those that were shipped.

    Raises
    ------
    MissingFile
        The chosen folder has no `data` folder in it.
    """
    named = os.environ.get(ENVIRONMENT_VARIABLE)
    chosen = Path(root or named or shipped_root()).expanduser()
    if not (chosen / "data").is_dir():
        origin = f" ({ENVIRONMENT_VARIABLE})" if root is None and named else ""
        raise MissingFile(
            f"There is no folder 'data' in {chosen}{origin}: expected the folder that holds data/, "
            "boundaries/ and static/ as the build writes them."
        )
    return Folders(chosen)
