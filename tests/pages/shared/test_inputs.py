"""The address and what a page remembers: a step back is taken, an empty address forgets nothing."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from levelmap.pages.shared import inputs

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


def _goes(app: AppTest, **parameters: str) -> None:
    """Go back or forth to an address, when what was chosen has been looked at for a while."""
    app.session_state[inputs.SENT] -= inputs.LATE_SECONDS
    app.query_params.clear()
    app.query_params.update(parameters)
    app.run()


def test_back_to_an_empty_address_is_back_at_what_it_showed(app: AppTest) -> None:
    app.radio[0].set_value("second").run()
    _goes(app)
    assert app.radio[0].value == "first"
    assert app.query_params == {}


def test_forth_again_is_at_what_was_chosen(app: AppTest) -> None:
    app.radio[0].set_value("second").run()
    _goes(app)
    _goes(app, of="second")
    assert app.radio[0].value == "second"


def test_an_address_that_the_browser_sent_too_early_takes_nothing_back(app: AppTest) -> None:
    app.radio[0].set_value("second").run()
    app.query_params.clear()
    app.run()
    assert app.radio[0].value == "second"


def test_once_the_browser_was_seen_at_it_no_address_comes_too_early(app: AppTest) -> None:
    app.radio[0].set_value("second").run()
    app.run()
    app.query_params.clear()
    app.run()
    assert app.radio[0].value == "first"


def test_a_choice_just_after_a_step_back_is_a_step(app: AppTest) -> None:
    app.radio[0].set_value("second").run()
    _goes(app)
    app.radio[0].set_value("second").run()
    assert app.query_params == {"of": "second"}
    assert app.radio[0].value == "second"


def test_who_comes_from_another_page_finds_it_as_it_was_left(app: AppTest) -> None:
    app.radio[0].set_value("second").run()
    app.query_params.clear()
    app.checkbox[0].check().run()
    app.checkbox[0].uncheck().run()
    assert app.radio[0].value == "second"
    app.run()  # before the browser wrote the address into the step it is on
    assert app.radio[0].value == "second"


def test_who_is_led_here_from_another_page_finds_what_they_were_led_to(app: AppTest) -> None:
    app.checkbox[0].check().run()
    app.query_params["of"] = "second"
    app.checkbox[0].uncheck().run()
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
