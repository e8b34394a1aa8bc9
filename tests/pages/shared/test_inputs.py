"""The address and what a page remembers: a step back is taken, an empty address forgets nothing."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

SCRIPT = """
import streamlit as st

from levelmap.pages.shared import inputs

if st.checkbox("another page"):
    inputs.arrive()
else:
    query = inputs.start("toy", lambda parameters: (parameters.get("of", "first"), ()))
    st.radio(
        "of", ["first", "second"], **inputs.bound("toy", "of", query, lambda _, choice: choice)
    )
    inputs.finish("toy", query, {} if query == "first" else {"of": query})
"""


@pytest.fixture
def app() -> AppTest:
    """Return a page whose address says nothing where it stands at the first choice."""
    return AppTest.from_string(SCRIPT).run()


def test_a_choice_is_a_step_of_the_address(app: AppTest) -> None:
    app.radio[0].set_value("second").run()
    assert app.query_params == {"of": "second"}


def test_back_to_an_empty_address_is_back_at_what_it_showed(app: AppTest) -> None:
    app.radio[0].set_value("second").run()
    app.query_params.clear()
    app.run()
    assert app.radio[0].value == "first"
    assert app.query_params == {}


def test_forth_again_is_at_what_was_chosen(app: AppTest) -> None:
    app.radio[0].set_value("second").run()
    app.query_params.clear()
    app.run()
    app.query_params["of"] = "second"
    app.run()
    assert app.radio[0].value == "second"


def test_who_comes_from_another_page_finds_it_as_it_was_left(app: AppTest) -> None:
    app.radio[0].set_value("second").run()
    app.query_params.clear()
    app.checkbox[0].check().run()
    app.checkbox[0].uncheck().run()
    assert app.radio[0].value == "second"
    app.run()  # before the browser wrote the address into the step it is on
    assert app.radio[0].value == "second"


def test_after_the_address_was_written_an_empty_one_counts_again(app: AppTest) -> None:
    app.radio[0].set_value("second").run()
    app.query_params.clear()
    app.checkbox[0].check().run()
    app.checkbox[0].uncheck().run()
    app.query_params["of"] = "second"
    app.run()
    app.query_params.clear()
    app.run()
    assert app.radio[0].value == "first"
