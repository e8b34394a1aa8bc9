"""What is read of a method: its ranking, what changed, how firm it is, and taking it away."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from levelmap.answers import taking
from levelmap.answers.comparisons import basis
from levelmap.answers.comparisons.references import SHARED
from levelmap.answers.laboratory.methods import need_by
from levelmap.answers.phrases import first_few
from levelmap.catalogue.recipe_files import write_recipe
from levelmap.catalogue.recipe_links import LONGEST_LINK, link_text
from levelmap.downloads.bundle import csv_file
from levelmap.drawing.html_tables import Column, html_table
from levelmap.errors import LevelMapError, RecipeError
from levelmap.pages.method import edits, firm, inside
from levelmap.pages.method.map import changes_layer
from levelmap.pages.method.state import PAGE, firmness_of
from levelmap.pages.method.view import READINGS, MethodQuery, MethodView, word_of
from levelmap.pages.shared import cache, clusters, downloads, inputs, layers
from levelmap.pages.shared.clusters import Numbers
from levelmap.pages.shared.plain_text import plain

MOST_RANKED = 400


def show(view: MethodView, query: MethodQuery) -> None:
    """Show the choice of what to read, and what was chosen."""
    st.segmented_control(
        "Read more",
        list(READINGS.values()),
        required=True,
        **inputs.bound(
            PAGE,
            "read",
            READINGS[query.read],
            lambda query, label: replace(query, read=word_of(label, READINGS)),
        ),
    )
    if query.read == "ranking":
        _show_ranking(view)
    elif query.read == "changes":
        _show_changes(view)
    elif query.read == "firmness":
        firm.show(view, firmness_of(view), query.area)
    elif query.read == "inside":
        inside.show(view)
    elif query.read == "clusters":
        _show_clusters(view)
    else:
        _show_taking(view, query)
    for note in view.notes:
        st.caption(plain(note))


def _show_clusters(view: MethodView) -> None:
    """Show where places of a high score lie beside such places; a reader's own columns count."""
    geography = view.recipe.geography
    if geography is None:
        st.markdown("The method scores no areas of which neighbours are held.")
        return
    title = view.recipe.title.split(" (")[0]
    numbers = Numbers(
        need_by(view.recipe, view.scored.composite.scores),
        f"Need by {title}",
        "in greater need",
        "in less need",
        geography,
    )

    def choose(code: str) -> None:
        def read(query: MethodQuery) -> MethodQuery:
            return replace(query, area=code)

        inputs.change(PAGE, read)

    rests_on = basis.of_scores(view.scored, cache.atlas())
    clusters.show(numbers, view.scored.names, rests_on, "method.clusters", choose)


def _number(value: object) -> str:
    return "" if pd.isna(value) else f"{value:,}"


def _show_ranking(view: MethodView) -> None:
    columns = [
        Column("Rank", is_number=True),
        Column("Place"),
        Column("Score", is_number=True),
        Column("Category", is_number=True),
        Column("Rank at the start", is_number=True),
        Column("Furthest above average"),
    ]
    ranked = view.ranking[view.ranking["rank"].notna()]
    rows = [
        (
            _number(row.rank),
            row.area_name,
            f"{row.score:,.3f}",
            _number(row.category),
            _number(row.start_rank),
            row.drivers,
        )
        for row in ranked.head(MOST_RANKED).itertuples()
    ]
    caption = f"{len(ranked):,} places ranked, the worst first"
    if len(ranked) > MOST_RANKED:
        caption += f"; the first {MOST_RANKED}"
    with st.container(height=480):
        st.html(html_table(caption, columns, rows))
    missing = view.scored.composite.not_scored
    if len(missing):
        names = [view.scored.names[code] for code in missing.index]
        st.markdown(plain(f"Not scored: {first_few(names, 12)}."))


def _show_changes(view: MethodView) -> None:
    if not view.is_changed:
        st.markdown("Nothing is changed yet: move a weight or switch an indicator off.")
        return
    for title, names in (("Come onto the list", view.enters), ("Drop off it", view.leaves)):
        st.markdown(f"**{plain(title)}** ({len(names)}): {plain(', '.join(names) or 'none')}.")
    moved = view.ranking.dropna(subset=["moved"])
    order = moved["moved"].abs().astype("int64").sort_values(ascending=False, kind="stable")
    columns = [
        Column("Place"),
        Column("Rank at the start", is_number=True),
        Column("Rank now", is_number=True),
        Column("Ranks moved", is_number=True),
    ]
    rows = [
        (row.area_name, _number(row.start_rank), _number(row.rank), f"{row.moved:+,}")
        for row in moved.loc[order.index[:20]].itertuples()
    ]
    st.html(html_table("The places that moved furthest (+ is towards the worst)", columns, rows))


def _ranking(view: MethodView) -> pd.DataFrame:
    return taking.of_scores(view.scored, cache.atlas())


def _show_taking(view: MethodView, query: MethodQuery) -> None:
    _show_name(view, query)
    name = view.recipe.slug
    with st.container(horizontal=True):
        downloads.offer("The method (TOML)", f"{name}.toml", lambda: write_recipe(view.recipe))
        downloads.offer("The ranking (CSV)", f"{name}.csv", lambda: csv_file(_ranking(view)))
        downloads.offer_workbook("Everything (XLSX)", f"{name}.xlsx", lambda: _sheets(view))
        layers.offer_pictures(
            lambda: changes_layer(view),
            view.recipe.geography,
            name,
            lambda: _sources(view),
            query.area,
        )
    own = " --data your_table.csv" if view.scored.own_columns else ""
    left = " Your table is not in it." if own else ""
    st.markdown(
        f"The address of this page restores the method: copy it to share.{left} The command line "
        f"gives the same scores: `python -m levelmap score {view.recipe.slug}.toml{own}`."
    )
    try:
        reference = f"{SHARED}{link_text(view.recipe)}"
    except RecipeError:
        st.markdown(
            f"This method is too long for a link ({LONGEST_LINK} characters): share the file."
        )
        return
    address = f"compare?{urlencode({'a': query.against, 'b': reference})}"
    st.html(f'<a href="{address}" target="_self">Compare it with any list or method</a>')


def _sources(view: MethodView) -> list[str]:
    slugs = dict.fromkeys(values.indicator.source for values in view.scored.used.values())
    lines = [cache.atlas().catalogue.source(slug).attribution for slug in slugs]
    made = f"{view.recipe.title}. Computed by LevelMap; not an official statistic."
    own = [f"A reader's own table: {column[:60]}." for column in view.scored.own_columns]
    return [made, *own, *filter(None, lines)]


def _show_name(view: MethodView, query: MethodQuery) -> None:
    if query.recipe is None:
        return
    st.text_input(
        "Name of the method",
        **inputs.bound(
            PAGE,
            "title",
            view.recipe.title,
            lambda query, title: replace(query, recipe=edits.renamed(query.recipe, title)),
        ),
    )


def _sheets(view: MethodView) -> dict[str, pd.DataFrame]:
    sheets = {
        "ranking": _ranking(view),
        "indicators": taking.of_members(
            view.members.reset_index(names="member"), view.scored, cache.atlas()
        ),
        "method": pd.DataFrame({"toml": write_recipe(view.recipe).splitlines()}),
    }
    try:
        sheets["robustness"] = firm.table(view, firmness_of(view), cache.atlas())
    except LevelMapError as error:
        sheets["robustness"] = pd.DataFrame({"not computed": [str(error)]})
    return sheets
