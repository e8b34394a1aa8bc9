"""Every kind of place as one type: an authority, what contains it, what it contains, any group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from levelmap import gss
from levelmap.answers.phrases import coverage, listed
from levelmap.atlas import Atlas
from levelmap.errors import UnknownArea
from levelmap.geography import decided
from levelmap.geography.decided import DecidedArea
from levelmap.geography.gazetteer import CURRENT, Area
from levelmap.memory import remembered
from levelmap.terms import AreaType, Geography, Nation


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


GEOGRAPHIES = {
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
    def larger(self) -> tuple[Area, ...]:
        """Return the county and the combined authority that contain it, as far as there are."""
        kinds = (AreaType.UPPER_TIER, AreaType.COMBINED_AUTHORITY)
        return tuple(area for area in self.within if area.geography.area_type in kinds)

    @property
    def sentence(self) -> str:
        """Return what it is, in a sentence."""
        number = len(self.parts)
        around = self.larger if self.kind is Kind.AUTHORITY else ()
        around = around or self.within[:1]
        inside = f" in {listed([whereabouts(area) for area in around])}" if around else ""
        if self.kind is Kind.GROUP:
            more = f" with the same authorities as {self.same_as.name}" if self.same_as else ""
            return f"{self.name} is a group of {number} authorities in {self._where}{more}."
        if self.kind in (Kind.CONSTITUENCY, Kind.WARD, Kind.NEIGHBOURHOOD) or number == 1:
            return f"{self.name} is a {self.kind.label}{inside}."
        own = self.published_as if self.kind is Kind.REGION else None
        name = whereabouts(own) if own else self.name
        name = f"{name[0].upper()}{name[1:]}"
        return f"{name} is a {self.kind.label} of {number} authorities{inside}."

    @property
    def _where(self) -> str:
        return nations_words(self.nations)

    @property
    def coming(self) -> str:
        """Return what is to become of it, or when it comes, with the evidence; else empty."""
        return self._coming_with(with_evidence=True)

    @property
    def coming_short(self) -> str:
        """Return the same without the evidence."""
        return self._coming_with(with_evidence=False)

    def _coming_with(self, *, with_evidence: bool) -> str:
        if self.decided is not None:
            said, evidence = _coming_words(self.decided)
        elif self.ending:
            said, evidence = _ending_words(self.name, self.ending)
        else:
            return ""
        return f"{said} ({evidence})." if with_evidence else f"{said}."


def whereabouts(area: Area) -> str:
    """Return what contains a place, as it stands after "in": a name of two areas is told apart."""
    kind = area.geography.area_type
    if kind is AreaType.COMBINED_AUTHORITY:
        return f"the {area.name} combined authority"
    is_bare = kind is not AreaType.REGION or area.name.startswith(("London", "Yorkshire"))
    return area.name if is_bare else f"the {area.name}"


def nations_words(nations: Iterable[Nation]) -> str:
    """Return nations as they stand after "in": `England and Wales`, `the UK`."""
    words = coverage(nation.letter for nation in nations)
    return f"the {words}" if words == "UK" else words


def _coming_words(area: DecidedArea) -> tuple[str, str]:
    """Return what is to come and the evidence for it."""
    what = "a new council" if area.kind == decided.COUNCIL else "a strategic authority"
    when = f" from {area.when}" if area.when else ""
    return f"{area.name} is {what}{when}", area.evidence_status


def _ending_words(name: str, ending: Sequence[DecidedArea]) -> tuple[str, str]:
    """Return what ends and what follows, and the evidence for it."""
    first = ending[0]
    if first.kind == decided.REORGANISATION:
        said = f"{name} is due to be replaced in {first.when}; which councils come is not confirmed"
        return said, first.evidence_status.removeprefix("confirmed by ")
    if first.kind == decided.COUNCILS:
        names = listed(first.name.partition(": ")[2].split(", "))
        said = f"{name} is due to end in {first.when}, when {names} replace the county and its"
        return f"{said} districts", first.evidence_status
    names, verb = listed([area.name for area in ending]), "take" if len(ending) > 1 else "takes"
    said = f"{name} ends on {first.last_day}: {names} {verb} its place on {first.when}"
    return said, first.evidence_status


@remembered
def decided_areas(atlas: Atlas) -> tuple[DecidedArea, ...]:
    """Return the councils and strategic authorities to come."""
    return decided.load(atlas.folders)


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
    area = atlas.gazetteer.area(code, GEOGRAPHIES[kind])
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
