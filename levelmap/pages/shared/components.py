"""Our own small parts of a page: a spoken line, a drawing, a table that sorts in the browser."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from functools import cache

import streamlit as st

from levelmap.drawing.map_layers import BROWSER_FILES
from levelmap.pages.shared.tables import AS_MADE, TableView

Renderer = Callable[..., object]

_COMMENT = re.compile(r"^ */\*.*?\*/\n", re.DOTALL | re.MULTILINE)

PAINTING_SECONDS = 0.1
"""What a browser needs to paint what matters most (see docs/decisions/explore.md)."""


_STYLED_BY_THE_PAGE = ("drawing",)
"""Components that the style sheet of the page reaches."""


@cache
def _component(name: str) -> Renderer:
    return st.components.v2.component(
        f"levelmap_{name}",
        html=_text(name, "html"),
        css=_text(name, "css"),
        js=_text(name, "js"),
        isolate_styles=name not in _STYLED_BY_THE_PAGE,
    )


def _text(name: str, kind: str) -> str | None:
    """Return a file of a component without its comments: it is sent again with new data."""
    file = BROWSER_FILES / f"{name}.{kind}"
    return _COMMENT.sub("", file.read_text("utf-8")) if file.exists() else None


def announce(text: str, key: str, *, is_hidden: bool = False) -> None:
    """Show *text* and have screen readers say it when it changes.

    Parameters
    ----------
    is_hidden
        Only say it: the page shows it elsewhere already.
    """
    _component("announce")(data={"text": text, "hidden": is_hidden}, key=key)


def let_paint(key: str, content: object) -> None:
    """Wait a moment after *content* is sent, unless it is what was there before.

    What follows on the page would keep the browser from painting it.
    """
    before = st.session_state.get(key)
    st.session_state[key] = content
    if before is not None and before != content:
        time.sleep(PAINTING_SECONDS)


def write_address(written: Mapping[str, str] | None, kept: tuple[str, ...]) -> None:
    """Have the browser write parameters into the address, without a step for Back.

    Parameters
    ----------
    written
        What stands there in place of what does; None for nothing to write.
    kept
        Names of those that stay.
    """
    told = dict(written) if written is not None else None
    _component("address")(data={"written": told, "kept": list(kept)}, key="address")


def draw(svg: str, key: str) -> None:
    """Show a drawing that is written as SVG; its style is in the style sheet of the page."""
    _component("drawing")(data=svg, key=key)


def _told(key: str, name: str) -> object:
    """Return what a component told last; None where the page has no longer this component.

    A browser may tell it after the reader went on to what is shown instead.
    """
    return getattr(st.session_state.get(key), name, None)


def show_table(
    packed: str,
    key: str,
    on_choose: Callable[[str], None],
    *,
    seen: TableView = AS_MADE,
    on_view: Callable[[TableView], None] | None = None,
) -> None:
    """Show a table that the browser sorts and filters.

    Parameters
    ----------
    packed
        Of `tables.pack`.
    on_choose
        Called with the code of the row that was chosen, before the rerun that this causes.
    seen
        Order and filter at first, and after one went back.
    on_view
        Called in the same way with another order or filter; without it they are not told.
    """

    def chosen() -> None:
        code = _told(key, "place")
        if isinstance(code, str) and code:
            on_choose(code[:100])

    def viewed() -> None:
        told = _told(key, "view")
        if on_view is not None and isinstance(told, str):
            on_view(TableView.parse(told))

    _component("value_table")(
        data={"packed": packed, "view": str(seen), "told": on_view is not None},
        key=key,
        on_place_change=chosen,
        on_view_change=viewed,
    )


def search(
    content: Mapping[str, object],
    key: str,
    on_type: Callable[[str], None],
    on_choose: Callable[[str], None],
) -> None:
    """Show a search box that offers matches.

    Parameters
    ----------
    content
        `label`, `placeholder`, the `text` that was answered, and its `matches` (`words`, `key`).
    on_type, on_choose
        Called with the text typed and the key chosen, before the rerun that this causes.
    """

    def typed() -> None:
        on_type(str(_told(key, "typed") or ""))

    def chosen() -> None:
        on_choose(str(_told(key, "chosen") or ""))

    _component("find")(data=content, key=key, on_typed_change=typed, on_chosen_change=chosen)


def watch_presentation(idle: int, step: int, advance: Callable[[], None]) -> None:
    """Have the browser watch a page that presents.

    Parameters
    ----------
    idle
        Seconds without use after which the page where it began is shown again.
    step
        Seconds between steps; 0 for a page without steps.
    advance
        Called when a step is due, before the rerun that this causes.
    """
    _component("present")(
        data={"idle": idle, "step": step}, key="present", on_advance_change=advance
    )


def turn_by_finger(over: str, key: str, turn: Callable[[int], None]) -> None:
    """Have a finger drawn across an element turn pages.

    Parameters
    ----------
    over
        Selector of the element.
    turn
        Called with 1 for the next page and -1 for the one before, before the rerun that this
        causes.
    """

    def drawn() -> None:
        step = _told(key, "step")
        if step in (-1, 1):
            turn(int(step))

    _component("swipe")(data={"over": over}, key=key, on_step_change=drawn)
