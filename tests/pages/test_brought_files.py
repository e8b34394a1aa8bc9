"""Files of visitors make room for others' where nobody needs them, and for no one else's."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from levelmap.intake.limits import IDLE_SECONDS, KEEPING, UNREAD_SECONDS
from levelmap.pages import brought_files
from levelmap.pages.brought_files import BroughtFiles

MB = 1_000_000


@dataclass
class _Server:
    """Streamlit's runtime, of which the visits that are not named in `gone` go on."""

    files: BroughtFiles = field(default_factory=lambda: BroughtFiles("/upload"))
    gone: set[str] = field(default_factory=set)
    closed: list[str] = field(default_factory=list)
    now: float = 0.0

    def instance(self) -> _Server:
        return self

    def is_active_session(self, visit: str) -> bool:
        return visit not in self.gone

    def close_session(self, visit: str) -> None:
        self.closed.append(visit)

    def monotonic(self) -> float:
        return self.now

    def bring(self, visit: str, file: str, *, is_read: bool = False) -> None:
        self.files.add_file(visit, UploadedFileRec(file, "own.csv", "text/csv", b"x" * MB))
        if is_read:
            self.files.get_files(visit, [file])

    def names(self) -> list[str]:
        return [name for files in self.files.file_storage.values() for name in files]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> _Server:
    made = _Server()
    monkeypatch.setattr(brought_files, "Runtime", made)
    monkeypatch.setattr(brought_files, "time", made)
    return made


class _Made:
    is_aside = False

    def set_aside(self) -> None:
        self.is_aside = True


def test_what_nobody_has_looked_at_goes_first_and_no_more_than_is_needed(server: _Server) -> None:
    for number in range(3):
        server.bring(f"v{number}", f"f{number}")
        server.now += 1
    server.now = UNREAD_SECONDS + 3
    server.files.make_room(MB)
    assert server.names() == ["f1", "f2"]


def test_what_has_just_come_or_been_shown_stays(server: _Server) -> None:
    made = _Made()
    brought_files.keeps("shown", made)
    server.bring("a", "shown", is_read=True)
    server.now = IDLE_SECONDS - 1
    server.bring("b", "new")
    server.files.make_room(5 * MB)
    assert server.names() == ["shown", "new"]
    server.files.get_files("a", ["shown"])  # it is looked at again
    server.now += UNREAD_SECONDS
    server.files.make_room(5 * MB)
    assert (server.names(), made.is_aside) == (["shown"], False)
    server.now += IDLE_SECONDS
    server.files.make_room(5 * MB)
    assert (server.names(), made.is_aside) == ([], True)


def test_the_visits_of_those_who_are_gone_are_closed_at_once(server: _Server) -> None:
    server.bring("here", "a", is_read=True)
    server.bring("gone", "b", is_read=True)
    server.bring("gone", "c", is_read=True)
    server.gone.add("gone")
    server.files.make_room(MB)
    assert (server.names(), server.closed) == (["a"], ["gone"])


def test_files_are_counted_with_what_keeping_them_takes(server: _Server) -> None:
    server.bring("a", "f")
    server.bring("a", "g")
    server.bring("b", "h")
    assert server.files.held() == 3 * (MB + KEEPING)
    assert server.files.held("a", but="f") == MB + KEEPING
    server.files.remove_file("b", "f")  # of another visit
    server.files.remove_file("a", "f")
    server.files.remove_session_files("b")
    assert server.files.held() == server.files.held("a") == MB + KEEPING
