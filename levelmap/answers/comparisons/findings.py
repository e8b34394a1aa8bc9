"""What a comparison of two references found, in words: its classes, sentences and notes."""

from __future__ import annotations

from dataclasses import dataclass

from levelmap.answers.comparisons.named import Named
from levelmap.answers.comparisons.words import Side, are, counted, nouns, people, share, upper_first
from levelmap.comparison.agreement import Agreement
from levelmap.comparison.place_sets import PLACE_CLASSES
from levelmap.terms import Geography

BOTH, ONLY_A, ONLY_B, IN_PART, NEITHER, OUTSIDE = PLACE_CLASSES

Sides = tuple[Side, Side]


@dataclass(frozen=True, slots=True)
class ClassRow:
    """One class of places.

    Attributes
    ----------
    areas, people
        Their number, and how many people live there.
    share, people_share
        Of all places that both could name, as text; empty for those that one could not.
    """

    key: str
    label: str
    areas: int
    share: str
    people: float
    people_share: str


def class_labels(sides: Sides) -> dict[str, str]:
    """Return what readers call each class; absence from an incomplete list is "not seen"."""
    a, b = sides
    complete = a.is_complete and b.is_complete
    return {
        BOTH: "On both",
        ONLY_A: f"Only {a.on}" if b.is_complete else f"{upper_first(a.on)}, {b.not_on}",
        ONLY_B: f"Only {b.on}" if a.is_complete else f"{upper_first(b.on)}, {a.not_on}",
        IN_PART: "Only a part is named",
        NEITHER: "On neither" if complete else "Seen on neither",
        OUTSIDE: "One of the two could not name it",
    }


def class_rows(found: Agreement, sides: Sides) -> tuple[ClassRow, ...]:
    """Return the classes in the order of `PLACE_CLASSES`; `IN_PART` only if any place is."""
    labels = class_labels(sides)
    joint = [name for name in PLACE_CLASSES if name != OUTSIDE]
    living = found.people or dict.fromkeys(PLACE_CLASSES, 0.0)
    all_areas = sum(found.places[name] for name in joint)
    all_people = sum(living[name] for name in joint)
    return tuple(
        ClassRow(
            key=name,
            label=labels[name],
            areas=int(found.places[name]),
            share=share(found.places[name], all_areas) if name in joint else "",
            people=living[name],
            people_share=share(living[name], all_people) if name in joint else "",
        )
        for name in PLACE_CLASSES
        if name != IN_PART or found.places[name]
    )


def findings(
    found: Agreement, sides: Sides, geography: Geography, universe: str = ""
) -> tuple[str, ...]:
    """Return what was found, in sentences; the first is the headline.

    Parameters
    ----------
    universe
        Which places count, in words; empty for all that both could name.
    """
    parts, living = found.partition, found.people or {}
    a, b = sides
    one, several = nouns(geography)
    joint = len(parts.joint_universe)
    where = f" in {universe}" if universe else ""
    on_a, on_b = len(parts.both | parts.only_a), len(parts.both | parts.only_b)
    sentences = [
        _headline(found, sides, geography),
        f"Of the {joint:,} {several if joint != 1 else one}{where} that both could name, "
        f"{on_a:,} {are(on_a)} {a.on} and {on_b:,} {are(on_b)} {b.on}; {len(parts.both):,} "
        f"{are(len(parts.both))} on both.",
    ]
    if living:
        sentences.append(
            f"{people(living[BOTH])} people live in places on both, {people(living[ONLY_A])} in "
            f"places only {a.on}, {people(living[ONLY_B])} in places only {b.on}."
        )
    return (*sentences, *_in_part(found, geography), *_beyond(found, sides, geography))


def _in_part(found: Agreement, geography: Geography) -> list[str]:
    """Return of how many places a part is named, by either where neither names the whole."""
    parts = found.partition
    beside = (parts.only_a & parts.b.in_part) | (parts.only_b & parts.a.in_part)
    sentences = []
    if number := len(parts.in_part):
        sentences.append(
            f"Of {counted(number, geography)} only a part is named; how far the two agree counts "
            f"{'it' if number == 1 else 'them'} as on neither."
        )
    if number := len(beside):
        sentences.append(
            f"Of {counted(number, geography)} on one of the two the other names a part."
        )
    return sentences


def _headline(found: Agreement, sides: Sides, geography: Geography) -> str:
    parts, (a, b) = found.partition, sides
    if not parts.only_a and not parts.only_b:
        return f"{a.name} and {b.name} name the same {counted(len(parts.both), geography)}."
    first, second = len(parts.only_b), len(parts.only_a)
    headline = f"{counted(first, geography)} {are(first)} {b.on} and {a.not_on}"
    if a.is_complete and b.is_complete:
        return f"{headline}; for {second:,} it is the other way round."
    return f"{headline}; {second:,} {are(second)} {a.on} and {b.not_on}."


def _beyond(found: Agreement, sides: Sides, geography: Geography) -> list[str]:
    """Return how many places one side names that the other could not."""
    a, b = sides
    return [
        f"{side.name} also names {counted(len(beyond), geography)} that {other.name} could not."
        for side, other, beyond in (
            (a, b, found.partition.a.codes & found.partition.outside),
            (b, a, found.partition.b.codes & found.partition.outside),
        )
        if beyond
    ]


def notes(
    found: Agreement,
    sides: Sides,
    named: tuple[Named, Named],
    geography: Geography,
    universe: str,
    without_people: int,
) -> tuple[str, ...]:
    """Return the areas and their year, how each side was carried there, and what limits it.

    Parameters
    ----------
    without_people
        Number of places of which no population is held.
    """
    _, several = nouns(geography)
    lines = [f"Compared on the {several} of {geography.vintage}."]
    if without_people:
        lines.append(
            f"No population is held for {without_people} of the places, which are left out of the "
            "people."
        )
    if universe:
        lines.append(f"Only places in {universe} are counted.")
    for side, one in zip(sides, named, strict=True):
        lines += [f"{side.name}: {note}" for note in one.notes]
    return tuple(filter(None, (*lines, found.caution)))
