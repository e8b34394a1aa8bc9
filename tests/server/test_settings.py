"""What an administrator sets, and what is refused."""

import pytest

from levelmap.errors import QueryError
from levelmap.server import settings


def test_a_laptop_needs_no_settings():
    assert settings.read({}) == settings.Settings()


def test_all_settings_are_read():
    read = settings.read(
        {
            "LEVELMAP_ADDRESS": "https://places.example.gov.uk/map/",
            "LEVELMAP_FRAME_ANCESTORS": "https://www.example.gov.uk https://*.example.org",
            "LEVELMAP_JSON_LOGS": "1",
        }
    )
    assert read.address == "https://places.example.gov.uk/map"
    assert read.is_https
    assert read.frame_ancestors == ("https://www.example.gov.uk", "https://*.example.org")
    assert read.json_logs
    assert not read.streamlit_metrics


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LEVELMAP_ADDRESS", "places.example.gov.uk"),
        ("LEVELMAP_ADDRESS", "ftp://places.example.gov.uk"),
        ("LEVELMAP_FRAME_ANCESTORS", "https://a.example; script-src *"),
        ("LEVELMAP_FRAME_ANCESTORS", "'none'"),
        ("LEVELMAP_JSON_LOGS", "perhaps"),
    ],
)
def test_a_setting_that_cannot_be_read_is_named(name: str, value: str):
    with pytest.raises(QueryError, match=name):
        settings.read({name: value})
