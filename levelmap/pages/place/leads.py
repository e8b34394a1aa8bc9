"""Where the number of a row leads: to the map of its indicator, its list, its method, its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import urlencode

from levelmap.drawing.html_tables import Link, cell_html
from levelmap.terms import AreaType


def explore(
    indicator: str,
    *places: str,
    level: AreaType = AreaType.LOCAL_AUTHORITY,
    within: str = "",
    period: str = "",
) -> str:
    """Return the address of an indicator on the map of all areas of a kind, with places chosen."""
    asked = {
        "indicator": indicator,
        "level": "" if level is AreaType.LOCAL_AUTHORITY else level.value,
        "period": period,
        "within": within,
        "places": ",".join(places),
    }
    return _address("explore", asked)


def figures(*places: str, level: AreaType = AreaType.LOCAL_AUTHORITY) -> Callable[[str], str]:
    """Return what gives the address of an indicator by its slug, as `explore` does."""
    return lambda slug: explore(slug, *places, level=level)


def one_list(slug: str) -> str:
    """Return the address of a list: who is on it, by which rule, from which document."""
    return _address("data", {"list": slug})


def all_lists() -> str:
    """Return the address of all lists."""
    return _address("data", {"part": "lists"})


def method(slug: str, code: str = "") -> str:
    """Return the address of a method of ranking, with a place chosen."""
    return _address("method", {"start": slug, "area": code})


def place(key: str, read: str = "") -> str:
    """Return the address of a place, at one of its sections."""
    return _address("place", {"area": key, "read": read})


def row(found: Sequence[Link]) -> str:
    """Return the links behind some sentences as a line."""
    words = " · ".join(cell_html(each) for each in found)
    return f'<p class="levelmap-note">See: {words}</p>'


def _address(page: str, asked: dict[str, str]) -> str:
    return f"{page}?{urlencode({name: value for name, value in asked.items() if value})}"
