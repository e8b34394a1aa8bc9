"""Cards of a scenario book: a name and the address of a screen; as a file, and as text in a link.

The file is TOML::

    [[card]]
    name = "IMD 2025 instead"
    address = "compare?part=pot&b=imd-2025-average-score%3Atop%3D91"
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

from levelmap.catalogue.recipe_files import read_toml, toml_text
from levelmap.errors import MissingFile, QueryError

PAGES = ("compare", "method")
"""Addresses of the pages whose states are kept."""

MOST_CARDS, LONGEST_NAME, LONGEST_ADDRESS = 24, 80, 8_200
LONGEST_LINK, LONGEST_DATA = 8_000, 200_000
MOST_FIELDS = 100


@dataclass(frozen=True, slots=True)
class Card:
    """A named state of a page.

    Attributes
    ----------
    page
        One of `PAGES`.
    parameters
        Of its address, as name and text.
    """

    name: str
    page: str
    parameters: tuple[tuple[str, str], ...] = ()

    @property
    def address(self) -> str:
        """Return the address, without that of the site."""
        return f"{self.page}?{urlencode(self.parameters)}"

    @property
    def query(self) -> dict[str, str]:
        """Return the parameters by name."""
        return dict(self.parameters)


def card(name: object, address: object) -> Card:
    """Return a card.

    Raises
    ------
    QueryError
        The name is empty or too long, or the address is not one of a page that can be kept, or
        either holds what is no text.
    """
    if not isinstance(name, str) or not 0 < len(name.strip()) <= LONGEST_NAME:
        raise QueryError(f"A card needs a name of 1 to {LONGEST_NAME} characters.")
    page, _, query = address.partition("?") if isinstance(address, str) else ("", "", "")
    if page not in PAGES or len(str(address)) > LONGEST_ADDRESS:
        raise QueryError(
            f"The card {name.strip()!r} leads to no screen that can be kept: expected an address "
            f"that begins with {' or '.join(PAGES)}, of at most {LONGEST_ADDRESS:,} characters."
        )
    try:
        parameters = tuple(parse_qsl(query, max_num_fields=MOST_FIELDS))
        f"{name}{address}".encode()
    except ValueError as error:
        raise QueryError(
            f"The card {name.strip()!r} cannot be kept: expected a name and an address of whole "
            f"characters, with at most {MOST_FIELDS} parameters."
        ) from error
    return Card(name.strip(), page, parameters)


def kept(book: Sequence[Card], new: Card) -> tuple[Card, ...]:
    """Return a book with another card; one of the same name is replaced.

    Raises
    ------
    QueryError
        The book is full.
    """
    others = [one for one in book if one.name != new.name]
    if len(others) >= MOST_CARDS:
        raise QueryError(f"A book holds {MOST_CARDS} cards: take one out first.")
    return (*others, new)


def write_book(book: Sequence[Card]) -> str:
    """Return a book as TOML that `read_book` turns back into the same book."""
    return "\n".join(
        f"[[card]]\nname = {toml_text(one.name)}\naddress = {toml_text(one.address)}\n"
        for one in book
    )


def read_book(text: str) -> tuple[Card, ...]:
    """Return the cards of a file.

    Raises
    ------
    QueryError, RecipeError
        It is too long, not TOML, or holds no cards.
    """
    return _cards(read_toml(text, "The book").get("card"))


def load_book(path: Path) -> tuple[Card, ...]:
    """Return the cards of a file.

    Raises
    ------
    MissingFile
        There is no such file; else as `read_book`.
    """
    if not path.is_file():
        raise MissingFile(f"There is no book {path}.")
    return read_book(path.read_text("utf-8", "replace"))


def link_text(book: Sequence[Card]) -> str:
    """Return a book as text for a link.

    Raises
    ------
    QueryError
        It is too long for a link.
    """
    plain = [{"name": one.name, "address": one.address} for one in book]
    packed = zlib.compress(json.dumps(plain, separators=(",", ":")).encode(), 9)
    text = base64.urlsafe_b64encode(packed).decode().rstrip("=")
    if len(text) > LONGEST_LINK:
        raise QueryError(
            f"The book is too long for a link ({len(text):,} characters of {LONGEST_LINK:,}): "
            "take a card out, or share it as a file."
        )
    return text


def book_of_link(text: str) -> tuple[Card, ...]:
    """Return the cards that the text in a link stands for.

    Raises
    ------
    QueryError
        It is damaged, too long, or holds no cards.
    """
    damaged = QueryError(
        "The book in this link cannot be read: the link is cut short or was changed. Ask for it "
        "again, or for the book as a file."
    )
    if len(text) > LONGEST_LINK:
        raise damaged
    try:
        packed = base64.b64decode(text + "=" * (-len(text) % 4), b"-_", validate=True)
        unpacker = zlib.decompressobj()
        data = json.loads(unpacker.decompress(packed, LONGEST_DATA))
        if unpacker.unconsumed_tail:
            raise damaged
    except (ValueError, RecursionError, zlib.error, binascii.Error) as error:
        raise damaged from error
    return _cards(data)


def _cards(data: object) -> tuple[Card, ...]:
    if not isinstance(data, list) or not data or not all(isinstance(one, Mapping) for one in data):
        raise QueryError("The book holds no cards: expected a name and an address for each.")
    book: tuple[Card, ...] = ()
    for one in data:
        book = kept(book, card(one.get("name"), one.get("address")))
    return book
