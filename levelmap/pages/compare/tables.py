"""A comparison as tables to take away: summary, areas, groups, method, sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from levelmap import __version__
from levelmap.answers import taking
from levelmap.answers.comparisons.areas import area_columns, areas
from levelmap.answers.comparisons.breakdowns import breakdowns
from levelmap.answers.comparisons.named import Named
from levelmap.answers.comparisons.two import Comparison
from levelmap.atlas import Atlas
from levelmap.catalogue.priority_lists import PriorityList
from levelmap.downloads.bundle import archive, source_facts
from levelmap.methods.recipes import Recipe


def group_titles(view: Comparison) -> dict[str, str]:
    """Return the headings of the columns of a `Breakdown`."""
    a, b = view.sides
    return {
        "areas": "Could be on both",
        "on_a": a.name,
        "on_b": b.name,
        "both": "On both",
        "only_a": f"Only {a.on}",
        "only_b": f"Only {b.on}",
        "only_a_people": f"People only {a.on}",
        "only_b_people": f"People only {b.on}",
    }


def sheets(view: Comparison, atlas: Atlas) -> Mapping[str, pd.DataFrame]:
    """Return the sheets of the workbook by title."""
    return {
        "summary": _summary(view),
        "areas": _areas_for_readers(view, atlas),
        "groups": _groups(view, atlas),
        "method": _method(view),
        "sources": _sources(view, atlas),
    }


def _areas_for_readers(view: Comparison, atlas: Atlas) -> pd.DataFrame:
    """Return `areas` with headings and classes in words."""
    labels = {row.key: row.label for row in view.rows}
    heads = {"area_code": "Code", "area_name": "Place", "region": "Region or nation"}
    heads |= {"class": "Class", "population": "People"}
    heads |= {name: name.replace("_", " ").capitalize() for name in taking.FACTS}
    titles = {"words": "", "rank": ": rank", "margin": ": ranks inside the cut"}
    titles |= {"drivers": ": furthest above average", "category": ": category"}
    for letter, side in zip("ab", view.sides, strict=True):
        heads |= {f"{letter}_{column}": f"{side.name}{end}" for column, end in titles.items()}
    table = areas(view, atlas).drop(columns=["in_a", "in_b"])  # the words say it
    return table.assign(**{"class": table["class"].map(labels)}).rename(columns=heads)


def areas_zip(view: Comparison, link: str, atlas: Atlas) -> bytes:
    """Return the areas as CSV with dictionary and provenance in a zip.

    Parameters
    ----------
    link
        What restores the comparison, for the provenance.
    """
    about = {
        "a": view.a.reference.label,
        "b": view.b.reference.label,
        "geography": str(view.geography),
        "universe": view.universe or "all that each side could name",
        "link": link,
        "findings": list(view.findings),
        "notes": list(view.notes),
    }
    return archive("comparison", areas(view, atlas), area_columns(view), about)


def _rows(rows: Iterable[tuple[object, ...]], columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=columns)


def _summary(view: Comparison) -> pd.DataFrame:
    rows: list[tuple[object, ...]] = [
        ("Compared", view.a.reference.label, None, ""),
        ("With", view.b.reference.label, None, ""),
    ]
    rows += [("Finding", sentence, None, "") for sentence in view.findings]
    for row in view.rows:
        rows.append((row.label, "areas", row.areas, row.share))
        rows.append((row.label, "people", row.people, row.people_share))
    rows += [(one.label, one.sentence, one.value, "") for one in view.statistics]
    rows += [("Note", note, None, "") for note in view.notes]
    rows.append(("Made by", f"LevelMap {__version__}; not an official statistic", None, ""))
    return _rows(rows, ["what", "words", "number", "share of places that both could name"])


def _groups(view: Comparison, atlas: Atlas) -> pd.DataFrame:
    parts = [
        found.table.reset_index(names="group").assign(grouping=found.title, note=found.note)
        for found in breakdowns(view, atlas)
    ]
    if not parts:
        return _rows([], ["Grouping", "Group"])
    titles = {"grouping": "Grouping", "group": "Group", **group_titles(view), "note": "Note"}
    return pd.concat(parts, ignore_index=True)[list(titles)].rename(columns=titles)


def _method(view: Comparison) -> pd.DataFrame:
    rows = [
        (side.name, *row)
        for side, named in zip(view.sides, (view.a, view.b), strict=True)
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


def _sources(view: Comparison, atlas: Atlas) -> pd.DataFrame:
    slugs = {
        (side.name, slug): None
        for side, named in zip(view.sides, (view.a, view.b), strict=True)
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


def credit_lines(view: Comparison, atlas: Atlas) -> tuple[str, ...]:
    """Return who to credit for a picture of the comparison, a sentence each."""
    slugs = dict.fromkeys(slug for named in (view.a, view.b) for slug in _source_slugs(named))
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
