"""Every kind of place as one type: an authority, what contains it, what it contains, any group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from levelmap import gss
from levelmap.answers.phrases import coverage, listed
from levelmap.atlas import Atlas
from levelmap.errors import QueryError, UnknownArea
from levelmap.geography import decided
from levelmap.geography.decided import DecidedArea
from levelmap.geography.gazetteer import CURRENT, Area
from levelmap.geography.search import plain
from levelmap.memory import remembered
from levelmap.terms import AreaType, Geography, Nation

SEPARATOR = "|"
"""Between the codes of a group, in links and on the command line."""

LONGEST_NAME = 60
"""Characters of a group's name."""


class Kind(StrEnum):
    """What a place is."""

    AUTHORITY = "authority"
    COUNTY = "county"
    COMBINED_AUTHORITY = "combined_authority"
    REGION = "region"
    NATION = "nation"
    CONSTITUENCY = "constituency"
    WARD = "ward"
    NEIGHBOURHOOD = "neighbourhood"
    GROUP = "group"

    @property
    def label(self) -> str:
        """Return the noun that users read."""
        return {
            "authority": "local authority",
            "county": "county",
            "combined_authority": "combined authority",
            "region": "region",
            "nation": "nation",
            "constituency": "constituency",
            "ward": "ward",
            "neighbourhood": "neighbourhood",
            "group": "group of authorities",
        }[self.value]

    @property
    def is_whole_authorities(self) -> bool:
        """Say whether a place of this kind is made of whole authorities."""
        return self not in (Kind.CONSTITUENCY, Kind.WARD, Kind.NEIGHBOURHOOD)


_GEOGRAPHIES = {
    Kind.AUTHORITY: CURRENT,
    Kind.COUNTY: Geography.parse("utla_2025"),
    Kind.COMBINED_AUTHORITY: Geography.parse("cauth_2025"),
    Kind.REGION: Geography.parse("region_2025"),
    Kind.NATION: Geography.parse("country_2025"),
    Kind.CONSTITUENCY: Geography.parse("pcon_2024"),
    Kind.WARD: Geography.parse("ward_2024"),
    Kind.NEIGHBOURHOOD: Geography.parse("msoa_2021"),
}

_KINDS = {
    AreaType.LOCAL_AUTHORITY: Kind.AUTHORITY,
    AreaType.COUNTY: Kind.COUNTY,
    AreaType.COMBINED_AUTHORITY: Kind.COMBINED_AUTHORITY,
    AreaType.REGION: Kind.REGION,
    AreaType.COUNTRY: Kind.NATION,
    AreaType.CONSTITUENCY: Kind.CONSTITUENCY,
    AreaType.WARD: Kind.WARD,
    AreaType.MSOA: Kind.NEIGHBOURHOOD,
}


@dataclass(frozen=True, slots=True)
class Place:
    """One place of any kind.

    Attributes
    ----------
    key
        How links and commands name it: a code; for a group the codes of its authorities joined by
        `|`, in order.
    geography
        Of its code; None for a group.
    parts
        The authorities of today that it is made of, or lies in, by code: the share (above 0, at
        most 1) of each authority's people who live in it; None for the authority of a ward or
        neighbourhood, of which it is not counted.
    within
        The areas that contain it, nearest first; for a group those that contain all of it.
    same_as
        Of a group: the county, combined authority, region or nation that has the same authorities.
    decided
        Of a group: the council or strategic authority to come that it is.
    ending
        What takes its place, if it ends.
    """

    kind: Kind
    key: str
    name: str
    geography: Geography | None
    parts: Mapping[str, float | None] = field(hash=False)
    within: tuple[Area, ...] = field(default=(), hash=False)
    same_as: Area | None = field(default=None, hash=False)
    decided: DecidedArea | None = None
    ending: tuple[DecidedArea, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes of the authorities that it is made of, or lies in."""
        return tuple(self.parts)

    @property
    def published_as(self) -> Area | None:
        """Return the area for which figures may be published: itself, or what a group equals."""
        if self.geography is None:
            return self.same_as
        return Area(self.key, self.name, self.geography, {})

    @property
    def nations(self) -> tuple[Nation, ...]:
        """Return the nations in which it lies."""
        letters = {code[0] for code in self.parts}
        return tuple(nation for nation in Nation if nation.letter in letters)

    @property
    def sentence(self) -> str:
        """Return what it is, in a sentence."""
        number = len(self.parts)
        where = listed([area.name for area in self.within[:1]])
        inside = f" in {where}" if where else ""
        if self.kind is Kind.GROUP:
            more = f" with the same authorities as {self.same_as.name}" if self.same_as else ""
            return f"{self.name} is a group of {number} authorities in {self._where}{more}."
        if self.kind in (Kind.CONSTITUENCY, Kind.WARD, Kind.NEIGHBOURHOOD) or number == 1:
            return f"{self.name} is a {self.kind.label}{inside}."
        return f"{self.name} is a {self.kind.label} of {number} authorities{inside}."

    @property
    def _where(self) -> str:
        return nations_words(self.nations)

    @property
    def coming(self) -> str:
        """Return what is to become of it, or when it comes, with the evidence; else empty."""
        if self.decided is not None:
            return _coming_words(self.decided)
        return _ending_words(self.name, self.ending) if self.ending else ""


def nations_words(nations: Iterable[Nation]) -> str:
    """Return nations as they stand after "in": `England and Wales`, `the UK`."""
    words = coverage(nation.letter for nation in nations)
    return f"the {words}" if words == "UK" else words


def _coming_words(area: DecidedArea) -> str:
    what = "a new council" if area.kind == decided.COUNCIL else "a strategic authority"
    when = f" from {area.when}" if area.when else ""
    return f"{area.name} is {what}{when} ({area.evidence_status})."


def _ending_words(name: str, ending: Sequence[DecidedArea]) -> str:
    first = ending[0]
    if first.kind == decided.REORGANISATION:
        return (
            f"{name} is due to be replaced in {first.when}; which councils come is not confirmed "
            f"({first.evidence_status.removeprefix('confirmed by ')})."
        )
    if first.kind == decided.COUNCILS:
        names = listed(first.name.partition(": ")[2].split(", "))
        return (
            f"{name} is due to end in {first.when}, when {names} replace the county and its "
            f"districts ({first.evidence_status})."
        )
    names, verb = listed([area.name for area in ending]), "take" if len(ending) > 1 else "takes"
    return (
        f"{name} ends on {first.last_day}: {names} {verb} its place on {first.when} "
        f"({first.evidence_status})."
    )


@dataclass(frozen=True, slots=True)
class Opened:
    """A place, and what of the request was not literal, in sentences."""

    place: Place
    notices: tuple[str, ...] = ()


@remembered
def decided_areas(atlas: Atlas) -> tuple[DecidedArea, ...]:
    """Return the councils and strategic authorities to come."""
    return decided.load(atlas.folders)


@remembered
def ready_made(atlas: Atlas) -> tuple[Place, ...]:
    """Return the groups that can be opened by name: areas that are decided and have no code."""
    return tuple(
        group(area.members, area.name, atlas).place
        for area in decided_areas(atlas)
        if area.is_a_place
    )


@remembered
def place_of(code: str, atlas: Atlas) -> Place:
    """Return the place of one code of today.

    Raises
    ------
    UnknownArea
        It is no area of a kind that can be opened, or not of today's.
    """
    kind = _KINDS.get(gss.area_type(code)) if gss.is_code(code) else None
    if kind is None:
        raise UnknownArea(
            f"{code[:40]!r} is not the code of a place: expected that of an authority, county, "
            "combined authority, region, nation, constituency, ward or neighbourhood."
        )
    area = atlas.gazetteer.area(code, _GEOGRAPHIES[kind])
    return Place(
        kind=kind,
        key=code,
        name=area.name,
        geography=area.geography,
        parts=_parts(area, kind, atlas),
        within=_within(area, atlas),
        ending=decided.ending(code, decided_areas(atlas)),
    )


def _parts(area: Area, kind: Kind, atlas: Atlas) -> dict[str, float | None]:
    if kind is Kind.AUTHORITY:
        return {area.code: 1.0}
    if kind is Kind.CONSTITUENCY:
        return dict(atlas.gazetteer.context_tables.authorities_of(area.code))
    if kind in (Kind.WARD, Kind.NEIGHBOURHOOD):
        authority = area.parents[AreaType.LOCAL_AUTHORITY]
        return {str(atlas.gazetteer.successor(authority) or authority): None}
    inside = sorted(found.code for found in atlas.gazetteer.within(area.code, CURRENT))
    return dict.fromkeys(inside, 1.0)


def _within(area: Area, atlas: Atlas) -> tuple[Area, ...]:
    return tuple(atlas.gazetteer.parents(area.code, area.geography).values())


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
        No code is given, or the name is too long.
    UnknownArea
        A code is none that can be in a group.
    """
    asked = tuple(dict.fromkeys(gss.normalise(code) for code in codes if code.strip()))
    if not asked:
        raise QueryError("A group needs the codes of its authorities: none was given.")
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
    names = listed([name(member) for member in twice[:3]])
    more = f" and {len(twice) - 3} more" if len(twice) > 3 else ""
    verb = "is" if len(twice) == 1 else "are"
    return f"{names}{more} of {name(code)} {verb} in the group already and counted once."


def _same_as(members: tuple[str, ...], atlas: Atlas) -> Area | None:
    """Return the larger area that has exactly these authorities, the smallest kind first."""
    for kind in (Kind.COUNTY, Kind.COMBINED_AUTHORITY, Kind.REGION, Kind.NATION):
        geography = _GEOGRAPHIES[kind]
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
    names = [atlas.gazetteer.name(code) for code in members]
    return listed(names) if len(names) <= 3 else f"{names[0]} and {len(names) - 1} others"


def named_group(text: str, atlas: Atlas) -> Place | None:
    """Return the ready-made group that a text names; None if it names none."""
    wanted = plain(text)
    return next((place for place in ready_made(atlas) if plain(place.name) == wanted), None)


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
