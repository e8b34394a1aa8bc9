"""Files made for a visitor stay for a while: long enough for a browser to fetch them.

Streamlit makes a file when its button is pressed and tells the browser where it is. It belongs to
no page, so that it is forgotten as soon as two visitors' pages have been shown since: on a server
that shows twenty a second, before a browser on a slow line has asked for it.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from threading import Lock
from typing import Any

from streamlit.runtime import memory_media_file_storage
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

STAY_SECONDS = 60.0
MOST_BYTES = 40_000_000
"""Of files that stay although nobody needs them; the oldest go first."""


class Staying(MemoryMediaFileStorage):
    """Files of which each outlives its deletion by `STAY_SECONDS`, within `MOST_BYTES`."""

    def __init__(self, media_endpoint: str) -> None:
        super().__init__(media_endpoint)
        self._leaving: OrderedDict[str, tuple[float, int]] = OrderedDict()
        self._lock = Lock()

    def load_and_get_id(self, *args: Any, **options: Any) -> str:  # noqa: ANN401 (as Streamlit has it)
        """Take a file, which stays if it was leaving."""
        with self._lock:
            name = super().load_and_get_id(*args, **options)
            self._leaving.pop(name, None)
            return name

    def delete_file(self, file_id: str) -> None:
        """Let a file go later, and those go whose time is over."""
        with self._lock:
            held = self._files_by_id.get(file_id)
            if held is None:
                return
            now = time.monotonic()
            self._leaving[file_id] = (now, held.content_size)
            size = sum(one for _, one in self._leaving.values())
            for name, (since, of_it) in list(self._leaving.items()):
                if now - since < STAY_SECONDS and size <= MOST_BYTES:
                    return
                del self._leaving[name]
                size -= of_it
                super().delete_file(name)


def set_up() -> None:
    """Have the server of this process keep its files so."""
    # nothing public says which storage is used
    memory_media_file_storage.MemoryMediaFileStorage = Staying  # type: ignore[misc]
