"""Between widgets, the address and queries: the only place that knows session keys.

A page's query comes from the address on a visitor's first run, lives in the session afterwards,
and is written back to the address on every run, so that copying the address copies the view.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import streamlit as st

Query = TypeVar("Query")
Option = TypeVar("Option")


def start(page: str, read: Callable[[Mapping[str, str]], tuple[Query, tuple[str, ...]]]) -> Query:
    """Return the page's query: the remembered one, else the one that the address describes."""
    key = f"{page}.query"
    if key not in st.session_state:
        st.session_state[key], problems = read(st.query_params.to_dict())
        st.session_state[f"{page}.problems"] = problems
    query: Query = st.session_state[key]
    return query


def problems(page: str) -> tuple[str, ...]:
    """Return what could not be used of the address with which the visitor came."""
    found: tuple[str, ...] = st.session_state.get(f"{page}.problems", ())
    return found


def finish(page: str, query: object, parameters: Mapping[str, str]) -> None:
    """Remember the page's query and write it to the address."""
    st.session_state[f"{page}.query"] = query
    if st.query_params.to_dict() != dict(parameters):
        st.query_params.from_dict(dict(parameters))


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
