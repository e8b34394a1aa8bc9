"""Our own small parts of a page: a spoken line, a drawing, a table that sorts in the browser."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import streamlit as st

from levelmap import gss
from levelmap.figures.map_layers import BROWSER_FILES

Renderer = Callable[..., object]


def _script(name: str) -> str:
    return (BROWSER_FILES / name).read_text(encoding="utf-8")


@cache
def _component(name: str) -> Renderer:
    style = _script(f"{name}.css") if (BROWSER_FILES / f"{name}.css").exists() else None
    return st.components.v2.component(f"levelmap_{name}", js=_script(f"{name}.js"), css=style)


def announce(text: str, key: str) -> None:
    """Show *text* and have screen readers say it when it changes."""
    _component("announce")(data=text, key=key)


def draw(svg: str, key: str) -> None:
    """Show a drawing that is written as SVG."""
    _component("drawing")(data=svg, key=key)


def show_table(packed: str, key: str, on_choose: Callable[[str], None]) -> None:
    """Show a table packed by `value_table.pack`.

    Parameters
    ----------
    on_choose
        Called with the code of an area whose row was chosen, before the rerun that this causes.
    """

    def chosen() -> None:
        code = st.session_state[key].place
        if isinstance(code, str) and gss.is_code(code):
            on_choose(code)

    _component("value_table")(data=packed, key=key, on_place_change=chosen)
