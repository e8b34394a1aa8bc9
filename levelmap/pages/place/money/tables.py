"""The tables of money that the page alone shows, as texts."""

from __future__ import annotations

from levelmap.answers.phrases import pounds
from levelmap.answers.place.league import League
from levelmap.answers.place.money import Share
from levelmap.pages.place import leads
from levelmap.pages.place.tables import Heading, Table
from levelmap.pages.place.view import PlaceView

MOST = 20
"""Authorities listed at the top of the ranking; the place itself is added where it stands lower."""


def shares(view: PlaceView) -> Table:
    """Return how many awards reach the place whole, inside it, shared, or through another."""
    rows = []
    for share in Share:
        awards = [award for award in view.money.awards if award.share is share]
        known = [award.amount for award in awards if award.amount is not None]
        if awards:
            amount = pounds(sum(known)) if known else "not held"
            rows.append((share.label, str(len(awards)), amount, share.remark))
    headings = (
        Heading("Whose"),
        Heading("Awards", is_number=True),
        Heading("Amount", is_number=True),
        Heading("Counted a head"),
    )
    caption = f"Awards that reach {view.profile.name}, by whose they are"
    return Table(caption, headings, tuple(rows), (leads.all_lists(),) * len(rows))


def ranking(found: League, code: str) -> Table:
    """Return the authorities with the most a head, and the place where it stands."""
    heads = found.table["per_head"]
    shown = list(found.table.index[:MOST])
    if code in found.table.index and code not in shown:
        shown.append(code)
    rows = tuple(
        (
            str(found.table.loc[each, "name"]),
            str(int((heads > heads[each]).sum()) + 1),
            f"£{heads[each]:,.0f}",
            pounds(float(found.table.loc[each, "total"])),
        )
        for each in shown
    )
    headings = (
        Heading("Authority"),
        Heading("Rank", is_number=True),
        Heading("A head", is_number=True),
        Heading("In all", is_number=True),
    )
    shown_leads = tuple(leads.place(str(each), "money") for each in shown)
    return Table(f"The {MOST} authorities with the most a head", headings, rows, shown_leads)
