"""Local clusters on a page: where like places lie beside like ones, as map and table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from levelmap.answers import taking
from levelmap.answers.comparisons.basis import Basis
from levelmap.answers.laboratory.space import clusters_of
from levelmap.answers.phrases import first_few
from levelmap.comparison.spatial import NO_CLUSTER, SpatialPattern
from levelmap.downloads.bundle import csv_file
from levelmap.drawing import legends
from levelmap.drawing.html_tables import Column, html_table
from levelmap.drawing.layer import Layer, Style, credit
from levelmap.drawing.palettes import NEUTRAL, OKABE_ITO
from levelmap.errors import LevelMapError
from levelmap.pages.shared import cache, downloads, layers
from levelmap.pages.shared.plain_text import plain
from levelmap.terms import Geography

HEIGHT, MOST_NAMED = 420, 40

NOTE = (
    "A place is named where it and its neighbours are alike, or unlike, beyond what chance makes "
    "of 9,999 ways of shuffling the places; false discoveries are held to 5% (Benjamini-Hochberg)."
)

_COLOURS = {
    "high-high": OKABE_ITO[5],
    "low-low": OKABE_ITO[4],
    "high-low": OKABE_ITO[0],
    "low-high": OKABE_ITO[1],
    NO_CLUSTER: NEUTRAL,
}


@dataclass(frozen=True)
class Numbers:
    """What is looked at.

    Attributes
    ----------
    by_code
        The numbers by area code.
    label
        What the numbers say.
    high, low
        What a place of a high and of a low number is called: `in greater need`.
    """

    by_code: pd.Series
    label: str
    high: str
    low: str
    geography: Geography

    def words(self, cluster: str) -> str:
        """Return what a cluster is called."""
        if cluster == NO_CLUSTER:
            return "neither alike nor unlike beyond chance"
        here, there = ({"high": self.high, "low": self.low}[end] for end in cluster.split("-"))
        return f"{here}, as are neighbours" if here == there else f"{here}, beside places {there}"


def show(
    numbers: Numbers, names: pd.Series, basis: Basis, key: str, choose: Callable[[str], None]
) -> None:
    """Show where like places lie beside like; what cannot be said is one sentence."""
    try:
        found = clusters_of(numbers.by_code.dropna(), numbers.geography, cache.atlas())
    except LevelMapError as error:
        st.markdown(plain(error))
        return
    st.markdown(plain(f"{numbers.label}: {found.sentence}"))
    layer = layer_of(found, numbers)
    layers.show(layer, numbers.geography, f"{key}.map", height=HEIGHT, on_choose=choose)
    st.html(legends.row_html(layer.legend()))
    st.html(table_html(found, numbers, names))
    st.caption(NOTE)
    downloads.offer(
        "Every place (CSV)",
        "clusters.csv",
        lambda: csv_file(_file(found, numbers, names, basis)),
        key=f"{key}.file",
    )


def layer_of(found: SpatialPattern, numbers: Numbers) -> Layer:
    """Return the clusters as a layer; kinds that no place is of are left out."""
    classes = found.local["cluster"].astype(str).to_dict()
    used = set(classes.values())
    return Layer(
        name=numbers.label,
        styles={
            kind: Style(colour, numbers.words(kind))
            for kind, colour in _COLOURS.items()
            if kind in used
        },
        classes=classes,
        title=f"Local clusters: {numbers.label}",
        unit=numbers.geography.label,
        direction="Coloured = beyond chance",
        credit=credit(numbers.geography),
        frame=str(numbers.geography),
    )


def table_html(found: SpatialPattern, numbers: Numbers, names: pd.Series) -> str:
    """Return each kind of cluster with its places."""
    columns = [Column("Cluster"), Column("Places", is_number=True), Column("Which")]
    rows = []
    for kind in _COLOURS:
        codes = found.local.index[found.local["cluster"] == kind]
        if len(codes) and kind != NO_CLUSTER:
            known = sorted(str(names.get(code, code)) for code in codes)
            rows.append((numbers.words(kind), f"{len(codes):,}", first_few(known, MOST_NAMED)))
    if not rows:
        rows = [("none", "0", "no place stands out beyond chance")]
    return html_table(f"Local clusters: {numbers.label}", columns, rows)


def _file(found: SpatialPattern, numbers: Numbers, names: pd.Series, basis: Basis) -> pd.DataFrame:
    table = found.local.assign(value=numbers.by_code.reindex(found.local.index))
    table.insert(0, "area_name", names.reindex(table.index))
    table = table.rename_axis("area_code").reset_index()
    return taking.of_clusters(table, basis, numbers.geography, numbers.label)
