"""The scenario book: cards kept in this session, beside each other and beside ready ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

import streamlit as st

from levelmap.answers.comparisons.words import people
from levelmap.answers.phrases import percent
from levelmap.drawing.html_tables import Column, html_table
from levelmap.errors import LevelMapError
from levelmap.pages.scenarios.book import book, put, tell, told
from levelmap.pages.scenarios.cards import (
    Card,
    book_of_link,
    kept,
    link_text,
    read_book,
    write_book,
)
from levelmap.pages.scenarios.ready import NOTE as READY_NOTE
from levelmap.pages.scenarios.ready import READY
from levelmap.pages.scenarios.results import Result, beside, result
from levelmap.pages.shared import cache, downloads, inputs, links, within
from levelmap.pages.shared.plain_text import plain

PAGE = "scenarios"

NOTE = (
    "Places: those that the second list or the method names, or that have money after. Moved: the "
    "share of the pot that goes elsewhere than before. To need: of the money that goes to places "
    "with a figure of need, the share in those of the highest need that hold a fifth of its "
    "people. Cards of areas of different years "
    "share no places that can be counted. Pounds a head are rounded to the penny, a pot to a tenth "
    "of its million or billion, people from 10,000 to the thousand and from a million to a tenth "
    "of it, shares to whole per cents; the workbook has people and shares unrounded."
)


@dataclass(frozen=True, slots=True)
class BookQuery:
    """The cards that a link brings; those of the session are kept beside them."""

    cards: tuple[Card, ...] = ()


def read_link(parameters: Mapping[str, str]) -> tuple[BookQuery, tuple[str, ...]]:
    """Return the cards of a link, and sentences on what could not be read."""
    readers = {"cards": lambda text: book_of_link(text) if text else ()}
    values, problems = links.read(parameters, readers)
    return BookQuery(**values), problems


def scenarios() -> None:
    """Show the page."""
    query = inputs.start(PAGE, read_link)
    _take_in(query)
    st.title("Scenario book", anchor=False)
    st.markdown(
        "A scenario is a screen of Compare or Build a method under a name. Keep one at the foot of "
        "those pages; here they stand beside each other. They stay in this session: take the file "
        "or the link along."
    )
    for problem in inputs.problems(PAGE):
        st.warning(plain(problem), icon=":material/link_off:")
    if words := told():
        st.warning(plain(words), icon=":material/bookmark_add:")
    cards = book()
    if cards:
        st.header("Your scenarios", anchor="yours")
        _show(cards, "your_scenarios")
        _show_taking(cards)
    _show_bringing()
    st.header("What if the Fund had used another way to count?", anchor="ready")
    st.markdown(
        "The money of round 1 of the Levelling Up Fund to England, divided by people, instead of "
        "as it was given."
    )
    st.markdown(
        "Gains and losses count from what the Fund gave. Money divided counts, as it opens, from "
        "the same formula among the places of the Fund's category 1."
    )
    within.lead("Money divided", "compare", {"part": "pot"}, icon="payments")
    _show(READY, "what_if")
    st.caption(READY_NOTE)
    st.button("Keep these too", on_click=_keep_ready)
    inputs.finish(PAGE, BookQuery(), {})


def _take_in(query: BookQuery) -> None:
    """Put the cards into the book that fit, and say which do not."""
    cards, out, why = book(), [], ""
    for one in query.cards:
        try:
            cards = kept(cards, one)
        except LevelMapError as error:
            out.append(one.name)
            why = str(error)
    put(cards)
    if out:
        tell(f"Not taken in: {', '.join(out)}. {why}")


def _keep_ready() -> None:
    _take_in(BookQuery(READY))


def _show(cards: tuple[Card, ...], name: str) -> None:
    with st.spinner("Working out every scenario"):
        found = [(one, result(one, cache.atlas())) for one in cards]
    st.html(table_html(found))
    with st.container(horizontal=True):
        for one in cards:
            within.lead(one.name, one.page, one.query, icon="open_in_new")
    st.caption(NOTE)
    downloads.offer_workbook(
        "These scenarios (XLSX)",
        f"{name}.xlsx",
        lambda: {"scenarios": beside(found)},
        key=f"scenarios.{name}",
    )


def table_html(found: list[tuple[Card, Result]]) -> str:
    """Return the cards beside each other; columns that no card fills are left out."""
    rows = [_cells(one, said, found[0][1]) for one, said in found]
    titles = ("Places", "Also in the first", "People", "Gain", "Lose", "Moved", "To need")
    used = [n for n, _ in enumerate(titles, 2) if any(row[n] for row in rows)]
    columns = [
        Column("Scenario"),
        Column("What it says"),
        *(Column(titles[n - 2], is_number=True) for n in used),
    ]
    cells = [[row[0], row[1], *(row[n] for n in used)] for row in rows]
    caption = "One scenario" if len(found) == 1 else f"{len(found)} scenarios beside each other"
    return html_table(caption, columns, cells)


def _cells(card: Card, said: Result, first: Result) -> list[str]:
    shared = said.geography is not None and said.geography == first.geography
    return [
        card.name,
        " ".join(filter(None, (said.sentence, said.problem))),
        f"{len(said.places):,}" if said.places else "",
        f"{len(said.places & first.places):,}" if shared and said is not first else "",
        people(said.people) if said.people else "",
        "" if said.gain is None else f"{said.gain:,}",
        "" if said.lose is None else f"{said.lose:,}",
        "" if said.moved is None else percent(said.moved),
        "" if said.to_need is None else percent(said.to_need),
    ]


def _show_taking(cards: tuple[Card, ...]) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        downloads.offer("The book (TOML)", "scenarios.toml", lambda: write_book(cards).encode())
        names = [one.name for one in cards]
        out = st.selectbox("Take a card out", names, key="scenarios.out", index=None)
        st.button("Take it out", on_click=_take_out, args=(out,), disabled=out is None)
    try:
        address = f"{st.context.url}?{urlencode({'cards': link_text(cards)})}"
        st.markdown("**Link to this book**")
        st.code(address, language=None, wrap_lines=True)
    except LevelMapError as error:
        st.markdown(plain(error))
    st.markdown("**The same on the command line**, with the book downloaded above:")
    st.code("python -m levelmap scenarios scenarios.toml", language=None)


def _take_out(name: str) -> None:
    put(tuple(one for one in book() if one.name != name))


def _show_bringing() -> None:
    with st.expander("Bring a book (TOML)"):
        brought = st.file_uploader("A book of scenarios", ["toml"], key="scenarios.file")
        if brought is None:
            return
        try:
            cards = read_book(brought.getvalue().decode("utf-8", "replace"))
        except LevelMapError as error:
            st.error(plain(error), icon=":material/error:")
            return
        number = "1 card" if len(cards) == 1 else f"{len(cards)} cards"
        st.markdown(plain(f"{number}: {', '.join(one.name for one in cards)}."))
        st.button("Put them into my book", on_click=_take_in, args=(BookQuery(cards),))
