"""The forms in which people write a name or a code of a place, and what they have in common."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from levelmap.geography.search import plain
from levelmap.intake.limits import LONGEST_NAME

_CODE = re.compile(r"(?<![A-Za-z0-9])([A-Z][0-9]{8}|95[A-Z]{2}[0-9]{2}[A-Z][0-9])(?![A-Za-z0-9])")
"""GSS codes, and those of Northern Ireland's super output areas."""

_SPACED = re.compile(r"[A-Za-z][0-9]{2}[ -]?[0-9]{3}[ -]?[0-9]{3}")

_BESIDE = re.compile(
    r"^[a-z]{2,10}[0-9]{2,4}:|^(gor|country|county|region|district|lad?):|^[0-9]{1,3}[.)]\s|\[[^\[\]]{0,40}\]|\([0-9]{1,2}\)$",
    re.IGNORECASE,
)
"""What stands beside a name: a kind of area (`ualad23:`, `gor:`), a number in a list, a note."""

_BEFORE = tuple(
    tuple(words.split())
    for words in (
        "city and county of",
        "city and district of",
        "metropolitan borough council of",
        "metropolitan borough of",
        "metropolitan district of",
        "royal london borough of",
        "royal borough of",
        "london borough of",
        "county borough of",
        "borough council of",
        "district council of",
        "county council of",
        "city council of",
        "borough of",
        "district of",
        "council of",
        "county of",
        "city of",
        "lb of",
        "rb of",
        "cyngor bwrdeistref sirol",
        "cyngor bwrdeistref",
        "cyngor sir",
        "cyngor dinas",
        "cyngor",
        "county",
        "the",
        "lb",
        "rb",
    )
)
COMBINED = (
    "mayoral combined county authority",
    "mayoral combined authority",
    "combined county authority",
    "combined authority",
)
"""How the name of a combined authority ends, which may be that of a region without it."""

_AFTER = tuple(
    tuple(words.split())
    for words in (
        "city and county of",
        "county borough",
        "metropolitan borough",
        "metropolitan district",
        "london borough of",
        "london borough",
        "royal borough of",
        *COMBINED,
        "metropolitan county",
        "met county",
        "met district",
        "met borough",
        "unitary authority",
        "unitary district",
        "local authority",
        "city of",
        "county of",
        "the",
        *("city county borough district unitary authority council corporation").split(),
        *("mbc mdc cbc lbc bc dc cc ua lb la mb md cb lad ltla utla").split(),
    )
)
_BEGINNING = {p[0]: [q for q in _BEFORE if q[0] == p[0]] for p in _BEFORE}
_ENDING = {p[-1]: [q for q in _AFTER if q[-1] == p[-1]] for p in _AFTER}
_WRITTEN_OUT = {
    "ne": "north east",
    "nw": "north west",
    "se": "south east",
    "sw": "south west",
    "upon": "on",
    "n": "north",
    "e": "east",
    "s": "south",
    "w": "west",
    "saint": "st",
    "yorks": "yorkshire",
    "lincs": "lincolnshire",
    "lancs": "lancashire",
    "leics": "leicestershire",
    "notts": "nottinghamshire",
    "northants": "northamptonshire",
    "staffs": "staffordshire",
    "glos": "gloucestershire",
    "worcs": "worcestershire",
    "derbys": "derbyshire",
    "cambs": "cambridgeshire",
    "beds": "bedfordshire",
    "bucks": "buckinghamshire",
    "herts": "hertfordshire",
    "hants": "hampshire",
    "oxon": "oxfordshire",
    "wilts": "wiltshire",
    "berks": "berkshire",
}
_SILENT = frozenset("city county borough district council and of the royal on under le".split())


def written_out(text: str) -> str:
    """Return a name for comparison: plain, with abbreviations written out."""
    name = _BESIDE.sub(" ", text[:LONGEST_NAME])
    return " ".join(_WRITTEN_OUT.get(word, word) for word in plain(name).split())


def shortened(name: str) -> Iterator[str]:
    """Yield a written-out name, then without one after another of the words round it."""
    words: list[str] | None = name.split()
    while words:
        yield " ".join(words)
        words = _stripped(words)


def bare(name: str) -> str:
    """Return a written-out name without the words that councils put round it."""
    return list(shortened(name))[-1] if name else ""


def _stripped(words: list[str]) -> list[str] | None:
    for phrase in _ENDING.get(words[-1], ()):
        if len(words) > len(phrase) and tuple(words[-len(phrase) :]) == phrase:
            return words[: -len(phrase)]
    for phrase in _BEGINNING.get(words[0], ()):
        if len(words) > len(phrase) and tuple(words[: len(phrase)]) == phrase:
            return words[len(phrase) :]
    return None


def telling(name: str) -> str:
    """Return the words of a written-out name that tell it from others, in order of the alphabet."""
    return " ".join(sorted(set(name.split()) - _SILENT))


def code_in(text: str) -> str:
    """Return the code in a cell, in upper case; empty if there is none or more than one.

    The cell may hold spaces within the code, lower case, or the code beside a name.
    """
    if not any(letter.isdecimal() for letter in text[:LONGEST_NAME]):
        return ""
    if not text.isascii():  # full-width letters and digits
        text = normalize("NFKC", text[: LONGEST_NAME * 2])
    if _SPACED.fullmatch(text):
        return text.upper().replace(" ", "").replace("-", "")
    found = set(_CODE.findall(text[:LONGEST_NAME].upper()))
    return found.pop() if len(found) == 1 else ""
