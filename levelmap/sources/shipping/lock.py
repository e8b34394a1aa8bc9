"""One build at a time in a data folder, and nothing left of one that was killed."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from levelmap.errors import ExportError

LOCK, WORKSPACES = ".build.lock", ".build-"
"""The file that a build holds, and what the names of its temporary folders begin with."""


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Let no other build work on the data below *root*, and clear what a killed one left.

    Raises
    ------
    ExportError
        Another build is at work, nothing can be written there, or the disk is full.
    """
    if not os.access(root, os.W_OK):
        raise ExportError(
            f"{root} is read-only: nothing can be built there. Build in a copy that may be "
            "written, and let LEVELMAP_DATA name it."
        )
    lock = FileLock(root / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise ExportError(
            f"Another build is at work in {root}: wait until it has ended. Nothing was changed."
        ) from None
    except OSError as error:
        raise ExportError(
            f"{root} cannot be written ({error.strerror or error}): nothing was changed."
        ) from error
    try:
        for left in root.glob(f"{WORKSPACES}*"):
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
        yield
    except OSError as error:
        if not _is_full(error):
            raise
        raise ExportError(
            f"There is no room left on the disk of {root}: the data in use are as they were. Make "
            "room, about as much as the data take, and run it again."
        ) from error
    finally:
        lock.release()


def _is_full(error: OSError) -> bool:
    """Say whether room was wanting; a copy of a folder tells it in the words of each file alone."""
    full = (errno.ENOSPC, errno.EDQUOT)
    return error.errno in full or any(os.strerror(number) in str(error) for number in full)
