"""Tables of one's own near to those that people bring: right on three ways in, by one answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from streamlit.testing.v1 import AppTest

from levelmap.intake import Answers


@dataclass(frozen=True)
class OwnTable:
    """A table as somebody brings it, and what is said of it.

    Attributes
    ----------
    said
        Keys of questions and their answers, such as `where:Sex` and `Female`; `worst` with column,
        number and end; `is` with what is written and its code.
    left
        Rows that are asked about or named.
    """

    content: str | bytes
    said: tuple[tuple[str, str], ...] = ()
    left: int = 0
    name: str = "own.csv"

    @property
    def data(self) -> bytes:
        return self.content.encode() if isinstance(self.content, str) else self.content

    @property
    def answers(self) -> Answers:
        told: dict[str, Any] = {}
        for key, value in self.said:
            kind, _, heading = key.partition(":")
            if kind == "where":
                told["where"] = (*told.get("where", ()), (heading, tuple(value.split("|"))))
            elif kind == "worst":
                told["column"], told["worst"], end = value.split(":")
                told["low_is_worst"] = end == "low"
            elif kind == "is":
                told["places"] = (*told.get("places", ()), tuple(value.split("=")))
            else:
                told["is_count" if kind == "as" else kind] = (
                    value == "count" if kind == "as" else value
                )
        return Answers(**told)

    @property
    def flags(self) -> Iterator[str]:
        for key, value in self.said:
            kind, _, heading = key.partition(":")
            if kind == "worst":
                column, number, end = value.split(":")
                yield from ("--column", column, "--worst", number)
                yield "--low-is-worst" if end == "low" else "--no-low-is-worst"
            elif kind == "rule":
                yield "--every-row"
            else:
                flag = f"--{kind.replace('_', '-')}"
                yield f"{flag}={heading}={value}" if heading else f"{flag}={value}"

    def brought_to(self, page: str, key: str) -> AppTest:
        """Return a page to which the table was brought, with its questions answered."""
        app = AppTest.from_string(page, default_timeout=60).run()
        app.file_uploader(key=key).set_value((self.name, self.data, "")).run()
        for asked, value in self.said:
            kind, _, heading = asked.partition(":")
            boxes = {box.key for box in app.selectbox}
            if kind == "worst":
                column, number, end = value.split(":")
                app.selectbox(key=f"{key}.ask.rule").set_value(f"worst:{column}").run()
                app.number_input(key=f"{key}.ask.number").set_value(int(number)).run()
                app.radio(key=f"{key}.ask.direction").set_value(end).run()
            elif kind == "is":
                (button,) = [
                    b for b in app.button if str(b.key).endswith(f".{value.split('=')[1]}")
                ]
                button.click().run()
            elif kind == "where" and f"{key}.ask.{asked}" not in boxes:
                app.selectbox(key=f"{key}.ask.rule").set_value(asked).run()
                app.multiselect(key=f"{key}.ask.texts.{heading}").set_value(value.split("|")).run()
            else:
                box = "is_count" if kind == "as" else asked
                app.selectbox(key=f"{key}.ask.{box}").set_value(value).run()
        return app
