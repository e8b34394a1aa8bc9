"""Writing files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from levelmap.errors import ExportError


def write_whole(path: Path, content: bytes) -> None:
    """Write *content* to *path* by way of a temporary file in the same folder.

    Whoever looks finds the old file or the new one, never half of it.

    Raises
    ------
    ExportError
        The folder is absent or read-only, or the disk is full.
    """
    temporary = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
            temporary = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise ExportError(
            f"{path} could not be written ({error.strerror or error}): choose a folder that "
            "exists, with room and permission to write."
        ) from error
