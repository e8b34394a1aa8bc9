"""Which layers the browser can draw: one file of web geometry for each geography."""

from __future__ import annotations

from dataclasses import dataclass

from levelmap import tables
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

    Raises
    ------
    MissingFile
        The table is not there.
    ContractError
        A cell holds what the table does not allow.
    """
    frame = tables.read_csv(folders.data / "layers.csv", tables.LAYERS)
    return {row["geography"]: WebLayer(**row) for row in frame.to_dict("records")}
