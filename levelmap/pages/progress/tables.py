"""The tables of progress to 2030, as texts: pages, briefing and command line print these."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from levelmap.answers.comparisons.words import upper_first
from levelmap.answers.missions.policy import FACTS
from levelmap.answers.missions.progress import Progress, Verdict
from levelmap.answers.place.designations import day_words
from levelmap.answers.place.to_2030.progress import Moved, PlaceProgress
from levelmap.answers.place.to_2030.trajectories import Ways
from levelmap.pages.place import leads
from levelmap.pages.place.tables import Heading, Table, filled
from levelmap.terms import Mission

NOTE = (
    "Counts of areas compare values as published; where a survey's 95% intervals overlap, a "
    "difference of one area is not certain. The missions name no baseline year: the one shown is "
    "LevelMap's choice and can decide the answer. Where the mission's own measure is not held, a "
    "proxy stands in and is marked."
)
"""What must stand under figures of progress."""

PLACE_NOTE = (
    f"{NOTE} The missions of a place count its trend from other years: since the last figure at "
    "least five years back."
)
"""The same under those of a place, whose measures have a trend of their own."""

_SHORT = {
    Verdict.MET: "as the mission asks so far",
    Verdict.TOWARDS: "moved towards it",
    Verdict.SHORT: "not there yet",
    Verdict.AWAY: "moved away from it",
    Verdict.UNKNOWN: "cannot be told",
}

_PROXY = {"yes": "", "partial": " (proxy or part)", "no": ""}


def national(mission: Mission, found: Sequence[Progress]) -> Table:
    """Return the parts of a mission, measured or not."""
    rows = tuple(
        (
            f"{each.target.measure}{_PROXY[each.target.held]}",
            each.target_words,
            each.then_words,
            each.now_words,
            each.verdict.label,
            each.areas_words,
            each.takes_words,
        )
        for each in found
        if each.mission == mission
    )
    titles = ("Measure", "Official target", "Baseline", "Latest", "Direction", "Areas")
    headings = tuple(Heading(title) for title in (*titles, "What it would take"))
    own = [each for each in found if each.mission == mission]
    shown = tuple(leads.explore(e.indicator.slug) if e.indicator else "" for e in own)
    return Table(f"Measures of mission {mission.number}", headings, rows, shown)


def notes(mission: Mission, found: Sequence[Progress]) -> list[str]:
    """Return how each measure of a mission was taken, with every choice that was made."""
    own = [each.target for each in found if each.mission == mission]
    return [f"{target.measure}: {target.note}" for target in own]


def standing(mission: Mission, found: Sequence[Progress]) -> str:
    """Return how the measures of a mission stand, in few words: `2 as asked, 1 moved away`."""
    verdicts = [each.verdict for each in found if each.mission == mission]
    counts = [(verdicts.count(verdict), words) for verdict, words in _SHORT.items()]
    said = ", ".join(f"{count} {words}" for count, words in counts if count)
    several = "measure" if len(verdicts) == 1 else "measures"
    return f"{len(verdicts)} {several}: {said}"


def summary(found: Sequence[Progress]) -> str:
    """Return how many measures moved which way, in one sentence."""
    counts = {verdict: sum(each.verdict is verdict for each in found) for verdict in Verdict}
    short = counts[Verdict.SHORT] + counts[Verdict.TOWARDS]
    met = counts[Verdict.MET]
    return (
        f"Of {len(found)} parts of the twelve missions, {met} "
        f"{'stands as its' if met == 1 else 'stand as their'} mission asks so far, {short} moved "
        f"towards it or {'is' if short == 1 else 'are'} not there yet, "
        f"{counts[Verdict.AWAY]} moved away, and of {counts[Verdict.UNKNOWN]} it cannot be told."
    )


def of_place(name: str, ways: Ways, lead: Callable[[str], str] = leads.explore) -> Table:
    """Return a place on every official target that asks something of it, then on the reader's.

    Parameters
    ----------
    lead
        Gives the address of an indicator's map by its slug.
    """
    rows = tuple(
        (
            f"{each.national.target.mission}. {each.national.target.measure}",
            each.then_words,
            each.now_words,
            _moved_words(each),
            each.missing,
            "" if way is None else way.words,
        )
        for each, way in zip(ways.found, ways.official, strict=True)
    )
    rows += tuple(
        (
            f"{each.national.target.mission}. {each.national.target.measure}",
            each.then_words,
            f"{each.now_words}; {each.why}",
            each.moved_words,
            "",
            "",
        )
        for each in ways.inside
    )
    rows += tuple(
        (
            f"Your target: {way.indicator.label} {way.wanted_words}",
            "",
            way.now_words,
            "",
            way.missing_words,
            way.words,
        )
        for way in ways.own
    )
    titles = ("Target", "Then", "Now", "Direction", "What it would take")
    caption = f"{upper_first(name)} on the official targets of the missions"
    caption += " and on your own" if ways.own else ""
    headings = (*titles, "Straight line (95% interval)")
    slugs = [each.indicator.slug for each in ways.found]
    slugs += [each.indicator.slug for each in ways.inside]
    slugs += [each.indicator.slug for each in ways.own]
    shown = tuple(lead(slug) for slug in slugs)
    table = Table(caption, tuple(Heading(title) for title in headings), rows, shown)
    return table if ways.found or ways.own else filled(table)


def _moved_words(each: PlaceProgress) -> str:
    if each.moved is Moved.UNKNOWN and each.national.target.rule == "reach":
        return each.national.verdict.label if not each.missing else "no baseline is set"
    return each.moved_words


def place_summary(name: str, found: Ways) -> str:
    """Return how a place moved on the targets that have a baseline, and what parts alone have."""
    known = [each.moved for each in found.found if each.moved is not Moved.UNKNOWN]
    said = _summary(name, known)
    if not found.inside:
        return said
    which = "more" if known else "of them"
    return (
        f"{said} On {len(found.inside)} {which} only its authorities have figures, and they are "
        "counted."
    )


def _summary(name: str, known: Sequence[Moved]) -> str:
    if not known:
        return f"No official target has a baseline and a latest figure for {name} itself."
    which = f"Of {len(known)} official targets with a baseline"
    if len(known) == 1:
        which = "On the one official target with a baseline"
    asked, against, unclear = (
        known.count(moved) for moved in (Moved.AS_ASKED, Moved.NOT, Moved.UNCLEAR)
    )
    doubt = "because intervals overlap"
    if unclear == len(known):
        return f"{which}, it cannot be told how {name} moved, {doubt}."
    if len(known) == 1:
        return f"{which}, {name} {known[0].label}."
    said = [f"moved as asked on {asked}"] if asked else []
    said += [f"did not {'' if asked else 'move as asked '}on {against}"] if against else []
    rest = f"; of {unclear} it cannot be told, {doubt}" if unclear else ""
    return f"{which}, {name} {' and '.join(said)}{rest}."


def policy() -> Table:
    """Return what is policy now, dated and sourced."""
    rows = tuple(
        (day_words(fact.day.isoformat()), fact.words, f"{fact.source}: {fact.address}")
        for fact in FACTS
    )
    headings = tuple(Heading(title) for title in ("Day", "What", "Source"))
    urls = tuple(fact.address for fact in FACTS)
    return Table("Whose the missions are, and what is policy now", headings, rows, urls)
