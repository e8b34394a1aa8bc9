"""Money on the My place page: every award by whose it is, a head, and beside all authorities."""

from __future__ import annotations

import streamlit as st

from levelmap.answers.place.league import league
from levelmap.drawing import legends
from levelmap.geography.gazetteer import CURRENT
from levelmap.pages.place import cache, tables
from levelmap.pages.place.briefing import html
from levelmap.pages.place.money import picture
from levelmap.pages.place.money import tables as money_tables
from levelmap.pages.place.state import PAGE
from levelmap.pages.place.view import PlaceView
from levelmap.pages.shared import layers
from levelmap.pages.shared.cache import atlas
from levelmap.pages.shared.plain_text import plain

MAP_HEIGHT = 480


def show(view: PlaceView) -> None:
    """Show the awards of the place, what is not held, and every authority a head when asked."""
    st.header("Money", anchor="money")
    st.markdown(plain(tables.money_sentence(view)))
    if view.money.awards:
        st.html(cache.once("money.shares", view, lambda: html.table(money_tables.shares(view))))
        st.html(cache.once("money", view, lambda: html.table(tables.money(view))))
    for sentence in view.money.unknown:
        st.caption(plain(sentence))
    if view.money.similar:
        with st.expander("Beside the similar places"):
            st.html(cache.once("beside", view, lambda: html.table(tables.money_beside(view))))
    every = st.expander("Beside all authorities", on_change="rerun", key=f"{PAGE}.league")
    if every.open:
        with every:
            _show_all(view)


def _show_all(view: PlaceView) -> None:
    found = league(atlas())
    st.markdown(plain(found.sentence(view.profile.code)))
    drawn = cache.once("money.map", view, lambda: picture.picture(found, view.profile.code))
    layers.show(drawn, CURRENT, f"{PAGE}.money", height=MAP_HEIGHT, on_choose=lambda _: None)
    st.html(legends.row_html(drawn.legend(), is_titled=True) + legends.caption_html(drawn.legend()))
    st.html(html.table(money_tables.ranking(found, view.profile.code)))
