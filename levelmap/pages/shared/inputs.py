"""Between widgets, the address and queries: the only place that knows session keys.

A page's query comes from the address on a visitor's first run, lives in the session afterwards,
and is written back to the address on every run, so that copying the address copies the view.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import streamlit as st

from levelmap.pages.shared import present

MAP_POSITION = "at"
"""Where the map looks, in the address of a page: latitude, longitude and zoom."""

Query = TypeVar("Query")
Option = TypeVar("Option")


def start(page: str, read: Callable[[Mapping[str, str]], tuple[Query, tuple[str, ...]]]) -> Query:
    """Return the page's query: the remembered one, else the one that the address describes.

    The address is read again when it is no longer the one written last: the reader went back. Not
    after a change, though: the browser may have sent it before it had the new address.
    """
    key, parameters = f"{page}.query", _of_query(st.query_params.to_dict())
    has_changed = st.session_state.pop(f"{page}.changed", False)
    is_other = bool(parameters) and parameters != st.session_state.get(f"{page}.address")
    is_new = is_other and not has_changed
    if key not in st.session_state or is_new:
        st.session_state[key], st.session_state[f"{page}.problems"] = read(parameters)
        st.session_state[f"{page}.address"] = parameters
    query: Query = st.session_state[key]
    return query


def _of_query(parameters: Mapping[str, str]) -> dict[str, str]:
    """Return the parameters without those that are no page's: of the map, and of presenting."""
    others = (MAP_POSITION, present.PARAMETER)
    return {name: value for name, value in parameters.items() if name not in others}


def problems(page: str) -> tuple[str, ...]:
    """Return what could not be used of the address, once: the next run has none."""
    found: tuple[str, ...] = st.session_state.pop(f"{page}.problems", ())
    return found


def finish(page: str, query: object, parameters: Mapping[str, str]) -> None:
    """Remember the page's query and write it to the address."""
    st.session_state[f"{page}.query"] = query
    st.session_state[f"{page}.address"] = dict(parameters)
    if _of_query(st.query_params.to_dict()) != dict(parameters):
        st.query_params.from_dict({**parameters, **present.kept()})


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
