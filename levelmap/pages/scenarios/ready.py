"""Ready cards: the Levelling Up Fund, had it used another way to count."""

from __future__ import annotations

from levelmap.answers.comparisons.two import CompareQuery
from levelmap.answers.laboratory.pot import ALL, PotQuery
from levelmap.pages.compare.query import ComparePageQuery, Part, write_link
from levelmap.pages.scenarios.cards import Card

AWARDS = "luf-round-1-awards"
LENGTH_2021, LENGTH_2025 = 91, 86
"""Places that share by a score: as many as the Fund's category 1 is in England on these areas."""

NOTE = (
    f"A score names as many places as the Fund's category 1 has in England: {LENGTH_2021} "
    f"authorities of 2021, {LENGTH_2025} of 2025. It counts them on its own areas, so that "
    "fewer stand on later ones, where some have merged."
)


def _what_if(name: str, b: str, geography: str = "", among: str = "named") -> Card:
    query = ComparePageQuery(
        Part.POT,
        two=CompareQuery("luf-round-1:1", b, geography, universe="E"),
        pot=PotQuery(before=AWARDS, among=among),
    )
    return Card(f"What if the Fund had used {name}", "compare", tuple(write_link(query).items()))


READY = (
    _what_if("its own category 1", "luf-round-1:1", "lad_2021"),
    _what_if("IMD 2019", f"imd-2019-average-score:top={LENGTH_2021}", "lad_2021"),
    _what_if("IMD 2025", f"imd-2025-average-score:top={LENGTH_2025}", "lad_2025"),
    _what_if("community needs", f"community-needs-2019-score:top={LENGTH_2021}", "lad_2021"),
    _what_if("the 13-indicator score", "levelmap_13_2021"),
    _what_if("the White Paper's four metrics", f"need_4:top={LENGTH_2025}", "lad_2025"),
    _what_if("equal shares for everybody", "luf-round-1:1", "lad_2021", ALL),
)
"""England; the money of round 1 by people, instead of as it was given."""
