"""Other people's text is text: what a link, a method or a file says is never Markdown or HTML."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from levelmap.catalogue.recipe_links import link_text
from levelmap.methods.recipes import Domain, Member, Recipe
from levelmap.pages.shared.plain_text import bullets, link, plain
from levelmap.paths import package_root
from tests.answers.comparisons.sides import shipped_sides
from tests.intake.tables import workbook
from tests.pages.alone import open_page
from tests.pages.text_walk import HOSTILE, MARKDOWN, check

_BARE_ADDRESS = re.compile(r"(?i)(https?://|www\.)[a-z0-9]")
_SHORTCODE = re.compile(r":[a-z0-9_+-]+:|:[a-z]+\[")


def _rendered(text: str) -> tuple[str, set[str]]:
    """Return what a reader sees of Markdown, and the kinds of things in it besides text."""
    tokens = MARKDOWN.parse(text)
    inline = [child for token in tokens for child in (token.children or [])]
    shown = "".join(t.content if t.type != "softbreak" else " " for t in inline)
    return shown, {t.type for t in (*tokens, *inline)} - {
        *("paragraph_open", "paragraph_close", "inline", "text", "text_special"),
    }


@pytest.mark.parametrize(
    "text",
    [
        HOSTILE,
        "# heading",
        "- item",
        "1. first",
        "12) twelfth",
        "> quoted",
        "+ plus",
        "=====",
        "---",
        "**bold** _it_ `code` ~~gone~~",
        "<script>alert(1)</script>",
        "a | b\n--|--\n1 | 2",
        "[x]: http://elsewhere.example",
        "&lt;b&gt; &#60;",
        "<http://elsewhere.example>",
        "back\\slash \\* \\",
        "    four spaces",
        "two\n\nparagraphs",
        "$x^2$ and $$y$$",
        "£5 at 12:30, 4 * 5 = 20 (or ~20) for E06000001_x",
    ],
)
def test_markdown_shows_it_as_it_is_written(text: str) -> None:
    shown, kinds = _rendered(plain(text))
    assert shown.replace("\u2060", "") == " ".join(text.split())
    assert not kinds


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=60))
def test_any_text_is_text(text: str) -> None:
    shown, kinds = _rendered(plain(text))
    if text.strip():
        assert shown.replace("\u2060", "") == " ".join(text.split()).replace("\u2060", "")
    assert not kinds


@pytest.mark.parametrize(
    "text", ["https://elsewhere.example/a", "www.elsewhere.example", "see http://x", "HTTP://X.Y"]
)
def test_an_address_is_no_link(text: str) -> None:
    assert not _BARE_ADDRESS.search(_rendered(plain(text))[0])


@pytest.mark.parametrize("text", [":smile:", ":material/home:", ":red[x]", ":+1:", "a:b_c:d"])
def test_a_shortcode_is_no_picture(text: str) -> None:
    assert not _SHORTCODE.search(_rendered(plain(text))[0])


def test_sentences_as_a_list_and_a_source_as_a_link() -> None:
    assert bullets(["1. a", "[b](c)"]) == "- 1\\. a\n- \\[b\\](c)"
    assert link("A [x] (y)", "https://ons.gov.uk/a(b)") == (
        "[A \\[x\\] (y)](https://ons.gov.uk/a%28b%29)"
    )
    assert link("A", "javascript:alert(1)") == "A"


# every page, every widget


@pytest.mark.parametrize(
    ("page", "parameters"),
    [
        ("explore", {"indicator": HOSTILE}),
        ("explore", {HOSTILE: "1"}),
        ("explore", {"within": HOSTILE, "period": HOSTILE, "breaks": HOSTILE, "level": HOSTILE}),
        ("place", {"area": HOSTILE}),
        ("place", {HOSTILE: "1"}),
        ("compare", {"a": HOSTILE, "b": HOSTILE}),
        ("compare", {"a": f"levelmap_13:{HOSTILE}"}),
        ("compare", {"part": HOSTILE, "universe": HOSTILE, "area": HOSTILE}),
        ("method", {"start": HOSTILE, "recipe": HOSTILE, "against": HOSTILE}),
        ("stories", {"story": HOSTILE, "scene": HOSTILE}),
        ("start", {"lists": HOSTILE, "shown": HOSTILE, "place": HOSTILE}),
    ],
    ids=str,
)
def test_a_hostile_link_is_shown_and_followed_nowhere(
    page: str, parameters: dict[str, str]
) -> None:
    app = open_page(page, **parameters)
    assert not app.exception
    assert check(app)


def _hostile(part: Member | Domain) -> Member | Domain:
    if isinstance(part, Domain):
        return replace(part, label=HOSTILE, members=tuple(map(_hostile, part.members)))
    return replace(part, label=HOSTILE, note=HOSTILE)


def _hostile_recipe() -> Recipe:
    recipe = shipped_sides().atlas.catalogue.recipe("levelmap_13_2021")
    return replace(
        recipe,
        title=HOSTILE,
        short="",
        description=HOSTILE,
        caveats=(HOSTILE,),
        members=tuple(map(_hostile, recipe.members)),
    )


@pytest.mark.parametrize("page", ["method", "compare"])
def test_a_hostile_method_is_shown_and_followed_nowhere(page: str) -> None:
    text = link_text(_hostile_recipe())
    parameters = {"recipe": text} if page == "method" else {"a": f"method~{text}"}
    app = open_page(page, **parameters)
    assert not app.exception
    assert check(app) > 3


def test_a_hostile_file_is_shown_and_followed_nowhere() -> None:
    script = "from levelmap.pages.compare import own_list\nown_list.show()"
    app = AppTest.from_string(script, default_timeout=60).run()
    rows = [["code", HOSTILE, "x"], ["E06000001", HOSTILE, "1"], [HOSTILE, "b", HOSTILE]]
    file = (f"{HOSTILE}.xlsx", workbook(Data=rows), "")
    app.file_uploader[0].set_value(file).run()
    assert not app.exception
    assert check(app)


@pytest.mark.parametrize(
    "name", ["fbclid", "gclid", "msclkid", "utm_source", "utm_campaign", "mc_cid", "igshid", "_ga"]
)
def test_what_other_sites_add_to_links_is_passed_over(name: str) -> None:
    app = open_page("stories", **{name: "x"})
    assert not app.warning


# what is written for the pages later

_READS_MARKDOWN = set("markdown caption header subheader title warning error info toast".split())
_MAKES_IT_PLAIN = set("plain bullets lines link join _reading".split())


def _is_safe(text: ast.expr) -> bool:
    """Say whether what a page shows is written there, or made plain on its way."""
    if isinstance(text, ast.Name | ast.Attribute):
        return (text.id if isinstance(text, ast.Name) else text.attr).isupper()
    if isinstance(text, ast.Call):
        made_by = text.func
        name = made_by.id if isinstance(made_by, ast.Name) else getattr(made_by, "attr", "")
        return name in _MAKES_IT_PLAIN
    return True


def _shown(path: Path) -> Iterator[tuple[int, ast.expr]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if is_call and node.args and node.func.attr in _READS_MARKDOWN:
            yield node.lineno, node.args[0]


def test_no_page_shows_a_text_that_it_did_not_make_plain() -> None:
    pages = sorted((package_root() / "levelmap" / "pages").rglob("*.py"))
    unsafe = [
        f"{path.name}:{line}: {ast.unparse(text)}"
        for path in pages
        for line, text in _shown(path)
        if not _is_safe(text)
    ]
    assert not unsafe
