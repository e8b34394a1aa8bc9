from pathlib import Path

import pytest

from levelmap.errors import ExportError
from levelmap.files import write_whole


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    write_whole(path, b"one")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("levelmap.files.os.fsync", full)
    with pytest.raises(ExportError, match="No space left"):
        write_whole(path, b"two")
    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]


def test_an_absent_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="nowhere"):
        write_whole(tmp_path / "nowhere" / "a.txt", b"one")
