"""What is read of what an index is made of: what goes together, what weighs, what decides."""

from __future__ import annotations

import numpy as np
import pandas as pd
import streamlit as st

from levelmap.answers import taking
from levelmap.atlas import Atlas
from levelmap.comparison.structure import Structure, structure
from levelmap.downloads.bundle import csv_file
from levelmap.drawing.correlations import MemberRow, correlations_svg
from levelmap.drawing.html_tables import Column, html_table
from levelmap.errors import LevelMapError
from levelmap.pages.method.view import MethodView
from levelmap.pages.shared import cache, components, downloads
from levelmap.pages.shared.plain_text import bullets, plain

HIGH_ALPHA, LOW_ALPHA = 0.9, 0.6
"""Customary ends for Cronbach's alpha; above, counted twice is likelier than measured well."""


def show(view: MethodView) -> None:
    """Show what the index is made of; what cannot be said of it is one sentence."""
    try:
        found = structure(view.scored.composite)
    except LevelMapError as error:
        st.markdown(plain(error))
        return
    st.markdown(bullets(findings(found)))
    title = "How the indicators go together (1: rise and fall as one), and what each decides"
    components.draw(_drawing(found, title), "method.correlations")
    st.html(_table(found))
    st.caption(
        "The weight is what a person gave. What the score really follows depends on how indicators "
        "go together: the share of the variation is each one's part in how far places differ. All "
        "values are turned so that high is worse, and normalised as the method says."
    )
    if found.alpha_by_domain:
        st.html(_domains(view, found))
    downloads.offer(
        "Correlations (CSV)",
        "correlations.csv",
        lambda: csv_file(taken(found, view, cache.atlas())),
    )


def findings(found: Structure) -> list[str]:
    """Return what a reader should know of the index, in sentences."""
    alpha = (
        f"Cronbach's alpha is {found.alpha:.2f}: the {len(found.members)} indicators "
        f"{_alpha_words(found.alpha)}. It rises with their number, whatever they measure."
    )
    number = found.dimensions
    dimensions = (
        "One dimension holds more of the variation than any single indicator does."
        if number == 1
        else f"{number} dimensions hold more of the variation than a single indicator does: one "
        "score sums up things that do not go together."
    )
    furthest = (found.members["influence"] - found.members["weight"]).abs()
    said = [alpha, dimensions]
    if furthest.notna().any():
        row = found.members.loc[furthest.idxmax()]
        said.append(
            f"{row['label']} has {row['weight']:.0%} of the weight and makes up "
            f"{row['influence']:.0%} of the variation of the score."
        )
    return [*said, *found.notes]


def _alpha_words(alpha: float) -> str:
    if alpha > HIGH_ALPHA:
        return "measure nearly one thing, some of it more than once"
    if alpha >= LOW_ALPHA:
        return "measure much the same thing"
    return "measure different things"


def _drawing(found: Structure, title: str) -> str:
    rows = [
        MemberRow(row.label, row.weight, float(row.influence)) for row in found.members.itertuples()
    ]
    keys = found.members.index
    matrix = found.correlations.reindex(index=keys, columns=keys).to_numpy()
    between = {place: float(value) for place, value in np.ndenumerate(matrix)}
    return correlations_svg(rows, between, title)


def _table(found: Structure) -> str:
    columns = [
        Column("Indicator"),
        Column("Weight given", is_number=True),
        Column("Share of the variation", is_number=True),
        Column("Correlation with the score", is_number=True),
        Column("Alpha without it", is_number=True),
    ]
    rows = [
        (
            row.label,
            f"{row.weight:.1%}",
            "" if pd.isna(row.influence) else f"{row.influence:.1%}",
            f"{row.importance:.2f}",
            "" if pd.isna(row.alpha_without) else f"{row.alpha_without:.2f}",
        )
        for row in found.members.itertuples()
    ]
    return html_table("Weight given, and what the score really follows", columns, rows)


def _domains(view: MethodView, found: Structure) -> str:
    labels = {domain.key: domain.name for domain in view.recipe.domains}
    columns = [Column("Domain"), Column("Cronbach's alpha", is_number=True)]
    rows = [(labels[key], f"{alpha:.2f}") for key, alpha in found.alpha_by_domain.items()]
    return html_table("Domains with more than one indicator", columns, rows)


def taken(found: Structure, view: MethodView, atlas: Atlas) -> pd.DataFrame:
    """Return weights and correlations as a table to take away, one row for each member."""
    table = found.members.join(found.correlations.add_prefix("r_"))
    return taking.of_members(table.reset_index(names="member"), view.scored, atlas)
