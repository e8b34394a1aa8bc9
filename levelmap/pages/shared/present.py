"""Presentation: a page with a map on a screen in a foyer or a meeting, without anything around it.

`?present=1` hides navigation, controls and what is below; Escape ends it. After two minutes without
a touch or a key the page where it began is shown again.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

import streamlit as st

from levelmap.drawing.style import sheet
from levelmap.pages.shared import components

PARAMETER = "present"

IDLE_SECONDS = 120
"""After which the page where it began is shown again."""

STEP_SECONDS = 20
"""How long a step of a story is shown."""


def is_on() -> bool:
    """Say whether the page presents."""
    return st.query_params.get(PARAMETER) == "1"


def kept() -> dict[str, str]:
    """Return the parameter that keeps presenting, as part of an address."""
    return {PARAMETER: "1"} if is_on() else {}


def style() -> str:
    """Return the part of the style sheet that hides what is around the map."""
    return sheet("present") if is_on() else ""


def watch(advance: Callable[[], None] | None = None) -> None:
    """While the page presents, let it go on by itself and return where it began.

    Parameters
    ----------
    advance
        Goes one step on, before the page is made again; without it the page stays.
    """
    if is_on():
        steps = STEP_SECONDS if advance else 0
        components.watch_presentation(IDLE_SECONDS, steps, advance or (lambda: None))


def door() -> str:
    """Return the address that presents what the page shows now."""
    return f"?{urlencode({**st.query_params.to_dict(), PARAMETER: '1'})}"
