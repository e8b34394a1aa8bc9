"""Any group of authorities: put together by a person, or decided and ready to be opened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from levelmap import gss
from levelmap.answers.phrases import listed
from levelmap.answers.place.kinds import (
    GEOGRAPHIES,
    Kind,
    Place,
    decided_areas,
    nations_words,
    place_of,
)
from levelmap.atlas import Atlas
from levelmap.errors import QueryError, UnknownArea
from levelmap.geography.decided import COUNCIL, STRATEGIC_AUTHORITY
from levelmap.geography.gazetteer import CURRENT, Area
from levelmap.geography.search import plain
from levelmap.memory import remembered

SEPARATOR = "|"
"""Between the codes of a group, in links and on the command line."""

LONGEST_NAME = 60
"""Characters of a group's name."""

MOST_NAMED = 3
"""Parts that the name of a group without one of its own lists."""


_FORMALLY: Mapping[str, Sequence[str]] = {
    COUNCIL: ("council", "unitary council", "borough council"),
    STRATEGIC_AUTHORITY: (
        "combined authority",
        "combined county authority",
        "mayoral combined authority",
        "mayoral combined county authority",
        "strategic authority",
    ),
}
"""What follows the name of an area to come, by its kind."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A place, and what of the request was not literal, in sentences."""

    place: Place
    notices: tuple[str, ...] = ()


@remembered
def ready_made(atlas: Atlas) -> tuple[Place, ...]:
    """Return the groups that can be opened by name: areas that are decided and have no code."""
    return tuple(
        group(area.members, area.name, atlas).place
        for area in decided_areas(atlas)
        if area.is_a_place
    )


def group(codes: Iterable[str], name: str, atlas: Atlas) -> Opened:
    """Return any group of authorities, made of authorities and of what contains them.

    A place inside another counts once; a group of one is that place itself.

    Parameters
    ----------
    codes
        Of authorities, counties, combined authorities, regions or nations of today, or of
        authorities that ended, which lead to their successors.
    name
        As the person who asks calls it; empty for one made of its authorities' names.

    Raises
    ------
    QueryError
        The name is too long.
    UnknownArea
        No code is given, or one that cannot be in a group.
    """
    asked = tuple(dict.fromkeys(gss.normalise(code) for code in codes if code.strip()))
    if not asked:
        raise UnknownArea("A group needs the codes of its authorities: none was given.")
    if len(name) > LONGEST_NAME:
        raise QueryError(
            f"The name of a group has {len(name)} characters: at most {LONGEST_NAME} fit."
        )
    members, notices = _members(asked, atlas)
    if len(members) == 1:
        only = place_of(members[0], atlas)
        alone = f"A group of one is the place itself: {only.name} is shown."
        return Opened(only, (*notices, alone))
    if len(asked) == 1:
        return Opened(place_of(asked[0], atlas), notices)
    return _of_members(members, name, notices, atlas)


def _of_members(
    members: tuple[str, ...], name: str, notices: tuple[str, ...], atlas: Atlas
) -> Opened:
    key = SEPARATOR.join(members)
    coming = next((a for a in decided_areas(atlas) if a.is_a_place and a.members == members), None)
    same = _same_as(members, atlas)
    place = Place(
        kind=Kind.GROUP,
        key=key,
        name=name.strip() or (coming.name if coming else _joined(members, same, atlas)),
        geography=None,
        parts=dict.fromkeys(members, 1.0),
        within=_containing(members, atlas),
        same_as=same,
        decided=coming,
    )
    if len(place.nations) > 1:
        where = nations_words(place.nations)
        said = f"The group lies in {where}: a figure that one nation publishes covers part of it."
        notices = (*notices, said)
    return Opened(place, notices)


def _members(asked: Sequence[str], atlas: Atlas) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the authorities of all that is asked for in order of code, and notices."""
    found: dict[str, str] = {}
    notices = []
    for code in asked:
        inside = _authorities_of(code, atlas)
        twice = [member for member in inside if member in found]
        if code in atlas.gazetteer.districts.changes:
            names = atlas.gazetteer.districts.names
            notices.append(f"{names[code]} ({code}) is now {names[inside[0]]}.")
        elif twice:
            notices.append(_counted_once(code, twice, found, atlas))
        found.update({member: code for member in inside if member not in found})
    return tuple(sorted(found)), tuple(notices)


def _authorities_of(code: str, atlas: Atlas) -> tuple[str, ...]:
    current = atlas.gazetteer.by_code(CURRENT)
    if code in current:
        return (code,)
    successor = atlas.gazetteer.successor(code)
    if successor in current:
        return (str(successor),)
    try:
        place = place_of(code, atlas)
    except UnknownArea as error:
        raise UnknownArea(f"A group cannot hold {code[:40]!r}: {error}") from None
    if not place.kind.is_whole_authorities:
        raise UnknownArea(
            f"A group cannot hold {place.name} ({code}): it is a {place.kind.label}, and a group "
            "is made of whole authorities."
        )
    return place.codes


def _counted_once(code: str, twice: Sequence[str], found: Mapping[str, str], atlas: Atlas) -> str:
    """Return that what is inside another part of a group counts once."""
    name = atlas.gazetteer.name
    other = found[twice[0]]
    if code in twice:
        return f"{name(code)} lies in {name(other)} and is counted once."
    more = [f"{len(twice) - 3} more"] if len(twice) > 3 else []
    names = listed([*(name(member) for member in twice[:3]), *more])
    verb = "is" if len(twice) == 1 else "are"
    return f"{names} of {name(code)} {verb} in the group already and counted once."


def _same_as(members: tuple[str, ...], atlas: Atlas) -> Area | None:
    """Return the larger area that has exactly these authorities, the smallest kind first."""
    for kind in (Kind.COUNTY, Kind.COMBINED_AUTHORITY, Kind.REGION, Kind.NATION):
        geography = GEOGRAPHIES[kind]
        if geography not in atlas.gazetteer.geographies:
            continue
        parent = atlas.gazetteer.by_code(CURRENT)[members[0]].parents.get(geography.area_type)
        if parent and {a.code for a in atlas.gazetteer.within(parent, CURRENT)} == set(members):
            return atlas.gazetteer.area(parent, geography)
    return None


def _containing(members: tuple[str, ...], atlas: Atlas) -> tuple[Area, ...]:
    first, *others = (atlas.gazetteer.parents(code, CURRENT) for code in members)
    return tuple(a for kind, a in first.items() if all(o.get(kind) == a for o in others))


def _joined(members: tuple[str, ...], same: Area | None, atlas: Atlas) -> str:
    if same is not None:
        return same.name
    if len(members) == len(atlas.gazetteer.by_code(CURRENT)):
        return "All local authorities"
    parts = _largest_parts(members, atlas)
    if len(parts) <= MOST_NAMED:
        return listed(parts)
    return f"{atlas.gazetteer.name(members[0])} and {len(members) - 1} others"


def _largest_parts(members: Sequence[str], atlas: Atlas) -> list[str]:
    """Return the names of the largest areas that make up a group, in order of its codes."""
    current = atlas.gazetteer.by_code(CURRENT)
    names: dict[str, str] = {}
    for kind in (Kind.NATION, Kind.REGION, Kind.COMBINED_AUTHORITY, Kind.COUNTY):
        geography = GEOGRAPHIES[kind]
        for code in members:
            parent = current[code].parents.get(geography.area_type)
            if code in names or not parent or geography not in atlas.gazetteer.geographies:
                continue
            inside = [area.code for area in atlas.gazetteer.within(parent, CURRENT)]
            if len(inside) > 1 and set(inside) <= set(members) - set(names):
                names.update(dict.fromkeys(inside, atlas.gazetteer.area(parent, geography).name))
    return list(dict.fromkeys(names.get(code) or current[code].name for code in members))


def named_group(text: str, atlas: Atlas) -> Place | None:
    """Return the ready-made group that a text names, formally too; None if it names none."""
    wanted = plain(text)
    return next((place for place in ready_made(atlas) if wanted in _names(place)), None)


def _names(place: Place) -> set[str]:
    """Return the plain names of a ready-made group: its own, and with what it is called by law."""
    kind = place.decided.kind if place.decided else ""
    name = plain(place.name)
    return {name, *(f"{name} {ending}" for ending in _FORMALLY.get(kind, ()))}


def open_place(text: str, atlas: Atlas, name: str = "") -> Opened:
    """Return the place that a key means: a code, or the codes of a group joined by `|`.

    Raises
    ------
    QueryError, UnknownArea
        As `group` and `place_of`.
    """
    if SEPARATOR in text:
        return group(text.split(SEPARATOR), name, atlas)
    return Opened(place_of(gss.normalise(text), atlas))
