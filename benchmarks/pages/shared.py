"""What the measured pages have in common: the layer, and classes that change with each turn."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import streamlit as st

from levelmap.drawing.palettes import Palette, colours
from levelmap.geography import boundaries
from levelmap.paths import folders

K = 5

COLOURS = colours(Palette.YLGNBU, K)


def layer() -> str:
    """Return the layer that the address names."""
    return st.query_params.get("layer", "lad_2025")


@st.cache_resource
def areas(geography: str) -> gpd.GeoDataFrame:
    """Return the areas of a layer in degrees."""
    return boundaries.read(folders(), geography).to_crs("EPSG:4326")


def turn() -> int:
    """Show the button that changes the indicator and return how often it was pressed."""
    st.session_state.setdefault("turn", 0)
    if st.button("Next"):
        st.session_state["turn"] += 1
    count: int = st.session_state["turn"]
    return count


def values(count: int, number: int) -> pd.Series:
    """Return *count* values from 0 to 100 with one decimal, others on every turn."""
    drawn = np.random.default_rng(number).uniform(0, 100, count).round(1)
    drawn[0] = 100 / K * (number % K) + 1  # so that the first area's colour tells the turn
    return pd.Series(drawn)


def classes(shown: pd.Series) -> list[int]:
    """Return the class of each value: K equal steps from 0 to 100."""
    return np.minimum(shown // (100 / K), K - 1).astype(int).tolist()
