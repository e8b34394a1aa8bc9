"""Slips that one sentence shows by itself: plurals, impossible counts, ranges of nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

PLURALS = (
    "areas|authorities|districts|figures|lists|measures|others|places|towns|wards|years|awards|"
    "neighbourhoods|indicators|points of"
)

PATTERNS = {
    # `nan` before a name is the Gaelic article
    "a value of the program, not of the data": r"\b(?:nan(?! [A-Z])|None(?! of)|inf|NaT|<NA>)\b"
    r"|\{[a-z_]+\}",
    "one of many": rf"(?<![\d.,£])1 (?:{PLURALS})\b",
    "one are": r"(?<![\d.,£/])\b1 (?:are|have|were)\b",
    "many is": r"(?<![Cc]ategory )(?<![Rr]ound )(?<![Ss]tage )(?<!1 and )(?<!in )"
    r"(?<!of )(?<![-/.,\d])(?:[2-9]|[1-9]\d) (?:is|has)\b",
    "a range of one value": r"(?<![\w.,£-])(-?£?\d(?:[\d,]*\d)?(?:\.\d+)?%?(?: million)?) to "
    r"\1(?![.,]?\d|%| million)",
    "a number too coarse for what it says": r"(?<![\d.,])-?£?0\.0 million",
    "a sign before money": r"£-|\b(?:[Bb]y|[Uu]p|[Dd]own) -£",
    "a space too many": r"(?<=\S)  +(?=\S)| [,.;](?=\s|$)",
    "two stops": r"(?<!\.)\.\.(?!\.)|[,;]\.",
    "nothing in brackets": r"\(\s*\)",
    "and nothing more": r"\band 0 (?:more|others?)\b",
    "a share above all": r"\b(?:1\d[1-9]|1[1-9]\d|[2-9]\d\d)% of (?:the )?(?:other|people|areas)",
}

_PATTERNS = {why: re.compile(pattern) for why, pattern in PATTERNS.items()}

_ORDINAL = re.compile(r"\b([\d,]*\d)(st|nd|rd|th)\b")
_POSITION = re.compile(
    r"\b(?:([\d,]*\d)(?:st|nd|rd|th) )?(highest|lowest|most deprived) of (?:the )?([\d,]+)\b"
)
_SHARE = re.compile(r"(?<![\d.,£–-])\b(\d[\d,]*) of (?:the )?(\d[\d,]*)\b(?![\d.%])")


def slips(text: str) -> Iterator[str]:
    """Yield what is wrong with a sentence whatever it speaks of."""
    for why, pattern in _PATTERNS.items():
        if (found := pattern.search(text)) is not None:
            yield f"{why}: {found.group()!r}"
    if text.count("(") != text.count(")"):
        yield "a bracket is left open"
    yield from _numbers(text)


def _numbers(text: str) -> Iterator[str]:
    for number, ending in _ORDINAL.findall(text):
        if ending != _ending(_whole(number)):
            yield f"{number}{ending} should end in {_ending(_whole(number))}"
    for place, end, among in _POSITION.findall(text):
        rank, all_of_them = _whole(place or "1"), _whole(among)
        if rank > all_of_them:
            yield f"the {place} of {among}"
        elif end in ("highest", "lowest") and rank > (all_of_them + 1) / 2 + 0.5:
            yield f"the {place} {end} of {among} is nearer to the other end"
    for part, whole in _SHARE.findall(text):
        is_year = "," not in whole and 1990 <= _whole(whole) <= 2035
        if _whole(part) > _whole(whole) and not is_year:
            yield f"{part} of {whole}"


def _whole(text: str) -> int:
    return int(text.replace(",", ""))


def _ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
