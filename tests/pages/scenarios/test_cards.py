"""Cards of a book: what is written is read again, as file and as link; damage is a sentence."""

import base64
import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelmap.errors import LevelMapError, QueryError
from levelmap.pages.scenarios.cards import (
    LONGEST_NAME,
    MOST_CARDS,
    Card,
    book_of_link,
    card,
    kept,
    link_text,
    read_book,
    write_book,
)
from levelmap.pages.scenarios.ready import READY

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40)
CARDS = st.builds(
    lambda name, page, pairs: Card(name.strip(), page, tuple(pairs.items())),
    TEXT.filter(str.strip),
    st.sampled_from(["compare", "method"]),
    st.dictionaries(TEXT, TEXT, max_size=5),
)
BOOKS = st.lists(CARDS, min_size=1, max_size=6, unique_by=lambda one: one.name).map(tuple)


@given(BOOKS)
def test_a_book_is_read_as_it_was_written(book: tuple[Card, ...]) -> None:
    assert read_book(write_book(book)) == book
    assert book_of_link(link_text(book)) == book


def test_the_ready_cards_fit_into_a_link() -> None:
    assert book_of_link(link_text(READY)) == READY
    assert read_book(write_book(READY)) == READY


@pytest.mark.parametrize(
    "text",
    [
        "[[card]",
        "",
        "card = 1",
        "card = [1]",
        "[[card]]\nname = 'a'",
        "[[card]]\nname = ''\naddress = 'compare?'",
        "[[card]]\nname = 'a'\naddress = 'https://example.org/compare?part=two'",
        "[[card]]\nname = 'a'\naddress = 'explore?x=1'",
        f"[[card]]\nname = '{'a' * (LONGEST_NAME + 1)}'\naddress = 'compare?'",
        "".join(f"[[card]]\nname = '{n}'\naddress = 'compare?'\n" for n in range(MOST_CARDS + 1)),
    ],
)
def test_what_is_no_book_is_one_sentence(text: str) -> None:
    with pytest.raises(LevelMapError) as error:
        read_book(text)
    assert str(error.value).endswith(".")


@given(st.text(max_size=200))
def test_a_damaged_link_is_one_sentence(text: str) -> None:
    with pytest.raises(QueryError):
        book_of_link(text)
    with pytest.raises(QueryError):
        book_of_link(link_text(READY)[:-9] + text[:3])


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("a", "compare?" + "&".join(f"x{n}=1" for n in range(101))),
        ("\ud800", "compare?part=two"),
        ("a", "compare?part=\ud800"),
    ],
    ids=["101 fields", "name", "address"],
)
def test_a_card_of_a_stranger_that_cannot_be_written_is_one_sentence(name, address) -> None:
    with pytest.raises(QueryError, match="cannot be kept") as error:
        card(name, address)
    assert str(error.value).encode()
    packed = zlib.compress(json.dumps([{"name": name, "address": address}]).encode())
    with pytest.raises(QueryError, match="cannot be kept"):
        book_of_link(base64.urlsafe_b64encode(packed).decode().rstrip("="))


def test_a_card_of_the_same_name_takes_the_place_of_the_other() -> None:
    first, second = card("One", "compare?part=two"), card("One ", "compare?part=pot")
    assert kept((first,), second) == (second,)
