"""A list or an indicator of the visitor's own: read, reported, used in this session only."""

from __future__ import annotations


def show() -> None:
    """Show the place for a table of one's own."""
