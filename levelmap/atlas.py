"""Everything that one data folder holds: what exists, and where."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from levelmap.catalogue.catalogue import Catalogue
from levelmap.catalogue.health import Health, diagnose
from levelmap.geography import boundaries, layers
from levelmap.geography.gazetteer import Gazetteer
from levelmap.geography.layers import WebLayer
from levelmap.geography.vintages import Vintages
from levelmap.integrity import damaged
from levelmap.memory import Memory
from levelmap.paths import Folders, folders

if TYPE_CHECKING:
    import geopandas as gpd

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Atlas:
    """The catalogue, the gazetteer and the ways between years of one data folder.

    Attributes
    ----------
    memory
        Where all that is read and answered from these data is kept (see `levelmap.memory`).
    """

    folders: Folders
    catalogue: Catalogue
    gazetteer: Gazetteer
    memory: Memory = field(default_factory=Memory, repr=False, compare=False)

    @property
    def vintages(self) -> Vintages:
        """How areas of one year make up those of another."""
        return self.gazetteer.vintages

    @cached_property
    def health(self) -> Health:
        """Which shipped files are not what the build wrote, and what that means for readers."""
        return diagnose(self.folders)

    @cached_property
    def layers(self) -> dict[str, WebLayer]:
        """What the browser can draw, by geography (`lad_2021`, `hex_lad_2021`)."""
        return layers.load(self.folders)

    def boundaries(self, layer: str) -> gpd.GeoDataFrame:
        """Return the outlines of a layer (`lad_2025`, `hex_lad_2025`); not to be changed.

        Raises
        ------
        UnknownGeography, DataError
            As `geography.boundaries.read`.
        """
        return self.memory.get(("boundaries", layer), lambda: boundaries.read(self.folders, layer))


def atlas_of(checked: Folders) -> Atlas:
    """Return the atlas of folders of which is known what is damaged."""
    memory = Memory()
    return Atlas(checked, Catalogue(checked, memory), Gazetteer(checked, memory), memory)


@lru_cache(maxsize=1)
def atlas_apart(checked: Folders) -> Atlas:
    """Return the atlas of a process that works beside the app, which keeps it from task to task."""
    return atlas_of(checked)


def open_atlas(root: Path | str | None = None) -> Atlas:
    """Return the atlas below *root*, else below LEVELMAP_DATA, else as it was shipped.

    Every shipped file is held to the manifest. What rests on one that is damaged is refused, the
    log and `Atlas.health` say so, and all else stays. Tables are read when first asked for.

    Raises
    ------
    MissingFile
        The chosen folder has no `data` folder in it.
    """
    chosen = folders(root)
    found = replace(chosen, damaged=damaged(chosen))
    atlas = atlas_of(found)
    for fault in atlas.health.faults:
        _LOG.error("%s: %s", fault.path, fault.sentence)
    return atlas
