"""Everything that one data folder holds: what exists, and where."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from levelmap.catalogue.catalogue import Catalogue
from levelmap.geography import layers
from levelmap.geography.gazetteer import Gazetteer
from levelmap.geography.layers import WebLayer
from levelmap.geography.vintages import Vintages
from levelmap.paths import Folders, folders


@dataclass(frozen=True)
class Atlas:
    """The catalogue, the gazetteer and the ways between years of one data folder."""

    folders: Folders
    catalogue: Catalogue
    gazetteer: Gazetteer

    @property
    def vintages(self) -> Vintages:
        """How areas of one year make up those of another."""
        return self.gazetteer.vintages

    @cached_property
    def layers(self) -> dict[str, WebLayer]:
        """What the browser can draw, by geography (`lad_2021`, `hex_lad_2021`)."""
        return layers.load(self.folders)


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
