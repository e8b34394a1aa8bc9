"""A file from a folder or an address, whole or not at all."""

from __future__ import annotations

from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

from levelmap import __version__
from levelmap.errors import DataError, MissingFile

SECONDS = 30
LARGEST = 100_000_000
"""Bytes of a file: a dataset has some five million."""


def fetch(origin: str, name: str) -> bytes:
    """Return the file *name* below *origin*.

    Redirections are followed, from https to https only.

    Parameters
    ----------
    origin
        A folder, or an address that begins with http:// or https://.

    Raises
    ------
    MissingFile
        It is not there.
    DataError
        It cannot be had whole: nobody answers, the connection was cut, or it is too large.
    """
    if urlsplit(origin).scheme not in ("http", "https"):
        path = Path(origin) / name
        if not path.is_file():
            raise MissingFile(f"{name} is not in {origin}.")
        return path.read_bytes()
    address = f"{origin.rstrip('/')}/{quote(name)}"
    request = Request(address, headers={"User-Agent": f"LevelMap/{__version__}"})
    try:
        with urlopen(request, timeout=SECONDS) as answer:
            if origin.startswith("https:") and not answer.url.startswith("https:"):
                raise DataError(f"{address} leads to an address without TLS: not followed.")
            content: bytes = answer.read(LARGEST + 1)
            promised = answer.headers.get("Content-Length")
    except HTTPError as error:
        with error:
            raise MissingFile(f"{address} answers {error.code} {error.reason}.") from None
    except (URLError, HTTPException, OSError) as error:
        reason = getattr(error, "reason", error)
        raise DataError(f"{address} could not be fetched ({reason}).") from None
    if len(content) > LARGEST:
        raise DataError(f"{address} has more than {LARGEST // 1_000_000} MB: not taken.")
    if promised is not None and int(promised) != len(content):
        raise DataError(f"{address} was cut off: {len(content):,} of {int(promised):,} bytes came.")
    return content
