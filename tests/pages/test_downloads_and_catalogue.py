"""Every page on a catalogue of hostile labels; every file offered, by its name and in its rows."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from levelmap.answers import taking
from levelmap.catalogue.recipe_links import link_text
from levelmap.pages.compare.query import ReadBelow
from levelmap.pages.shared import downloads
from levelmap.paths import ENVIRONMENT_VARIABLE, Folders, package_root
from levelmap.sources.shipping import manifest
from tests.answers.comparisons.sides import shipped_sides
from tests.pages.alone import open_page
from tests.pages.text_walk import HOSTILE, check

SHORT = "![a](//elsewhere/e)"
"""As long as a short name may be."""

PAGES: list[tuple[str, dict[str, str]]] = [
    ("start", {}),
    ("start", {"score": "levelmap_13"}),
    ("explore", {"indicator": "gross-median-weekly-pay"}),
    ("explore", {"indicator": "gross-median-weekly-pay", "mode": "change"}),
    ("explore", {"indicator": "imd-2025-proportion", "level": "ward", "area": "E06000001"}),
    ("place", {"area": "E06000001"}),
    ("place", {"area": "E06000001", "beside": "E06000002"}),
    *(("compare", {"read": reading.value}) for reading in ReadBelow),
    ("compare", {"read": "pot", "divide": "need"}),
    ("compare", {"part": "scores"}),
    ("compare", {"part": "many"}),
    ("method", {}),
    ("data", {}),
    ("data", {"part": "timeline"}),
    ("data", {"indicator": "gross-median-weekly-pay"}),
    ("data", {"list": "luf-round-1"}),
    ("stories", {}),
]

Offered = dict[str, Callable[[], bytes | str]]


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> Offered:
    """Return what is offered while a page is shown, by the name of its file."""
    found: Offered = {}

    def offer(_label: str, name: str, make: Callable[[], bytes | str], **_more: object) -> None:
        found[name] = make

    monkeypatch.setattr(downloads, "offer", offer)
    return found


# a catalogue of hostile labels

_TEXTS = {
    "indicators.csv": "label description caveat method short role_reason polarity_reason",
    "sources.csv": "publisher title attribution caution",
    "priority_lists.csv": "label fund meaning status_reason note short",
    "areas/lad_2025.csv": "name",
    "areas/lad_2021.csv": "name",
    "areas/lad_2020.csv": "name",
}


@pytest.fixture(scope="module")
def hostile_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the shipped data under labels that are Markdown and HTML."""
    root = tmp_path_factory.mktemp("hostile")
    shutil.copytree(package_root() / "data", root / "data")
    for folder in ("boundaries", "static"):
        (root / folder).symlink_to(package_root() / folder)
    for name, columns in _TEXTS.items():
        path = root / "data" / name
        table = pd.read_csv(path, dtype=str, keep_default_na=False)
        for column in columns.split():
            for line in table.index[table[column] != ""]:
                is_short = column == "short"
                told = f"{line} {SHORT}" if is_short else f"{table.loc[line, column]} {HOSTILE}"
                table.loc[line, column] = told
        table.to_csv(path, index=False)
    for path in (root / "data" / "recipes").glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        text = re.sub(r'(?m)^short = ".*?"', f'short = "{SHORT}"', text)
        for key in ("title", "description", "label", "note"):
            text = re.sub(rf'(?m)\b{key} = "(.*?)"', rf'{key} = "\1 {HOSTILE}"', text)
        path.write_text(text, encoding="utf-8")
    manifest.write(Folders(root))
    return root


@pytest.fixture
def _on_hostile_data(hostile_data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(hostile_data))
    yield
    monkeypatch.undo()


@pytest.mark.usefixtures("_on_hostile_data")
@pytest.mark.parametrize(("page", "parameters"), PAGES, ids=str)
def test_a_hostile_catalogue_is_shown_and_followed_nowhere(
    page: str, parameters: dict[str, str], offered: Offered
) -> None:
    app = open_page(page, **parameters)
    assert not app.exception
    assert not [error.value for error in app.error]
    seen = check(app)
    assert seen > 0 or (page, parameters) == ("data", {}), "its tables are packed"
    _check_names(offered)


def _check_names(offered: Offered) -> None:
    bad = [name for name in offered if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}", name)]
    assert not bad, "the name of a file is no plain one"


# files to take away


def test_a_method_of_a_hostile_name_is_taken_away_under_a_plain_one(offered: Offered) -> None:
    recipe = shipped_sides().atlas.catalogue.recipe("levelmap_13")
    for title in (HOSTILE, "../../etc/passwd", "=cmd|' /C calc'!A0", "a\r\nb: c", "x" * 400):
        offered.clear()
        app = open_page(
            "method", start="levelmap_13", recipe=link_text(replace(recipe, title=title, short=""))
        )
        assert not [error.value for error in (*app.error, *app.warning)]
        app.segmented_control(key="method.read").set_value("Save and share").run()
        assert not app.exception
        assert offered
        _check_names(offered)


_TABLES = {
    "pot": {"read": "pot", "divide": "need"},
    "reach": {"read": "reach"},
    "borders": {"read": "borders"},
    "areas": {"read": "take"},
    "scores": {"part": "scores"},
    "many": {"part": "many"},
}


@pytest.mark.parametrize("shown", _TABLES)
def test_every_row_of_a_table_of_compare_says_when_and_by_whom(
    shown: str, offered: Offered
) -> None:
    app = open_page("compare", **_TABLES[shown])
    assert not app.exception
    tables = [make() for name, make in offered.items() if name.endswith(".csv")]
    assert tables
    for content in tables:
        _check_facts(content)


def _check_facts(content: bytes | str) -> None:
    assert isinstance(content, bytes)
    assert content.startswith(b"\xef\xbb\xbf")
    table = pd.read_csv(io.BytesIO(content), keep_default_na=False, dtype=str)
    assert len(table) > 0
    assert set(taking.FACTS) <= set(table.columns)
    for column in ("geography", "period", "unit", "publisher", "computed_by"):
        assert (table[column] != "").all(), column


@pytest.mark.parametrize("read", ["Firmness", "What it is made of", "Save and share"])
def test_every_row_of_a_table_of_a_method_says_when_and_by_whom(
    read: str, offered: Offered
) -> None:
    app = open_page("method", start="levelmap_13")
    app.segmented_control(key="method.read").set_value(read).run()
    assert not app.exception
    tables = [make() for name, make in offered.items() if name.endswith(".csv")]
    assert tables
    for content in tables:
        _check_facts(content)


@pytest.mark.parametrize(
    "parameters",
    [{"list": "luf-round-1"}, {"list": "luf-round-2"}, {"indicator": "gross-median-weekly-pay"}],
)
def test_every_row_of_what_is_held_says_when_and_by_whom(
    parameters: dict[str, str], offered: Offered
) -> None:
    app = open_page("data", **parameters)
    assert not app.exception
    tables = [make() for name, make in offered.items() if name.endswith(".csv")]
    assert tables
    for content in tables:
        _check_facts(content)
