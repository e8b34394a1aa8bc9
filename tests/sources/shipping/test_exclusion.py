from __future__ import annotations

from pathlib import Path

import pytest

from levelmap.catalogue.catalogue import Catalogue
from levelmap.errors import QueryError, UnknownSource
from levelmap.paths import Folders
from levelmap.sources import build
from levelmap.sources.shipping.exclusion import leave_out


def test_what_comes_from_a_source_leaves_the_catalogue(own_toy: Folders):
    before = list(Catalogue(own_toy).indicators)
    assert leave_out(own_toy, ["toy"])[: len(before)] == before
    assert Catalogue(own_toy).indicators == {}


def test_nothing_is_left_out_unasked(own_toy: Folders):
    content = (own_toy.data / "indicators.csv").read_bytes()
    assert leave_out(own_toy, []) == []
    assert (own_toy.data / "indicators.csv").read_bytes() == content


def test_an_unknown_source_is_refused_with_the_nearest(own_toy: Folders):
    with pytest.raises(UnknownSource, match=r"no source called 'toys'\. Did you mean toy"):
        leave_out(own_toy, ["toys"])


def test_steps_and_sources_are_not_mixed(own_toy: Folders, tmp_path: Path):
    with pytest.raises(QueryError, match="left out of a whole build only"):
        build.run(tmp_path, own_toy, ["drop_in"], ["toy"])
