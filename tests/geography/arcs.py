"""Arcs of a topology read as the browser reads them."""

from typing import Any


def arcs_of(told: list[Any]) -> list[Any]:
    """Return the arcs that *told* names in steps (see `web_geometry.steps`)."""
    last = 0

    def arc(part: Any) -> Any:
        nonlocal last
        if isinstance(part, list):
            return [arc(one) for one in part]
        last += part // 2
        return ~last if part % 2 else last

    return [arc(part) for part in told]
