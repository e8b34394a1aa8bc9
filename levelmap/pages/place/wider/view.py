"""A place that is not one authority, and everything about it: for page, briefing and command."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from levelmap.answers.comparisons.words import upper_first
from levelmap.answers.phrases import listed
from levelmap.answers.place import awards, small, together
from levelmap.answers.place.awards import PlaceMoney
from levelmap.answers.place.bases import PEOPLE, bases
from levelmap.answers.place.beside.reasons import Reason
from levelmap.answers.place.beside.similar import Others
from levelmap.answers.place.groups import open_place
from levelmap.answers.place.kinds import Kind, Place, whereabouts
from levelmap.answers.place.measures import default_measures
from levelmap.answers.place.need import Need, need
from levelmap.answers.place.practice import Practice, practice
from levelmap.answers.place.small import SmallAreasWithin
from levelmap.answers.place.together import PlaceList
from levelmap.answers.place.values import Derivation, PlaceValue
from levelmap.answers.place.values import read as read_value
from levelmap.answers.place.wards import indicators as ward_indicators
from levelmap.answers.place.wider import measures as wider_measures
from levelmap.answers.place.wider import peers
from levelmap.answers.place.wider.measures import WiderMeasure
from levelmap.atlas import Atlas
from levelmap.catalogue.provenance import Source
from levelmap.geography.gazetteer import CURRENT, Area
from levelmap.memory import remembered
from levelmap.pages.place.query import PlaceQuery
from levelmap.pages.place.view import DataVersion, data_version
from levelmap.terms import MISSIONS, AreaType


@dataclass(frozen=True, slots=True)
class PartAuthority:
    """One authority that a place is made of, or lies in.

    Attributes
    ----------
    share
        Of the authority's people who live in the place; None where it is not counted.
    lists
        Number of lists in force that name it, or a place within it.
    """

    area: Area
    people: float | None
    share: float | None
    need: Need | None
    lists: int


@dataclass(frozen=True)
class WiderView:
    """Everything that the page of such a place says, as plain data and finished sentences.

    Attributes
    ----------
    people, counted
        Residents of a place of whole authorities, and the day of the count; None of others.
    values
        The usual measures of its nations, by mission.
    measures
        Of a place of whole authorities: `values` beside what authorities are held against.
    similar
        It beside the others of its kind; without places for a group, or a part of authorities.
    parts
        Its authorities, those first that stand furthest up the index of their own nation.
    small_areas
        By nation.
    """

    query: PlaceQuery
    place: Place
    people: float | None
    counted: str
    values: tuple[PlaceValue, ...]
    measures: tuple[WiderMeasure, ...]
    similar: Others
    lists: tuple[PlaceList, ...]
    money: PlaceMoney
    practice: tuple[Practice, ...]
    parts: tuple[PartAuthority, ...]
    small_areas: tuple[SmallAreasWithin, ...]
    sources: tuple[Source, ...]
    version: DataVersion

    @property
    def about(self) -> str:
        """Return what it is, and how many live there."""
        people = f" {self.people:,.0f} people live there ({self.counted})." if self.people else ""
        return f"{self.place.sentence}{people}"

    @property
    def headline(self) -> tuple[str, ...]:
        """Return what one could say aloud: need, lists, what stands out, money, what is to come."""
        money = self.money.alone if self.money.awards else ""
        said = (self._need, self._lists_words, self._standing, money, self.place.coming)
        return tuple(sentence for sentence in said if sentence)

    @property
    def first_page(self) -> tuple[str, ...]:
        """Return the same for a page on which the lists in force and the money have their place."""
        said = (self._need, self._lists_short, self._standing, self.place.coming_short)
        return tuple(sentence for sentence in said if sentence)

    @property
    def _need(self) -> str:
        if len(self.small_areas) == 1:
            return self.small_areas[0].sentence_of(self.spoken)
        counts = [
            f"{found.worst_tenth_words} of {found.number:,} in {found.nation.label} "
            f"({found.edition})"
            for found in self.small_areas
        ]
        if not counts:
            return ""
        return (
            f"Of the small areas of {self.spoken}, {listed(counts)} are in the most deprived tenth "
            "of their nation."
        )

    @property
    def _standing(self) -> str:
        """Return what is weakest and strongest beside its kind, else how its authorities stand."""
        if self.similar.places:
            return self.similar.worst_and_best
        known = [each.inside for each in self.measures if each.inside is not None]
        if not known:
            return ""
        mostly = sum(inside.better * 2 > inside.authorities for inside in known)
        number = len(known)
        which = (
            f"{mostly or 'none'} of {number} measures" if number > 1 else "the one measure shown"
        )
        verb = "do not do better" if number == 1 and not mostly else "do better"
        return f"Most of its authorities {verb} than the median authority on {which}."

    @property
    def spoken(self) -> str:
        """Return its name as it stands in a sentence: "the North East"."""
        area = self.place.published_as
        if area is None or self.place.kind is not Kind.REGION:
            return self.place.name
        return whereabouts(area)

    @property
    def _in_force(self) -> list[PlaceList]:
        return [each for each in self.lists if each.priority_list.status == "in_force"]

    @property
    def _named_in_force(self) -> list[PlaceList]:
        return [each for each in self._in_force if each.is_named]

    @property
    def _lists_words(self) -> str:
        named = self._named_in_force
        could = [each for each in self._in_force if each.could]
        if not named:
            unseen = [each for each in could if each.not_seen]
            whole = len(could) - len(unseen)
            if not unseen:
                return f"No list in force names it, or a place within it; {whole} could have."
            does_not = f"{whole} held whole {'does' if whole == 1 else 'do'} not; " if whole else ""
            may = f"{_labels(unseen)}, held in part, may"
            return f"No list in force is known to name it, or a place within it: {does_not}{may}."
        if not self.place.kind.is_whole_authorities:
            return _lists_of_part(self.place, named)
        labels = listed([f"{each.priority_list.short} ({each.words.lower()})" for each in named])
        return f"{_number_of_lists(named)}: {labels}."

    @property
    def _lists_short(self) -> str:
        """Return the same without the names of the lists, where these would stand twice."""
        named = self._named_in_force
        is_counted = named and self.place.kind.is_whole_authorities
        return f"{_number_of_lists(named)}." if is_counted else self._lists_words

    @property
    def made(self) -> tuple[PlaceValue, ...]:
        """Return the measures with a figure."""
        return tuple(value for value in self.values if value.how is not Derivation.NONE)


def _number_of_lists(named: Sequence[PlaceList]) -> str:
    number = "one list" if len(named) == 1 else f"{len(named)} lists"
    return f"Its authorities, or places in them, are on {number} in force"


def _lists_of_part(place: Place, named: Sequence[PlaceList]) -> str:
    """Return the lists of a part of authorities: its own, then those of what it lies in."""
    itself = [each for each in named if each.itself]
    within = [each for each in named if each.is_own and not each.itself]
    others = [each for each in named if not each.is_own]
    several = len(place.parts) > 1
    whose = "the authorities it lies in" if several else f"its authority, {_home(named)}"
    said = [f"{place.name} itself is on {_labels(itself)}"] if itself else []
    if within:
        whole = any(is_whole for each in within for is_whole in (each.inside or {}).values())
        where = "within" if whole else "partly within"
        said.append(f"a place {where} {place.name} is named by {_labels(within)}")
    if not said:
        said = [f"No list in force is known to name {place.name} itself or a place within it"]
    through = [each for each in others if each.named]
    around = [each for each in others if not each.named]
    more = (
        [f"{whose}{',' * (not several)} {'are' if several else 'is'} on {_labels(through)}"]
        if through
        else []
    )
    if around:
        where = ("them" if several else "it") if through else whose
        verb = "names" if len(around) == 1 else "name"
        more.append(f"{_labels(around)} {verb} places in {where}")
    said += [", and ".join(more)] if more else []
    return upper_first(f"{'; '.join(said)}.")


def _labels(found: Sequence[PlaceList]) -> str:
    return listed([each.priority_list.short for each in found])


def _home(named: Sequence[PlaceList]) -> str:
    return named[0].readings[0][0]


@remembered
def wider(query: PlaceQuery, atlas: Atlas) -> WiderView:
    """Return everything about the place of *query*, which may be of any kind.

    Raises
    ------
    UnknownArea, QueryError
        The query's area is no place.
    LevelMapError
        A measure is not one, or a file is absent or damaged.
    """
    found = open_place(query.area, atlas, query.name).place
    values = tuple(read_value(found, slug, atlas) for slug in _slugs(query, found, atlas))
    is_whole = found.kind.is_whole_authorities
    measures = tuple(wider_measures.read(v, query.rules, atlas) for v in values if is_whole)
    lists = together.lists(found, atlas)
    people, counted = bases(atlas).people_of(found.codes)
    return WiderView(
        query=query,
        place=found,
        people=people if is_whole else None,
        counted=counted,
        values=values,
        measures=measures,
        similar=peers.others(found, measures, Reason.KIND, atlas),
        lists=lists,
        money=awards.money(found, atlas),
        practice=practice(found, (), (), (), atlas),
        parts=_parts(found, lists, atlas),
        small_areas=small.within(found, atlas),
        sources=_sources(values, lists, atlas),
        version=data_version(atlas),
    )


def usual_measures(found: Place, atlas: Atlas) -> tuple[str, ...]:
    """Return the measures of a place of whole authorities where none are chosen."""
    slugs = (slug for nation in found.nations for slug in default_measures(atlas)[nation])
    return tuple(dict.fromkeys(slugs))


def _slugs(query: PlaceQuery, found: Place, atlas: Atlas) -> tuple[str, ...]:
    """Return the measures to show: those chosen, else those usual in its nations, by mission."""
    slugs = query.measures or usual_measures(found, atlas)
    if found.kind is Kind.WARD and not query.measures:
        slugs = tuple(i.slug for i in ward_indicators(found.nations[0], atlas))[:16]
    own = {Kind.CONSTITUENCY: AreaType.CONSTITUENCY, Kind.NEIGHBOURHOOD: AreaType.MSOA}
    if found.kind in own and not query.measures:
        kind = own[found.kind]
        slugs = tuple(s for s in atlas.catalogue.indicators if atlas.catalogue.series(s, kind))
    known = [atlas.catalogue.indicator(slug) for slug in dict.fromkeys(slugs)]
    known.sort(key=lambda indicator: indicator.mission or len(MISSIONS) + 1)
    return tuple(indicator.slug for indicator in known)


def _parts(found: Place, lists: tuple[PlaceList, ...], atlas: Atlas) -> tuple[PartAuthority, ...]:
    people = bases(atlas).amount(PEOPLE)
    in_force = [each for each in lists if each.priority_list.status == "in_force"]
    parts = []
    for position, (code, share) in enumerate(found.parts.items()):
        area = atlas.gazetteer.area(code, CURRENT)
        named = sum(each.readings[position][1].is_named for each in in_force)
        lives = float(people[code]) if code in people.index else None
        parts.append(PartAuthority(area, lives, share, need(area, atlas), named))
    return tuple(sorted(parts, key=_by_need))


def _by_need(part: PartAuthority) -> tuple[float, str]:
    """Return what a place over a border is sorted by: a table that is cut loses no nation."""
    rank = part.need.rank / part.need.ranked if part.need else 2.0
    return rank, part.area.name


def _sources(
    values: tuple[PlaceValue, ...], lists: tuple[PlaceList, ...], atlas: Atlas
) -> tuple[Source, ...]:
    slugs = [value.indicator.source for value in values if value.how is not Derivation.NONE]
    slugs += [each.priority_list.source for each in lists if each.could]
    return tuple(atlas.catalogue.source(slug) for slug in dict.fromkeys(slugs))
