"""The state of the My place page: its query, changed by its widgets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from levelmap.pages.place.query import PlaceQuery
from levelmap.pages.shared import inputs

PAGE = "place"


def asked() -> PlaceQuery:
    """Return what the visitor asks for, also of what changes no number."""
    found: PlaceQuery = st.session_state[f"{PAGE}.query"]
    return found


def change(changed: Callable[[PlaceQuery], PlaceQuery]) -> None:
    """Change what is asked for before the page is made again."""
    inputs.change(PAGE, changed)


def bound(
    field: str, value: object, changed: Callable[[PlaceQuery, Any], PlaceQuery]
) -> dict[str, Any]:
    """Return the arguments of a widget that stands at *value* and changes the query."""
    return inputs.bound(PAGE, field, value, changed)
