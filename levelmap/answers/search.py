"""Finding an indicator or a place by what people type."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from levelmap import gss
from levelmap.answers import synonyms
from levelmap.answers.indicators.series import levels
from levelmap.answers.place.find import meant_by
from levelmap.answers.place.opening import suggest
from levelmap.atlas import Atlas
from levelmap.geography import postcodes
from levelmap.geography.names import KINDS
from levelmap.geography.search import Match, plain
from levelmap.memory import remembered
from levelmap.terms import AreaType

MOST_OF_A_KIND = 6


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One thing to go to: an indicator (its slug) or an area (its code)."""

    words: str
    key: str


@remembered
def indicators(atlas: Atlas) -> tuple[SearchResult, ...]:
    """Return every indicator that can be drawn, but for the second series on old districts."""
    return tuple(
        SearchResult(f"{indicator.label} (indicator)", indicator.slug)
        for indicator in atlas.catalogue.indicators.values()
        if levels(indicator.slug, atlas) and not indicator.slug.endswith("-districts")
    )


def find(text: str, atlas: Atlas, kinds: Collection[AreaType] = KINDS) -> tuple[SearchResult, ...]:
    """Return what *text* may mean: areas named so, then indicators, then areas spelt like it.

    Parameters
    ----------
    text
        A name of any area, former and other names, a code, a postcode; or words of an indicator's
        name, and words that people use in their place.
    kinds
        Kinds of area that are looked for.
    """
    wanted = plain(text[:100])
    if not wanted:
        return ()
    if postcodes.is_like(text):
        return tuple(SearchResult(one.words, one.code) for one in suggest(text, atlas))
    matches = atlas.gazetteer.search(text, MOST_OF_A_KIND, kinds)
    is_code = gss.is_code(gss.normalise(text))
    named = [m for m in matches if is_code or wanted in plain(m.found or m.name)]
    alike = [m for m in matches if m not in named]
    measures = _measures(wanted, atlas)
    known = {match.code for match in named}
    return (
        *_formal(text, known, kinds, atlas),
        *(SearchResult(_area_words(match), match.code) for match in named),
        *measures[:MOST_OF_A_KIND],
        *(SearchResult(_area_words(match), match.code) for match in alike),
    )


def _formal(
    text: str, known: Collection[str], kinds: Collection[AreaType], atlas: Atlas
) -> list[SearchResult]:
    """Return the authorities that a name means which is none of those kept: `Cyngor Gwynedd`."""
    if AreaType.LOCAL_AUTHORITY not in kinds:
        return []
    codes = [code for code in meant_by(text[:100], atlas) if code not in known]
    return [SearchResult(f"{atlas.gazetteer.name(code)} (local authority)", code) for code in codes]


def _measures(wanted: str, atlas: Atlas) -> list[SearchResult]:
    """Return the indicators that a text means, those first to which its words lead."""
    known = {found.key: found for found in indicators(atlas)}
    words = wanted.split()
    named = [key for key, one in known.items() if all(word in plain(one.words) for word in words)]
    led = synonyms.first(synonyms.leads(wanted), known)
    return [known[key] for key in dict.fromkeys([*led, *named])]


def _area_words(match: Match) -> str:
    kind = gss.area_type(match.code).label
    where = f" in {match.within}" if match.within else ""
    relation = "also" if match.relation == "spelling" else f"{match.relation} name"
    other = f", {relation} {match.found}" if match.found else ""
    return f"{match.name} ({kind}{where}{other})"
