"""Buttons for files to take away, each made when its button is pressed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

import streamlit as st

from levelmap.downloads.workbook import XLSX
from levelmap.drawing import map_image
from levelmap.drawing.map_image import PAGE, SLIDE, Format

MIME = {
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".geojson": "application/geo+json",
    ".html": "text/html",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".svg": "image/svg+xml",
    ".toml": "application/toml",
    ".xlsx": XLSX,
    ".zip": "application/zip",
}
"""Media type of a file by the ending of its name."""


def offer(
    label: str,
    name: str,
    make: Callable[[], bytes | str],
    *,
    key: str | None = None,
    is_main: bool = False,
) -> None:
    """Show the button for one file.

    Parameters
    ----------
    name
        Of the file; its ending says what it is.
    make
        Gives the content; called when the button is pressed.
    is_main
        Whether this is what most readers want.
    """
    ending = PurePath(name).suffix
    picture = ending in (".svg", ".png")
    st.download_button(
        label,
        make,
        file_name=name,
        mime=MIME[ending],
        key=key,
        on_click="ignore",
        icon=":material/image:" if picture else ":material/download:",
        type="primary" if is_main else "secondary",
    )


def offer_map(draw: Callable[[Format], str], name: str) -> None:
    """Show the buttons for a map as a picture: for a slide and for a page."""
    offer("Slide (PNG)", f"{name}-slide.png", lambda: map_image.png(draw(SLIDE), scale=1.5))
    offer("Slide (SVG)", f"{name}-slide.svg", lambda: draw(SLIDE).encode())
    offer("Page (PNG)", f"{name}-page.png", lambda: map_image.png(draw(PAGE)))
    offer("Page (SVG)", f"{name}-page.svg", lambda: draw(PAGE).encode())
