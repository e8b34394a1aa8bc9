"""Finding areas by what people type: their names, other names, former names, codes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from levelmap.terms import Geography

MIN_SIMILARITY = 72
"""Below this similarity (0 to 100, Indel) a misspelt name is not offered."""

MIN_PARISH_SIMILARITY = 85
"""The same for parishes: there are so many that one of them is like almost every word."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A name by which one area may be found.

    Attributes
    ----------
    text
        The name as written.
    code, geography
        The area that it leads to.
    relation
        What the name is to that area: empty (its own name), former, short, formal, spelling, welsh,
        gaelic, renamed, place, parish.
    order
        Place of the kind of area among the results; smaller comes first.
    plain
        The name as it is compared (see `plain`).
    """

    text: str
    code: str
    geography: Geography
    relation: str = ""
    order: int = 0
    plain: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "plain", plain(self.text))


@dataclass(frozen=True, slots=True)
class Match:
    """An area found by a search.

    Attributes
    ----------
    name
        The area's own name.
    found
        The name that was matched, where it is not the area's own.
    relation
        What `found` is to the area (see `Entry`).
    within
        Name of the authority, region or country that tells it from others of the same name.
    """

    code: str
    name: str
    geography: Geography
    found: str = ""
    relation: str = ""
    within: str = ""


PARISH = "parish"
_RELATIONS = (
    *("", "short", "spelling", "formal", "welsh", "gaelic", "renamed", "former", "place"),
    PARISH,
)


_APART = {code: " " for code in range(128) if not chr(code).isalnum()}
_PLAIN = {**_APART, ord("&"): " and ", ord("'"): None, ord("."): None}
"""What becomes of each sign of ASCII that is neither letter nor figure."""


def plain(text: str) -> str:
    """Return *text* for comparison: no accents, case, punctuation; `&` and `st.` written out."""
    if not text.isascii():
        signs = unicodedata.normalize("NFKD", text.casefold())
        letters = (sign for sign in signs if sign != "’" and not unicodedata.combining(sign))
        text = "".join(letter if letter.isascii() else " " for letter in letters)
    return " ".join(text.lower().translate(_PLAIN).split())


@dataclass(frozen=True)
class NameIndex:
    """Every name that can be searched."""

    entries: Sequence[Entry]

    @cached_property
    def _plain(self) -> list[str]:
        return [entry.plain for entry in self.entries]

    def find(self, text: str, limit: int) -> list[Entry]:
        """Return the entries nearest to *text*, best first, one for each area.

        Names equal to the text come first, then names that begin with it, names with a word that
        begins with it, parishes likewise, and last names spelt like it. Among equals come first
        the kinds of area that are asked for most, and an area's own name.
        """
        wanted = plain(text)
        if not wanted:
            return []
        ranked = sorted(self._literal(wanted))
        found = _first_of_each((self.entries[index] for *_, index in ranked), limit)
        if len(found) < limit and len(wanted) > 2:
            found = _first_of_each([*found, *self._alike(wanted, 4 * limit)], limit)
        return found

    def _literal(self, wanted: str) -> list[tuple[bool, int, int, int, int, str, int]]:
        inside = f" {wanted}"
        hits = []
        for index, name in enumerate(self._plain):
            if name.startswith(wanted):
                tier = 0 if len(name) == len(wanted) else 1
            elif inside in name:
                tier = 2
            else:
                continue
            entry = self.entries[index]
            own = _RELATIONS.index(entry.relation)
            is_parish = entry.relation == PARISH
            hits.append((is_parish, tier, entry.order, own, len(name), name, index))
        return hits

    def _alike(self, wanted: str, limit: int) -> list[Entry]:
        from rapidfuzz import fuzz, process  # noqa: PLC0415 (most processes seek no near name)

        hits = process.extract(
            wanted, self._plain, scorer=fuzz.ratio, score_cutoff=MIN_SIMILARITY, limit=limit
        )
        ordered = sorted(hits, key=lambda hit: (-hit[1], self.entries[hit[2]].order, hit[0]))
        return [
            self.entries[index]
            for _, similarity, index in ordered
            if self.entries[index].relation != PARISH or similarity >= MIN_PARISH_SIMILARITY
        ]


def _first_of_each(entries: Iterable[Entry], limit: int) -> list[Entry]:
    kept: dict[tuple[str, Geography], Entry] = {}
    for entry in entries:
        kept.setdefault((entry.code, entry.geography), entry)
        if len(kept) == limit:
            break
    return list(kept.values())
