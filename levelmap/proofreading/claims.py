"""Numbers that a sentence tells, held to the figures and lists as they are shipped."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

import pandas as pd

from levelmap.proofreading.held import NUMBER, Held, number, says, says_the_same
from levelmap.statuses import COMBINED_AREA, COUNTED_WITH, PARTLY_IMPUTED, is_combined

_READING = re.compile(
    r"^(?P<name>.+?) has (?P<value>\S+(?: [a-z]+)?)"
    r"(?P<mark> \([^)]*\))?[^,]*, the (?P<position>[^.]*?) of (?P<among>[\d,]+) "
)
_MOVED = re.compile(r"(Up|Down) (\S+)[^.]*? since ")
_ABOVE = re.compile(r"Higher than (\d+)% of the other")
_REACH = re.compile(
    r"(?P<have>[\d,]+) of (?P<all>[\d,]+) [^:]*? have a value, "
    r"from (?P<low>.+?) in (?P<least>.+?) to (?P<high>.+?) in (?P<most>.+?); "
    r"the median [^;]+? has (?P<median>.+)\.$"
)
_NONE_AS_HIGH = re.compile(r"All other [^.]* have a lower figure\.")
_SEVERAL = re.compile(r"([\d,]+) [a-z]")
_DEPRIVED = re.compile(
    r"the (?:joint )?(?:(\d+)\w\w )?most deprived of the ([\d,]+) authorities of"
)
_MARKED = {
    "unreliable": "unreliable",
    COMBINED_AREA: "taken together",
    "provisional": "provisional",
    "aggregated": "put together by ONS",
    PARTLY_IMPUTED: "imputed in part",
    "few_small_areas": "one or two small areas",
    "out_of_range": "outside the range",
    "unusual": "far from its own",
}
_MEASURED = re.compile(
    r"Of (\d+) measures (\d+|none) (?:is|are) below the minimum and (\d+|none) at the good level"
)


def reading(text: str, slug: str, code: str, period: str, held: Held) -> Iterator[str]:
    """Yield what a reading of one authority says other than the rows of its indicator.

    Parameters
    ----------
    period
        ISO period of the figure.

    Only figures published for the area itself are recomputed: a mean of former authorities is
    not in the file. Areas that share one published figure count once.
    """
    told = _READING.match(text)
    latest = held.of_authorities(slug, period)
    if told is None or code not in latest.index or pd.isna(latest.loc[code, "value"]):
        return
    value = float(latest.loc[code, "value"])
    if not says(told["value"], value):
        yield f"{told['value']} is not {value:g}"
    yield from _unmarked(told["mark"] or "", str(latest.loc[code, "status"]))
    known = _once(latest)
    higher, lower = int((known > value).sum()), int((known < value).sum())
    expected = _position(higher, lower, len(known))
    if told["position"] != expected:
        yield f"the {told['position']} is the {expected}"
    if told["among"].replace(",", "") != str(len(known)):
        yield f"{told['among']} areas are {len(known)}"
    share = _ABOVE.search(text)
    peers = _others(code, latest, known)
    if share is not None and len(peers):
        yield from _rounded_share(int(share[1]), float((peers < value).mean()))
    if _NONE_AS_HIGH.search(text) is not None and not (peers < value).all():
        yield "not all other areas of the nation have a lower figure"


def _others(code: str, latest: pd.DataFrame, known: pd.Series) -> pd.Series:
    """Return the figures of the other areas of its nation, without those that share its figure."""
    own = latest.loc[code]
    shares = latest.index[
        latest["status"].map(is_combined)
        & is_combined(own["status"])
        & (latest["value"] == own["value"])
    ]
    peers: pd.Series = known[known.index.str[0] == code[0]]
    return peers.drop([code, *shares], errors="ignore")


def _unmarked(told: str, status: str) -> Iterator[str]:
    for word in status.split():
        if _MARKED.get(word, "") not in told:
            yield f"it does not say that the figure is {word.replace('_', ' ')}"


def _once(latest: pd.DataFrame) -> pd.Series:
    """Return the figures, one for the districts that share one (the largest of them)."""
    known = latest.dropna(subset=["value"])
    is_shared = known["status"].map(is_combined)
    return known["value"][~(is_shared & known.index.isin(list(COUNTED_WITH)))]


def _position(higher: int, lower: int, among: int) -> str:
    place, end = min((higher + 1, "highest"), (lower + 1, "lowest"), key=lambda one: one[0])
    equal = among - higher - lower > 1
    words = {1: "1st", 2: "2nd", 3: "3rd"}
    ordinal = words.get(place) or f"{place:,}{_suffix(place)}"
    return f"{'joint ' if equal else ''}{'' if place == 1 else ordinal + ' '}{end}"


def _suffix(place: int) -> str:
    if place // 10 % 10 == 1:
        return "th"
    return "st nd rd".split()[place % 10 - 1] if place % 10 in (1, 2, 3) else "th"


def _rounded_share(told: int, share: float) -> Iterator[str]:
    exact = 100 * share
    is_an_end = (told == 1 and exact < 1) or (told == 99 and 99 < exact < 100)
    if abs(told - exact) > 0.5 + 1e-9 and not is_an_end:
        yield f"{told}% is {exact:.1f}%"


def movement(text: str, now: float, then: float) -> Iterator[str]:
    """Yield where a sentence tells another movement than from *then* to *now*."""
    told = _MOVED.search(text)
    if told is None or not re.search(r"\d", told[2]):
        return
    if (told[1] == "Up") != (now > then):
        yield f"{told[1]} from {then:g} to {now:g}"
    if not says(told[2], abs(now - then)):
        yield f"{told[2]} is {abs(now - then):g}"


def reach(text: str, values: pd.Series, names: pd.Series, areas: int) -> Iterator[str]:
    """Yield what the summary of a map says other than the values of its areas.

    Parameters
    ----------
    values
        By area code, those counted once.
    names
        By area code.
    areas
        How many there are with and without a value.
    """
    told = _REACH.search(text)
    if told is None:
        if "have a value" in text and "from" in text:
            yield "the summary cannot be read"
        return
    known = values.dropna()
    for part, count in (("have", len(known)), ("all", areas)):
        if told[part].replace(",", "") != str(count):
            yield f"{told[part]} areas are {count}"
    for printed, name, value in (
        (told["low"], told["least"], known.min()),
        (told["high"], told["most"], known.max()),
    ):
        if not says(printed, value):
            yield f"{printed} is {value:g}"
        if (several := _SEVERAL.match(name)) is not None:
            count = int(says_the_same(printed, value, known).sum())
            if several[1].replace(",", "") != str(count):
                yield f"{name} have {printed}: {count} have"
        elif not any(_is_named(name, each) for each in names[known.index[known == value]]):
            yield f"{name} is not where the value is {value:g}"


def _is_named(told: str, name: str) -> bool:
    """Say whether an area is called by its name, alone or with what contains it."""
    return told == name or told.startswith(f"{name}, ")


def classes(
    legend: Mapping[str, tuple[str, int]], classes: Mapping[str, str], told: Mapping[str, str]
) -> Iterator[str]:
    """Yield where a printed value is outside its printed class, or a class counts other areas.

    Parameters
    ----------
    legend
        Words and number of areas of each class by its key; classes without a number are left out.
    classes, told
        Key of the class, and what is printed, of each area by its code.
    """
    limits = {key: _limits(words) for key, (words, _) in legend.items() if NUMBER.search(words)}
    inside: Counter[str] = Counter()
    pairs = Counter((told[code], key) for code, key in classes.items() if key in limits)
    for (printed, own), count in pairs.items():
        # "no change", "at the median ward"
        value = number(printed)[0] if NUMBER.search(printed) else 0.0
        inside.update({key: count for key, limit in limits.items() if limit.holds(value)})
        if not limits[own].holds(value):
            yield f"{printed} ({count} times) is not {legend[own][0]}"
    for key in limits:
        words, count = legend[key]
        if inside[key] != count:
            yield f"{words}: {count} are {inside[key]}"


@dataclass(frozen=True, slots=True)
class _Limits:
    low: float
    high: float
    is_over: bool

    def holds(self, value: float) -> bool:
        return (self.low < value if self.is_over else self.low <= value) and value <= self.high


def _limits(words: str) -> _Limits:
    if words.startswith("up to "):
        return _Limits(-math.inf, number(words)[0], is_over=False)
    low, is_range, high = words.removeprefix("over ").partition(" to ")
    is_over = words.startswith("over ")
    if is_range:
        return _Limits(number(low)[0], number(high)[0], is_over)
    return _Limits(number(low)[0], math.inf if is_over else number(low)[0], is_over)


def median(text: str, counted: pd.Series) -> Iterator[str]:
    """Yield where a summary tells another median than that of the areas that count."""
    told = _REACH.search(text)
    if told is not None and not says(told["median"], float(counted.median())):
        yield f"the median {told['median']} is {counted.median():g}"


def need(text: str, slug: str, code: str, held: Held) -> Iterator[str]:
    """Yield where a sentence tells another rank on the index of deprivation of the nation."""
    told = _DEPRIVED.search(text)
    if told is None:
        return
    rows = held.figures(slug, "lad")
    latest = rows[rows["period"] == rows["period"].max()].set_index("area_code")["value"].dropna()
    own = latest[latest.index.str[0] == code[0]]
    if code not in own.index:
        return
    rank = int((own > own[code]).sum()) + 1
    if (int(told[1] or 1), int(told[2].replace(",", ""))) != (rank, len(own)):
        yield f"{told[0]} is {rank} of {len(own)}"


def measured(
    text: str, values: list[tuple[float, float | None, float | None, int]]
) -> Iterator[str]:
    """Yield where a sentence counts other measures than those below their minimum.

    Parameters
    ----------
    values
        Of each measure with a figure: figure, minimum, good level, 1 if higher is better, else -1.
    """
    told = _MEASURED.search(text)
    if told is None:
        return
    is_below = [low is not None and sign * (value - low) < 0 for value, low, _, sign in values]
    reaches = [high is not None and sign * (value - high) >= 0 for value, _, high, sign in values]
    below = sum(is_below)
    good = sum(far and not low for far, low in zip(reaches, is_below, strict=True))
    for printed, count, what in ((told[2], below, "below"), (told[3], good, "at the good level")):
        if printed != (str(count) if count else "none"):
            yield f"{printed} {what} are {count}"


def standing_counts(text: str, slug: str, codes: Set[str], held: Held) -> Iterator[str]:
    """Yield where the summary of a list counts other authorities than its rows name.

    Only lists of authorities themselves without categories are counted: who is named through a
    larger authority, or by a category, follows from rules, not from a row.
    """
    rows = held.members(slug)
    named = rows[(rows["status"] == "named") & rows["area_code"].isin(codes)]
    is_held_whole = (rows["status"] == "named").sum() == len(named) > 0
    if not is_held_whole or (named["category"] != "").any():
        return
    whole = set(named.loc[named["extent"] == "whole", "area_code"])
    part = set(named.loc[named["extent"] == "part", "area_code"]) - whole
    counts = {"named": len(whole), "a place within it is named": len(part)}
    for label, count in counts.items():
        told = re.search(rf"(?:: |; ){label}: (\d+)", text)
        if (int(told[1]) if told else 0) != count:
            yield f"{label}: {told[1] if told else 0} are {count}"
