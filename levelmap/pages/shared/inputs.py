"""Between widgets, the address and queries: the only place that knows session keys.

A page's query comes from the address on a visitor's first run, lives in the session afterwards,
and is written back to the address on every run, so that copying the address copies the view.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import streamlit as st

from levelmap.pages.shared import components, present

MAP_POSITION = "at"
"""Where the map looks, in the address of a page: latitude, longitude and zoom."""

OTHERS = (MAP_POSITION, present.PARAMETER)
"""Parameters that are no page's: of the map, and of presenting."""

ARRIVED = "inputs.arrived"
"""Key of the session: whether the reader comes from another page, or from elsewhere."""

WENT = "inputs.went"
"""Key of the session: whether the reader went back or forth on the page.

The browser tells it. An address that is not the one written last does not: the browser may have
sent it before it had the new one.
"""

Query = TypeVar("Query")
Option = TypeVar("Option")


def arrive() -> None:
    """Take note that the reader comes from another page, or from elsewhere."""
    st.session_state[ARRIVED] = True


def start(page: str, read: Callable[[Mapping[str, str]], tuple[Query, tuple[str, ...]]]) -> Query:
    """Return the page's query: the remembered one, else the one that the address describes.

    The address is read again when the reader went back or forth to it, and when they come from
    another page with an address that says something; where it is empty, the page is as it was left.
    """
    key, parameters = f"{page}.query", _of_query(st.query_params.to_dict())
    if st.session_state.pop(f"{page}.changed", False):
        st.session_state[f"{page}.step"] = True
    went = st.session_state.pop(WENT, False)
    is_read = bool(parameters) if st.session_state.pop(ARRIVED, False) else went
    if is_read or key not in st.session_state:
        st.session_state[key], st.session_state[f"{page}.problems"] = read(parameters)
    query: Query = st.session_state[key]
    return query


def _go_back() -> None:
    """Take note that the reader went back or forth on the page."""
    st.session_state[WENT] = True


def _of_query(parameters: Mapping[str, str]) -> dict[str, str]:
    """Return the parameters of an address without those that are no page's."""
    return {name: value for name, value in parameters.items() if name not in OTHERS}


def problems(page: str) -> tuple[str, ...]:
    """Return what could not be used of the address, once: the next run has none."""
    found: tuple[str, ...] = st.session_state.pop(f"{page}.problems", ())
    return found


def finish(page: str, query: object, parameters: Mapping[str, str]) -> None:
    """Remember the page's query and write it to the address.

    What the visitor changed is a step for Back; what a page shows by itself, when it is opened, is
    not.
    """
    st.session_state[f"{page}.query"] = query
    is_step = st.session_state.pop(f"{page}.step", False)
    is_other = _of_query(st.query_params.to_dict()) != dict(parameters)
    if is_other and not parameters:  # what a link brings is taken in once
        is_step = True
    if is_other and is_step:
        st.query_params.from_dict({**parameters, **present.kept()})
        is_other = False
    components.keep_address(parameters if is_other else None, OTHERS, _go_back)


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
