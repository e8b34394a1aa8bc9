"""Ready cards: the Levelling Up Fund, had it used another way to count."""

from __future__ import annotations

from levelmap.answers.comparisons.two import CompareQuery
from levelmap.answers.laboratory.pot import ALL, PotQuery
from levelmap.pages.compare.query import ComparePageQuery, Part, write_link
from levelmap.pages.scenarios.cards import Card

AWARDS = "luf-round-1-awards"
LENGTH = 91
"""Places that share by a score: as many as the Fund's category 1 is on today's authorities."""


def _what_if(name: str, b: str, geography: str = "", among: str = "named") -> Card:
    query = ComparePageQuery(
        Part.POT,
        two=CompareQuery("luf-round-1:1", b, geography, universe="E"),
        pot=PotQuery(before=AWARDS, among=among),
    )
    return Card(f"What if the Fund had used {name}", "compare", tuple(write_link(query).items()))


READY = (
    _what_if("its own category 1", "luf-round-1:1", "lad_2021"),
    _what_if("IMD 2019", f"imd-2019-average-score:top={LENGTH}", "lad_2021"),
    _what_if("IMD 2025", f"imd-2025-average-score:top={LENGTH}", "lad_2025"),
    _what_if("community needs", f"community-needs-2019-score:top={LENGTH}", "lad_2021"),
    _what_if("the 13-indicator score", "levelmap_13_2021"),
    _what_if("the White Paper's four metrics", f"need_4:top={LENGTH}"),
    _what_if("equal shares for everybody", "luf-round-1:1", "lad_2021", ALL),
)
"""England; the money of round 1 by people, instead of as it was given."""
