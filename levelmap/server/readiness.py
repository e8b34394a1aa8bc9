"""Whether this process may be sent visitors: its data are what the build wrote, and it is warm."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from datetime import date
from threading import Lock

from levelmap.catalogue.catalogue import Catalogue
from levelmap.catalogue.health import Health, diagnose
from levelmap.integrity import MANIFEST, damaged, sha256
from levelmap.paths import Folders
from levelmap.server.metrics import DATA_AGE, READY

LOOK_AGAIN_SECONDS = 30
"""How long an answer about the files holds."""


@dataclass
class Readiness:
    """What is known of one data folder; asked by many threads.

    Attributes
    ----------
    is_warm
        Whether the first views have been made.
    """

    folders: Folders
    is_warm: bool = False
    _looked: float | None = field(init=False, default=None)
    _health: Health = field(init=False, default_factory=Health)
    _lock: Lock = field(init=False, default_factory=Lock)

    def health(self) -> Health:
        """Return what is wrong with the files; they are read again after a while."""
        with self._lock:
            if self._looked is None or time.monotonic() - self._looked > LOOK_AGAIN_SECONDS:
                found = damaged(self.folders)
                self._health = diagnose(replace(self.folders, damaged=found))
                self._looked = time.monotonic()
            return self._health

    def report(self) -> dict[str, object]:
        """Return the state as one plain document; `ready` is the verdict."""
        health = self.health()
        is_ready = self.is_warm and health.is_well
        READY.set(is_ready)
        state = "ready" if is_ready else "starting" if health.is_well else "damaged"
        faults = list(health.sentences[:20])
        found: dict[str, object] = {"ready": is_ready, "state": state, "faults": faults}
        if health.is_well:
            fetched = self._fetched()
            age = max(0, (date.today() - fetched).days)  # a clock may be behind
            DATA_AGE.set(age)
            found |= {"data": self.version(), "fetched": fetched.isoformat(), "age_days": age}
        return found

    def version(self) -> str:
        """Return the version of the data: the first digits of the manifest's hash."""
        return sha256((self.folders.data / MANIFEST).read_bytes())[:12]

    def _fetched(self) -> date:
        sources = Catalogue(self.folders).sources.values()
        return date.fromisoformat(max(source.retrieved for source in sources))
