"""Links within the app that keep the session: what a visitor has brought and kept stays."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st


def lead(
    title: str, address: str, parameters: Mapping[str, str] | None = None, *, icon: str = ""
) -> None:
    """Show a link to a page of the app.

    Parameters
    ----------
    address
        Of the page, such as `compare`.
    parameters
        Of the address.
    icon
        Name of a Material symbol.
    """
    shown = f":material/{icon}:" if icon else None
    page = st.Page(_elsewhere, title=title, url_path=address)
    st.page_link(page, label=title, icon=shown, query_params=dict(parameters or {}))


def go(address: str, parameters: Mapping[str, str]) -> None:
    """Open a page of the app instead of this one; does not return."""
    st.switch_page(st.Page(_elsewhere, url_path=address), query_params=dict(parameters))


def _elsewhere() -> None:
    """Stand for a page that the navigation, which knows pages by addresses, has under the same."""
