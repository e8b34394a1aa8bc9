"""Names of authorities in their many forms, and codes of every kind: what a text means.

A name is looked up as written; then without the words that councils put round it ("London Borough
of Brent", "Rotherham MBC"); then by its telling words alone ("Derry and Strabane"). Each step is
one look into a dictionary, whatever the length of a list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz import fuzz, process

from levelmap import gss
from levelmap.errors import UnknownArea
from levelmap.geography import postcodes
from levelmap.geography.councils import Council
from levelmap.geography.districts import EARLIER_RECODES
from levelmap.geography.gazetteer import Gazetteer
from levelmap.intake import parts
from levelmap.intake.forms import COMBINED, bare, shortened, telling, written_out
from levelmap.intake.limits import LONGEST_NAME
from levelmap.paths import Folders
from levelmap.terms import AreaType

NEAREST = 3
"""Names that are offered for one that means no place."""

_SIMILAR = 60
"""Similarity (0 to 100, Indel of the plain names) below which a name is not offered."""

_WIDER = (
    AreaType.UPPER_TIER,
    AreaType.COMBINED_AUTHORITY,
    AreaType.REGION,
    AreaType.COUNTRY,
)

_OTHER_KINDS = {
    **dict.fromkeys(("N06",), "parliamentary constituency of before 2024"),
    **dict.fromkeys(("E00", "W00", "S00", "N00"), "output area"),
    **dict.fromkeys(("N20",), "data zone of 2021, and those are not held"),
    **dict.fromkeys(("E04", "W04"), "parish"),
    **dict.fromkeys(("E11",), "metropolitan county"),
    **dict.fromkeys(("E13",), "part of London"),
    **dict.fromkeys(("E22", "W14"), "community safety partnership"),
    **dict.fromkeys(("E31",), "fire authority"),
    **dict.fromkeys(("E38", "E40", "E54", "W11"), "health area"),
    **dict.fromkeys(("E63", "W45", "K05"), "built-up area"),
    **dict.fromkeys(("K03", "K04"), "group of nations"),
}
"""Kinds of code that statistics carry and LevelMap does not use, by their first three letters."""

_TOTALS = frozenset(
    """uk|united kingdom|great britain|gb|england and wales|national|total|all|all areas|average
    mean|median|england average|uk average|england total|grand total|national average""".replace(
        "\n", "|"
    ).split("|")
)

_TOTAL_OF = re.compile(
    r"sub ?-?totals?|(mean|median|minimum|maximum|average|total|sum) (for|of) .*"
    r"|(all|total) ([a-z]+ )?(councils|authorities|areas|districts|boroughs|wards|places)"
)


_NOT_A_REGION = (*COMBINED, "metropolitan county", "met county")
"""Endings after which a name is none of a region's. A metropolitan county has no council: one that
has a combined authority of its name has the same area."""

_CUT_SHORT = re.compile(r"(?<![A-Za-z])([A-Za-z]{1,5})['\u2019]([a-z]{2,8})(?![A-Za-z])")
"""A word cut short by an apostrophe, as in B'ham."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a text means.

    Attributes
    ----------
    code
        Of the one area that it means, of whatever year; empty if it means none or several.
    kind
        Of that area, or of the areas that its code is of; None for a postcode.
    inside
        Code of the authority of 2025 that a postcode is in.
    candidates
        Codes among which it does not decide.
    why
        Why it means no single place, as the end of a sentence about it.
    """

    code: str = ""
    kind: AreaType | None = None
    candidates: tuple[str, ...] = ()
    why: str = ""
    inside: str = ""

    def __reduce__(self) -> tuple[object, ...]:
        """Travel as what it is made of, as `matching.Row` does."""
        return Meaning, (self.code, self.kind, self.candidates, self.why, self.inside)


def _no_name(text: str, name: str) -> str:
    """Return why a text is no name of a place; empty where it may be one."""
    if not name:
        return "is no name" if text else "is empty"
    return "is a total" if name in _TOTALS or _TOTAL_OF.fullmatch(name) else ""


@dataclass(frozen=True)
class NameBook:
    """Every name and code by which a row may mean an area."""

    gazetteer: Gazetteer

    def __reduce__(self) -> tuple[Callable[[Folders], NameBook], tuple[Folders]]:
        """Let another process make its own of the same folders, once."""
        return _book_in, (self.gazetteer.folders,)

    def of_code(self, code: str) -> Meaning:
        """Return what a code of any year and kind means."""
        if held := self._kind_of(code):
            return Meaning(code, held)
        if kind := _OTHER_KINDS.get(code[:3]):
            return Meaning(why=f"is the code of a {kind}")
        if gss.is_code(code):
            kind = gss.area_type(code)
            if kind in parts.KINDS:
                return self._part(code, kind)
            is_held = kind in (AreaType.LOCAL_AUTHORITY, AreaType.WARD, *_WIDER)
            unknown = " that was never in force" if is_held else ""
            return Meaning(why=f"is the code of {kind.one}{unknown}")
        return Meaning(why="is no code that LevelMap knows")

    def _kind_of(self, code: str) -> AreaType | None:
        """Return the kind of an authority, a ward or a wider area that is held."""
        if code in self.gazetteer.districts.years or code in EARLIER_RECODES:
            return AreaType.LOCAL_AUTHORITY
        return AreaType.WARD if code in self._wards else self._wider_codes.get(code)

    def _part(self, code: str, kind: AreaType) -> Meaning:
        if parts.parts_of(self.gazetteer).is_held(code, kind):
            return Meaning(code, kind)
        return Meaning(kind=kind, why=f"is the code of {kind.one} of a year that is not held")

    def of_seat(self, text: str) -> Meaning:
        """Return what a name means where the heading says that names are of constituencies."""
        code = parts.parts_of(self.gazetteer).seat(text)
        if code:
            return Meaning(code, AreaType.CONSTITUENCY)
        return Meaning(kind=AreaType.CONSTITUENCY, why="is no constituency of 2024")

    def of_name(self, text: str) -> Meaning:
        """Return what a name means: districts of any year before wider areas.

        A postcode means itself; whether there is such a one is looked up for all rows at once.
        """
        if postcodes.is_whole(text):
            return Meaning(text.upper().replace(" ", ""), why="is no postcode in use")
        name = written_out(text)
        if why := _no_name(text, name):
            return Meaning(why=why)
        if name.endswith(_NOT_A_REGION) and (code := self._combined.get(bare(name))):
            return self.of_code(code)
        known = self._known(name)
        return known or self._in_two_languages(text) or self._contracted(text) or self._begun(name)

    def _known(self, name: str) -> Meaning | None:
        """Return what a written-out name means, with or without the words round it."""
        for form in shortened(name):
            if found := self._exact.get(form) or self._wider_names.get(form):
                return self._meant(found, form)
            if form in self._ended:
                return self._was(self._ended[form])
        for names, form in (
            (self._bare, bare(name)),
            (self._wider_bare, bare(name)),
            (self._telling, telling(name)),
        ):
            if found := names.get(form):
                return self._meant(found, form)
        return None

    def _in_two_languages(self, text: str) -> Meaning | None:
        """Return the area that both sides of a stroke mean ("Cardiff / Caerdydd")."""
        sides = text.split("/")
        if len(sides) != 2:
            return None
        one, other = map(self.of_name, sides)
        return one if one.code and one.code == other.code else None

    def _contracted(self, text: str) -> Meaning | None:
        """Return the areas of one word that an apostrophe cuts short ("B'ham"); None if none."""
        cut = _CUT_SHORT.search(text[:LONGEST_NAME])
        if cut is None:
            return None
        head, tail = cut[1].casefold(), cut[2].casefold()
        one_word = (name for name in self._today[0] if " " not in name)
        alike = [name for name in one_word if name.startswith(head) and name.endswith(tail)]
        written = (text[: cut.start()] + name + text[cut.end() :] for name in alike)
        meant = (self._bare.get(bare(written_out(one)), ()) for one in written)
        codes = tuple(dict.fromkeys(code for found in meant for code in found))
        if len(codes) > 1:
            return Meaning(candidates=codes, why=f"may be {self._either(codes)}")
        return self.of_code(codes[0]) if codes else None

    def _meant(self, codes: tuple[str, ...], form: str) -> Meaning:
        rivals = self._rivals(codes, form)
        if len(rivals) > 1:
            return Meaning(candidates=rivals, why=f"may be {self._either(rivals)}")
        return self.of_code(codes[0])

    def _was(self, council: Council) -> Meaning:
        """Return the councils of today that one of before 2016 may stand for, to be asked about."""
        held = tuple(code for code in council.successors if code in self.gazetteer.districts.years)
        why = f"ended in {council.ended[:4]} and is now in {' and '.join(map(self.name, held))}"
        return Meaning(candidates=held, why=why if held else f"ended in {council.ended[:4]}")

    def _rivals(self, codes: tuple[str, ...], form: str) -> tuple[str, ...]:
        """Return the areas that a name may mean: a short name may be the beginning of others."""
        if " " in form or codes[0] not in self._short.get(form, ()):
            return codes
        return tuple(dict.fromkeys((*codes, *self._first_words.get(form, ()))))

    def _begun(self, name: str) -> Meaning:
        """Return the areas whose names begin with the words of *name*, to be asked about."""
        begun = self._first_words.get(name.split(maxsplit=1)[0], ())
        found = tuple(code for code in begun if self._own[code].startswith(f"{bare(name)} "))
        if found and len(found) <= 5:
            return Meaning(candidates=found, why=f"may be {self._either(found)}")
        return Meaning(why="is no place that LevelMap knows")

    def _either(self, codes: Iterable[str]) -> str:
        return " or ".join(map(self.name, codes))

    def name(self, code: str) -> str:
        """Return the name of an area of any year; the code where it has none."""
        try:
            return self.gazetteer.name(code)
        except UnknownArea:
            later = EARLIER_RECODES.get(code)
            return self.gazetteer.name(later) if later else code

    def nearest(self, texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return the codes of the authorities of today whose names are most like each text.

        All texts are compared at once; it takes time in proportion to their number.
        """
        asked = list(dict.fromkeys(texts))
        names, codes = self._today
        forms = [bare(written_out(text)) for text in asked]
        alike = process.cdist(forms, names, scorer=fuzz.ratio, score_cutoff=_SIMILAR)
        best = (-alike).argsort(axis=1, kind="stable")[:, : 3 * NEAREST] if asked else ()
        return {
            text: tuple(dict.fromkeys(codes[at] for at in order if row[at] > 0))[:NEAREST]
            for text, row, order in zip(asked, alike, best, strict=True)
        }

    @cached_property
    def _today(self) -> tuple[list[str], list[str]]:
        pairs = [(name, codes[0]) for name, codes in self._bare.items() if len(codes) == 1]
        latest = self.gazetteer.latest(AreaType.LOCAL_AUTHORITY)
        held = self.gazetteer.by_code(latest)
        kept = [(name, code) for name, code in pairs if code in held]
        return [name for name, _ in kept], [code for _, code in kept]

    @cached_property
    def _own(self) -> dict[str, str]:
        return {code: written_out(name) for code, name in self.gazetteer.districts.names.items()}

    @cached_property
    def _exact(self) -> Mapping[str, tuple[str, ...]]:
        pairs = [(name, code) for code, name in self._own.items()]
        pairs += [(name, code) for names in self._given.values() for name, code in names]
        known = self._grouped(pairs)
        spelt = [(name, code) for name, code in self._spellings if name not in known]
        return {**self._grouped(spelt), **known}

    @cached_property
    def _spellings(self) -> list[tuple[str, str]]:
        """Ways in which people write the names of councils that are or were districts."""
        councils, years = self.gazetteer.names.councils, self.gazetteer.districts.years
        found = ((text, councils.by_key[key].code) for text, key in councils.spellings)
        return [(written_out(text), code) for text, code in found if code in years]

    @cached_property
    def _ended(self) -> Mapping[str, Council]:
        """Councils that ended before the districts held begin, by name."""
        councils = self.gazetteer.names.councils
        found = ((text, councils.by_key[key]) for text, key in councils.spellings)
        years = self.gazetteer.districts.years
        return {
            written_out(text): council
            for text, council in found
            if not council.is_in_force
            and council.successors
            and council.code not in years
            and council.code not in self._wider_codes
        }

    @cached_property
    def _given(self) -> Mapping[str, list[tuple[str, str]]]:
        """Other names of districts by kind."""
        found: dict[str, list[tuple[str, str]]] = {}
        for code, names in self.gazetteer.context_tables.other_names.items():
            if code in self.gazetteer.districts.years:
                for other in names:
                    if other.is_of_the_area:
                        found.setdefault(other.kind, []).append((written_out(other.name), code))
        return found

    @cached_property
    def _short(self) -> Mapping[str, tuple[str, ...]]:
        return self._grouped(self._given.get("short", []))

    @cached_property
    def _bare(self) -> Mapping[str, tuple[str, ...]]:
        wider = self._wider_names
        return self._grouped(
            (form, code)
            for name, codes in self._exact.items()
            for code in codes
            if (form := bare(name)) not in wider or form in self._exact
        )

    @cached_property
    def _telling(self) -> Mapping[str, tuple[str, ...]]:
        wider = set(map(telling, self._wider_names))
        return self._grouped(
            (form, code)
            for name, codes in self._exact.items()
            for code in codes
            if (form := telling(name)) not in wider and " " in form
        )

    @cached_property
    def _first_words(self) -> Mapping[str, tuple[str, ...]]:
        latest = self.gazetteer.latest(AreaType.LOCAL_AUTHORITY)
        held = self.gazetteer.by_code(latest)
        return self._grouped((self._own[c].split()[0], c) for c in held if c in self._own)

    def _grouped(self, pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
        """Return the areas by name: each once, though recoded, those in force longest first."""
        districts = self.gazetteer.districts
        found: dict[str, dict[str, None]] = {}
        for name, code in pairs:
            found.setdefault(name, {})[districts.latest_code(code)] = None
        return {name: self._of_last_year(codes) for name, codes in found.items()}

    def _of_last_year(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Return the areas of a name that were the last to have it: a later one takes its place."""
        years = self.gazetteer.districts.years
        found = list(codes)
        last = max(years[code][1] for code in found)
        return tuple(code for code in found if years[code][1] == last)

    @cached_property
    def _wards(self) -> frozenset[str]:
        held = [g for g in self.gazetteer.geographies if g.area_type is AreaType.WARD]
        return frozenset(code for g in held for code in self.gazetteer.areas(g).index)

    def _wider(self) -> Iterator[tuple[str, str, AreaType]]:
        for geography in reversed(self.gazetteer.geographies):
            if geography.area_type in _WIDER:
                for code, area in self.gazetteer.by_code(geography).items():
                    if code not in self.gazetteer.districts.years:
                        yield code, written_out(area.name), geography.area_type

    @cached_property
    def _wider_codes(self) -> dict[str, AreaType]:
        return {code: kind for code, _, kind in self._wider()}

    @cached_property
    def _combined(self) -> dict[str, str]:
        """Codes of combined authorities by name, also of those that a region has too."""
        kind = AreaType.COMBINED_AUTHORITY
        return {name: code for code, name, held in reversed(list(self._wider())) if held is kind}

    @cached_property
    def _wider_names(self) -> dict[str, tuple[str, ...]]:
        return {name: (code,) for code, name, _ in reversed(list(self._wider()))}

    @cached_property
    def _wider_bare(self) -> dict[str, tuple[str, ...]]:
        return {bare(name): codes for name, codes in self._wider_names.items()}


@lru_cache(maxsize=4)
def book_of(gazetteer: Gazetteer) -> NameBook:
    """Return the names of a gazetteer; made once."""
    return NameBook(gazetteer)


def _book_in(folders: Folders) -> NameBook:
    return book_of(Gazetteer(folders))
