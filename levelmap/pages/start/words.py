"""What the first screen says: how two ways to count differ, and what it holds."""

from __future__ import annotations

from collections.abc import Sequence

from levelmap.answers.comparisons.many import ManyLists
from levelmap.answers.comparisons.named import Membership
from levelmap.answers.comparisons.two import Comparison
from levelmap.answers.comparisons.words import are, counted, people, upper_first
from levelmap.answers.phrases import listed
from levelmap.atlas import Atlas
from levelmap.memory import remembered

QUESTION = "Which places come first? It depends on who counts."

SUBJECT = (
    "“Levelling up” means helping the places that have fallen behind. Official lists and measures "
    "of need do not agree on which those are."
)

CAUTION = (
    "Not an official source and not policy: what is published, and whom other ways to count "
    "would name."
)


def difference(compared: Comparison) -> str:
    """Return how two lists differ, in places and people, in two sentences that one could say."""
    parts, living = compared.agreement.partition, compared.agreement.people
    a, b = compared.sides
    named, both = len(parts.both) + len(parts.only_a), len(parts.both)
    # a list may name places that the other could not: a count of the rest is not its own
    which = "" if named == len(compared.a.places.codes) else " that both could name"
    first = (
        f"Of {counted(named, compared.geography)} {a.on}{which}, "
        f"{f'{both:,}' if both else 'none'} {are(both)} also {b.on}."
        if named
        else f"No place is {a.on} that could be {b.on}."
    )
    if living is None:
        return first
    return (
        f"{first} {people(living['only_a'])} people live in places that only the first names, "
        f"{people(living['only_b'])} in places that only the second names."
    )


def of_place(code: str, together: ManyLists) -> str:
    """Return on which of the lists one place stands, in a sentence; empty for an unknown place."""
    if code not in together.places.index:
        return ""
    row = together.places.loc[code]
    of = {one: [label for label in together.labels if row[label] == one] for one in Membership}
    off = of[Membership.NOT_NAMED]
    said = [f"on {listed(of[Membership.NAMED])}"] if of[Membership.NAMED] else []
    if len(off) == len(together.labels):
        said.append(f"on none of these {len(off)}")
    elif not said and off:
        said.append(f"not on {listed(off)}")
    said += [
        f"{how} {listed(of[one])}"
        for one, how in (
            (Membership.IN_PART, "a part of it is on"),
            (Membership.NOT_SEEN, "not seen on what is held of"),
            (Membership.COULD_NOT, "could not be on"),
        )
        if of[one]
    ]
    first, *rest = said
    return " ".join([f"{row['area_name']}: {first}.", *(f"{upper_first(one)}." for one in rest)])


@remembered
def holdings(atlas: Atlas) -> str:
    """Return how much there is to look at, and how new it is, in one sentence."""
    catalogue = atlas.catalogue
    newest = max(
        (series for slug in catalogue.indicators for series in catalogue.series(slug)),
        key=lambda series: (series.period.last_year, str(series.period)),
    )
    return (
        f"{len(catalogue.indicators):,} indicators, {len(catalogue.priority_lists)} lists, "
        f"{len(catalogue.recipes)} methods; newest figures: {newest.period.label}."
    )


def doors() -> Sequence[tuple[str, str, str]]:
    """Return the three ways on: address, title, and what one finds there."""
    return (
        ("place", "My place", "its lists, its money, a briefing"),
        ("compare", "Compare", "any list with any other way to count"),
        ("explore", "Explore", "pay, health, skills and more on the map"),
    )
