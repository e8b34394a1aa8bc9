"""Finding a place: what people type, or what a link holds, to an authority of today."""

from __future__ import annotations

from dataclasses import dataclass

from levelmap import gss
from levelmap.answers.phrases import percent_words
from levelmap.answers.postcodes import answer, authority_of
from levelmap.atlas import Atlas
from levelmap.errors import UnknownArea, UnmatchedName
from levelmap.geography import postcodes
from levelmap.geography.gazetteer import CURRENT, Area
from levelmap.geography.search import Match, plain
from levelmap.intake.names import book_of
from levelmap.terms import AreaType

SUGGESTIONS = 8
"""Places offered for a search."""

_CONTAINERS = {
    AreaType.COUNTY,
    AreaType.COMBINED_AUTHORITY,
    AreaType.REGION,
    AreaType.COUNTRY,
}
"""What is made of authorities."""

_RELATIONS = {
    "former": "now part of",
    "renamed": "now called",
    "place": "in",
    "parish": "a parish in",
    "short": "short for",
    "formal": "that is",
    "spelling": "that is",
    "welsh": "Welsh for",
    "gaelic": "Gaelic for",
}
"""What a name that was matched is to the area that it leads to."""


@dataclass(frozen=True, slots=True)
class Found:
    """An authority of today, and a sentence if it is not literally what was asked for."""

    area: Area
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A place that a text may mean.

    Attributes
    ----------
    code
        Of an authority or a ward of today; `resolve` takes both.
    words
        What the reader chooses by, such as "Hull: short for Kingston upon Hull, City of".
    """

    code: str
    words: str


def suggest(text: str, atlas: Atlas) -> tuple[Suggestion, ...]:
    """Return the authorities and wards that *text* may mean, best first."""
    if postcodes.is_like(text):
        return _of_postcode(text, atlas)
    kinds = (AreaType.LOCAL_AUTHORITY, AreaType.WARD)
    matches = atlas.gazetteer.search(text, SUGGESTIONS, kinds)
    found = [Suggestion(match.code, _words(match)) for match in matches]
    meant = meant_by(text, atlas)
    known = {suggestion.code for suggestion in found}
    formal = [Suggestion(code, atlas.gazetteer.name(code)) for code in meant if code not in known]
    return tuple([*formal, *found][:SUGGESTIONS])


def _of_postcode(text: str, atlas: Atlas) -> tuple[Suggestion, ...]:
    """Return the authorities of a postcode, a sector or a postal district, largest share first."""
    try:
        found = answer(text, atlas)
    except UnmatchedName:
        return ()
    if found.authority:
        return (Suggestion(found.authority, found.sentence.removesuffix(".")),)
    names, whole = atlas.gazetteer.name, found.found.text
    return tuple(
        Suggestion(code, f"{names(code)}: {percent_words(share)} of the postcodes of {whole}")
        for code, share in list(found.found.authorities.items())[:SUGGESTIONS]
    )


def meant_by(text: str, atlas: Atlas) -> tuple[str, ...]:
    """Return the authorities of today that a name in one of its many forms means."""
    meaning = book_of(atlas.gazetteer).of_name(text)
    codes = meaning.candidates or ((meaning.code,) if meaning.code else ())
    current = atlas.gazetteer.by_code(CURRENT)
    today = (atlas.gazetteer.successor(code) for code in codes)
    return tuple(code for code in today if code is not None and code in current)


def resolve(text: str, atlas: Atlas) -> Found:
    """Return the authority of today that a code, a name or a postcode means.

    A code or name that ended leads to its successor, a ward or town to its authority; the notice
    then says so.

    Raises
    ------
    UnknownArea
        A code that is no area, or a larger area, whose authorities are named.
    UnmatchedName
        A name that means no place, or more than one; the nearest are named.
    """
    code = gss.normalise(text)
    if gss.is_code(code):
        return _by_code(code, atlas)
    if postcodes.is_like(text):
        authority, sentence = authority_of(text, atlas)
        return Found(atlas.gazetteer.by_code(CURRENT)[authority], sentence)
    return _by_name(text, atlas)


def _by_code(code: str, atlas: Atlas) -> Found:
    gazetteer = atlas.gazetteer
    current = gazetteer.by_code(CURRENT)
    if code in current:
        return Found(current[code])
    if gss.area_type(code) is AreaType.WARD:
        return _ward(gazetteer.area(code), atlas)
    successor = gazetteer.successor(code)
    if successor in current:
        return Found(current[str(successor)], _ended(code, str(successor), atlas))
    area = gazetteer.area(code)
    inside = [found.name for found in gazetteer.within(code, CURRENT)]
    choice = f": choose one of {', '.join(inside[:40])}" if inside else ""
    kind = gss.area_type(code).label
    raise UnknownArea(f"{area.name} ({code}) is a {kind}, not a local authority{choice}.")


def _ended(code: str, successor: str, atlas: Atlas) -> str:
    names, change = atlas.gazetteer.districts.names, atlas.gazetteer.districts.changes.get(code)
    old, new = names.get(code, code), names[successor]
    when = f" ended {change.ended}" if change else " is no longer in use"
    if old == new:
        return f"The code {code}{when}; {new} has the code {successor} today."
    return f"{old} ({code}){when}. It is now part of {new}, which is shown here."


def _ward(ward: Area, atlas: Atlas) -> Found:
    authority = ward.parents[AreaType.LOCAL_AUTHORITY]
    found = _by_code(authority, atlas).area
    vintage = ward.geography.vintage
    return Found(found, f"{ward.name} is a ward of {vintage} in {found.name}, which is shown here.")


def _by_name(text: str, atlas: Atlas) -> Found:
    matches = atlas.gazetteer.search(text, 4 * SUGGESTIONS)
    wanted = plain(text)
    equal = [match for match in matches if wanted in (plain(match.name), plain(match.found))]
    best = min((_tier(match) for match in equal), default=0)
    chosen = [match for match in equal if _tier(match) == best]
    meant = meant_by(text, atlas)
    contain_authorities = [gss.area_type(match.code) in _CONTAINERS for match in chosen]
    if chosen and not meant and all(contain_authorities):
        return _by_code(chosen[0].code, atlas)  # which says what it is, and what lies in it
    if len(chosen) == 1 and len(meant) < 2:
        return _matched(chosen[0], atlas)
    code = book_of(atlas.gazetteer).of_name(text).code
    if not chosen and code and meant:
        return _by_code(code, atlas)
    offered = "; ".join(suggestion.words for suggestion in suggest(text, atlas))
    shown = f"{text[:40]!r}"
    if not offered:
        if postcodes.is_nearly(text):
            postcodes.find(text)  # which says what one is written like
        raise UnmatchedName(f"No place is called {shown}, or anything like it.")
    more = "is the name of more than one place" if chosen else "is not the name of a place"
    raise UnmatchedName(f"{shown} {more}. Did you mean: {offered}?")


def _tier(match: Match) -> int:
    """Return how directly an authority is meant: by its name, another name, a former one, ..."""
    if match.geography.area_type is not AreaType.LOCAL_AUTHORITY:
        return 5
    if not match.found:
        return 0
    return {"former": 2, "place": 3, "parish": 4}.get(match.relation, 1)


def _matched(match: Match, atlas: Atlas) -> Found:
    found = _by_code(match.code, atlas)
    if match.relation in ("former", "place", "parish"):
        return Found(found.area, f"{_words(match)}, which is shown here.")
    return found


def _words(match: Match) -> str:
    if match.geography.area_type is AreaType.WARD:
        return f"{match.name}: a ward in {match.within}"
    if not match.found:
        return match.name
    return f"{match.found}: {_RELATIONS.get(match.relation, 'that is')} {match.name}"
