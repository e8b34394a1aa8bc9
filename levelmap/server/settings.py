"""What an administrator may set, all of it by environment variables."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from levelmap.errors import QueryError

_HOST = re.compile(r"\*|https?://(\*\.)?[A-Za-z0-9.-]+(:\d+)?")
_YES = {"": False, "0": False, "no": False, "1": True, "yes": True}


@dataclass(frozen=True, slots=True)
class Settings:
    """How this copy is served.

    Attributes
    ----------
    address
        Where the public finds the app (`https://places.example.gov.uk/map`), without a slash at
        its end; empty on a laptop. With https, answers ask browsers to stay with it.
    frame_ancestors
        Sites that may show a page in a frame; `*` stands for every site.
    json_logs
        One line of JSON for each answer and event, for collectors of logs.
    streamlit_metrics
        Whether Streamlit's own measurements can be read too.
    """

    address: str = ""
    frame_ancestors: tuple[str, ...] = ()
    json_logs: bool = False
    streamlit_metrics: bool = False

    @property
    def is_https(self) -> bool:
        """Whether the public reaches the app over TLS."""
        return self.address.startswith("https://")


def read(variables: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings that *variables* hold.

    Raises
    ------
    QueryError
        One of them cannot be read; the sentence names it.
    """
    return Settings(
        _address(variables.get("LEVELMAP_ADDRESS", "")),
        _hosts(variables.get("LEVELMAP_FRAME_ANCESTORS", "")),
        _switch(variables, "LEVELMAP_JSON_LOGS"),
        _switch(variables, "LEVELMAP_STREAMLIT_METRICS"),
    )


def _address(text: str) -> str:
    parts = urlsplit(text)
    if text and (parts.scheme not in ("http", "https") or not parts.hostname or parts.query):
        raise QueryError(
            f"LEVELMAP_ADDRESS is {text!r}: expected where the public finds the app, such as "
            "https://places.example.gov.uk."
        )
    return text.rstrip("/")


def _hosts(text: str) -> tuple[str, ...]:
    hosts = tuple(text.split())
    for host in hosts:
        if not _HOST.fullmatch(host):
            raise QueryError(
                f"LEVELMAP_FRAME_ANCESTORS names {host!r}: expected sites with spaces between "
                "them, such as https://www.example.gov.uk, or * for all."
            )
    return hosts


def _switch(variables: Mapping[str, str], name: str) -> bool:
    text = variables.get(name, "").lower()
    if text not in _YES:
        raise QueryError(f"{name} is {text!r}: expected 1 or 0.")
    return _YES[text]
