"""Questions that readers come with, each a comparison that answers it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from levelmap.answers.comparisons.references import ANY
from levelmap.answers.comparisons.two import CompareQuery
from levelmap.atlas import Atlas
from levelmap.comparison.place_sets import PLACE_CLASSES
from levelmap.pages.compare.query import ComparePageQuery, Part, ReadBelow

ON_SOME_LIST = ANY + "~".join(
    (
        "luf-round-1",
        "towns-fund",
        "future-high-streets",
        "education-investment-areas",
        "family-hubs",
    )
)
"""The lists of the years of that score (2019 to 2022) that are held whole, culture, transport and
awards left out: those of later years had it and others like it to go by."""

_, ONLY_A, ONLY_B = PLACE_CLASSES[:3]


@dataclass(frozen=True, slots=True)
class ReadyQuestion:
    """A question, the two sides that answer it, and the class of places that is the answer."""

    words: str
    two: CompareQuery
    group: str


QUESTIONS = (
    ReadyQuestion(
        "Whom does the Fund's list miss?",
        CompareQuery("luf-round-1:1", "levelmap_13_2021"),
        ONLY_B,
    ),
    ReadyQuestion(
        "Deprived but not left behind",
        CompareQuery("imd-2019-average-rank@ward_2017:share=0.1", "left-behind-wards"),
        ONLY_A,
    ),
    ReadyQuestion(
        "High need, on no list",
        CompareQuery(ON_SOME_LIST, "levelmap_13_2021"),
        ONLY_B,
    ),
    ReadyQuestion(
        "High need in the UK, no town in the Plan",
        CompareQuery(
            "long-term-plan-for-towns", "composite-uk-imd:top=75", universe="EWSN", with_parts=True
        ),
        ONLY_B,
    ),
)


def offered(atlas: Atlas) -> tuple[ReadyQuestion, ...]:
    """Return the questions that the data held can answer."""
    catalogue = atlas.catalogue
    held = {*catalogue.priority_lists, *catalogue.recipes, *catalogue.indicators}

    def names(reference: str) -> list[str]:
        bare = reference.removeprefix(ANY).split("~")
        return [part.partition(":")[0].partition("@")[0] for part in bare]

    return tuple(one for one in QUESTIONS if {*names(one.two.a), *names(one.two.b)} <= held)


def asked(query: ComparePageQuery) -> ReadyQuestion | None:
    """Return the question that a query answers, if it is one of them."""
    if query.part is not Part.TWO:
        return None
    return next((one for one in QUESTIONS if one.two == query.two), None)


def answering(query: ComparePageQuery, question: ReadyQuestion) -> ComparePageQuery:
    """Return the query that answers a question."""
    return replace(
        query,
        part=Part.TWO,
        two=question.two,
        group=question.group,
        read=ReadBelow.PLACES,
        area="",
    )
