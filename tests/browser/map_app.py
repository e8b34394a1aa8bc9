"""A page with nothing but a map: each button shows one thing that a picture can change."""

from __future__ import annotations

import streamlit as st

from levelmap.drawing import palettes
from levelmap.drawing.map_layers import Behaviour
from levelmap.drawing.picture import NO_DATA, OUTSIDE, Picture
from levelmap.geography import boundaries, layers
from levelmap.pages.shared.maps import fly_to, geometry_address, show_map
from levelmap.paths import folders

colours = palettes.colours(palettes.Palette.YLGNBU, 5)
here = folders()
state = st.session_state
state.setdefault("turn", 0)
state["runs"] = state.get("runs", 0) + 1
held = layers.load(here)
layer = st.radio("Layer", sorted(held), sorted(held).index("lad_2025"), horizontal=True)
only_north = st.checkbox("Only the North East")
only_england = st.checkbox("Only England")
streets = st.checkbox("Streets")
dotted = st.checkbox("Dotted")
switch = st.checkbox("Switch")
if st.button("Next"):
    state["turn"] += 1
if st.button("Find Rutland"):
    state["chosen"] = "E06000017"
    fly_to("map", "E06000017")


@st.cache_resource
def areas(geography: str) -> tuple[list[str], list[str], list[str]]:
    """Return codes, names and containing areas."""
    frame = boundaries.read(here, geography, verified=False)
    return frame["code"].to_list(), frame["name"].to_list(), frame["within_name"].to_list()


def number(position: int) -> int:
    """Return the class of an area: it moves on by one with each turn; every tenth has no data."""
    return NO_DATA if position % 10 == 9 else (position + state["turn"]) % len(colours)


def choose(code: str) -> None:
    """Remember what was clicked."""
    state["chosen"] = code


def change_shape(shape: str) -> None:
    """Remember which shape was asked for."""
    state["shape"] = shape


codes, names, within = areas(layer)


def is_outside(position: int) -> bool:
    """Say whether an area is not part of the picture."""
    is_english = codes[position].startswith("E")
    return (only_north and within[position] != "North East") or (only_england and not is_english)


classes = [OUTSIDE if is_outside(i) else number(i) for i in range(len(codes))]
picture = Picture(
    geometry=f"{geometry_address(here)}/{held[layer].file}",
    classes=classes,
    colours=colours,
    name=f"{layer}, turn {state['turn']}",
    values=["not published" if c == NO_DATA else f"£{10 * c}.5 a week" for c in classes],
    selected=[state["chosen"]] if "chosen" in state else [],
    frame=f"{only_north} {only_england}",
    credit="Source: Office for National Statistics",
    patterns=["dots"] * len(colours) if dotted else [],
    streets=streets,
    shape=state.get("shape", "outlines") if switch else "",
)
show_map(
    picture,
    key="map",
    height=int(st.query_params.get("height", "500")),
    on_choose=choose,
    on_shape=change_shape,
    behaviour=Behaviour(link=True, channel="pair" if "twin" in st.query_params else ""),
)
if "twin" in st.query_params:
    show_map(picture, "twin", 500, choose, behaviour=Behaviour(channel="pair"))
st.text(f"Runs: {state['runs']}")
st.text(f"Chosen: {state.get('chosen', 'nothing')}")
st.text(f"Shape: {state.get('shape', 'outlines')}")
