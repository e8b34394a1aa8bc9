"""Recipes as the text in a link: short, of letters, digits, hyphens and underlines only."""

from __future__ import annotations

import base64
import binascii
import json
import zlib

from levelmap.catalogue.recipe_plain import plain
from levelmap.catalogue.recipe_schema import recipe_from
from levelmap.errors import RecipeError
from levelmap.methods.recipes import Recipe

VERSION = "1"
LONGEST_LINK = 8_000
"""Characters; browsers and proxies cut longer addresses."""

LONGEST_DATA = 100_000
"""Bytes that a link may unpack to, so that a small text cannot fill the memory."""


def link_text(recipe: Recipe) -> str:
    """Return a recipe as text for a link; the same recipe always gives text that reads the same.

    Raises
    ------
    RecipeError
        The recipe is too long for a link.
    """
    packed = zlib.compress(json.dumps(plain(recipe), separators=(",", ":")).encode(), 9)
    text = VERSION + base64.urlsafe_b64encode(packed).decode().rstrip("=")
    if len(text) > LONGEST_LINK:
        raise RecipeError(
            f"{recipe.called} is too long for a link ({len(text)} characters of {LONGEST_LINK}): "
            "shorten its notes, or share it as a file."
        )
    return text


def recipe_of_link(text: str) -> Recipe:
    """Return the recipe that the text in a link stands for.

    Raises
    ------
    RecipeError
        The text is damaged, too long, or does not hold a recipe.
    """
    if len(text) > LONGEST_LINK:
        raise RecipeError(f"The recipe in this link is longer than {LONGEST_LINK} characters.")
    try:
        if not text.startswith(VERSION):
            raise ValueError
        packed = base64.b64decode(text[1:] + "=" * (-len(text[1:]) % 4), b"-_", validate=True)
        unpacker = zlib.decompressobj()
        data = json.loads(unpacker.decompress(packed, LONGEST_DATA))
        json.dumps(data, ensure_ascii=False).encode()  # half a character cannot be shown
        if unpacker.unconsumed_tail:
            raise ValueError
    except (ValueError, RecursionError, zlib.error, binascii.Error) as error:
        raise RecipeError(
            "The recipe in this link cannot be read: the link is cut short or was changed. Ask for "
            "it again, or for the recipe as a file."
        ) from error
    return recipe_from(data)
