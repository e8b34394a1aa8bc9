"""A view of the app for another site: what its address needs to become a frame there (oEmbed)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from html import escape
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from levelmap.atlas import Atlas
from levelmap.errors import LevelMapError, QueryError
from levelmap.server.problems import problem

WIDTH, HEIGHT = 960, 800
SMALLEST, LARGEST = 200, 4000
"""Pixels of a frame; a site may ask for less than the usual size, by `maxwidth` and `maxheight`."""

_TITLES = {
    "": "Explore",
    "explore": "Explore",
    "place": "My place",
    "compare": "Compare",
    "method": "Build a method",
    "stories": "Stories",
    "data": "Data and lists",
}


def route(below: str, address: str, atlas: Callable[[], Atlas]) -> Route:
    """Return `/oembed` (oembed.com, version 1.0), which gives JSON.

    Parameters
    ----------
    below
        Path below which the app is served.
    address
        Where the public finds the app; empty for where the request was sent.
    """

    async def oembed(request: Request) -> Response:
        given = dict(request.query_params)
        if given.get("format", "json") != "json":
            return problem(501, "Only JSON is spoken: leave format out, or say json.")
        if not given.get("url"):
            return problem(400, "url is missing: expected the address of a page here.")
        site = address or str(request.base_url).rstrip("/") + below
        try:
            found = await to_thread.run_sync(lambda: document(given, site, atlas()))
        except QueryError as error:
            return problem(404, str(error))
        text = json.dumps(found, ensure_ascii=False)
        kept = {"cache-control": "public, max-age=3600", "access-control-allow-origin": "*"}
        return Response(text, headers=kept, media_type="application/json")

    return Route(f"{below}/oembed", oembed)


def document(given: Mapping[str, str], site: str, atlas: Atlas) -> dict[str, object]:
    """Return what a site that shows `given["url"]` must know: title, size, and the frame itself.

    Raises
    ------
    QueryError
        The address is not one of a page of this app, or a size is no number.
    """
    asked = given.get("url", "")
    page, query = _page(asked, site)
    title = _title(page, query, atlas)
    width = min(WIDTH, _size(given, "maxwidth", WIDTH))
    height = min(HEIGHT, _size(given, "maxheight", HEIGHT))
    source = escape(_embedded(asked, query), quote=True)
    frame = (
        f'<iframe src="{source}" title="{escape(title, quote=True)}" width="{width}" '
        f'height="{height}" loading="lazy" style="border: 0; max-width: 100%"></iframe>'
    )
    return {
        "version": "1.0",
        "type": "rich",
        "provider_name": "LevelMap",
        "provider_url": f"{site}/",
        "title": title,
        "width": width,
        "height": height,
        "html": frame,
        "cache_age": 3600,
    }


def _page(asked: str, site: str) -> tuple[str, dict[str, list[str]]]:
    """Return the page and the query of an address of this app."""
    parts, here = urlsplit(asked[:4000]), urlsplit(site)
    page = parts.path.removeprefix(here.path).strip("/")
    is_here = (parts.scheme, parts.netloc) == (here.scheme, here.netloc)
    if not is_here or not parts.path.startswith(here.path) or page not in _TITLES:
        raise QueryError(f"{asked[:80]!r} is no page here: expected one that begins with {site}/.")
    return page, parse_qs(parts.query, max_num_fields=50)


def _title(page: str, query: Mapping[str, list[str]], atlas: Atlas) -> str:
    """Return what the view shows: the indicator or the place where the address names one."""
    try:
        if page in ("", "explore") and "indicator" in query:
            return f"{atlas.catalogue.indicator(query['indicator'][0]).label} - LevelMap"
        if page == "place" and "area" in query:
            return f"{atlas.gazetteer.area(query['area'][0]).name} - LevelMap"
    except LevelMapError:
        pass  # the page itself says what is wrong with its address
    return f"{_TITLES[page]} - LevelMap"


def _size(given: Mapping[str, str], name: str, usual: int) -> int:
    text = given.get(name, str(usual))
    if not text.isdecimal() or not SMALLEST <= int(text[:6]) <= 999_999:
        raise QueryError(f"{name} is {text[:20]!r}: expected pixels, at least {SMALLEST}.")
    return min(int(text[:6]), LARGEST)


def _embedded(asked: str, query: Mapping[str, list[str]]) -> str:
    kept = [(name, value) for name, values in query.items() for value in values if name != "embed"]
    return urlunsplit(urlsplit(asked)._replace(query=urlencode([*kept, ("embed", "true")])))
