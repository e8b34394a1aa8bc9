"""Between widgets, the address and queries: the only place that knows session keys.

A page's query comes from the address on a visitor's first run, lives in the session afterwards,
and is written back to the address on every run, so that copying the address copies the view.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import streamlit as st

from levelmap.pages.shared import components, links, present

MAP_POSITION = "at"
"""Where the map looks, in the address of a page: latitude, longitude and zoom."""

OTHERS = (MAP_POSITION, present.PARAMETER)
"""Parameters that are no page's: of the map, and of presenting."""

SENT = "inputs.sent"
"""Key of the session: when the browser was sent to what the page wrote, None if it was not.

Long ago, once it was seen there.
"""

LATE_SECONDS = 1.0
"""For so long after it was sent elsewhere, a browser may ask from where it was before."""

Query = TypeVar("Query")
Option = TypeVar("Option")


def arrive() -> None:
    """Take note that the reader comes from another page, or from elsewhere."""
    st.session_state[SENT] = None


def start(page: str, read: Callable[[Mapping[str, str]], tuple[Query, tuple[str, ...]]]) -> Query:
    """Return the page's query: the remembered one, else the one that the address describes.

    The address is read again when it is no longer the one written last: the reader went back. Not
    after a change, though, nor just after the browser was sent to another: it may have asked before
    it had the new address. And not where it is empty because the reader came from another page:
    then the page is as it was left.
    """
    key, parameters = f"{page}.query", _of_query(st.query_params.to_dict())
    has_changed = st.session_state.pop(f"{page}.changed", False)
    if has_changed:
        st.session_state[f"{page}.step"] = True
    if parameters == st.session_state.get(f"{page}.address"):
        st.session_state[SENT] = -math.inf
        is_new = False
    else:
        is_new = _went(parameters) and not has_changed
    if key not in st.session_state or is_new:
        st.session_state[key], st.session_state[f"{page}.problems"] = read(parameters)
        st.session_state[f"{page}.address"] = parameters
    query: Query = st.session_state[key]
    return query


def _went(parameters: Mapping[str, str]) -> bool:
    """Return whether the reader went to an address, which is not the one that the page wrote."""
    sent = st.session_state.get(SENT)
    return bool(parameters) if sent is None else time.monotonic() - sent > LATE_SECONDS


def _of_query(parameters: Mapping[str, str]) -> dict[str, str]:
    """Return the parameters of an address without those that are no page's."""
    return {name: value for name, value in parameters.items() if name not in OTHERS}


def problems(page: str) -> tuple[str, ...]:
    """Return what could not be used of the address, once: the next run has none."""
    found: tuple[str, ...] = st.session_state.pop(f"{page}.problems", ())
    return found


def not_asked(page: str) -> tuple[str, ...]:
    """Return a sentence for each part of the address of a page that is the same for all, once."""
    start(page, lambda parameters: (None, links.read(parameters, {})[1]))
    return problems(page)


def finish(page: str, query: object, parameters: Mapping[str, str]) -> None:
    """Remember the page's query and write it to the address.

    What the visitor changed is a step for Back; what a page shows by itself, when it is opened, is
    not.
    """
    st.session_state[f"{page}.query"] = query
    st.session_state[f"{page}.address"] = dict(parameters)
    is_step = st.session_state.pop(f"{page}.step", False)
    is_other = _of_query(st.query_params.to_dict()) != dict(parameters)
    if is_other and not parameters:  # what a link brings is taken in once
        is_step = True
    if is_other and is_step:
        st.query_params.from_dict({**parameters, **present.kept()})
        st.session_state[SENT] = time.monotonic()
    components.write_address(parameters if is_other and not is_step else None, OTHERS)


def change(page: str, changed: Callable[[Query], Query]) -> None:
    """Change the page's query before the page is made again."""
    st.session_state[f"{page}.changed"] = True
    st.session_state[f"{page}.query"] = changed(st.session_state[f"{page}.query"])


def bound(
    page: str, field: str, value: object, changed: Callable[[Any, Any], Any]
) -> dict[str, Any]:
    """Return the arguments of a widget that stands at *value* and whose choice changes the query.

    Parameters
    ----------
    changed
        Returns the query for what the widget holds: ``changed(query, choice)``.
    """
    key = f"{page}.{field}"
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value

    def choose() -> None:
        choice = st.session_state[key]
        change(page, lambda query: changed(query, choice))

    return {"key": key, "on_change": choose}


def choose(
    label: str,
    options: Sequence[Option],
    current: Option,
    *,
    key: str,
    words: Callable[[Option], str] = str,
) -> Option:
    """Show a select box that stands at *current*, or at the first option if that is not offered."""
    if st.session_state.get(key) not in options:
        st.session_state[key] = current if current in options else options[0]
    chosen: Option = st.selectbox(label, options, key=key, format_func=words)
    return chosen
