"""The Explore page without a browser: what it says, and that bad addresses stay sentences."""

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from levelmap.paths import package_root

APP = str(package_root() / "app.py")


def _run(**parameters: str) -> AppTest:
    app = AppTest.from_file(APP, default_timeout=30)
    for name, text in parameters.items():
        app.query_params[name] = text
    return app.run()


def _texts(app: AppTest) -> str:
    return "\n".join(str(m.value) for m in app.markdown)


def test_it_opens_with_a_map_and_a_summary() -> None:
    app = _run()
    assert not app.exception
    assert app.title[0].value == "Explore the twelve missions"
    assert app.selectbox(key="explore.indicator").value == "gross-median-weekly-pay"
    assert "**Source**: Office for National Statistics" in _texts(app)


def test_choosing_another_mission_offers_its_indicators() -> None:
    app = _run()
    app.selectbox(key="explore.mission").set_value(11).run()
    assert not app.exception
    assert app.selectbox(key="explore.mission").value == 11
    assert app.selectbox(key="explore.indicator").value.startswith("imd-2025-crime")


def test_a_link_opens_the_place() -> None:
    app = _run(indicator="claimant-count", period="2025-01-01/P1Y", places="E06000021")
    assert app.header[0].value == "Stoke-on-Trent"
    assert "**5.6%**" in _texts(app)
    assert any("30th highest of 361" in str(m.value) for m in app.markdown)


@pytest.mark.parametrize(
    "parameters",
    [
        {"indicator": "gross-median-weekly-pai"},
        {"places": "E99999999"},
        {"places": "E07000026"},
        {"period": "never"},
        {"level": "ward"},
        {"classes": "1e9"},
        {"utm_source": "x" * 10_000},
    ],
)
def test_a_bad_address_gives_a_sentence_and_the_page(parameters: dict[str, str]) -> None:
    app = _run(**parameters)
    assert not app.exception
    assert len(app.warning) == 1
    assert app.selectbox(key="explore.indicator").value is not None


def test_a_wrong_data_folder_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LEVELMAP_DATA", str(tmp_path))
    st.cache_resource.clear()
    app = _run()
    st.cache_resource.clear()
    assert not app.exception
    assert "LEVELMAP_DATA" in app.error[0].value
