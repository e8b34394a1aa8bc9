"""A file made for a visitor can be fetched after others' pages were shown; not for ever."""

import pytest
from streamlit.runtime.media_file_storage import MediaFileKind, MediaFileStorageError

from levelmap.pages import taken_files
from levelmap.pages.taken_files import MOST_BYTES, STAY_SECONDS, Staying


class _Clock:
    now = 0.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> _Clock:
    made = _Clock()
    monkeypatch.setattr(taken_files, "time", made)
    return made


def _add(files: Staying, content: bytes) -> str:
    return files.load_and_get_id(content, "text/csv", MediaFileKind.DOWNLOADABLE, "a.csv")


def test_a_file_outlives_its_deletion_for_a_while(clock: _Clock) -> None:
    files = Staying("/media")
    first, second = _add(files, b"first"), _add(files, b"second")
    files.delete_file(first)
    clock.now = STAY_SECONDS - 1
    files.delete_file(second)
    assert files.get_file(f"{first}.csv").content == b"first"
    clock.now = STAY_SECONDS + 1
    files.delete_file(second)
    with pytest.raises(MediaFileStorageError):
        files.get_file(f"{first}.csv")
    assert files.get_file(f"{second}.csv").content == b"second"


def test_a_file_that_is_made_again_stays(clock: _Clock) -> None:
    files = Staying("/media")
    name = _add(files, b"again")
    files.delete_file(name)
    assert _add(files, b"again") == name
    clock.now = 2 * STAY_SECONDS
    files.delete_file(_add(files, b"other"))
    assert files.get_file(f"{name}.csv").content == b"again"


@pytest.mark.usefixtures("clock")
def test_what_stays_is_bounded() -> None:
    files = Staying("/media")
    names = [_add(files, bytes([number]) * (MOST_BYTES // 3)) for number in range(5)]
    for name in names:
        files.delete_file(name)
    held = [name for name in names if name in files._files_by_id]
    assert held == names[2:]
