"""A table that a visitor brings: uploaded, read, and asked about; kept in this session only."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

import streamlit as st

from levelmap import intake, work
from levelmap.answers import own
from levelmap.drawing.html_tables import Column, html_table
from levelmap.errors import DataError, LevelMapError
from levelmap.intake import Answers, File, PlaceTable, Question
from levelmap.intake.answers import EVERY_ROW
from levelmap.intake.limits import LARGE, MOST_BYTES, MOST_SESSION_BYTES, SHORT
from levelmap.intake.outcomes import Outcome
from levelmap.pages import brought_files
from levelmap.pages.shared import cache
from levelmap.pages.shared.plain_text import bullets, plain
from levelmap.terms import Geography

TYPES = ["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods", "zip"]

_MOST_OFFERED = 8
"""Rows whose nearest names are offered at once."""

_PREVIEW = (5, 8)
"""Rows and columns of the table that are shown as read."""


@dataclass
class _Brought:
    """What the session keeps of one uploader: the file, what was said of it, and what it says."""

    digest: str
    content: bytes
    name: str
    file: File | None = None
    answers: Answers = field(default_factory=Answers)
    asked: dict[str, Question] = field(default_factory=dict)
    reading: tuple[Answers, PlaceTable] | None = None

    def set_aside(self) -> None:
        """Forget the file and what was read of it, not what was said of it."""
        self.content, self.file, self.reading = b"", None, None


def bring(label: str, key: str, geography: Geography | None = None) -> PlaceTable | None:
    """Show where to bring a table and what it leaves open; return it as understood.

    Parameters
    ----------
    key
        Begins the names under which the session keeps the file and its answers.
    geography
        Of the areas that its values are wanted on; None where it is used as a list.

    Returns
    -------
    PlaceTable or None
        None where no file was brought, or it cannot be used: then a sentence says why.
    """
    upload = st.file_uploader(label, type=TYPES, max_upload_size=MOST_BYTES // 1_000_000, key=key)
    if upload is None:
        _say_gone(key)
        return None
    try:
        brought = _kept(key, upload.getvalue(), upload.name)
        brought_files.keeps(upload.file_id, brought)
        reading = _read(brought, geography)
        is_list = geography is None
        asked = reading.list_questions if is_list else reading.value_questions(geography)
        _show_questions(key, brought, asked)
    except LevelMapError as error:
        st.error(plain(error), icon=":material/error:")
        _offer_again(key)
        return None
    return reading


def _say_gone(key: str) -> None:
    """Say so where a file is gone that nobody took away; else forget it."""
    kept: _Brought | None = st.session_state.get(f"{key}.brought")
    if kept is None or kept.content:
        forget(key)
        return
    st.info(
        "Your table was not looked at for a while and has made room for another visitor's: bring "
        "it again to go on. What you said of it is still known.",
        icon=":material/info:",
    )


def forget(key: str) -> None:
    """Forget the file of an uploader."""
    st.session_state.pop(f"{key}.brought", None)


def _kept(key: str, content: bytes, name: str) -> _Brought:
    """Return the file as it was read when it came; raises `DataError` where it cannot be."""
    digest = sha256(content).hexdigest()
    kept: _Brought | None = st.session_state.get(f"{key}.brought")
    if kept is None or kept.digest != digest:
        forget(key)
        _check_session(len(content))
        kept = _Brought(digest, content, name)
        st.session_state[f"{key}.brought"] = kept
    kept.content = content
    return kept


def _waiting() -> AbstractContextManager[None]:
    """Return the sentence that is shown while a large table is read, and who is before it."""
    others = work.ahead()
    queue = f" {others} before it." if others else ""
    return st.spinner(f"A large table: it is being read.{queue}")


def _check_session(more: int) -> None:
    held = sum(len(one.content) for one in st.session_state.values() if isinstance(one, _Brought))
    if held + more > MOST_SESSION_BYTES:
        raise DataError(
            f"The files brought in this visit have more than {MOST_SESSION_BYTES / 1e6:.0f} MB "
            "together: take one away first."
        )


def _read(brought: _Brought, geography: Geography | None = None) -> PlaceTable:
    if brought.reading is None or brought.reading[0] != brought.answers:
        reading = _made(brought, geography)
        brought.reading = (brought.answers, reading)
    return brought.reading[1]


def _made(brought: _Brought, geography: Geography | None) -> PlaceTable:
    """Read a file: a large one from its bytes in another process, each time something is said."""
    atlas = cache.atlas()
    weight = intake.weight(brought.content)
    if weight < LARGE:
        if brought.file is None:
            brought.file = intake.opened(brought.content, brought.name)
        return intake.understand(brought.file, atlas.gazetteer, brought.answers)
    asked = brought.content, brought.name, atlas.folders, brought.answers, geography
    if weight <= SHORT:
        with st.spinner("The table is being read."):
            return work.do_short(own.read_apart, *asked)
    with _waiting():
        return work.do(own.read_apart, *asked)


def _offer_again(key: str) -> None:
    """Offer to forget what was said of a file, where that may be why it cannot be read."""
    kept: _Brought | None = st.session_state.get(f"{key}.brought")
    if kept is not None and kept.answers != Answers():

        def start_again() -> None:
            kept.answers, kept.asked = Answers(), {}

        st.button("Read it anew", key=f"{key}.anew", on_click=start_again)


def show_preview(reading: PlaceTable, key: str) -> None:
    """Show the first rows of the table as read."""
    rows, columns = _PREVIEW
    cells = reading.table.cells.iloc[:rows, :columns]
    with st.expander("The table as read", key=f"{key}.preview"):
        head = [Column("Line", is_number=True), *(Column(heading[:40]) for heading in cells)]
        body = [(f"{line:,}", *(cell[:60] for cell in row)) for line, *row in cells.itertuples()]
        every = reading.table.cells.shape
        caption = (
            f"First rows of {every[0]:,}, and {min(columns, every[1])} of {every[1]:,} columns"
        )
        st.html(html_table(caption, head, body))
        st.markdown(bullets(reading.columns.unused))


def show_matched(reading: PlaceTable, key: str) -> None:
    """Show which place the first rows were read as."""
    shown = reading.outcomes.shown_matched
    if not shown:
        return
    with st.expander("What the rows were read as", key=f"{key}.matched"):
        head = [Column("Line", is_number=True), *map(Column, ("As written", "Place", "How"))]
        body = [
            (
                f"{one.line:,}",
                one.written[:80],
                _names(one.codes, reading),
                one.words or "as written",
            )
            for one in shown
        ]
        every = len(reading.table.cells)
        which = f"The first {len(body):,} of {every:,} rows" if len(body) < every else "Every row"
        st.html(html_table(which, head, body))


def show_unmatched(reading: PlaceTable, key: str) -> None:
    """Show the rows that mean no single place; the nearest names can be taken with a click."""
    shown = reading.outcomes.shown_unmatched
    if not shown:
        return
    name = reading.book.name
    columns = [Column("Line", is_number=True), *map(Column, ("As written", "Why", "Nearest"))]
    rows = [
        (
            f"{one.line:,}",
            one.written[:80],
            one.words,
            ", ".join(map(name, one.candidates)) or "none",
        )
        for one in shown
    ]
    number = "1 row that was" if len(rows) == 1 else f"{len(rows):,} rows that were"
    st.html(html_table(f"{number} not matched", columns, rows))
    for outcome in [one for one in shown if one.candidates][:_MOST_OFFERED]:
        _offer(outcome, reading, key)


def _names(codes: Sequence[str], reading: PlaceTable) -> str:
    return ", ".join(map(reading.book.name, codes)) or "none"


def _offer(outcome: Outcome, reading: PlaceTable, key: str) -> None:
    brought: _Brought = st.session_state[f"{key}.brought"]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"{plain(outcome.written[:60])} is")
        for code in outcome.candidates:

            def take(code: str = code) -> None:
                told = (*brought.answers.places, (outcome.written, code))
                brought.answers = replace(brought.answers, places=told)

            words = plain(reading.book.name(code))
            st.button(
                words, key=f"{key}.take.{outcome.line}.{code}", on_click=take, type="tertiary"
            )


def _show_questions(key: str, brought: _Brought, open_now: Sequence[Question]) -> None:
    """Show a box for each question, answered or not; a guess stands until something is chosen."""
    questions = {question.key: question for question in open_now}
    for question in {**brought.asked, **questions}.values():
        _ask(key, brought, question)


def _ask(key: str, brought: _Brought, question: Question) -> None:
    words = dict(question.options)
    widget = f"{key}.ask.{question.key}"
    said = _said(brought.answers, question)
    index = list(words).index(said) if said in words else None

    def answer() -> None:
        chosen = st.session_state[widget]
        if chosen is not None:
            brought.asked[question.key] = question
            brought.answers = _answered(brought.answers, question.key, chosen)

    st.selectbox(
        plain(question.text),
        list(words),
        index=index,
        format_func=lambda value: words.get(value, value),
        key=widget,
        help=plain(question.why) or None,
        placeholder="Choose",
        on_change=answer,
    )
    if question.key == "rule":
        _ask_rule(key, brought, said or "")


def _said(answers: Answers, question: Question) -> str | None:
    """Return what was answered, or the guess."""
    kind, _, heading = question.key.partition(":")
    where = dict(answers.where)
    if kind == "where":
        return where[heading][0] if heading in where else question.guess
    if kind == "rule":
        return _said_rule(answers) or question.guess
    if kind == "is_count":
        return question.guess if answers.is_count is None else _KINDS[answers.is_count]
    return getattr(answers, kind) or question.guess


_KINDS = {True: "count", False: "rate"}


def _said_rule(answers: Answers) -> str:
    if answers.worst:
        return f"worst:{answers.column}"
    return answers.rule


def _answered(answers: Answers, key: str, value: str) -> Answers:
    kind, _, heading = key.partition(":")
    if kind == "where":
        others = tuple((h, texts) for h, texts in answers.where if h != heading)
        return replace(answers, where=(*others, (heading, (value,))))
    if kind == "is_count":
        return replace(answers, is_count=value == "count")
    if kind == "rule":
        way, _, column = value.partition(":")
        is_worst = way == "worst"
        return replace(
            answers,
            rule=value,
            where=(),
            worst="50" if is_worst else "",
            column=column if is_worst else answers.column,
        )
    if kind == "sheet":
        return Answers(sheet=value)  # what was said of another sheet does not hold for this one
    change: dict[str, Any] = {kind: value}
    return replace(answers, **change)


def _ask_rule(key: str, brought: _Brought, said: str) -> None:
    way, _, column = said.partition(":")
    if said == EVERY_ROW or not column or brought.reading is None:
        return
    if way == "where":
        _ask_texts(key, brought, column)
    else:
        _ask_worst(key, brought)


def _ask_texts(key: str, brought: _Brought, column: str) -> None:
    reading = _read(brought)
    texts = list(dict.fromkeys(reading.table.cells[column]))[:200]
    yes = reading.columns.yes_and_no.get(column, ())
    chosen = dict(brought.answers.where).get(column, yes)
    widget = f"{key}.ask.texts.{column}"

    def answer() -> None:
        said = tuple(st.session_state[widget])
        others = tuple((h, texts) for h, texts in brought.answers.where if h != column)
        where = (*others, (column, said)) if said else others
        brought.answers = replace(brought.answers, where=where, rule=f"where:{column}")

    st.multiselect(
        "On the list are rows that say",
        texts,
        default=[text for text in chosen if text in texts],
        format_func=lambda text: text[:60] or "(empty)",
        key=widget,
        on_change=answer,
    )


def _ask_worst(key: str, brought: _Brought) -> None:
    number, direction = f"{key}.ask.number", f"{key}.ask.direction"

    def answer() -> None:
        low = st.session_state[direction] == "low"
        brought.answers = replace(
            brought.answers, worst=str(st.session_state[number]), low_is_worst=low
        )

    held = brought.answers.worst
    value = int(held) if held.isdecimal() else 50
    st.number_input("How many places", 1, 400, value, key=number, on_change=answer)
    st.radio(
        "The worst are those with",
        ["high", "low"],
        index=int(_read(brought).low_is_worst),
        format_func={"high": "high values", "low": "low values"}.__getitem__,
        key=direction,
        horizontal=True,
        on_change=answer,
    )
