"""The first screen without a browser: the question, the sentence, the map, a link."""

import pytest

from levelmap.pages.start.query import AT_FIRST, StartQuery, read_link, with_lists, write_link
from tests.pages.alone import open_page, texts


def test_it_asks_the_question_and_leads_on() -> None:
    app = open_page("start")
    assert not app.exception
    assert app.title[0].value == "Which places come first? It depends on who counts."
    shown = "\n".join(part.proto.body for part in app.get("html"))
    for address in ("place", "compare", "explore"):
        assert f'href="{address}"' in shown
    assert "Not an official source and not policy" in shown


def test_one_list_is_shown_alone_and_a_place_is_read() -> None:
    app = open_page("start", shown="education-investment-areas", place="E06000021")
    assert not app.exception
    assert app.selectbox(key="start.shown").value == "education-investment-areas"
    assert "Stoke-on-Trent: on" in texts(app)


def test_a_bad_link_is_a_sentence_and_the_page() -> None:
    app = open_page("start", lists="luf-round-1:1,no-such-list")
    assert not app.exception
    assert "no-such-list" in app.warning[0].value


@pytest.mark.parametrize(
    "query",
    [
        StartQuery(),
        StartQuery(lists=("luf-round-1:1", "towns-fund"), shown="towns-fund", place="E06000021"),
    ],
)
def test_a_link_restores_what_is_shown(query: StartQuery) -> None:
    assert read_link(write_link(query)) == (query, ())


def test_fewer_than_two_lists_say_nothing_so_none_goes() -> None:
    assert with_lists(StartQuery(), ["towns-fund"]).lists == AT_FIRST


def test_what_is_shown_alone_is_among_those_switched_on() -> None:
    query = with_lists(StartQuery(shown=AT_FIRST[0]), ["towns-fund", "family-hubs"])
    assert query == StartQuery(lists=("towns-fund", "family-hubs"))
