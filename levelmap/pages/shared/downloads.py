"""Buttons for files to take away, each made when its button is pressed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import PurePath

import pandas as pd
import streamlit as st

from levelmap import work
from levelmap.downloads.workbook import XLSX, workbook
from levelmap.drawing import image_files
from levelmap.drawing.image_files import PICTURES
from levelmap.drawing.map_image import MapImage

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


def offer_map(image: Callable[[], MapImage], name: str) -> None:
    """Show the buttons for a map as a picture: for a slide and for a page."""
    offer_pictures(lambda kind: work.do_short(image_files.made, image(), kind), name)


def offer_pictures(make: Callable[[str], bytes], name: str) -> None:
    """Show the buttons for each of `PICTURES`, which *make* gives."""
    for kind in PICTURES:
        paper, _, ending = kind.partition(".")
        label = f"{paper.capitalize()} ({ending.upper()})"
        offer(label, f"{name}-{kind}", partial(make, kind))


def offer_workbook(
    label: str,
    name: str,
    sheets: Callable[[], Mapping[str, pd.DataFrame]],
    *,
    key: str | None = None,
    is_main: bool = False,
) -> None:
    """Show the button for tables as a workbook, which is written beside the app; as `offer`."""
    offer(label, name, lambda: work.do(workbook, sheets()), key=key, is_main=is_main)
