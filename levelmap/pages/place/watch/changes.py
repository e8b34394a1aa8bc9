"""What differs between two watch files of a place: what moved, which lists came or went."""

from __future__ import annotations

from levelmap.answers.phrases import pounds
from levelmap.errors import QueryError
from levelmap.pages.place.tables import Heading, Table
from levelmap.pages.place.watch.snapshot import Snapshot

_MOST_POUNDS = 1e15
"""What is more, or no number, is no sum of money."""


def sentence(before: Snapshot, after: Snapshot) -> str:
    """Return from which data to which the place is watched, and how much differs.

    Raises
    ------
    QueryError
        The files are of two places.
    """
    if before["place"] != after["place"]:
        raise QueryError(
            f"The files are of two places, {before.get('name')} and {after.get('name')}: compare "
            "two of the same."
        )
    days = [f"{each['data'].get('day')} ({each['data'].get('digest')})" for each in (before, after)]
    rows = len(changes(before, after).rows)
    number = {0: "Nothing differs", 1: "One thing differs"}.get(rows, f"{rows} things differ")
    return f"{number} between the data of {days[0]} and of {days[1]}."


def changes(before: Snapshot, after: Snapshot) -> Table:
    """Return what differs: measures, lists, need and money, each before and after."""
    rows = (
        *_measures(before, after),
        *_lists(before, after),
        *_need(before, after),
        *_money(before, after),
    )
    headings = tuple(Heading(title) for title in ("What", "Before", "After", "Change"))
    return Table("What differs", headings, rows)


def _measures(before: Snapshot, after: Snapshot) -> list[tuple[str, ...]]:
    old, new = before["measures"], after["measures"]
    rows: list[tuple[str, ...]] = []
    for slug in dict.fromkeys([*old, *new]):
        then, now = old.get(slug), new.get(slug)
        if then is None or now is None:
            kept = then or now or {}
            words = "no longer shown" if now is None else "newly shown"
            label = str(kept.get("label", slug))
            rows.append((label, _figure(then), _figure(now), words))
        elif (then.get("value"), then.get("period")) != (now.get("value"), now.get("period")):
            same = then.get("period") == now.get("period")
            words = "revised" if same else "newer period"
            if then.get("standing") != now.get("standing"):
                words += "; now on another side of minimum or good level"
            rows.append((str(now.get("label", slug)), _figure(then), _figure(now), words))
    return rows


def _figure(found: Snapshot | None) -> str:
    return f"{found.get('printed')} ({found.get('period')})" if found else "–"


def _lists(before: Snapshot, after: Snapshot) -> list[tuple[str, ...]]:
    old, new = before["lists"], after["lists"]
    rows: list[tuple[str, ...]] = []
    for slug in dict.fromkeys([*old, *new]):
        then, now = old.get(slug), new.get(slug)
        if _standing(then) == _standing(now):
            continue
        was, is_now = bool(then and then.get("named")), bool(now and now.get("named"))
        words = "differs"
        if was != is_now:
            words = "came" if is_now else "went"
        label = str((now or then or {}).get("label", slug))
        rows.append((label, _standing(then), _standing(now), words))
    return rows


def _standing(found: Snapshot | None) -> str:
    return f"{found.get('words')}; {found.get('status')}" if found else "–"


def _need(before: Snapshot, after: Snapshot) -> list[tuple[str, ...]]:
    then, now = before.get("need"), after.get("need")
    if then == now:
        return []
    return [("Rank on the index of deprivation", _rank(then), _rank(now), "differs")]


def _rank(found: Snapshot | None) -> str:
    if not found:
        return "–"
    return f"{found.get('rank')} of {found.get('of')} ({found.get('label')})"


def _money(before: Snapshot, after: Snapshot) -> list[tuple[str, ...]]:
    then, now = before["money"].get("total"), after["money"].get("total")
    if then == now:
        return []
    amounts = [
        pounds(x) if isinstance(x, int | float) and abs(x) < _MOST_POUNDS else "–"
        for x in (then, now)
    ]
    return [("Awards to the place alone", *amounts, "differs")]
