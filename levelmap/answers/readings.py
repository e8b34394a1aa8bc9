"""What a place's figure means: its rank, its share, its movement, in sentences from the data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from levelmap import gss
from levelmap.answers.movements import magnitude
from levelmap.answers.series import DrawnSeries
from levelmap.atlas import Atlas
from levelmap.catalogue.indicators import Indicator
from levelmap.periods import Period
from levelmap.terms import AreaType, Nation, Polarity

LOOK_BACK_YEARS = 5
"""A movement is told since the earliest period at most this long before."""

FIFTHS = ("lowest", "second lowest", "middle", "second highest", "highest")


@dataclass(frozen=True, slots=True)
class Median:
    """The middle value among the areas of a nation, or of all nations with values."""

    name: str
    value: float
    printed: str
    areas: int


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """One place's value and where it stands.

    Attributes
    ----------
    within
        Name of what contains it; empty for the largest areas.
    said
        What the map says of it in the mode chosen (a change, a gap); empty for values.
    rank, ranked
        Position from the highest value, and the number of areas with one; None without a value.
    fifth
        1 for the lowest fifth of those areas to 5 for the highest; None without a value.
    better_than
        Share (0 to 1) of the other areas that it does better than; None without a direction.
    history
        How the area came to be, where that is since 2016.
    """

    code: str
    name: str
    within: str
    value: float | None
    printed: str
    said: str
    interval: str
    status: str
    rank: int | None
    ranked: int
    fifth: int | None
    better_than: float | None
    sentence: str
    history: str


@dataclass(frozen=True)
class Trend:
    """Values of places and medians through time.

    Attributes
    ----------
    figures, lower, upper
        One row for each period (ISO text, oldest first), one column for each place (its code);
        NaN where there is none. Limits are those of 95 % intervals.
    medians
        The same rows; one column for each nation with values, and for all of them together.
    """

    periods: tuple[Period, ...]
    figures: pd.DataFrame
    lower: pd.DataFrame
    upper: pd.DataFrame
    medians: pd.DataFrame


def medians(table: pd.DataFrame, indicator: Indicator) -> tuple[Median, ...]:
    """Return the median of all areas with a value, then those of the nations that have values."""
    return tuple(
        Median(name, float(values.median()), indicator.format(values.median()), len(values))
        for name, values in _by_nation(table["value"]).items()
    )


def coverage(letters: Iterable[str]) -> str:
    """Return the nations of codes, known by their first letters: `UK`, `England and Wales`."""
    present = set(letters)
    found = [nation for nation in Nation if nation.letter in present]
    if len(found) == len(Nation):
        return "UK"
    if [nation.letter for nation in found] == ["E", "W", "S"]:
        return "Great Britain"
    return listed([nation.label for nation in found]) if found else ""


def _by_nation(values: pd.Series) -> dict[str, pd.Series]:
    present = values.dropna()
    if present.empty:
        return {}
    letters = present.index.str[0]
    groups = {coverage(letters.unique()): present}
    for nation in Nation:
        own = present[letters == nation.letter]
        if 0 < len(own) < len(present):
            groups[nation.label] = own
    return groups


def trend(codes: Sequence[str], held: Sequence[DrawnSeries], indicator: str, atlas: Atlas) -> Trend:
    """Return places through time, each as long as it was the same area.

    Parameters
    ----------
    codes
        Areas of one kind and year.
    held
        The periods to show, oldest first.
    """
    frame = atlas.catalogue.observations(indicator)
    frame = frame[frame["geography"].isin({str(series.published) for series in held})]
    rows = [str(series.period) for series in held]
    then = {
        code: [_code_then(code, series.published.vintage, atlas) for series in held]
        for code in codes
    }
    of_places = frame[frame["area_code"].isin({old for olds in then.values() for old in olds})]
    of_places = of_places.set_index(["period", "area_code"])

    def through_time(column: str) -> pd.DataFrame:
        known = of_places[column].to_dict()
        figures = {
            code: [known.get(key, float("nan")) for key in zip(rows, olds, strict=True)]
            for code, olds in then.items()
        }
        return pd.DataFrame(figures, index=rows, dtype="float64")

    return Trend(
        periods=tuple(series.period for series in held),
        figures=through_time("value"),
        lower=through_time("lower_ci"),
        upper=through_time("upper_ci"),
        medians=_medians_through_time(frame).reindex(rows),
    )


def _code_then(code: str, year: int, atlas: Atlas) -> str | None:
    """Return the code under which an area was published in the codes of *year*."""
    districts = atlas.gazetteer.districts
    return districts.code_in(code, year) if code in districts.years else code


def _medians_through_time(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the median of all areas and of each nation, a row for each period."""
    present = frame[frame["value"].notna()]
    letters = present["area_code"].str[0]
    result = present.groupby("period")["value"].median().to_frame(coverage(letters))
    each = present.assign(letter=letters).pivot_table(
        index="period", columns="letter", values="value", aggfunc="median"
    )
    for nation in Nation:
        if nation.letter in each and len(each.columns) > 1:
            result[nation.label] = each[nation.letter]
    return result


def read(
    code: str,
    table: pd.DataFrame,
    indicator: Indicator,
    kind: AreaType,
    trends: Trend,
    atlas: Atlas,
) -> PlaceReading:
    """Return what the map says of one place.

    Parameters
    ----------
    table
        `ExploreView.table`.
    kind
        What its areas are.
    trends
        Has the place among its columns; its last row is the period of the table.
    """
    row, present = table.loc[code], table["value"].dropna()
    value = None if pd.isna(row["value"]) else float(row["value"])
    rank = None if value is None else int((present > value).sum()) + 1
    return PlaceReading(
        code=code,
        name=row["name"],
        within=row["within"],
        value=value,
        printed=row["printed"],
        said=row["said"] if row["said"] != row["printed"] else "",
        interval=interval(row, indicator),
        status=row["status"],
        rank=rank,
        ranked=len(present),
        fifth=None if rank is None else _fifth(rank, len(present)),
        better_than=_better_than(value, present, indicator.polarity),
        sentence=_sentence(code, table, indicator, kind, trends),
        history=history(code, atlas),
    )


def interval(row: pd.Series, indicator: Indicator) -> str:
    """Return the 95 % interval of a row in words; empty where none is published."""
    if pd.isna(row["lower_ci"]) or pd.isna(row["upper_ci"]):
        return ""
    return f"{indicator.format(row['lower_ci'])} to {indicator.format(row['upper_ci'])}"


def _fifth(rank: int, ranked: int) -> int:
    return 5 - (rank - 1) * 5 // ranked


def _better_than(value: float | None, values: pd.Series, polarity: Polarity) -> float | None:
    if value is None or polarity is Polarity.NONE or len(values) < 2:
        return None
    worse = values > value if polarity is Polarity.HIGHER_IS_WORSE else values < value
    return float(worse.sum() / (len(values) - 1))


def _sentence(
    code: str, table: pd.DataFrame, indicator: Indicator, kind: AreaType, trends: Trend
) -> str:
    """Return one to three sentences: the rank, the share of the own nation, the movement."""
    row = table.loc[code]
    if pd.isna(row["value"]):
        return f"{row['name']}: {row['printed']}."
    present = table["value"].dropna()
    rank = int((present > row["value"]).sum()) + 1
    plural = kind.plural
    parts = [
        f"{row['name']} has {row['printed']}, the {ordinal(rank)} highest of {len(present):,} "
        f"{plural}."
    ]
    parts += _share(code, present, plural)
    parts += _movement(code, indicator, trends)
    return " ".join(parts)


def _share(code: str, present: pd.Series, plural: str) -> list[str]:
    """Return the share of the areas of its own nation that a place is above."""
    nation = gss.nation(code)
    if nation is None:
        return []
    peers = present[present.index.str[0] == nation.letter].drop(code)
    if len(peers) < 4:
        return []
    share = (peers < present[code]).mean()
    if share == 0:
        return [f"No other of the {plural} in {nation.label} has a lower figure."]
    return [f"Higher than {_percent(share)} of the other {plural} in {nation.label}."]


def _percent(share: float) -> str:
    """Return a share as whole per cent, never rounded to none or to all."""
    return f"{min(max(round(100 * share), 1), 100 if share == 1 else 99)}%"


def _movement(code: str, indicator: Indicator, trends: Trend) -> list[str]:
    """Return how the place has moved since an earlier period, with a word on certainty."""
    values = trends.figures[code]
    now = trends.periods[-1]
    start = next(
        (
            period
            for period in trends.periods[:-1]
            if now.start.year - period.start.year <= LOOK_BACK_YEARS
            and not pd.isna(values[str(period)])
        ),
        None,
    )
    if start is None:
        return []
    difference = float(values[str(now)] - values[str(start)])
    if magnitude(indicator, difference) == magnitude(indicator, 0.0):
        return [f"No change since {start.label}."]
    moved = "Up" if difference > 0 else "Down"
    words = f"{moved} {magnitude(indicator, difference)} since {start.label}"
    if indicator.prefix == "£":
        words += ", before inflation"
    if _intervals_meet(code, trends, str(start), str(now)):
        words += "; the 95% intervals overlap, so the change is not clear"
    return [f"{words}."]


def _intervals_meet(code: str, trends: Trend, then: str, now: str) -> bool:
    low, high = trends.lower[code], trends.upper[code]
    # a comparison with NaN, an interval that is not published, is false
    return bool(low[then] <= high[now] and low[now] <= high[then])


def history(code: str, atlas: Atlas) -> str:
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
        became = f"Became part of {change.new_name} in {change.year}."
        sentences.append(became)
    return " ".join(sentences)


def ordinal(number: int) -> str:
    """Return `1st`, `2nd`, `3rd`, `11th`, `1,001st`."""
    is_teen = 10 <= number % 100 <= 20
    suffix = "th" if is_teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{suffix}"


def listed(names: Sequence[str]) -> str:
    """Return `a`, `a and b`, `a, b and c`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
