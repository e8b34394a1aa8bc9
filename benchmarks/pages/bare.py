"""What Streamlit's rerun costs where there is nothing else: no imports, none of our settings."""

import streamlit as st

st.session_state.setdefault("turn", 0)
if st.button("Next"):
    st.session_state["turn"] += 1
st.text(f"Turn {st.session_state['turn']}")
