"""Draws computed on a Dask cluster: the same draws, in parts, with the same ranks.

Needs the extra `cluster` here and LevelMap on every worker. Draws are made here, from one seed, and
each part is ranked as it would be here, so that the result does not depend on who computes what.
"""

from __future__ import annotations

import itertools
import socket
from collections.abc import Callable
from dataclasses import fields
from types import ModuleType
from typing import Any

import numpy as np

from levelmap.comparison.draws import Draws, Model
from levelmap.errors import ClusterError, MethodError
from levelmap.methods.ranking import rank_type

PARTS_FOR_EACH = 4
"""Parts of the draws for each thread of a worker: enough that none waits long for the last."""

PATIENCE = 10
"""Seconds that a scheduler is waited for."""


def ranks_on(scheduler: str) -> Callable[[Model, Draws], np.ndarray]:
    """Return what ranks draws as `Model.ranks` does, on the workers of a scheduler.

    Parameters
    ----------
    scheduler
        Its address, such as `tcp://10.0.0.5:8786`.

    Raises
    ------
    ClusterError
        The extra `cluster` is not installed; and at the ranking: nobody answers at the address, no
        worker is there, or one fails.
    """
    distributed = _distributed()

    def ranks(prepared: Model, draws: Draws) -> np.ndarray:
        try:
            client = _connected(distributed, scheduler)
        except (OSError, ValueError) as error:
            raise ClusterError(
                f"No Dask scheduler answers at {scheduler[:200]}: expected an address such as "
                "tcp://10.0.0.5:8786."
            ) from error
        with client:
            try:
                return _ranked(client, prepared, draws, scheduler)
            except (MethodError, ClusterError):
                raise
            except Exception as error:  # whatever a worker on another machine fails with
                raise ClusterError(
                    f"A worker of {scheduler[:200]} failed ({type(error).__name__}: "
                    f"{str(error)[:200]}): is the same LevelMap installed there?"
                ) from error

    return ranks


def _connected(distributed: ModuleType, scheduler: str) -> Any:  # noqa: ANN401 (an extra)
    """Return a client of a scheduler that answers; raises OSError or ValueError where none does.

    A plain socket asks first: a client that never got through closes itself when it is collected,
    and that waits for ever if it happens while another one of the process is being started.
    """
    address = distributed.comm.get_address_host_port(scheduler)
    socket.create_connection(address, PATIENCE).close()
    return distributed.Client(scheduler, timeout=PATIENCE, set_as_default=False)


def _ranked(client: Any, prepared: Model, draws: Draws, scheduler: str) -> np.ndarray:  # noqa: ANN401 (an extra)
    threads = sum(client.nthreads().values())
    if not threads:
        raise ClusterError(f"The Dask scheduler at {scheduler[:200]} has no worker.")
    shared = client.scatter(prepared, broadcast=True)
    several = parts_of(draws, threads * PARTS_FOR_EACH)
    futures = [client.submit(Model.ranks, shared, one, pure=False) for one in several]
    # each part is let go as it comes: all of them and the whole together take twice the memory
    areas = int(prepared.scored.sum())
    result, end = np.empty((len(draws), areas), rank_type(areas)), 0
    for future in futures:
        part = future.result()
        start, end = end, end + len(part)
        result[start:end] = part
        future.release()
    return result


def parts_of(draws: Draws, number: int) -> list[Draws]:
    """Return the rows of draws in at most so many parts, in order."""
    bounds = np.linspace(0, len(draws), min(number, len(draws)) + 1).astype(int)
    rest = [field.name for field in fields(Draws) if field.name != "weights"]
    return [
        Draws(
            {key: drawn[start:end] for key, drawn in draws.weights.items()},
            **{name: getattr(draws, name)[start:end] for name in rest},
        )
        for start, end in itertools.pairwise(bounds)
    ]


def _distributed() -> ModuleType:
    try:
        import distributed  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise ClusterError(
            "Draws on a cluster need Dask: install the extra with pip install 'levelmap[cluster]'."
        ) from error
    return distributed
