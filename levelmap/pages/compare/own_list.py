"""A list of the visitor's own: read, reported, and used in this session only."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from levelmap.answers.own_data import MOST_BYTES, OwnData, read_own_data
from levelmap.drawing.html_tables import Column, html_table
from levelmap.errors import LevelMapError
from levelmap.pages.compare.query import OWN_LIST, ComparePageQuery, Part
from levelmap.pages.compare.share import OWN_KEY, PAGE
from levelmap.pages.shared import cache, inputs

READ_KEY = "compare.own.read"
"""Where the session keeps what was made of the file, so that it is read once."""


def show() -> None:
    """Show where to bring a list, and what was made of it."""
    with st.expander("Bring your own list (CSV or XLSX)"):
        st.caption(
            "A table with a column of area codes or names, of any year. It is read in this session "
            "only: nothing is stored, and nobody else sees it."
        )
        file = st.file_uploader(
            "Your list", type=["csv", "xlsx"], max_upload_size=MOST_BYTES // 1_000_000
        )
        if file is None:
            _forget()
            return
        try:
            own = _read(file)
        except LevelMapError as error:
            _forget()
            st.error(str(error), icon=":material/error:")
            return
        st.session_state[OWN_KEY] = own.places
        _show_report(own)
        st.button("Compare with it", on_click=lambda: inputs.change(PAGE, _as_b))


def _read(file: UploadedFile) -> OwnData:
    """Return what is made of a file; kept in the session while the same file is there."""
    kept = st.session_state.get(READ_KEY)
    if kept is None or kept[0] != file.file_id:
        kept = (file.file_id, read_own_data(file.getvalue(), file.name, cache.atlas()))
        st.session_state[READ_KEY] = kept
    found: OwnData = kept[1]
    return found


def _as_b(query: ComparePageQuery) -> ComparePageQuery:
    return replace(query, part=Part.TWO, two=replace(query.two, b=OWN_LIST), area="")


def _forget() -> None:
    for key in (OWN_KEY, READ_KEY):
        st.session_state.pop(key, None)


def _show_report(own: OwnData) -> None:
    st.markdown("\n".join(f"- {line}" for line in own.report))
    unmatched = own.matching.unmatched
    if not unmatched:
        return
    columns = [Column("Row", is_number=True), Column("As written"), Column("Nearest names")]
    rows = [
        (f"{one.row:,}", one.written[:80], ", ".join(one.nearest) or "none")
        for one in unmatched[:100]
    ]
    caption = "1 row that was" if len(unmatched) == 1 else f"{len(unmatched):,} rows that were"
    st.html(html_table(f"{caption} not matched", columns, rows))
