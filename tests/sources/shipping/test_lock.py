"""One build at a time, and nothing left of one that was killed."""

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from levelmap.errors import ExportError
from levelmap.sources.shipping.lock import alone

HOLD = """
import sys, time
from pathlib import Path
from levelmap.sources.shipping.lock import alone
with alone(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_build_is_told_of_the_first(tmp_path: Path):
    first = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert first.stdout is not None
    with first, first.stdout:
        assert first.stdout.readline() == "held\n"
        with pytest.raises(ExportError, match="Another build is at work"), alone(tmp_path):
            pass
        first.kill()
    with alone(tmp_path):
        pass


def test_what_a_killed_build_left_is_cleared(tmp_path: Path):
    left = tmp_path / ".build-abc" / "data"
    left.mkdir(parents=True)
    (left / "half.csv").write_text("half")
    other = tmp_path / "data"
    other.mkdir()
    with alone(tmp_path):
        assert not left.exists()
    assert other.exists()


def test_one_after_the_other_may_build(tmp_path: Path):
    for _ in range(2):
        with alone(tmp_path):
            pass


def test_a_folder_that_is_read_only_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os, "access", lambda *_: False)
    with (
        pytest.raises(ExportError, match="is read-only: nothing can be built there"),
        alone(tmp_path),
    ):
        pass


FULL = os.strerror(errno.ENOSPC)


@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, FULL), shutil.Error([("a", "b", f"[Errno 28] {FULL}: 'b'")])]
)
def test_a_full_disk_is_said_and_the_next_build_may_begin(tmp_path: Path, error: OSError):
    with pytest.raises(ExportError, match="no room left on the disk"), alone(tmp_path):
        raise error
    with alone(tmp_path):
        pass


def test_another_fault_of_the_disk_stays_what_it_is(tmp_path: Path):
    with pytest.raises(OSError, match="Input/output"), alone(tmp_path):
        raise OSError(errno.EIO, os.strerror(errno.EIO))
