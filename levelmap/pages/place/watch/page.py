"""Watching a place on its page: keep its numbers as a file, and see what differs since one."""

from __future__ import annotations

import streamlit as st

from levelmap.errors import LevelMapError
from levelmap.pages.place.briefing import html
from levelmap.pages.place.state import PAGE
from levelmap.pages.place.view import PlaceView
from levelmap.pages.place.watch import changes, snapshot
from levelmap.pages.shared import downloads
from levelmap.pages.shared.plain_text import plain


def show(view: PlaceView) -> None:
    """Show the button for the file, and the comparison with one that was kept."""
    st.subheader("Watch what changes", anchor="watch")
    st.markdown(
        "Keep the numbers of today as a file. Bring it back later, or one from a colleague, and "
        "see what moved and which lists came or went."
    )
    downloads.offer(
        "Numbers of today (JSON)",
        f"{view.profile.code}-{view.version.day.isoformat()}.json",
        lambda: snapshot.as_file(view),
        key=f"{PAGE}.watch",
    )
    kept = st.file_uploader("A file kept earlier", type="json", key=f"{PAGE}.kept")
    if kept is None:
        return
    try:
        before, now = snapshot.read_file(kept.getvalue()), snapshot.snapshot(view)
        st.markdown(plain(changes.sentence(before, now)))
        st.html(html.table(changes.changes(before, now)))
    except LevelMapError as error:
        st.error(plain(error), icon=":material/error:")
