"""Which places count in a comparison: all that each side could name, or some nations only.

Written as letters of nations and codes left out with all they contain: `E` (England), `EWS` (Great
Britain), `E!E12000007` (England without London). The areas are those of the comparison, so the
text holds whatever is compared.
"""

from __future__ import annotations

from levelmap.answers.phrases import coverage, listed
from levelmap.atlas import Atlas
from levelmap.catalogue.priority_lists import Universe
from levelmap.errors import ContractError, QueryError
from levelmap.geography.gazetteer import CURRENT
from levelmap.terms import Geography, Nation

LONDON = "E12000007"

OFFERED = ("", "E", f"E!{LONDON}", "W", "S", "N", "EWS", "EWSN")
"""What readers choose from; a link and the command line may say any other."""

LONGEST = 200
"""Characters: room for all nations and some twenty codes."""


def universe_on(text: str, geography: Geography) -> Universe:
    """Return the universe that *text* means on a geography.

    Raises
    ------
    QueryError
        The text is neither letters of nations nor codes left out.
    """
    between = "" if text.startswith("!") else ":"
    try:
        if len(text) > LONGEST:
            raise QueryError(f"{len(text):,} characters are too many.")
        return Universe.parse(f"{geography}{between}{text}")
    except (ContractError, QueryError):
        raise QueryError(
            f"{text[:40]!r} does not say which places count: expected letters of nations (E, W, S, "
            f"N) and codes left out, such as E, EWS or E!{LONDON}."
        ) from None


def words(text: str, atlas: Atlas) -> str:
    """Return what readers call the places that count: `England without London`; empty for all.

    Raises
    ------
    QueryError
        The text is neither letters of nations nor codes left out.
    UnknownArea
        A code left out names no area that is held.
    """
    if not text:
        return ""
    universe = universe_on(text, CURRENT)
    where = coverage(nation.letter for nation in universe.nations)
    where = "the UK" if len(universe.nations) == len(Nation) else where
    left_out = [atlas.gazetteer.name(code) for code in universe.left_out]
    return f"{where} without {listed(left_out)}" if left_out else where
