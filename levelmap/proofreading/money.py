"""What is told of money, held to the ledger: totals, a head, shared, through others, left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from statistics import median

from levelmap.proofreading.held import says
from levelmap.proofreading.ledger import Account, Ledger, LedgerEntry

_SUM = r"£[\d,.]*\d(?: (?:million|billion))?"
_ALONE = re.compile(
    rf"(?P<count>One|[\d,]+) awards? to [^.£]*? alone: (?P<total>{_SUM})"
    r"(?:, £(?P<head>[\d,]+) a head)?"
)
_SHORT = re.compile(rf"^Awards to it alone: (?P<total>{_SUM})(?:, £(?P<head>[\d,]+) a head)?")
_BESIDES = r"\b(one|[\d,]+) {}"
_SIMILAR = re.compile(
    r"Of the (?P<among>\d+) similar places (?P<more>\w+) had more a head "
    r"\(their median £(?P<median>[\d,]+)\)"
)
_MIDDLE = re.compile(r"\(median of the similar £(?P<median>[\d,]+)\)")
_RANKED = re.compile(
    r"£(?P<head>[\d,]+) a head .* is the (?P<position>.+?) of (?P<among>\d+) authorities "
    r"\(median authority £(?P<median>[\d,]+); that of (?P<nation>.+?) £(?P<home>[\d,]+)\)"
)
_NOT_HELD = "Named, but the amount to this place is not held: "
_MAY_BE = "There may be an award that is not held: "
_NATIONS = {
    "England": "E",
    "Wales": "W",
    "Scotland": "S",
    "Northern Ireland": "N",
}


def sentence(text: str, account: Account, people: float | None) -> Iterator[str]:
    """Yield where the sentence on a place's awards tells other money than the ledger has.

    Parameters
    ----------
    people
        Residents of the place; None of one for which no pounds a head can be told.
    """
    told = _ALONE.search(text)
    count = len(account.priced)
    said = (1 if told["count"] == "One" else _whole(told["count"])) if told else 0
    if said != count:
        yield f"{said} awards alone are {count}"
    if told is not None:
        yield from _sums(told, account, people)


def short(text: str, account: Account, people: float) -> Iterator[str]:
    """Yield where the short sentence tells another total, or pounds a head, than the ledger has."""
    told = _SHORT.search(text)
    if told is not None:
        yield from _sums(told, account, people)
    elif account.total:
        yield f"the total of £{account.total:,.0f} is not told"


def _sums(told: re.Match[str], account: Account, people: float | None) -> Iterator[str]:
    if not says(told["total"], account.total):
        yield f"{told['total']} is £{account.total:,.0f}"
    if (told["head"] is None) != (people is None):
        yield "pounds a head stand where there are none, or are missing"
    elif people is not None:
        yield from _pounds(told["head"], account.total / people, "a head")


def besides(text: str, account: Account) -> Iterator[str]:
    """Yield where a sentence counts other shared awards, or of larger authorities."""
    for words, entries in (
        ("shared with places outside", account.shared),
        ("through a larger authority", account.through),
    ):
        told = re.search(_BESIDES.format(words), text)
        number = 0 if told is None else 1 if told[1] == "one" else _whole(told[1])
        if number != len(entries):
            yield f"{number} {words} are {len(entries)}"


def similar(text: str, own: float, heads: Iterable[float]) -> Iterator[str]:
    """Yield where a sentence sets a place otherwise among the pounds a head of similar places."""
    others = list(heads)
    if (told := _MIDDLE.search(text)) is not None:
        yield from _pounds(told["median"], median(others), "the median of the similar")
    if (told := _SIMILAR.search(text)) is None:
        return
    more = sum(head > own for head in others)
    printed = "all" if more == len(others) else str(more or "none")
    if (told["among"], told["more"]) != (str(len(others)), printed):
        yield f"{told['more']} of {told['among']} with more are {printed} of {len(others)}"
    yield from _pounds(told["median"], median(others), "the median of the similar")


def ranked(text: str, code: str, heads: Mapping[str, float]) -> Iterator[str]:
    """Yield where the sentence on all authorities tells another rank or median a head."""
    told = _RANKED.search(text)
    if told is None:
        yield "the sentence cannot be read"
        return
    own, every = heads[code], list(heads.values())
    home = [head for each, head in heads.items() if each[0] == _NATIONS[told["nation"]]]
    yield from _pounds(told["head"], own, "a head")
    yield from _pounds(told["median"], median(every), "the median")
    yield from _pounds(told["home"], median(home), f"the median of {told['nation']}")
    place = re.search(r"(\d+)", told["position"])
    rank = int(place[1]) if place else 1
    is_high = told["position"].endswith("highest")
    beyond = sum(head > own if is_high else head < own for head in every)
    if (rank, told["among"]) != (beyond + 1, str(len(every))):
        yield f"the {told['position']} of {told['among']} is {beyond + 1} of {len(every)}"


def share(row: tuple[str, ...], account: Account) -> Iterator[str]:
    """Yield where a row counts or adds up awards of one kind otherwise than the ledger."""
    label, count, amount, remark = row
    entries, is_counted = _KINDS[label](account)
    known = [one.amount for one in entries if one.amount is not None]
    if _whole(count) != len(entries):
        yield f"{count} awards ({label}) are {len(entries)}"
    if amount.startswith("£") != bool(known) or (known and not says(amount, sum(known))):
        yield f"{amount} ({label}) is £{sum(known):,.0f}"
    if (remark == "yes") != is_counted:
        yield f"{label} {'is' if is_counted else 'is not'} counted a head"


_KINDS: Mapping[str, Callable[[Account], tuple[list[LedgerEntry], bool]]] = {
    "To the place itself": lambda all_: ([o for o in all_.own if not o.is_inside], True),
    "To towns or neighbourhoods inside it": lambda all_: (
        [one for one in all_.own if one.is_inside],
        True,
    ),
    "Shared with other areas": lambda all_: (list(all_.shared), False),
    "Through a larger authority": lambda all_: (list(all_.through), False),
}


def award(row: tuple[str, ...], account: Account) -> Iterator[str]:
    """Yield where the row of an award tells another amount, or otherwise whose it is."""
    _, names, amount, whose = row
    single = re.sub(r" \(\d+ awards of this amount each\)$", "", names)
    kinds = {"own": account.own, "shared": account.shared, "through": account.through}
    named = [(kind, one) for kind, found in kinds.items() for one in found if one.name in single]
    if not named:
        yield f"no award is called {single}"
        return
    told = "shared" if "; not divided" in whose else "own"
    told = "through" if "; the share of this place" in whose else told
    fitting = [one for kind, one in named if kind == told and _priced_as(amount, one)]
    if not fitting:
        yield f"{single} is not {amount}, {whose}"


def _priced_as(printed: str, one: LedgerEntry) -> bool:
    if one.amount is None:
        return not printed.startswith("£")
    return printed.startswith("£") and says(printed, one.amount)


def brought(text: str, entries: Iterable[LedgerEntry]) -> Iterator[str]:
    """Yield where the sum that one list brought to a place is another than its awards alone."""
    total = sum(one.amount or 0.0 for one in entries)
    if text.startswith("£"):
        if not says(text, total):
            yield f"{text} is £{total:,.0f}"
    elif total:
        yield f"{text}, where £{total:,.0f} is held"


def left_out(texts: Iterable[str], codes: Iterable[str], ledger: Ledger) -> Iterator[str]:
    """Yield lists that are said to be left out of the money of a place and are not, or should be.

    Parameters
    ----------
    codes
        The authorities of today that the place is made of.
    """
    said, authorities = list(texts), list(codes)
    for begin, expected in (
        (_NOT_HELD, ledger.unpriced(authorities)),
        (_MAY_BE, ledger.unseen(authorities)),
    ):
        listed = " ".join(text for text in said if text.startswith(begin))
        for label in ledger.labels:
            if (label in listed) != (label in expected):
                yield f"{begin}{label} {'should not be' if label in listed else 'is not'} said"


def _pounds(printed: str, value: float, what: str) -> Iterator[str]:
    if not says(printed, value):
        yield f"£{printed} ({what}) is £{value:,.2f}"


def _whole(text: str) -> int:
    return int(text.replace(",", ""))
