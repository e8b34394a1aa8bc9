"""The figure of a place of any kind: as published, else computed here, else why there is none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

import pandas as pd

from levelmap.answers.indicators.readings import Reading, read_place
from levelmap.answers.indicators.statuses import marked, told
from levelmap.answers.indicators.values import area_values
from levelmap.answers.phrases import percent
from levelmap.answers.place.bases import PEOPLE, WORDS, bases
from levelmap.answers.place.kinds import Kind, Place
from levelmap.atlas import Atlas
from levelmap.catalogue.currency import CURRENT_FIGURES, Currency
from levelmap.catalogue.indicators import Indicator
from levelmap.errors import LevelMapError, QueryError, UnknownArea
from levelmap.geography.gazetteer import CURRENT
from levelmap.periods import Period
from levelmap.statuses import joined

LEAST_COVERED = 0.8
"""Nothing is computed where the parts with a figure hold a smaller share of the people."""


class Derivation(StrEnum):
    """How the figure of a place came to be."""

    PUBLISHED = "published"
    COMPUTED = "computed"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PartFigure:
    """One authority's figure within a place.

    Attributes
    ----------
    printed
        The figure as people read it, with a word on what to know about it.
    status
        What to know about it; empty for an ordinary one.
    """

    code: str
    name: str
    value: float
    printed: str
    status: str = ""


@dataclass(frozen=True, slots=True)
class PlaceValue:
    """What one indicator says of a place of any kind.

    Attributes
    ----------
    period
        Of the figure, or of its parts; None where nothing is held.
    reading
        Of a published figure: rank, interval, movement among areas of its kind.
    covered
        Share (0 to 1) of the place's people in the authorities with a figure; None for a published
        one.
    basis
        What a computed figure is weighted by, in words.
    why
        Why none is made.
    parts
        Its authorities with a figure, in order of code; empty for a single authority.
    currency
        Whether newer figures than those held are to be expected.
    """

    indicator: Indicator
    place: Place
    how: Derivation
    value: float | None = None
    period: Period | None = None
    reading: Reading | None = None
    covered: float | None = None
    basis: str = ""
    why: str = ""
    parts: tuple[PartFigure, ...] = ()
    currency: Currency = CURRENT_FIGURES

    @property
    def when(self) -> str:
        """Return the period in words, with a mark where the figures are not current."""
        return self.currency.mark(self.period.label) if self.period else ""

    @property
    def printed(self) -> str:
        """Return the figure as people read it, or why there is none."""
        return self.why if self.value is None else self.indicator.format(self.value)

    @property
    def mark(self) -> str:
        """Return what stands beside the figure: "computed here", and what its parts bear."""
        if self.derived:
            return told(self.derived, self.status)
        return self.reading.remark if self.reading else ""

    @property
    def status(self) -> str:
        """Return what is to be known of the parts of a figure computed here; else empty."""
        if self.how is not Derivation.COMPUTED:
            return ""
        return joined(*(part.status for part in self.parts))

    @property
    def derived(self) -> str:
        """Return that it is computed here and for how many people; empty for any other figure."""
        if self.how is not Derivation.COMPUTED or self.covered is None:
            return ""
        if self.covered == 1:
            return "computed here"
        return f"computed here for {percent(self.covered)} of its people"

    @property
    def range_words(self) -> str:
        """Return from where to where its authorities reach; empty for fewer than two."""
        if len(self.parts) < 2:
            return ""
        ordered = sorted(self.parts, key=lambda part: part.value)
        lowest, highest = ordered[0], ordered[-1]
        if lowest.value == highest.value:
            return f"all its authorities have {lowest.printed}"
        return f"from {lowest.printed} in {lowest.name} to {highest.printed} in {highest.name}"

    @property
    def made_by(self) -> str:
        """Return who made the figure and how, as a sentence; empty without one."""
        if self.how is Derivation.COMPUTED:
            return (
                f"Computed by LevelMap from the figures of its authorities, weighted by "
                f"{self.basis}."
                if self.basis
                else "Added up by LevelMap from the figures of its authorities."
            )
        return self.reading.made_by if self.reading else ""

    @property
    def sentence(self) -> str:
        """Return figure, mark and range in a sentence."""
        when = f", {self.when}" if self.period else ""
        marked = f" ({self.mark})" if self.mark else ""
        ends = f"; {self.range_words}" if self.range_words else ""
        return f"{self.indicator.label}{when}: {self.printed}{marked}{ends}."


def read(place: Place, slug: str, atlas: Atlas, period: str = "") -> PlaceValue:
    """Return what an indicator says of a place.

    Parameters
    ----------
    period
        ISO period; empty for the latest of the place's own kind of area.

    Raises
    ------
    UnknownIndicator
        The catalogue has no such slug.
    DataError
        A file is absent or damaged.
    """
    found = _read(place, atlas.catalogue.indicator(slug), atlas, period)
    return replace(found, currency=atlas.catalogue.currency(slug))


def _read(place: Place, indicator: Indicator, atlas: Atlas, period: str) -> PlaceValue:
    slug = indicator.slug
    found = _published(place, indicator, atlas, period)
    parts, when, has_intervals = _parts(place, slug, atlas, period)
    if found is not None and found.value is not None:
        own = _period(place, slug, atlas, period)
        return PlaceValue(
            indicator, place, Derivation.PUBLISHED, found.value, own, found, parts=parts
        )
    if place.kind is Kind.AUTHORITY or not place.kind.is_whole_authorities:
        return PlaceValue(indicator, place, Derivation.NONE, why=_not_held(place, found))
    covered = _covered(place, parts, atlas)
    if why := _not_made(place, indicator, parts, covered, atlas, has_intervals=has_intervals):
        none = Derivation.NONE
        return PlaceValue(indicator, place, none, None, when, None, covered, "", why, parts)
    value, basis = _put_together(indicator, parts, atlas)
    return PlaceValue(
        indicator, place, Derivation.COMPUTED, value, when, None, covered, basis, parts=parts
    )


def _published(place: Place, indicator: Indicator, atlas: Atlas, period: str) -> Reading | None:
    """Return the reading of the area itself; None where its kind has no figures."""
    area = place.published_as
    if area is None:
        return None
    try:
        return read_place(indicator.slug, area.code, atlas, area.geography, period)
    except (QueryError, UnknownArea):
        return None


def _period(place: Place, slug: str, atlas: Atlas, period: str) -> Period:
    area = place.published_as
    assert area is not None  # a published figure is of an area
    is_authority = place.kind is Kind.AUTHORITY
    return area_values(slug, area.geography, atlas, period, with_county=is_authority).periods[-1]


def _not_held(place: Place, found: Reading | None) -> str:
    """Return why an authority, or what is not made of authorities, has no figure."""
    if found is not None:
        return found.printed
    area = place.published_as
    return f"not published for {area.geography.area_type.plural}" if area else "not published"


def _parts(
    place: Place, slug: str, atlas: Atlas, period: str
) -> tuple[tuple[PartFigure, ...], Period | None, bool]:
    """Return the figures of its authorities, their period, and whether they have intervals."""
    if place.kind is Kind.AUTHORITY or not place.kind.is_whole_authorities:
        return (), None, False
    try:
        found = area_values(slug, CURRENT, atlas, period)
    except LevelMapError:
        return (), None, False
    own = found.table.reindex(list(place.codes))
    held = own[own["value"].notna()]
    say, name = found.indicator.format, atlas.gazetteer.name
    parts = tuple(
        PartFigure(code, name(code), float(value), marked(say(value), status), status)
        for code, value, status in held[["value", "status"]].itertuples()
    )
    return parts, found.periods[-1], bool(held["lower_ci"].notna().any())


_REASONS = {
    "rate": "what its authorities' figures are divided by is not held",
    "median": "medians of parts do not make the median of the whole",
    "score": "scores of parts do not make a score of the whole",
    "rank": "ranks of parts do not make a rank of the whole",
}
"""Why a kind of value cannot be put together."""


def _not_made(
    place: Place,
    indicator: Indicator,
    parts: tuple[PartFigure, ...],
    covered: float,
    atlas: Atlas,
    *,
    has_intervals: bool,
) -> str:
    """Return why nothing is put together from the parts; empty where it is."""
    held, share = bases(atlas).of_indicators, percent(covered) if covered else "none"
    is_count = indicator.kind == "count"
    reasons = {
        "no figure of its authorities is held": not parts,
        "not made: its authorities' figures are estimates with intervals": has_intervals,
        "not made: some of its authorities have no figure to add": (
            is_count and len(parts) < len(place.parts)
        ),
        f"not made: {_REASONS.get(indicator.kind, '')}": (
            not is_count and indicator.slug not in held
        ),
        f"not made: its authorities with a figure hold {share} of its people": (
            covered < LEAST_COVERED
        ),
    }
    return next((why for why, applies in reasons.items() if applies), "")


def _put_together(
    indicator: Indicator, parts: tuple[PartFigure, ...], atlas: Atlas
) -> tuple[float, str]:
    """Return the figure of the parts together, and what they are weighted by in words."""
    values = pd.Series({part.code: part.value for part in parts})
    if indicator.kind == "count":
        return float(values.sum()), ""
    base = bases(atlas).of_indicators[indicator.slug]
    weights = bases(atlas).amount(base).reindex(values.index)
    return float((values * weights).sum() / weights.sum()), WORDS[base]


def _covered(place: Place, parts: tuple[PartFigure, ...], atlas: Atlas) -> float:
    """Return the share of the place's people in the authorities with a figure."""
    people = bases(atlas).amount(PEOPLE).reindex(list(place.codes))
    if len(parts) == len(place.parts):
        return 1.0
    return float(people[[part.code for part in parts]].sum() / people.sum()) if parts else 0.0
