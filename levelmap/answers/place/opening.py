"""From what people type or link to, to a place of any kind."""

from __future__ import annotations

from collections.abc import Sequence

from levelmap import gss
from levelmap.answers.place.find import SUGGESTIONS, Suggestion, meant_by, resolve
from levelmap.answers.place.find import suggest as suggest_authorities
from levelmap.answers.place.groups import SEPARATOR, Opened, named_group, open_place, ready_made
from levelmap.answers.place.kinds import place_of
from levelmap.atlas import Atlas
from levelmap.catalogue.small_areas import KINDS as SMALL_AREA_KINDS
from levelmap.catalogue.small_areas import SmallAreas
from levelmap.errors import UnknownArea, UnmatchedName
from levelmap.geography import postcodes
from levelmap.geography.gazetteer import CURRENT
from levelmap.geography.names import KINDS
from levelmap.geography.search import Match, plain
from levelmap.memory import remembered
from levelmap.terms import AreaType

_OWN_NAME_TIERS = {
    AreaType.LOCAL_AUTHORITY: 0,
    AreaType.UPPER_TIER: 0,
    AreaType.COMBINED_AUTHORITY: 0,
    AreaType.REGION: 0,
    AreaType.COUNTRY: 0,
    AreaType.CONSTITUENCY: 3,
    AreaType.MSOA: 4,
    AreaType.WARD: 5,
}
"""How directly a kind of area is meant by its own name; 0 is the most direct."""

_RELATION_TIERS = {"": 0, "former": 2, "place": 3, "parish": 6}
"""The same by what the name is to the area; 1 for its formal, short and other names."""

_ABROAD = {
    "jersey": "Jersey",
    "guernsey": "Guernsey",
    "isle of man": "the Isle of Man",
    "channel islands": "the Channel Islands",
    "gibraltar": "Gibraltar",
    "ireland": "the Republic of Ireland",
}


def open_text(text: str, atlas: Atlas, name: str = "") -> Opened:
    """Return the place that a code, codes joined by `|`, a name or a postcode means.

    A name that two places have is refused with both named, unless one of them is an authority or
    what contains authorities and has it as its own name.

    Parameters
    ----------
    name
        Of a group, as the person who asks calls it.

    Raises
    ------
    UnknownArea, UnmatchedName, QueryError
        No place is meant, or more than one: in one sentence.
    """
    if SEPARATOR in text:
        return open_place(text, atlas, name)
    code = gss.normalise(text)
    if gss.is_code(code):
        return _by_code(code, atlas)
    if postcodes.is_like(text):
        return _of_authority(text, atlas)
    group = named_group(text, atlas)
    if group is not None and not _named_so(text, atlas):
        return Opened(group)
    return _by_name(text, atlas)


def _by_code(code: str, atlas: Atlas) -> Opened:
    kind = gss.area_type(code)
    if kind is AreaType.LSOA:
        return _small_area(code, atlas)
    try:
        return Opened(place_of(code, atlas))
    except UnknownArea:
        if kind not in (AreaType.LOCAL_AUTHORITY, AreaType.WARD):
            raise
    return _of_authority(code, atlas)


def _small_area(code: str, atlas: Atlas) -> Opened:
    """Return the neighbourhood of a small area, or its authority where none is held."""
    areas = SmallAreas(atlas.folders).areas
    if code not in areas.index:
        raise UnknownArea(
            f"{code!r} is not a small area that LevelMap holds: expected an LSOA of 2021, or a "
            "data zone or super output area of 2011."
        )
    row = areas.loc[code]
    place = place_of(row["msoa_code"] or row["lad_code"], atlas)
    what = SMALL_AREA_KINDS.get(code[0], SMALL_AREA_KINDS["N"])
    return Opened(place, (f"{code} is a small area ({what}) in {place.name}, which is shown.",))


def _of_authority(text: str, atlas: Atlas) -> Opened:
    """Return the authority of today that something leads to, with the sentence that says so."""
    found = resolve(text, atlas)
    return Opened(place_of(found.area.code, atlas), (found.notice,) if found.notice else ())


def _by_name(text: str, atlas: Atlas) -> Opened:
    wanted = plain(text)
    if wanted in _ABROAD:
        raise UnmatchedName(f"{_ABROAD[wanted]} is not in the United Kingdom: no place is held.")
    equal = _equal(text, atlas)
    best = min((_tier(match) for match in equal), default=0)
    chosen = {match.code: match for match in equal if _tier(match) == best}
    if len(chosen) > 1:
        raise _several(text, [_words(match) for match in chosen.values()])
    meant = meant_by(text, atlas)
    if len(meant) > 1 and (best or not chosen):
        raise _several(text, [atlas.gazetteer.name(code) for code in meant])
    if not chosen:
        return _of_authority(text, atlas)
    [match] = chosen.values()
    others = [other for other in equal if other.code != match.code and _tier(other) <= 3]
    notices = [_leads_to(match)] if match.relation in ("former", "place", "parish") else []
    if others:
        notices.append(f"There is also {_words(others[0])}.")
    return Opened(place_of(match.code, atlas), tuple(notices))


def _several(text: str, words: Sequence[str]) -> UnmatchedName:
    return UnmatchedName(
        f"{text[:40]!r} is the name of {len(words)} places. Which is meant: "
        f"{'; '.join(words[:SUGGESTIONS])}?"
    )


def _equal(text: str, atlas: Atlas) -> list[Match]:
    wanted = plain(text)
    matches = atlas.gazetteer.search(text, 8 * SUGGESTIONS, KINDS)
    return [match for match in matches if wanted in (plain(match.name), plain(match.found))]


def _named_so(text: str, atlas: Atlas) -> bool:
    """Say whether an area of today has the text as its own or another name."""
    return any(_tier(match) < 2 for match in _equal(text, atlas))


def _tier(match: Match) -> int:
    own = _OWN_NAME_TIERS.get(match.geography.area_type, 5)
    return max(own, _RELATION_TIERS.get(match.relation if match.found else "", 1))


def _leads_to(match: Match) -> str:
    return f"{_words(match)}, which is shown here."


def _words(match: Match) -> str:
    """Return a place as a reader chooses it: its name, its kind, what contains it."""
    if match.relation == "place" and match.found:
        return f"{match.found}, a town in {match.name}"
    if match.relation == "parish" and match.found:
        return f"{match.found}, a parish in {match.name}"
    if match.relation == "former" and match.found:
        return f"{match.found}, now part of {match.name}"
    kind = gss.area_type(match.code).label
    where = f" in {match.within}" if match.within else ""
    return f"{match.name} ({kind}{where})"


def suggest(text: str, atlas: Atlas) -> tuple[Suggestion, ...]:
    """Return the places of any kind that *text* may mean, best first."""
    if postcodes.is_like(text):
        return _around(suggest_authorities(text, atlas), atlas)
    wanted = plain(text)
    groups = [
        Suggestion(place.key, f"{place.name} ({len(place.parts)} authorities, to come)")
        for place in ready_made(atlas)
        if wanted and wanted in plain(place.name)
    ]
    matches = atlas.gazetteer.search(text, SUGGESTIONS, KINDS)
    found = [Suggestion(match.code, _words(match)) for match in matches]
    return (*found[: SUGGESTIONS - len(groups)], *groups)


def _around(found: tuple[Suggestion, ...], atlas: Atlas) -> tuple[Suggestion, ...]:
    """Return the authority of a postcode, then its county and combined authority."""
    if len(found) != 1:
        return found
    place = place_of(found[0].code, atlas)
    larger = [
        Suggestion(area.code, f"{area.name} ({gss.area_type(area.code).label}, with {place.name})")
        for area in place.larger
    ]
    return (*found, *larger)


@remembered
def offered(atlas: Atlas) -> dict[str, str]:
    """Return the places that are offered before anything is typed: keys by words.

    Authorities under their own names; counties, combined authorities, regions, nations and the
    groups that are ready with what they are.
    """
    found = {area.name: area.code for area in atlas.gazetteer.by_code(CURRENT).values()}
    for kind in KINDS[1:5]:
        for geography in [g for g in atlas.gazetteer.geographies if g.area_type is kind][-1:]:
            for area in atlas.gazetteer.by_code(geography).values():
                if gss.area_type(area.code) is not AreaType.LOCAL_AUTHORITY:
                    label = gss.area_type(area.code).label
                    found[f"{area.name} ({label})"] = area.code
    for place in ready_made(atlas):
        found[f"{place.name} ({len(place.parts)} authorities, to come)"] = place.key
    return dict(sorted(found.items()))
