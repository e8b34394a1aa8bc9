"""Which layers the browser can draw: one file of web geometry for each geography."""

from __future__ import annotations

from dataclasses import dataclass

from levelmap import tables
from levelmap.integrity import read_table
from levelmap.paths import Folders


@dataclass(frozen=True, slots=True)
class WebLayer:
    """One row of `layers.csv`: a file below `static/geo/` and its extent in degrees."""

    geography: str
    file: str
    areas: int
    west: float
    south: float
    east: float
    north: float


def load(folders: Folders) -> dict[str, WebLayer]:
    """Return the layers of `layers.csv` by geography (`lad_2021`, `hex_lad_2021`).

    A layer whose file is known to be damaged is left out.

    Raises
    ------
    MissingFile
        The table is not there.
    ContractError
        A cell holds what the table does not allow.
    """
    frame = read_table(folders, folders.data / "layers.csv", tables.LAYERS)
    found = {row["geography"]: WebLayer(**row) for row in frame.to_dict("records")}
    return {
        geography: layer
        for geography, layer in found.items()
        if not folders.is_damaged(folders.web_geometry / layer.file)
    }
