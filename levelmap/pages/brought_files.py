"""Files that visitors bring, and which of them go first where the server has no room for another.

Streamlit keeps a file until its visitor takes it away or has been gone for two minutes. Together
they are bounded, so that a few visitors who bring large ones and never look at them would hold up
all others. Who comes is given the room of files that nobody needs now.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Protocol
from weakref import WeakValueDictionary

from streamlit.runtime import Runtime, memory_uploaded_file_manager
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from levelmap.intake.limits import IDLE_SECONDS, KEEPING, UNREAD_SECONDS


class MadeOfFile(Protocol):
    """What a page keeps of a file that was brought to it."""

    def set_aside(self) -> None:
        """Forget the file and what was read of it."""


_made: WeakValueDictionary[str, MadeOfFile] = WeakValueDictionary()


def keeps(file: str, made: MadeOfFile) -> None:
    """Have what a page keeps of a file go when the file goes."""
    _made[file] = made


@dataclass
class _Use:
    """Whose a file is, what it takes, and since when no page has asked for it."""

    visit: str
    size: int
    since: float
    is_read: bool = False


class BroughtFiles(MemoryUploadedFileManager):
    """Files of visitors, of which those that nobody needs now can make room for others."""

    def __init__(self, upload_endpoint: str) -> None:
        super().__init__(upload_endpoint)
        self._uses: dict[str, _Use] = {}
        self._using = Lock()

    def add_file(self, session_id: str, file: UploadedFileRec) -> None:
        """Take a file, which no page has read yet."""
        super().add_file(session_id, file)
        with self._using:
            now = time.monotonic()
            self._uses[file.file_id] = _Use(session_id, len(file.data) + KEEPING, now)

    def get_files(self, session_id: str, file_ids: Sequence[str]) -> list[UploadedFileRec]:
        """Give files to a page, which needs them."""
        found = super().get_files(session_id, file_ids)
        with self._using:
            for one in found:
                use = self._uses.get(one.file_id)
                if use is not None:
                    use.since, use.is_read = time.monotonic(), True
        return found

    def remove_file(self, session_id: str, file_id: str) -> None:
        """Let a file of a visit go."""
        super().remove_file(session_id, file_id)
        with self._using:
            if file_id in self._uses and self._uses[file_id].visit == session_id:
                del self._uses[file_id]

    def remove_session_files(self, session_id: str) -> None:
        """Let the files of a visit go."""
        super().remove_session_files(session_id)
        with self._using:
            for name in [name for name, use in self._uses.items() if use.visit == session_id]:
                del self._uses[name]

    def held(self, visit: str | None = None, but: str = "") -> int:
        """Return what files take, of all visits or of one, but for one file."""
        with self._using:
            return sum(
                use.size
                for name, use in self._uses.items()
                if name != but and visit in (None, use.visit)
            )

    def make_room(self, size: int) -> None:
        """Let files go that take *size*, or as much as nobody needs now.

        First those of visitors who are gone, with all that was kept for their coming back; then
        what no page has asked for, for `UNREAD_SECONDS` after it came and for `IDLE_SECONDS` after
        it was last shown, the oldest first. Called where the sockets of visitors are carried.
        """
        runtime = Runtime.instance()
        now, aim = time.monotonic(), self.held() - size
        with self._using:
            uses = sorted(self._uses.items(), key=lambda item: item[1].since)
        gone = {use.visit for _, use in uses if not runtime.is_active_session(use.visit)}
        for visit in dict.fromkeys(use.visit for _, use in uses if use.visit in gone):
            if self.held() <= aim:
                return
            runtime.close_session(visit)
            self.remove_session_files(visit)
        for name, use in uses:
            if self.held() <= aim:
                return
            if use.visit not in gone and now - use.since >= _patience(use):
                self.remove_file(use.visit, name)
                made = _made.get(name)
                if made is not None:
                    made.set_aside()


def _patience(use: _Use) -> float:
    return IDLE_SECONDS if use.is_read else UNREAD_SECONDS


def store() -> BroughtFiles:
    """Return where the server of this process has its visitors' files."""
    files = Runtime.instance().uploaded_file_mgr
    assert isinstance(files, BroughtFiles), "`set_up` was not called"
    return files


def set_up() -> None:
    """Have the server of this process keep its visitors' files so."""
    # nothing public says which manager is used
    memory_uploaded_file_manager.MemoryUploadedFileManager = BroughtFiles  # type: ignore[misc]
