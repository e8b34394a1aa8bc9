"""A comparison as tables to take away: summary, areas, groups, method, sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from levelmap import __version__
from levelmap.answers.breakdowns import breakdowns
from levelmap.answers.references import Named
from levelmap.atlas import Atlas
from levelmap.catalogue.priority_lists import PriorityList
from levelmap.downloads.bundle import archive, source_facts
from levelmap.methods.recipes import Recipe
from levelmap.pages.compare.view import CompareView

AREA_COLUMNS = {
    "area_code": "GSS code of the area, in force in the year of the areas compared",
    "area_name": "Name of the area",
    "region": "English region, or nation",
    "class": "both, only_a, only_b, neither, or outside: one side could not name the area",
    "population": "Residents; empty where not held",
    "a_words": "What side A says of the area",
    "a_rank": "Rank by side A, 1 the worst; empty for a list",
    "a_margin": "Ranks inside the cut of side A; negative: short of it",
    "a_drivers": "Indicators that add most to the score of side A, above the average area",
    "a_category": "Category on the list of side A",
    "b_words": "What side B says of the area",
    "b_rank": "Rank by side B, 1 the worst; empty for a list",
    "b_margin": "Ranks inside the cut of side B; negative: short of it",
    "b_drivers": "Indicators that add most to the score of side B, above the average area",
    "b_category": "Category on the list of side B",
}


def sheets(view: CompareView, atlas: Atlas) -> Mapping[str, pd.DataFrame]:
    """Return the sheets of the workbook by title."""
    return {
        "summary": _summary(view),
        "areas": areas(view),
        "groups": _groups(view, atlas),
        "method": _method(view),
        "sources": _sources(view, atlas),
    }


def areas(view: CompareView) -> pd.DataFrame:
    """Return one row for each area of either universe (columns of `AREA_COLUMNS`)."""
    table = view.places.reset_index(names="area_code")
    whole = ["population", "a_rank", "a_margin", "b_rank", "b_margin"]
    table[whole] = table[whole].astype("Float64").astype("Int64")
    return table[list(AREA_COLUMNS)]


def areas_zip(view: CompareView, link: str) -> bytes:
    """Return the areas as CSV with dictionary and provenance in a zip.

    Parameters
    ----------
    link
        What restores the comparison, for the provenance.
    """
    about = {
        "a": view.comparison.a.reference.label,
        "b": view.comparison.b.reference.label,
        "geography": str(view.geography),
        "universe": view.comparison.universe or "all that each side could name",
        "link": link,
        "findings": list(view.findings),
        "notes": list(view.notes),
    }
    return archive("comparison", areas(view), AREA_COLUMNS, about)


def _rows(rows: Iterable[tuple[object, ...]], columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=columns)


def _summary(view: CompareView) -> pd.DataFrame:
    rows: list[tuple[object, ...]] = [
        ("A", view.comparison.a.reference.label, None, ""),
        ("B", view.comparison.b.reference.label, None, ""),
    ]
    rows += [("Finding", sentence, None, "") for sentence in view.findings]
    for row in view.rows:
        rows.append((row.label, "areas", row.areas, row.share))
        rows.append((row.label, "people", row.people, row.people_share))
    rows += [(one.label, one.sentence, one.value, "") for one in view.statistics]
    rows += [("Note", note, None, "") for note in view.notes]
    rows.append(("Made by", f"LevelMap {__version__}; not an official statistic", None, ""))
    return _rows(rows, ["what", "words", "number", "share of places that both could name"])


def _groups(view: CompareView, atlas: Atlas) -> pd.DataFrame:
    parts = [
        found.table.reset_index(names="group").assign(grouping=found.title, note=found.note)
        for found in breakdowns(view.comparison, atlas)
    ]
    if not parts:
        return _rows([], ["grouping", "group", "areas"])
    table = pd.concat(parts, ignore_index=True)
    return table[["grouping", *(c for c in table.columns if c not in ("grouping", "note")), "note"]]


def _method(view: CompareView) -> pd.DataFrame:
    rows = [
        (side, *row)
        for side, named in (("A", view.comparison.a), ("B", view.comparison.b))
        for row in _method_rows(named)
    ]
    return _rows(rows, ["side", "what", "words"])


def _method_rows(named: Named) -> list[tuple[str, str]]:
    reference = named.reference
    if reference.priority_list is not None:
        return _list_rows(reference.priority_list)
    if reference.recipe is not None:
        return _recipe_rows(reference.recipe)
    return [("List", f"{reference.label}: a list of the reader's own, not checked by LevelMap")]


def _list_rows(held: PriorityList) -> list[tuple[str, str]]:
    return [
        ("List", held.title),
        ("Date", held.date.label),
        ("What being on it meant", held.meaning),
        ("Held", f"{held.coverage} ({held.completeness})"),
        ("Status", f"{held.status_label}. {held.status_reason}"),
        ("Note", held.note),
    ]


def _recipe_rows(recipe: Recipe) -> list[tuple[str, str]]:
    members = [
        (
            f"Indicator: {member.name}",
            f"weight {member.weight:g}, {member.grade.value}"
            + ("" if member.active else ", not used")
            + (", proxy" if member.proxy else "")
            + (f". {member.note}" if member.note else ""),
        )
        for member in recipe.leaves
    ]
    return [
        ("Method", recipe.title),
        ("Description", recipe.description),
        ("Areas", recipe.geography.label if recipe.geography else ""),
        ("Normalisation", recipe.normalisation.method),
        ("Aggregation", recipe.aggregation.method),
        ("Weighting", recipe.weighting),
        ("Missing values", recipe.missing.rule),
        *members,
        *(("Caveat", caveat) for caveat in recipe.caveats),
        ("Source", recipe.source),
    ]


def _sources(view: CompareView, atlas: Atlas) -> pd.DataFrame:
    slugs = {
        (side, slug): None
        for side, named in (("A", view.comparison.a), ("B", view.comparison.b))
        for slug in _source_slugs(named)
    }
    rows = [
        {"side": side, "source": slug, **source_facts(atlas.catalogue.source(slug))}
        for side, slug in slugs
    ]
    return pd.DataFrame(rows, columns=["side", "source", *_FACTS])


_FACTS = [
    "publisher",
    "title",
    "url",
    "licence",
    "attribution",
    "published",
    "retrieved",
    "caution",
]


def credit_lines(view: CompareView, atlas: Atlas) -> tuple[str, ...]:
    """Return who to credit for a picture of the comparison, a sentence each."""
    slugs = dict.fromkeys(
        slug for named in (view.comparison.a, view.comparison.b) for slug in _source_slugs(named)
    )
    attributions = dict.fromkeys(atlas.catalogue.source(slug).attribution for slug in slugs)
    return (
        *(f"{line.rstrip('.')}." for line in attributions if line),
        "Compared by LevelMap; not an official statistic.",
    )


def _source_slugs(named: Named) -> list[str]:
    if named.reference.priority_list is not None:
        return [named.reference.priority_list.source]
    if named.scored is None:
        return []
    return [values.indicator.source for values in named.scored.used.values()]
