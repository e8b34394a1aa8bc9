"""The search of the Compare page: lists, methods, indicators, questions, readings and places."""

from __future__ import annotations

from dataclasses import replace

from levelmap import gss
from levelmap.answers import synonyms
from levelmap.answers.search import SearchResult
from levelmap.answers.search import find as find_places
from levelmap.geography.names import USUAL_KINDS
from levelmap.geography.search import plain
from levelmap.pages.compare import options, questions, share
from levelmap.pages.compare.query import ComparePageQuery, Part, ReadBelow
from levelmap.pages.compare.share import PAGE
from levelmap.pages.shared import cache, inputs, maps
from levelmap.pages.shared import find as shared

MOST, MOST_PLACES = 8, 4

READ, ASK, SIDE = "read:", "ask:", "side:"
"""Begin what a match leads to: a reading, a question, a second side."""

READINGS = {
    ReadBelow.KINDS: "coast coastal seaside inland rural urban towns region nation kinds",
    ReadBelow.MONEY: "money funding funds awards grants received",
    ReadBelow.REACH: "people in need reach",
    ReadBelow.PROFILE: "profile what places are like average",
    ReadBelow.AGREEMENT: "agreement statistics kappa jaccard agree",
}
"""Words that lead to what is read below the map."""


def show_search() -> None:
    """Show the search box."""
    shared.show_search(
        "compare.find",
        "Find a list, method, indicator or place",
        "List, place or topic",
        find,
        _go,
    )


def find(text: str) -> list[SearchResult]:
    """Return what a text may mean on this page, what readers most likely mean first."""
    wanted = plain(text)
    if not wanted:
        return []
    words = wanted.split()
    asked = [
        SearchResult(f"{one.words} (question)", f"{ASK}{number}")
        for number, one in enumerate(questions.offered(cache.atlas()))
        if all(word in plain(one.words) for word in words)
    ]
    read = [
        SearchResult(f"{reading.label} (below the map)", f"{READ}{reading}")
        for reading, said in READINGS.items()
        if all(any(one.startswith(word) for one in said.split()) for word in words)
    ]
    places = [
        found for found in find_places(text, cache.atlas(), USUAL_KINDS) if gss.is_code(found.key)
    ]
    sides = _sides(wanted)
    return [*read, *sides[:MOST], *asked, *places[:MOST_PLACES]]


def _sides(wanted: str) -> list[SearchResult]:
    """Return lists, methods and indicators to compare with, those first to which words lead."""
    known = share.known_subjects(options.subjects(cache.atlas()).all)
    words = wanted.split()
    named = [key for key, one in known.items() if all(word in plain(one.label) for word in words)]
    led = synonyms.first(synonyms.leads(wanted), known)
    keys = list(dict.fromkeys([*led, *named]))
    return [SearchResult(f"Compare with {known[key].label}", f"{SIDE}{key}") for key in keys]


def _go(key: str) -> None:
    inputs.change(PAGE, lambda query: gone(query, key))
    if gss.is_code(key):
        maps.fly_to("compare.map", key)


def gone(query: ComparePageQuery, key: str) -> ComparePageQuery:
    """Return the query for what was found: a side to compare with, a reading, a place."""
    if key.startswith(ASK):
        number = int(key.removeprefix(ASK))
        return questions.answering(query, questions.offered(cache.atlas())[number])
    if key.startswith(READ):
        return replace(query, part=Part.TWO, read=ReadBelow(key.removeprefix(READ)))
    if key.startswith(SIDE):
        name = key.removeprefix(SIDE)
        subject = share.known_subjects(options.subjects(cache.atlas()).all)[name]
        two = replace(query.two, b=options.first_of(subject))
        return replace(query, part=Part.TWO, two=two, area="")
    return replace(query, area=key)
