"""What a place's figure means: whose it is, its rank, its share, its movement, in sentences."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import pandas as pd

from levelmap import gss
from levelmap.answers.indicators.figures import Figure, figure
from levelmap.answers.indicators.history import History, Movement, history, movement
from levelmap.answers.indicators.statuses import INHERITED, marked, of_all, remark
from levelmap.answers.indicators.values import AreaValues, area_values
from levelmap.answers.phrases import coverage, listed, percent, position
from levelmap.atlas import Atlas
from levelmap.catalogue.indicators import Indicator
from levelmap.statuses import COUNTED_WITH, counts, is_combined
from levelmap.terms import AreaType, Geography, Nation, Polarity

FIFTHS = ("lowest", "second lowest", "middle", "second highest", "highest")

FEWEST_PEERS = 4
"""Fewer other areas of the own nation than this are not compared with."""


@dataclass(frozen=True, slots=True)
class Median:
    """The middle value among the areas of a nation, or of all nations with values."""

    name: str
    value: float
    printed: str
    areas: int


def medians(table: pd.DataFrame, indicator: Indicator) -> tuple[Median, ...]:
    """Return the median of all areas with a value, then those of the nations that have values.

    Parameters
    ----------
    table
        `value` and `status` by area; a figure of several areas taken together counts once.
    """
    counted = table["value"][counts(table.index, table["status"])]
    return tuple(
        Median(
            name,
            float(values.median()),
            marked(indicator.format(values.median()), of_all(table["status"], values)),
            len(values),
        )
        for name, values in _by_nation(counted).items()
    )


def _by_nation(values: pd.Series) -> dict[str, pd.Series]:
    present = values.dropna()
    if present.empty:
        return {}
    # codes of super output areas are older than the GSS
    letters = present.index.str[0].str.replace("9", Nation.NORTHERN_IRELAND.letter)
    groups = {coverage(letters.unique()): present}
    for nation in Nation:
        own = present[letters == nation.letter]
        if 0 < len(own) < len(present):
            groups[nation.label] = own
    return groups


@dataclass(frozen=True, slots=True)
class Reading:
    """One place's figure and where it stands.

    Ranks and shares are among all areas with a figure as published, the place itself left out of
    the others; a figure that is not its own (a county's, an approximation) is set among them and
    counts for no other.

    Attributes
    ----------
    within
        Name of what contains it; empty for the largest areas.
    period
        In words, with a mark where the figures are not current.
    rank, ranked
        Position from the highest value, and among how many; None without a value.
    from_lowest
        Position from the lowest value.
    better_than
        Share (0 to 1) of the other areas that it does better than; None without a direction.
    above
        Share of the other areas of its nation that have a lower value; None for few others.
    movement
        None without an earlier figure of its own.
    made_by
        Who made the figures of this kind of area and how, in a sentence.
    history
        How the area came to be, where that is since 2016.
    said
        What a map says of it in another mode (a change, a gap); empty for values.
    derived
        That the figure is put together here from those of parts, as it stands beside it.
    """

    code: str
    name: str
    within: str
    geography: Geography
    period: str
    figure: Figure
    rank: int | None
    from_lowest: int | None
    ranked: int
    better_than: float | None
    above: float | None
    movement: Movement | None
    made_by: str
    history: str = ""
    said: str = ""
    derived: str = ""

    @property
    def indicator(self) -> Indicator:
        """Return what is measured."""
        return self.figure.indicator

    @property
    def value(self) -> float | None:
        """Return the value; None without one."""
        return self.figure.value

    @property
    def printed(self) -> str:
        """Return the value as people read it, or why there is none."""
        return self.figure.printed

    @property
    def printed_with_rate(self) -> str:
        """Return the same with for what it is: `£766 a week`, `6.9 per 1,000`."""
        rate = "" if self.value is None else self.indicator.rate
        return f"{self.printed} {rate}".strip()

    @property
    def interval(self) -> str:
        """Return the 95 % interval in words; empty where none is published."""
        return self.figure.interval

    @property
    def remark(self) -> str:
        """Return what to know about the value: whose it is, or what its publisher says of it."""
        if self.value is None:
            return ""
        return self.figure.origin or remark(self.figure.status)

    @property
    def fifth(self) -> int | None:
        """Return 1 for the lowest fifth of the areas to 5 for the highest."""
        return None if self.rank is None else 5 - (self.rank - 1) * 5 // self.ranked

    @property
    def from_worst(self) -> int | None:
        """Return the position from the worst value, or the highest where neither end is bad."""
        is_low_worst = self.indicator.polarity is Polarity.HIGHER_IS_BETTER
        return self.from_lowest if is_low_worst else self.rank

    @property
    def position(self) -> str:
        """Return where the value stands, from the nearer end; empty without one."""
        if self.rank is None or self.from_lowest is None:
            return ""
        return position(self.rank, self.from_lowest, self.ranked)

    @property
    def sentence(self) -> str:
        """Return one to three sentences: the rank, the share of the own nation, the movement."""
        if self.rank is None:
            return f"{self.name}: {self.printed}."
        plural = self.geography.area_type.plural
        marked = f" ({self.remark})" if self.remark else ""
        parts = [
            f"{self.name} has {self.printed}{marked}, the {self.position} of {self.ranked:,} "
            f"{plural}."
        ]
        parts += [self._share(plural)] if self.above is not None else []
        parts += [self.movement.sentence] if self.movement else []
        return " ".join(parts)

    def __str__(self) -> str:
        """Return what is measured, when, and the sentence."""
        return f"{self.indicator.label}, {self.period}: {self.sentence}"

    def _repr_html_(self) -> str:
        return f"<p>{escape(str(self))}</p><p><small>{escape(self.made_by)}</small></p>"

    def _share(self, plural: str) -> str:
        nation = gss.nation(self.code)
        where = f" in {nation.label}" if nation else ""
        if self.above is None or self.above == 0:
            return f"No other of the {plural}{where} has a lower figure."
        if self.above == 1:
            return f"All other {plural}{where} have a lower figure."
        return f"Higher than {percent(self.above)} of the other {plural}{where}."


def read(code: str, found: AreaValues, through_time: History | None, atlas: Atlas) -> Reading:
    """Return what is to be said of one area.

    Parameters
    ----------
    found
        Values on the geography of the area.
    through_time
        Until the period of *found*; None to leave the movement out.
    """
    one = figure(code, found, atlas)
    others = len(found.published) - _is_published(code, one.status, found, atlas)
    moved = None
    if through_time is not None and one.value is not None and not one.origin:
        moved = movement(atlas.gazetteer.districts.latest_code(code), through_time)
    name, within = _names(code, found.geography, atlas)
    return Reading(
        code=code,
        name=name,
        within=within,
        geography=found.geography,
        period=found.currency.mark(found.period_label),
        figure=one,
        rank=None if one.value is None else int((found.ranked[0] > one.value).sum()) + 1,
        from_lowest=None if one.value is None else int((found.ranked[0] < one.value).sum()) + 1,
        ranked=others + (one.value is not None),
        better_than=_better_than(one.value, found, others),
        above=_above(code, one.value, found, len(found.published) - others),
        movement=moved,
        made_by=_made_by(found, one, atlas),
        history=history_words(code, atlas),
    )


def _made_by(found: AreaValues, one: Figure, atlas: Atlas) -> str:
    """Return who made the figures; a county's figure is of another kind of area than its districts.

    Figures of an upper tier are published as those of counties.
    """
    kind = found.published_on.area_type
    publisher = atlas.catalogue.source(found.indicator.source).publisher
    return found.indicator.made_by(AreaType.COUNTY if one.status == INHERITED else kind, publisher)


def read_place(
    slug: str, code: str, atlas: Atlas, geography: Geography | None = None, period: str = ""
) -> Reading:
    """Return what is to be said of one area on one indicator.

    Parameters
    ----------
    geography
        Of the area; by default the latest year in which its code occurs. A district without a
        figure of its own is given its county's, and told so.
    period
        ISO period; empty for the latest.

    Raises
    ------
    UnknownIndicator, UnknownArea
        There is no such indicator or area.
    QueryError
        Nothing is held for its kind of area or the period.
    """
    area = atlas.gazetteer.area(code, geography)
    is_district = area.geography.area_type is AreaType.LOCAL_AUTHORITY
    found = area_values(slug, area.geography, atlas, period, with_county=is_district)
    through_time = history(slug, area.geography.area_type, atlas).upto(found.periods[-1])
    return read(area.code, found, through_time, atlas)


def _better_than(value: float | None, found: AreaValues, others: int) -> float | None:
    """Return the share of the other areas with a worse value; None without a direction."""
    polarity = found.indicator.polarity
    if value is None or polarity is Polarity.NONE or not others:
        return None
    known = found.ranked[0]
    worse = known > value if polarity is Polarity.HIGHER_IS_WORSE else known < value
    return float(worse.sum() / others)


def _above(code: str, value: float | None, found: AreaValues, itself: int) -> float | None:
    """Return the share of the other areas of the own nation with a lower value.

    Parameters
    ----------
    itself
        1 where the area is among the figures as published.
    """
    known, letters = found.ranked
    peers = letters == code[0]
    others = int(peers.sum()) - itself
    if value is None or gss.nation(code) is None or others < FEWEST_PEERS:
        return None
    return float((known[peers] < value).sum() / others)


def _is_published(code: str, status: str, found: AreaValues, atlas: Atlas) -> bool:
    """Say whether the same area, or the one that counts for it, is among the figures published."""
    districts = atlas.gazetteer.districts
    then = code
    if code in districts.years:
        then = districts.code_in(code, found.published_on.vintage) or code
    if is_combined(status):
        then = COUNTED_WITH.get(then, then)
    return then in found.published.index


def _names(code: str, geography: Geography, atlas: Atlas) -> tuple[str, str]:
    """Return the name of an area and of what contains it: an authority, a region, a nation."""
    area = atlas.gazetteer.by_code(geography).get(code)
    if area is None:
        return atlas.gazetteer.name(code), ""
    return area.name, atlas.gazetteer.name(area.container) if area.container else ""


def history_words(code: str, atlas: Atlas) -> str:
    """Return how an authority came to be, or what became of it; empty where nothing changed."""
    districts = atlas.gazetteer.districts
    if code not in districts.years or gss.area_type(code) is not AreaType.LOCAL_AUTHORITY:
        return ""
    mergers = [step for step in districts.predecessors(code) if step.kind == "merger"]
    sentences = []
    if mergers:
        year = max(step.year for step in mergers)
        names = listed(sorted(step.old_name for step in mergers))
        sentences.append(f"Replaced {names} in {year}.")
    change = districts.changes.get(districts.latest_code(code))
    if change is not None and change.kind == "merger":
        sentences.append(f"Became part of {change.new_name} in {change.year}.")
    return " ".join(sentences)
