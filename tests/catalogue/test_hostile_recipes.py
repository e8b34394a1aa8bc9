"""Recipes made to harm: refused with one sentence, in little processor time and memory."""

from __future__ import annotations

import base64
import json
import time
import tracemalloc
import zlib

import pytest

from levelmap.catalogue.recipe_files import read_recipe
from levelmap.catalogue.recipe_links import recipe_of_link
from levelmap.errors import RecipeError

HEAD = 'slug = "a"\ntitle = "b"\n'
MEMBER = '[[members]]\ncolumn = "c"\n'

HOSTILE = {
    "a bracket and spaces": "[" + " " * 2_400 + "\n",
    "a bracket and spaces, all of it": "[" + " " * 99_000 + "\n",
    "brackets and spaces in a text": f'{HEAD}note = """\n[{" " * 90_000}"""\n' + MEMBER,
    "a whole number of 5,000 digits": f"{HEAD}a = {'9' * 5_000}\n",
    "a hexadecimal number of 90,000 digits": f"{HEAD}a = 0x{'f' * 90_000}\n",
    "digits with underlines": f"{HEAD}a = {'9_' * 4_000}9\n",
    "a dotted key of 16 kB": HEAD + ".".join(["a"] * 8_000) + " = 1\n",
    "a dotted key with spaces": HEAD + " . ".join(["a"] * 20_000) + " = 1\n",
    "a dotted key in quotes": HEAD + ".".join(['"a"'] * 20_000) + " = 1\n",
    "a dotted heading": HEAD + "[" + ".".join(["a"] * 8_000) + "]\n",
    "dotted keys, many short ones": HEAD + "".join(f"a{i}.b.c.d.e = 1\n" for i in range(4_000)),
    "brackets": f"{HEAD}a = {'[' * 50_000}",
    "brackets in lines": f"{HEAD}a = " + "[\n" * 49_000,
    "braces": f"{HEAD}a = " + "{b = " * 15_000,
    "headings": HEAD + "".join(f"[t{i}]\n" for i in range(12_000)),
    "members": HEAD + "[[members]]\n" * 8_000,
    "domains in domains": HEAD + "".join(
        f"[[{'.'.join(['domains'] * depth)}]]\nkey = 'd{depth}'\n" for depth in range(1, 40)
    ),
    "a long list": f"{HEAD}caveats = [{'1, ' * 30_000}]\n",
    "many groups": f'{HEAD}categories = {{ rule = "quantile", cuts = [1e8] }}\n{MEMBER}',
    "very many groups": f'{HEAD}categories = {{ rule = "quantile", cuts = [1e15] }}\n{MEMBER}',
    "no number of groups": f'{HEAD}categories = {{ rule = "quantile", cuts = [nan] }}\n{MEMBER}',
    "many cuts": f"{HEAD}categories = {{ rule = 'count', cuts = {list(range(1, 190))} }}\n{MEMBER}",
    "quotes": "'" * 90_000,
    "an open text": HEAD + 'note = """' + "\\\n" * 40_000,
    "no text at all": "\x00" * 90_000,
}  # fmt: skip


def link(data: object) -> str:
    """Return a link that holds any data."""
    packed = zlib.compress(json.dumps(data).encode(), 9)
    return "1" + base64.urlsafe_b64encode(packed).decode().rstrip("=")


LINKS = {
    "many groups": {"categories": {"rule": "quantile", "cuts": [1e8]}},
    "a number of 5,000 digits": {"tie_break": 0, "releases": 10**4000},
    "a list of numbers": {"members": [1] * 30_000},
    "members in a long list": {"members": [{"column": "c"}] * 5_000},
    "a table for a text": {"title": {"a": {"b": 1}}},
    "nothing": {"title": None},
    "half a character": {"title": "\ud800"},
}


def refused(read, text: str) -> str:
    """Return the sentence of a refusal, having checked what it cost."""
    assert min(_seconds(read, text) for _ in range(3)) < 1  # neighbours make the same work dearer
    tracemalloc.start()
    try:
        with pytest.raises(RecipeError) as caught:
            read(text)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 100e6
    return str(caught.value)


def _seconds(read, text: str) -> float:
    """Return the processor's time of a refusal; not while memory is traced, which costs as much."""
    began = time.process_time()
    with pytest.raises(RecipeError):
        read(text)
    return time.process_time() - began


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_soon(text):
    message = refused(read_recipe, text)
    assert message.endswith(".")
    assert len(message) < 1_200


@pytest.mark.parametrize("changes", LINKS.values(), ids=LINKS)
def test_a_hostile_link_is_refused_soon(changes):
    data = {"slug": "a", "title": "b", "members": [{"column": "c"}], **changes}
    message = refused(recipe_of_link, link(data))
    assert message.endswith(".")
    assert len(message) < 1_200


def test_limits_are_stated():
    assert "line 3: a run of more than 1,000 characters without a space" in refused(
        read_recipe, HOSTILE["a whole number of 5,000 digits"]
    )
    assert "line 3: a key of more than 16 parts" in refused(
        read_recipe, HOSTILE["a dotted key with spaces"]
    )
    assert "categories.cuts is not usable: 100,000,000 categories: expected at most 100" in refused(
        read_recipe, HOSTILE["many groups"]
    )


def test_what_people_write_is_within_the_limits():
    text = (
        HEAD
        + 'description = "See https://example.org/a.b.c/d.e.f?x=1 (p. 3, sec. 4.2.1). ' * 1
        + 'E. g. u. k. ... and so on [1] {2}."\n'
        + MEMBER
    )
    assert read_recipe(text).description.startswith("See https")
