"""The answer to an address at which there is no page: status 404, and the ways on in our words."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from levelmap.drawing.style import sheet
from levelmap.server.problems import problem

_STYLE = """
:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 40rem; padding: 2rem 1rem; background: var(--lm-ground);
  color: var(--lm-text); font: 1rem/1.5 "Source Sans", "Source Sans 3", system-ui, sans-serif; }
h1 { font-size: var(--lm-type-5); line-height: 1.2; }
a { color: var(--lm-accent); }
li { margin: 0.4rem 0; }
"""


_SERVED = ("/component/", "/media/")
"""Parts of paths under which documents of their own are served."""

_FOR_PROGRAMS = "/api/"


def document(below: str, pages: Mapping[str, str]) -> str:
    """Return the document.

    Parameters
    ----------
    below
        Path below which the app is served, empty at the root.
    pages
        Title of each page by its address; the first is that of no address, at the root.
    """
    first = next(iter(pages))
    ways = "".join(
        f'<li><a href="{escape(f"{below}/{at}", quote=True)}">{escape(title)}</a></li>'
        for at, title in (("" if at == first else at, title) for at, title in pages.items())
    )
    return (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<title>No page at this address - LevelMap</title>"
        f"<style>{sheet('tokens')}{_STYLE}</style></head><body><main>"
        "<h1>There is no page at this address</h1>"
        "<p>It may have been mistyped, or cut off where a link was copied. "
        "These are the pages of LevelMap:</p>"
        f"<ul>{ways}</ul></main></body></html>\n"
    )


class Unknown:
    """ASGI middleware: what Streamlit answers with its own page to any address is a 404.

    An address for programs that Streamlit refuses for its characters is refused as they read it.

    The name of the first page leads to the root, where that page is.

    Streamlit gives the same document for every address that is not a file, and its script then
    says "Page not found" over our first page. Only that document is replaced, so whatever else is
    served stays as it is.
    """

    def __init__(self, app: ASGIApp, below: str, pages: Mapping[str, str]) -> None:
        self.app = app
        self.root = f"{below}/"
        self.first = f"{below}/{next(iter(pages))}"
        self.known = {below, *(f"{below}/{page}" for page in pages)}
        self.answer = HTMLResponse(document(below, pages), 404, {"cache-control": "no-store"})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http" and scope["path"].rstrip("/") == self.first:
            asked = scope.get("query_string", b"").decode("latin-1")
            to = RedirectResponse(f"{self.root}?{asked}" if asked else self.root)
            await to(scope, receive, send)
            return
        if scope["type"] != "http" or self._may_be(scope["path"]):
            await self.app(scope, receive, send)
            return
        is_replaced = False

        async def replacing(message: Message) -> None:
            nonlocal is_replaced
            instead = self._instead(scope["path"], message)
            if instead is not None:
                is_replaced = True
                await instead(scope, receive, send)
            elif not is_replaced:
                await send(message)

        await self.app(scope, receive, replacing)

    def _instead(self, path: str, message: Message) -> Response | None:
        """Return what is answered in place of what begins with this message, if anything."""
        if message["type"] != "http.response.start":
            return None
        if _is_document(message):
            return self.answer
        if message["status"] == 400 and _FOR_PROGRAMS in path and not _kinds(message):
            return problem(400, "The address has characters that none served here has.")
        return None

    def _may_be(self, path: str) -> bool:
        """Say whether a path is that of a page, or of a part that a page loads."""
        return path.rstrip("/") in self.known or any(part in path for part in _SERVED)


def _is_document(message: Message) -> bool:
    return message["status"] == 200 and any(
        kind.startswith(b"text/html") for kind in _kinds(message)
    )


def _kinds(message: Message) -> list[bytes]:
    return [value for name, value in message["headers"] if name.lower() == b"content-type"]
