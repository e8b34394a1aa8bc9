"""Fixtures that many tests share."""

from __future__ import annotations

import gc
import os
import shutil
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings
from streamlit.components.v2 import manifest_scanner

from levelmap import atlas as atlas_module
from levelmap.atlas import Atlas, open_atlas
from levelmap.catalogue.catalogue import Catalogue
from levelmap.paths import Folders, folders, package_root
from levelmap.sources.base.raw import RawFolder
from tests import furnished_country, shipped_data, toy_country

# how long an example takes says more of the machine than of the code
settings.register_profile("levelmap", deadline=None, max_examples=100 if "CI" in os.environ else 30)
settings.load_profile("levelmap")

# a page that is opened reads the description of every package installed: a third of a second
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)

_atlas_of = atlas_module.atlas_of
_of_the_repository = cache(_atlas_of)


def _opened_once(checked: Folders) -> Atlas:
    """Return an atlas; of the data in the repository the same one, which no test writes to."""
    is_shipped = checked.root == package_root() and not checked.damaged
    return _of_the_repository(checked) if is_shipped else _atlas_of(checked)


# the command line and the pages open the data anew where tests change the folder: seconds each
atlas_module.atlas_of = _opened_once

RAW = package_root().parent / "shared" / "raw"


def pytest_collection_finish() -> None:
    """Have the collector look at what the tests make, not at all that was imported."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@pytest.fixture(scope="session")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """Return the toy country; not to be written to (see `own_toy`)."""
    return toy_country.write(tmp_path_factory.mktemp("toy"))


@pytest.fixture
def own_toy(toy: Folders, tmp_path: Path) -> Folders:
    """Return a copy of the toy country that the test may damage."""
    shutil.copytree(toy.root, tmp_path, dirs_exist_ok=True)
    return Folders(tmp_path)


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """Return the toy country with what the pages name of themselves; not to be written to."""
    return furnished_country.furnished(tmp_path_factory.mktemp("furnished"))


@pytest.fixture(scope="session")
def shipped() -> Catalogue:
    """Return the catalogue of the data in the repository."""
    return Catalogue(folders(package_root()))


@pytest.fixture(scope="session")
def shipped_atlas() -> Atlas:
    """Return what the pages of all places draw on, of the data in the repository."""
    return open_atlas(package_root())


@pytest.fixture(scope="session")
def raw() -> RawFolder:
    """Return the raw files; the test is skipped where they are absent."""
    if not RAW.is_dir():
        pytest.skip(f"needs the raw files in {RAW}")
    return RawFolder(RAW)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that read the data in the repository: they take seconds, others milliseconds.

    A module that only looks at the code says so: `READS = "code"`.
    """
    for item in items:
        if isinstance(item, pytest.Function) and shipped_data.reads(item):
            item.add_marker("shipped")
