"""What a table leaves open, with a guess where the table itself gives one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import pandas as pd

from levelmap.intake.answers import ANY_TEXT, EVERY_ROW, Answers, Question
from levelmap.intake.columns import MOST_CATEGORIES, Columns, Role
from levelmap.intake.headings import told_apart
from levelmap.intake.numbers import NumberColumn
from levelmap.intake.settling import Via

_TOTALS = ("persons", "all persons", "people", "total", "all", "both", "all ages", "both sexes")
"""Texts that mean everybody, in the order in which they are taken."""

_COUNT = re.compile(
    r"(^|[^a-z])(number|count|counts|total|population|people|persons|residents|jobs|households|homes"
    r"|claimants|deaths|births|cases|pupils|children|dwellings|businesses|visits|incidents|offences"
    r"|crimes|applications|amount|spend|spending|cost|grant|funding|n|lost|losses)([^a-z]|$)"
)
_RATE = re.compile(
    r"(%|per[^a-z]?cent|percentage|(^|[^a-z])(rate|share|proportion|ratio|per|score|index|median|mean"
    r"|average|rank|decile|quintile|density|pct|pc)([^a-z]|$))"
)
_VALUE = re.compile(r"(value|observation|obs_value|v4_[0-9]|score|rate)", re.IGNORECASE)


def about_sheet(sheets: Sequence[str], guess: str) -> Iterator[Question]:
    """Yield the question which sheet to read, where there are several."""
    if len(sheets) > 1:
        options = tuple((name, name[:60]) for name in sheets)
        yield Question("sheet", "Which sheet?", options, guess, "It has the most rows of places.")


def about_place(columns: Columns) -> Iterator[Question]:
    """Yield the question which column says the place, where there are rivals."""
    guess = columns.codes or columns.names
    if [h for h in columns.rivals if h not in (columns.codes, columns.names)]:
        options = tuple(told_apart((guess, *columns.rivals), 60).items())
        yield Question("place", "Which column says the place?", options, guess)


def about_decimals(columns: Columns, answers: Answers) -> Iterator[Question]:
    """Yield the question what a comma in a number is, where the table does not decide it."""
    marks = columns.marks
    if marks.is_open and not answers.decimal:
        options = ((".", "1.5 is one and a half"), (",", "1,5 is one and a half"))
        why = f"Nothing in the table says whether {marks.example} is a thousand and more."
        if marks.comma:
            few = f"Only {marks.comma:,} of {marks.comma + marks.undecided:,} numbers with a comma"
            why = f"{few} say what it is: {marks.example} may be a thousand and more."
        if marks.comma and marks.point:
            why = "The table has numbers of both kinds."
        yield Question("decimal", "What is the decimal mark?", options, marks.decimal, why)


def about_odd_values(measures: Iterable[NumberColumn], answers: Answers) -> Iterator[Question]:
    """Yield the question what -999 and its kind are, where they are far from the rest."""
    odd = [one for one in measures if one.stand_in is not None]
    if odd and not answers.odd_values:
        shown = ", ".join(f"{one.stand_in:g} in {one.heading[:40]!r}" for one in odd[:4])
        options = (("missing", "they stand for missing values"), ("values", "they are values"))
        why = f"{shown}: unlike all other values."
        yield Question("odd_values", "What are the odd numbers?", options, "missing", why)


def about_repeated(
    table: pd.DataFrame, targets: pd.Series, columns: Columns, answers: Answers, any_means: str
) -> Iterator[Question]:
    """Yield which rows are wanted where areas have several, for each column that tells them apart.

    Parameters
    ----------
    targets
        Code of the area by line, of the rows that count.
    any_means
        What it means to want all of them, in words.
    """
    rows = table.loc[targets.index].assign(**{_AREA: targets})
    asked = {heading for heading, _ in answers.where}
    telling: list[str] = []
    values = value_column(columns.measures)
    may_tell = [h for h in columns.groupings if h not in (*asked, values)]
    candidates = [heading for heading in may_tell if _tells_rows(rows, columns, heading)]
    repeats = int(rows.duplicated([_AREA]).sum())
    while repeats and candidates:
        left = {h: int(rows.duplicated([_AREA, *telling, h]).sum()) for h in candidates}
        best = min(left, key=lambda heading: (left[heading], rows[heading].nunique()))
        if left[best] >= repeats:
            break
        telling.append(best)
        candidates.remove(best)
        repeats = left[best]
    for heading in telling:
        texts = list(dict.fromkeys(rows[heading]))[:200]
        guess, why = _wanted(texts, columns.roles[heading])
        texts_shown = [(text, text[:60] or "(empty)") for text in texts if text != ANY_TEXT]
        options = (*texts_shown, (ANY_TEXT, any_means))
        question = f"Areas have several rows: which {heading[:40]!r}?"
        yield Question(f"where:{heading}", question, options, guess, why)


_AREA = "\0area"


def _tells_rows(rows: pd.DataFrame, columns: Columns, heading: str) -> bool:
    """Say whether one text of a column may be wanted: most areas have it, as with sexes or years.

    Where each area has its own, as with projects, one would leave the others without a row.
    """
    different = rows[heading].unique()
    if len(different) < 2 or columns.roles[heading] is Role.PERIOD:
        return len(different) > 1
    areas = rows.groupby(heading)[_AREA].nunique().max()
    return bool(areas > rows[_AREA].nunique() / 2)


def _wanted(texts: Sequence[str], role: Role) -> tuple[str | None, str]:
    if role is Role.PERIOD:
        times = {text: time for text in texts if (time := _times_in(text)[1]) is not None}
        if len(times) == len(texts):
            return max(times, key=lambda text: times[text]), "It is the latest."
    lower = {text.casefold(): text for text in texts}
    for total in _TOTALS:
        if total in lower:
            return lower[total], "It stands for everybody."
    return None, "The table does not say which is wanted."


def about_list(table: pd.DataFrame, columns: Columns, answers: Answers) -> Iterator[Question]:
    """Yield what makes a place be on the list, where the table has more columns than places."""
    if answers.where or answers.worst or answers.rule:
        return
    options = [(EVERY_ROW, EVERY_ROW)]
    telling = [h for h in columns.groupings if len(table[h].unique()) > 1]
    others = [h for h in columns.place_options if h not in (columns.codes, columns.names)]
    wider = [h for h in others if 1 < table[h].nunique() <= min(MOST_CATEGORIES, len(table) - 1)]
    may_say = list(dict.fromkeys((*columns.yes_and_no, *telling, *wider)))
    shown = told_apart([*may_say, *columns.measures])
    options += [(f"where:{h}", f"rows where {shown[h]!r} says ...") for h in may_say]
    options += [(f"worst:{h}", f"the worst by {shown[h]!r}") for h in columns.measures]
    if len(options) == 1:
        return
    guess, why = EVERY_ROW, "Nothing in the table says which rows are on the list."
    if len(columns.yes_and_no) == 1:
        heading, yes = next(iter(columns.yes_and_no.items()))
        guess = f"where:{heading}"
        said = " or ".join(yes)
        options = [
            (v, f"rows where {shown[heading]!r} says {said}" if v == guess else w)
            for v, w in options
        ]
        why = "It is the only column that says so."
    yield Question("rule", "What makes a place be on the list?", tuple(options), guess, why)


def about_first(ways: Collection[Via], answers: Answers) -> Iterator[Question]:
    """Yield which rows count, where areas have rows of their own and others of *ways* beside."""
    if ways and not answers.first:
        others = "its former code" if Via.RECODED in ways else ""
        if set(ways) - {Via.RECODED}:
            others = " and ".join(filter(None, (others, "parts of it")))
        options = (("own", "its own row"), ("parts", f"the rows of {others}"))
        text = "Which rows count where an area has its own and others?"
        yield Question("first", text, options, "own", "It is the area as it is now.")


def about_parts(is_within: bool, answers: Answers) -> Iterator[Question]:
    """Yield when an authority is on the list, where rows are of areas within authorities."""
    if is_within and not answers.parts:
        options = (
            ("most", "when most of its residents live in areas named"),
            ("any", "when any area in it is named"),
        )
        text = "When is an authority on the list?"
        why = "The rows are of areas within authorities."
        yield Question("parts", text, options, "most", why)


def about_column(measures: Mapping[str, NumberColumn], answers: Answers) -> Iterator[Question]:
    """Yield which column holds the values, where there are several of numbers."""
    if len(measures) > 1 and not answers.column:
        options = tuple(told_apart(measures, 60).items())
        guess = value_column(measures)
        why = "It is the latest." if len(_alike(guess, measures)) > 1 else ""
        yield Question("column", "Which column of values?", options, guess, why)


def value_column(measures: Mapping[str, NumberColumn]) -> str:
    """Return the column that is most likely the one of values; empty where there is none.

    Of columns that differ by the time in their headings it is the latest.
    """
    named = [heading for heading in measures if _VALUE.fullmatch(heading)]
    first = next(iter(named or measures), "")
    times = _alike(first, measures)
    return max(times, key=lambda heading: times[heading], default=first)


_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_TIME = re.compile(
    r"(?<![a-z0-9])(?:"
    r"(?P<day>[0-9]{1,2})[/.-](?P<month>[0-9]{1,2})[/.-](?P<year>(?:19|20)?[0-9]{2})"
    rf"|(?:(?P<day2>[0-9]{{1,2}})[ -])?(?P<name>{'|'.join(_MONTHS)})[a-z]{{0,6}}[ -]"
    r"(?P<year2>(?:19|20)?[0-9]{2})"
    r"|(?:(?P<quarter>q[1-4])[ -])?(?P<year3>(?:19|20)[0-9]{2})"
    r"(?:[-/–]?(?P<month3>[0-9]{2})(?:[-/–]?(?P<day3>[0-9]{2}))?)?(?:[ -]?(?P<quarter3>q[1-4]))?"
    r")(?![a-z0-9])",
    re.IGNORECASE,
)
"""A day or month as written in Britain; a year, two years, a quarter, an ISO month or day."""

_REMARK = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")


def _alike(heading: str, measures: Iterable[str]) -> dict[str, tuple[int, int, int]]:
    """Return the last time in each heading that differs from *heading* by its times alone."""
    told = {one: _times_in(one) for one in measures}
    rest, _ = told.get(heading, ("", None))
    return {one: last for one, (own, last) in told.items() if last is not None and own == rest}


def _times_in(heading: str) -> tuple[str, tuple[int, int, int] | None]:
    """Return a heading without its times and remarks, and the last of the times."""
    text = heading[:200].casefold()
    times = [_time(found) for found in _TIME.finditer(text)]
    rest = _REMARK.sub("", _TIME.sub("", text))
    return " ".join(re.findall(r"[^\W_]+|[%£]", rest)), max(times, default=None)


def _time(found: re.Match[str]) -> tuple[int, int, int]:
    """Return year, month and day, 0 for what is not said; an equal order is all that is needed."""
    said = found.groupdict()
    year = int(said["year"] or said["year2"] or said["year3"])
    century = 0 if year >= 1900 else 1900 if year >= 70 else 2000
    month = int(said["month"] or said["month3"] or 0)
    if said["name"]:
        month = _MONTHS.index(said["name"]) + 1
    if quarter := said["quarter"] or said["quarter3"]:
        month = 3 * int(quarter[1])
    return century + year, month, int(said["day"] or said["day2"] or said["day3"] or 0)


def looks_like_count(heading: str, values: pd.Series) -> tuple[bool, str]:
    """Return whether values are more likely counts than rates, and what says so."""
    held = values.dropna()
    text = heading.casefold().replace("_", " ")
    if _RATE.search(text):
        return False, "Its heading names a rate."
    is_whole = bool((held % 1 == 0).all()) and not held.empty
    if is_whole and _COUNT.search(text):
        return True, "Its heading names a number of things and all values are whole."
    if is_whole and float(held.max()) > 1_000:
        return True, "All values are whole and some are large."
    return False, "Its values are not all whole." if not is_whole else "Its values are small."


def about_several(names: Sequence[str], answers: Answers) -> Iterator[Question]:
    """Yield what areas get whose rows differ and that no column tells apart.

    Parameters
    ----------
    names
        Of those areas.
    """
    if not names or answers.several:
        return
    options = (
        ("none", "no value where they differ"),
        ("together", "all of them put together: counts added up, rates averaged"),
    )
    more = f" and {len(names) - 3:,} more" if len(names) > 3 else ""
    why = f"No column tells them apart: {', '.join(names[:3])}{more}."
    yield Question("several", "Areas have several rows: what is their value?", options, "none", why)


def about_kind(
    heading: str, values: pd.Series, carried: int, answers: Answers
) -> Iterator[Question]:
    """Yield whether values are counts or rates, where that decides what areas get.

    Parameters
    ----------
    carried
        Number of areas whose value is made of other areas' rows.
    """
    if not carried or answers.is_count is not None:
        return
    is_count, why = looks_like_count(heading, values)
    options = (("rate", "rates: averaged by residents"), ("count", "counts: added up"))
    text = f"What are the values of {heading[:40]!r}?"
    made = "1 area is" if carried == 1 else f"{carried:,} areas are"
    of = "several rows" if answers.are_together else "rows of others"
    yield Question(
        "is_count",
        text,
        options,
        "count" if is_count else "rate",
        f"{why} {made} put together from {of}.",
    )
