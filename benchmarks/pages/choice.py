"""An empty page with a select box: what a choice costs where nothing follows from it."""

import streamlit as st

st.text(st.selectbox("Indicator", [f"Turn {number}" for number in range(100)]))
