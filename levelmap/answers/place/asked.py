"""A place of any kind as analysts ask it: figures, lists, money, small areas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from levelmap.answers.place import awards, together
from levelmap.answers.place.awards import PlaceMoney
from levelmap.answers.place.groups import Opened
from levelmap.answers.place.kinds import Place
from levelmap.answers.place.measures import default_measures
from levelmap.answers.place.small import SmallAreasWithin, within
from levelmap.answers.place.together import PlaceList
from levelmap.answers.place.values import PlaceValue
from levelmap.answers.place.values import read as read_value
from levelmap.atlas import Atlas


@dataclass(frozen=True)
class OpenPlace:
    """A place of any kind that is asked for figures, lists and money.

    Attributes
    ----------
    notices
        What of the request was not literal, in sentences.
    """

    place: Place
    notices: tuple[str, ...]
    atlas: Atlas

    def value(self, indicator: str, period: str = "") -> PlaceValue:
        """Return its figure: published, computed from its authorities, or why there is none."""
        return read_value(self.place, indicator, self.atlas, period)

    @property
    def lists(self) -> tuple[PlaceList, ...]:
        """Return where its authorities stand on every official list."""
        return together.lists(self.place, self.atlas)

    @property
    def money(self) -> PlaceMoney:
        """Return the awards that reach it, each counted once."""
        return awards.money(self.place, self.atlas)

    @property
    def small_areas(self) -> tuple[SmallAreasWithin, ...]:
        """Return its small areas by nation, the most deprived first."""
        return within(self.place, self.atlas)

    def __repr__(self) -> str:
        return " ".join(filter(None, [self.place.sentence, self.place.coming]))


def facts(opened: Opened, slugs: Sequence[str], atlas: Atlas) -> dict[str, Any]:
    """Return what a place is and what is held of it, for other programs: plain data.

    Parameters
    ----------
    slugs
        Indicators; without any those usual in its nations.
    """
    place = opened.place
    money = awards.money(place, atlas)
    usual = [slug for nation in place.nations for slug in default_measures(atlas)[nation]]
    return {
        "kind": place.kind.value,
        "key": place.key,
        "name": place.name,
        "sentence": place.sentence,
        "to_come": place.coming,
        "notices": list(opened.notices),
        "within": [
            {"code": area.code, "name": area.name, "kind": area.geography.area_type.label}
            for area in place.within
        ],
        "authorities": [
            {"code": code, "name": atlas.gazetteer.name(code), "share_of_its_people": share}
            for code, share in place.parts.items()
        ],
        "small_areas": [each.sentence for each in within(place, atlas)],
        "money": money.sentence,
        "money_not_held": list(money.unknown),
        "lists": [
            {"list": each.priority_list.slug, "standing": each.words, "detail": each.detail}
            for each in together.lists(place, atlas)
            if each.could
        ],
        "values": [
            _value(read_value(place, slug, atlas)) for slug in dict.fromkeys(slugs or usual)
        ],
    }


def _value(found: PlaceValue) -> dict[str, Any]:
    return {
        "indicator": found.indicator.slug,
        "period": str(found.period or ""),
        "value": found.value,
        "how": found.how.value,
        "mark": found.mark,
        "share_of_people_covered": found.covered,
        "why": found.why,
        "range": found.range_words,
    }


def lines(found: dict[str, Any], atlas: Atlas) -> list[str]:
    """Return what `facts` found as lines of text."""
    said = [*found["notices"], found["sentence"], found["to_come"], *found["small_areas"]]
    said += [found["money"], *found["money_not_held"]]
    said += [f"{each['list']}: {each['standing']}" for each in found["lists"]]
    for each in found["values"]:
        indicator = atlas.catalogue.indicator(each["indicator"])
        value = each["value"]
        printed = each["why"] if value is None else indicator.format_with_rate(value)
        mark = f" ({each['mark']})" if each["mark"] else ""
        ends = f"; {each['range']}" if each["range"] else ""
        said.append(f"{indicator.label}: {printed}{mark}{ends}")
    return [line for line in said if line]
