"""Boundaries of one geography: one GeoParquet each, in the British National Grid.

They are simplified for maps of the whole country: good for drawing and for telling who borders on
whom, not for measuring areas or placing points.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import shapely

from levelmap.errors import ContractError, MissingFile, UnknownGeography
from levelmap.integrity import read_verified
from levelmap.paths import Folders

if TYPE_CHECKING:
    import geopandas as gpd

CRS = "EPSG:27700"

CARTOGRAM_CRS = "EPSG:3857"
"""Of hex cartograms (`hex_...`): places on a web map, not on the ground."""

COLUMNS = ("code", "name", "within_code", "within_name", "geometry")


def file_of(folders: Folders, geography: str) -> Path:
    """Return where the boundaries of *geography* (`lad_2021`, `hex_lad_2021`) are kept."""
    return folders.boundaries / f"{geography}.parquet"


def held(folders: Folders) -> list[str]:
    """Return every geography whose boundaries are held, in alphabetical order.

    Raises
    ------
    MissingFile
        There is no folder of boundaries.
    """
    if not folders.boundaries.is_dir():
        raise MissingFile(
            "There is no folder of boundaries: expected one GeoParquet for each geography. "
            "Run the build again."
        )
    return sorted(file.stem for file in folders.boundaries.glob("*.parquet"))


def read(folders: Folders, geography: str, *, verified: bool = True) -> gpd.GeoDataFrame:
    """Return the areas of *geography*, ordered by code.

    Parameters
    ----------
    verified
        Hold the file to the manifest; the build, which has none yet, does not.

    Returns
    -------
    GeoDataFrame
        `code`, `name`, `within_code` and `within_name` (the area that contains it: the authority
        of a ward, the region or nation of an authority; empty where there is none) and `geometry`
        in the CRS of `crs_of`.

    Raises
    ------
    UnknownGeography
        No boundaries of this geography are held.
    ChecksumMismatch
        The file is not the one that the build wrote.
    ContractError
        The file is not GeoParquet or breaks what is promised here.
    """
    import geopandas as gpd  # noqa: PLC0415 (a tenth of a second that most verbs need not wait)

    if geography not in (known := held(folders)):
        raise UnknownGeography(
            f"No boundaries are held for {geography[:40]!r}: expected one of {', '.join(known)}."
        )
    file = file_of(folders, geography)
    content = read_verified(folders, file) if verified else file.read_bytes()
    try:
        frame = gpd.read_parquet(BytesIO(content))
    except (OSError, ValueError, KeyError) as error:
        raise ContractError(file.name, "(file)", f"cannot be read ({error})") from error
    return validate(frame, geography)


def crs_of(geography: str) -> str:
    """Return the CRS of a geography: `CARTOGRAM_CRS` for cartograms, `CRS` for all others."""
    return CARTOGRAM_CRS if geography.startswith("hex_") else CRS


def write(frame: gpd.GeoDataFrame, folders: Folders, geography: str) -> Path:
    """Write the boundaries of *geography* and return the file; the same frame, the same bytes."""
    file = file_of(folders, geography)
    file.parent.mkdir(parents=True, exist_ok=True)
    validate(frame, geography).to_parquet(file, compression="zstd", index=False)
    return file


def validate(frame: gpd.GeoDataFrame, geography: str) -> gpd.GeoDataFrame:
    """Return *frame* if it is as `read` promises of *geography*.

    Raises
    ------
    ContractError
        Columns, CRS or order are wrong, or an area occurs twice, has no geometry or an invalid one.
    """
    table, crs = f"{geography}.parquet", crs_of(geography)
    if (found := tuple(frame.columns)) != COLUMNS:
        raise ContractError(table, "(columns)", f"expected {COLUMNS}, found {found}")
    if frame.crs != crs:
        raise ContractError(table, "geometry", f"is in {frame.crs}, expected {crs}")
    if not (frame["code"].is_monotonic_increasing and frame["code"].is_unique):
        raise ContractError(table, "code", "is not in order, or holds an area twice")
    shapes = frame.geometry.to_numpy()
    wrong = ~shapely.is_valid(shapes) | shapely.is_empty(shapes)
    if wrong.any():
        codes = frame.loc[wrong, "code"]
        raise ContractError(table, "geometry", "is missing, empty or invalid", codes)
    return frame
