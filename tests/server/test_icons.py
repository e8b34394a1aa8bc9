"""The font of icons: every icon that is named is in it, as it was drawn."""

from io import BytesIO
from pathlib import Path

import pytest
import streamlit
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from levelmap.pages.site import PAGES
from levelmap.paths import package_root
from levelmap.server.icons import FONT, Icons, icons_of, subset

SCRIPTS = Path(streamlit.__file__).parent / "static"
FILE = next(
    path
    for path in SCRIPTS.rglob("*.woff2")
    if FONT.search(f"/{path.relative_to(SCRIPTS).as_posix()}")
)
PATH = f"/{FILE.relative_to(SCRIPTS).as_posix()}"


@pytest.fixture(scope="module")
def whole() -> bytes:
    return FILE.read_bytes()


@pytest.fixture(scope="module")
def icons() -> Icons:
    return Icons(SCRIPTS, package_root() / "levelmap" / "pages")


@pytest.fixture(scope="module")
def cut(icons: Icons, whole: bytes) -> bytes:
    return icons.shrink(PATH, whole)


def _drawn(font: bytes, glyph: str) -> list:
    pen = RecordingPen()
    TTFont(BytesIO(font)).getGlyphSet()[glyph].draw(pen)
    return pen.value


def test_every_icon_of_the_navigation_and_of_streamlit_is_there(cut: bytes):
    held = icons_of(cut)
    assert {icon for _, _, icon, _ in PAGES} <= held.keys()
    assert {"download", "error", "info", "keyboard_arrow_down", "close"} <= held.keys()


def test_every_icon_that_is_named_and_exists_is_there(cut: bytes, whole: bytes, icons: Icons):
    assert icons_of(cut).keys() == icons.names() & icons_of(whole).keys()


def test_icons_look_as_they_did(cut: bytes, whole: bytes):
    before, after = icons_of(whole), icons_of(cut)
    for name in ("map", "download", "keyboard_arrow_down"):
        assert _drawn(cut, after[name]) == _drawn(whole, before[name]) != []


def test_it_is_small(cut: bytes, whole: bytes):
    assert len(cut) < len(whole) / 10


def test_names_that_are_no_icons_are_nothing(whole: bytes):
    assert icons_of(subset(whole, ["map", "no_such_icon"])).keys() == {"map"}


@pytest.mark.parametrize("path", [PATH, "/static/js/x.js", "/static/media/Other.woff2"])
def test_what_is_no_such_font_stays_as_it_is(icons: Icons, path: str):
    assert icons.shrink(path, b"no font") == b"no font"
