"""One cell: what it says without invisible characters and armour, and the number in it.

Every step takes time in proportion to the length of the cell.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from levelmap.intake.limits import LONGEST_CELL

MISSING = frozenset(
    """na n/a nan null none nil .. ... . - – — : * ~ ? x c u z w ! # #n/a #na #ref! #value! #div/0!
    #name? #null! #num! low suppressed missing confidential disclosive unavailable unreliable
    withheld redacted""".split()
) | {
    *("not available", "not applicable", "no data", "not known", "not published", "not collected"),
    *("data not available", "too small", "insufficient data"),
}
"""Texts that publishers write where there is no value, in lower case."""

_SPACES = str.maketrans(dict.fromkeys("\t\n\r\x0b\x0c\x85\xa0\u2028\u2029\u202f", " "))
_SCALES = {"k": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}

_BRACKETED = re.compile(r"\[[^\[\]]{0,40}\]|\([a-z]{1,3}\)|[*†‡^]")
_NUMBER = re.compile(r"[0-9][0-9.,]{0,40}(?:[eE][+-]?[0-9]{1,3})?|\.[0-9]{1,30}")
_BOUND = re.compile(r"(?:<|>|≤|≥|<=|>=|under|over|less than|more than) ?[0-9.,]{1,20} ?%?")


def clean(cell: str) -> str:
    """Return a cell as a person sees it: no invisible characters, armour or surrounding space.

    ``="E06000001"`` and ``'E06000001`` are ways in which spreadsheets keep a text a text.
    """
    text = cell[:LONGEST_CELL]
    if not text.isascii():
        # marks that cannot be seen (zero width, byte order, direction) are of category Cf
        text = "".join(c for c in text if unicodedata.category(c) not in ("Cf", "Co", "Cn"))
    text = " ".join(text.translate(_SPACES).replace("\0", "").split())
    if len(text) > 3 and text.startswith('="') and text.endswith('"'):
        text = text[2:-1].strip()
    if len(text) > 1 and text[0] == "'":
        text = text[1:].strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1].strip()
    return text


@dataclass(frozen=True, slots=True)
class Number:
    """What a cell of numbers says.

    Attributes
    ----------
    digits
        The number without sign, unit and mark, its separators as written; empty if there is none.
    factor
        -1 for a negative one; times the scale of `£1.2m`.
    mark
        What stood for a missing value, or beside the number, such as `[c]`; empty if nothing did.
    is_number
        False where the cell is neither a number nor a way to say that there is none.
    """

    digits: str
    factor: float = 1.0
    mark: str = ""
    is_number: bool = True


NOTHING, WORDS = Number(""), Number("", is_number=False)


def number(cell: str) -> Number:
    """Return the number in a cleaned cell; whether a comma is a decimal mark is settled later."""
    if not cell:
        return NOTHING
    if len(cell) > 60:
        return WORDS
    text = unicodedata.normalize("NFKC", cell).lower()
    if text in MISSING or _BOUND.fullmatch(text):
        return Number("", mark=cell)
    marks = _BRACKETED.findall(text)
    bare = _BRACKETED.sub(" ", text).strip() if marks else text
    if not bare:
        return Number("", mark=cell)
    found = _signed(bare)
    if found.is_number and marks:
        return Number(found.digits, found.factor, " ".join(marks))
    return found


def _signed(text: str) -> Number:
    factor = 1.0
    if text[0] == "(" and text[-1] == ")":  # accountants write losses so
        text, factor = text[1:-1].strip(), -1.0
    text = text.replace("\u2212", "-").replace("–", "-")
    for _ in range(2):  # the sign before or after the currency
        if text[:1] in ("-", "+"):
            factor = -factor if text[0] == "-" else factor
            text = text[1:].lstrip()
        if text[:1] in ("£", "$", "€"):
            return _counted(text[1:].lstrip(), factor, is_money=True)
    return _counted(text, factor, is_money=False)


def _counted(text: str, factor: float, *, is_money: bool) -> Number:
    if text[:1] in ("-", "+"):
        factor, text = (-factor if text[0] == "-" else factor), text[1:]
    joined = re.sub(r"(?<=[0-9])[ '’](?=[0-9]{3}(?![0-9]))", "", text)  # 1 234 and 1'234
    match = _NUMBER.match(joined)
    if match is None:
        return WORDS
    unit = joined[match.end() :].strip()
    if not unit:
        return Number(match[0], factor)
    if is_money and unit in _SCALES:
        return Number(match[0], factor * _SCALES[unit])
    if unit in ("%", "per cent", "percent", "pp") or (is_money and unit in ("pw", "p")):
        return Number(match[0], factor)
    if unit in ("r", "p", "e", "u", "b", "f"):  # revised, provisional, estimated, unreliable ...
        return Number(match[0], factor, unit)
    return WORDS
