"""One place and everything about it: the same numbers for page, briefing and command line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from levelmap.answers.lists.of_place import ListReading
from levelmap.answers.lists.of_place import read_all as read_lists
from levelmap.answers.place import context, small
from levelmap.answers.place import measures as place_measures
from levelmap.answers.place import money as place_money
from levelmap.answers.place import wards as place_wards
from levelmap.answers.place.beside import similar as place_similar
from levelmap.answers.place.beside.similar import Others
from levelmap.answers.place.designations import Designation, designations
from levelmap.answers.place.designations import sentence as lists_sentence
from levelmap.answers.place.kinds import place_of
from levelmap.answers.place.measures import MeasureReading, MissionStanding, Rules, default_measures
from levelmap.answers.place.money import Money
from levelmap.answers.place.need import Need, need
from levelmap.answers.place.profile import Profile, profile
from levelmap.answers.place.small import SmallAreasWithin
from levelmap.answers.place.wards import Wards
from levelmap.answers.place.yardsticks import Yardstick, yardstick
from levelmap.atlas import Atlas
from levelmap.catalogue.provenance import Source
from levelmap.geography.gazetteer import CURRENT, Area
from levelmap.integrity import sha256
from levelmap.memory import remembered
from levelmap.pages.place import headline as place_headline
from levelmap.pages.place.query import PlaceQuery
from levelmap.terms import MISSIONS, AreaType


@dataclass(frozen=True, slots=True)
class DataVersion:
    """Which data a page or briefing rests on.

    Attributes
    ----------
    day
        On which the newest of it was published.
    digest
        First digits of the SHA-256 of the manifest of all files.
    """

    day: date
    digest: str


@dataclass(frozen=True)
class PlaceView:
    """Everything that a place's page says, as plain data and finished sentences.

    Attributes
    ----------
    need, need_source
        Its place on its nation's index of deprivation; None where it has none.
    headline, first_page
        Three sentences computed from the rest; and for a page with a table of the lists in force.
    designations
        The lists that could have named it, those in force first.
    measures
        Readings by mission, within one in the order chosen.
    missions
        All twelve, those without a measure included.
    similar, neighbours, beside
        The place beside those that ONS finds like it, those that share a boundary, and those that
        the reader chose; without places where there are none.
    wards
        None where no figures of wards are held for the nation.
    small_areas
        By its nation's own index; empty where they are not held.
    sources
        Of every number, once each.
    """

    query: PlaceQuery
    profile: Profile
    need: Need | None
    need_source: Source | None
    headline: tuple[str, ...]
    first_page: tuple[str, ...]
    lists: tuple[ListReading, ...]
    designations: tuple[Designation, ...]
    measures: tuple[MeasureReading, ...]
    missions: tuple[MissionStanding, ...]
    similar: Others
    neighbours: Others
    beside: Others
    wards: Wards | None
    small_areas: tuple[SmallAreasWithin, ...]
    money: Money
    sources: tuple[Source, ...]
    version: DataVersion

    @property
    def about(self) -> str:
        """Return what it is, where, how many live there, and what it was made from."""
        return f"{self.profile.sentence} {self.profile.history}".strip()

    @property
    def rules(self) -> Rules:
        """Return how minimum and target were set."""
        return self.query.rules


@remembered
def place(query: PlaceQuery, atlas: Atlas) -> PlaceView:
    """Return everything about the place of *query*, kept for whoever asks next; as `read`."""
    return read(query, atlas)


def read(query: PlaceQuery, atlas: Atlas) -> PlaceView:
    """Return everything about the place of *query*, an authority of today.

    Raises
    ------
    UnknownArea
        The query's area is not an authority of today.
    LevelMapError
        A measure is not one, or a file is absent or damaged.
    """
    area = atlas.gazetteer.area(query.area, CURRENT)
    similar = context.similar(area, atlas)
    found = profile(area, atlas)
    slugs = query.measures or default_measures(atlas)[found.nation]
    chosen = sorted((yardstick(slug, atlas) for slug in slugs), key=_by_mission)
    yardsticks = {measure.indicator.slug: measure for measure in chosen}
    measures = tuple(
        place_measures.read(area, measure, query.rules, similar, atlas)
        for measure in yardsticks.values()
    )

    def others(title: str, places: Sequence[Area]) -> Others:
        return place_similar.beside(title, places, measures, yardsticks, atlas)

    inside = place_wards.figures(query.ward, found.nation, atlas)
    like = others(f"{len(similar)} similar places (ONS)", similar)
    lists, stands = read_lists(area, atlas), need(area, atlas)
    missions = place_measures.missions(measures)
    said = place_headline.sentences(found, stands, lists, missions, like, atlas)
    long, short = (lists_sentence(found.spoken, lists, atlas, with_table=t) for t in (False, True))
    return PlaceView(
        query=query,
        profile=found,
        need=stands,
        need_source=atlas.catalogue.source(stands.indicator.source) if stands else None,
        headline=said,
        first_page=tuple(short if each == long else each for each in said),
        lists=lists,
        designations=designations(lists, atlas),
        measures=measures,
        missions=missions,
        similar=like,
        neighbours=others("its neighbours", context.neighbours(area, atlas)),
        beside=others("the places chosen", _chosen(query, atlas)),
        wards=place_wards.read(inside, area) if inside else None,
        small_areas=small.within(place_of(area.code, atlas), atlas),
        money=place_money.read(lists, area, similar, atlas),
        sources=_sources(stands, lists, measures, atlas),
        version=data_version(atlas),
    )


@remembered
def measures_offered(atlas: Atlas) -> dict[str, str]:
    """Return the label by slug of every indicator that may stand on a dashboard, by mission."""
    offered = [
        indicator
        for indicator in atlas.catalogue.indicators.values()
        if indicator.polarity.need_sign
        and indicator.is_mappable
        and atlas.catalogue.series(indicator.slug, AreaType.LOCAL_AUTHORITY)
    ]
    offered.sort(key=lambda indicator: indicator.mission or len(MISSIONS) + 1)
    return {i.slug: f"{i.mission}. {i.label}" if i.mission else i.label for i in offered}


def _by_mission(measure: Yardstick) -> int:
    return measure.indicator.mission or len(MISSIONS) + 1


def _chosen(query: PlaceQuery, atlas: Atlas) -> list[Area]:
    return [atlas.gazetteer.area(code, CURRENT) for code in query.beside if code != query.area]


def data_version(atlas: Atlas) -> DataVersion:
    """Return which data are held."""
    manifest = (atlas.folders.data / "manifest.csv").read_bytes()
    return DataVersion(atlas.catalogue.data_day, sha256(manifest)[:8])


def _sources(
    stands: Need | None,
    lists: Sequence[ListReading],
    measures: Sequence[MeasureReading],
    atlas: Atlas,
) -> tuple[Source, ...]:
    slugs = [stands.indicator.source] if stands else []
    slugs += [reading.indicator.source for reading in measures]
    slugs += [reading.priority_list.source for reading in lists]
    return tuple(atlas.catalogue.source(slug) for slug in dict.fromkeys(slugs))
