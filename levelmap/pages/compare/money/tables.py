"""Money divided as tables: who gains, who loses, by kind of place, and the workbook."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from levelmap import __version__
from levelmap.answers import taking
from levelmap.answers.comparisons.two import CompareQuery
from levelmap.answers.comparisons.words import counted
from levelmap.answers.laboratory.division import Division
from levelmap.answers.laboratory.pot import write_pot
from levelmap.atlas import Atlas
from levelmap.drawing.html_tables import Column, html_table

MOST_LISTED = 10
"""Places told at each end of a table of gains and losses; the file has all."""

LIMITS = {"floor": " (at the least)", "cap": " (at the most)", "": ""}


def ends_html(found: Division, verb: str) -> str:
    """Return the places that gain, or lose, most by head, of equals those with most people first.

    Places without a number of people come last.

    Parameters
    ----------
    verb
        `gain` or `lose`.
    """
    rows = found.table[found.table["outcome"] == f"{verb}s"]
    caption = f"{counted(len(rows), found.compared.geography)} would {verb}"
    if rows.empty:
        return f"<p>{caption}.</p>"
    by_head = rows["per_head"].abs().round(2)
    order = pd.DataFrame({"by_head": -by_head, "people": -rows["people"]})
    rows = rows.loc[order.sort_values(["by_head", "people"], kind="stable").index]
    titles = ["Before", "After", "By head"]
    titles += ["Named in"] if "probability" in found.table else []
    columns = [Column("Place"), *(Column(title, is_number=True) for title in titles)]
    cells = [_row(row) for row in rows.head(MOST_LISTED).to_dict("records")]
    caption += _which(by_head.reindex(rows.index)) if len(rows) > 1 else ""
    return html_table(caption, columns, [cell[: len(columns)] for cell in cells])


def _which(by_head: pd.Series) -> str:
    """Return which places are told, of sorted amounts by head: where equals are cut, so it says."""
    if len(by_head) > MOST_LISTED and by_head.iloc[MOST_LISTED - 1] == by_head.iloc[MOST_LISTED]:
        equals = int((by_head == by_head.iloc[MOST_LISTED]).sum())
        return f": those with most by head, of {equals:,} that are equal the most populous"
    return ": those with most by head"


def _row(row: Mapping[str, object]) -> tuple[str, ...]:
    return (
        str(row["area_name"]),
        f"£{row['before']:,.0f}",
        f"£{row['after']:,.0f}{LIMITS[str(row['limit'])]}",
        signed(row["per_head"]),  # type: ignore[arg-type]
        _sure(row.get("probability", float("nan"))),  # type: ignore[arg-type]
    )


def _sure(chance: float) -> str:
    """Return in what share of the ways the method names a place; empty if it is not scored."""
    return "" if pd.isna(chance) else f"{chance:.0%}"


def group_html(name: str, table: pd.DataFrame) -> str:
    """Return gains and losses of the groups of one kind, those that lose most by head first."""
    titles = ("Gain", "Lose", "Before", "After", "By head")
    columns = [Column(name), *(Column(title, is_number=True) for title in titles)]
    rows = [
        (
            str(row.Index),
            f"{row.gain}",
            f"{row.lose}",
            f"£{row.before:,.0f}",
            f"£{row.after:,.0f}",
            signed(row.per_head),
        )
        for row in table.sort_values("per_head", kind="stable").itertuples()
    ]
    return html_table(f"By {name.lower()}", columns, rows)


def signed(amount: float) -> str:
    """Return a change in pounds by head with its sign."""
    if pd.isna(amount):
        return "people not held"
    return f"{'-' if amount < 0 else '+'}£{abs(amount):,.2f}"


def sheets(
    found: Division, two: CompareQuery, rounding: str, link: str, atlas: Atlas
) -> Mapping[str, pd.DataFrame]:
    """Return the sheets of the workbook by title.

    Parameters
    ----------
    rounding
        How pence are rounded.
    """
    said = (found.sentence, found.how_sure, rounding, *found.notes)
    rows = [("Found", sentence) for sentence in said if sentence]
    rows += [("Recipe (TOML)", line) for line in write_pot(two, found.query).splitlines()]
    rows += [("Link", link), ("Made by", f"LevelMap {__version__}; not an official statistic")]
    groups = [
        table.reset_index(names="group").assign(grouping=name)
        for name, table in found.groups.items()
    ]
    by_group = pd.concat(groups, ignore_index=True) if groups else pd.DataFrame({"group": []})
    return {
        "summary": pd.DataFrame(rows, columns=["what", "words"]),
        "places": taking.of_division(found, atlas),
        "groups": by_group,
    }
