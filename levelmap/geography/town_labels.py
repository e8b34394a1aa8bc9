"""Towns as a map names them: one compressed JSON for the browser, largest first.

The file holds `{"towns": [[name, latitude, longitude, size], ...]}` in degrees (WGS84). Sizes are
classes of population, because the populations behind them are of different years: 3 from 400,000,
2 from 150,000, 1 from 60,000, else 0.
"""

from __future__ import annotations

import gzip
import hashlib
import json

import numpy as np
import pandas as pd

from levelmap.paths import Folders

SIZES = (60_000, 150_000, 400_000)

CREDIT = "Place names: GeoNames, CC BY 4.0"
"""The line that every map with names of towns carries."""

_PATTERN = "towns.*.json.gz"


def file_name(folders: Folders) -> str:
    """Return the name of the file below `static/geo/`, empty if there is none."""
    return next((file.name for file in sorted(folders.web_geometry.glob(_PATTERN))), "")


def write(towns: pd.DataFrame, folders: Folders) -> str:
    """Write the file in place of an earlier one and return its name, which tells its content.

    Parameters
    ----------
    towns
        `name`, `latitude`, `longitude` (WGS84) and `population`, in any order.
    """
    ordered = towns.sort_values(["population", "name"], ascending=[False, True])
    sizes = np.searchsorted(SIZES, ordered["population"], side="right").tolist()
    places = zip(
        ordered["name"],
        ordered["latitude"].round(4),
        ordered["longitude"].round(4),
        sizes,
        strict=True,
    )
    text = json.dumps({"towns": list(places)}, separators=(",", ":"), ensure_ascii=False)
    packed = gzip.compress(text.encode(), compresslevel=9, mtime=0)
    folders.web_geometry.mkdir(parents=True, exist_ok=True)
    for old in folders.web_geometry.glob(_PATTERN):
        old.unlink()
    name = f"towns.{hashlib.sha256(packed).hexdigest()[:10]}.json.gz"
    (folders.web_geometry / name).write_bytes(packed)
    return name
