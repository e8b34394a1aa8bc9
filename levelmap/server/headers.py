"""The headers that every answer carries, whoever made it."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from levelmap.server.settings import Settings

_UNUSED = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
"""Powers of a browser that no page needs."""


def content_security_policy(settings: Settings) -> str:
    """Return from where a page may take what, and who may frame it.

    Scripts need two exceptions: Streamlit and the map's component write scripts into their pages
    ('unsafe-inline') and make functions from text ('unsafe-eval'); Streamlit's components of the
    second generation are loaded from blobs.
    """
    ancestors = " ".join(("'self'", *settings.frame_ancestors))
    return "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self' blob: data:",
            "worker-src 'self' blob:",
            "frame-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            f"frame-ancestors {ancestors}",
        )
    )


def of_every_answer(settings: Settings) -> dict[str, str]:
    """Return the headers that do not depend on the answer, by lower-case name."""
    found = {
        "content-security-policy": content_security_policy(settings),
        "x-content-type-options": "nosniff",
        "referrer-policy": "strict-origin-when-cross-origin",
        "permissions-policy": ", ".join(f"{power}=()" for power in _UNUSED),
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
    }
    if not settings.frame_ancestors:
        found["x-frame-options"] = "SAMEORIGIN"
    if settings.is_https:
        found["strict-transport-security"] = "max-age=31536000; includeSubDomains"
    return found


class Headers:
    """ASGI middleware: adds what is missing, and `Secure` to cookies behind TLS."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.fixed = of_every_answer(settings)
        self.is_https = settings.is_https

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.fixed.items():
                    headers.setdefault(name, value)
                if self.is_https or scope["scheme"] == "https":
                    message["headers"] = [_secured(*pair) for pair in message["headers"]]
            await send(message)

        await self.app(scope, receive, with_headers)


def _secured(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    if name.lower() != b"set-cookie" or b"secure" in value.lower().replace(b" ", b"").split(b";"):
        return name, value
    return name, value + b"; Secure"


class Closed:
    """ASGI middleware: what others serve and should not, as if it were not there."""

    def __init__(self, app: ASGIApp, ends: Sequence[str]) -> None:
        self.app = app
        self.ends = tuple(ends)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        is_closed = scope["type"] == "http" and scope["path"].endswith(self.ends)
        app = PlainTextResponse("Not Found", 404) if is_closed else self.app
        await app(scope, receive, send)
