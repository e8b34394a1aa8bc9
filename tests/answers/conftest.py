"""The toy country with awards of money, made once."""

from __future__ import annotations

import shutil

import pytest

from levelmap.atlas import Atlas, open_atlas
from levelmap.paths import Folders
from tests.answers import awards


@pytest.fixture(scope="session")
def awarded(toy: Folders, tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """Return the toy country with the list `toy-awards`; not to be written to."""
    root = tmp_path_factory.mktemp("awarded")
    shutil.copytree(toy.root, root, dirs_exist_ok=True)
    return awards.add_awards(Folders(root))


@pytest.fixture(scope="session")
def furnished_atlas(furnished: Folders) -> Atlas:
    """Return what answers are made from in the furnished country; not to be written to."""
    return open_atlas(furnished.root)


@pytest.fixture(scope="session")
def priced(toy: Folders, tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """Return the toy country with `toy-awards`, every amount held; not to be written to."""
    root = tmp_path_factory.mktemp("priced")
    shutil.copytree(toy.root, root, dirs_exist_ok=True)
    return awards.add_awards(Folders(root), is_priced=True)
