"""A page without a map: what a rerun costs by itself."""

import streamlit as st

from benchmarks.pages import shared

st.text(f"Turn {shared.turn()}")
