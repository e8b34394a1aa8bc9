"""A list of the visitor's own: read, asked about, and used in this session only."""

from __future__ import annotations

from dataclasses import replace
from weakref import ref

import streamlit as st

from levelmap.answers.own import own_list
from levelmap.errors import LevelMapError
from levelmap.pages.compare.query import OWN_LIST, ComparePageQuery, Part
from levelmap.pages.compare.share import OWN_KEY, OWN_TABLE_KEY, PAGE
from levelmap.pages.shared import inputs, own_table
from levelmap.pages.shared.plain_text import bullets, plain

KEY = "compare.own.file"


def show() -> None:
    """Show where to bring a list, and what was made of it."""
    with st.expander("Bring your own list (spreadsheet or CSV)"):
        st.caption(
            "A table with a column of area codes or names, of any year. It is read in this session "
            "only: nothing is stored, and nobody else sees it."
        )
        reading = own_table.bring("Your list", KEY)
        if reading is None:
            _forget()
            return
        st.session_state[OWN_TABLE_KEY] = ref(reading)
        own_table.show_preview(reading, KEY)
        own_table.show_matched(reading, KEY)
        try:
            st.session_state[OWN_KEY] = own_list(reading)
        except LevelMapError as error:
            st.session_state.pop(OWN_KEY, None)
            st.error(plain(error), icon=":material/error:")
            return
        st.markdown(bullets([*reading.report, *reading.list.report]))
        own_table.show_unmatched(reading, KEY)
        st.button("Compare it", on_click=lambda: inputs.change(PAGE, _as_b))


def _forget() -> None:
    for key in (OWN_KEY, OWN_TABLE_KEY):
        st.session_state.pop(key, None)


def _as_b(query: ComparePageQuery) -> ComparePageQuery:
    return replace(query, part=Part.TWO, two=replace(query.two, b=OWN_LIST), area="")
