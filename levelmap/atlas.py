"""Everything that one data folder holds: what exists, and where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from levelmap.catalogue.catalogue import Catalogue
from levelmap.geography.gazetteer import Gazetteer
from levelmap.paths import Folders, folders


@dataclass(frozen=True)
class Atlas:
    """The catalogue and the gazetteer of one data folder."""

    folders: Folders
    catalogue: Catalogue
    gazetteer: Gazetteer


def open_atlas(root: Path | str | None = None) -> Atlas:
    """Return the atlas below *root*, else below LEVELMAP_DATA, else beside the package.

    Nothing but the presence of the folder is checked; tables are read when first asked for.

    Raises
    ------
    MissingFile
        The chosen folder has no `data` folder in it.
    """
    found = folders(root)
    return Atlas(found, Catalogue(found), Gazetteer(found))
