"""Fuzz one target for a time: ``python -m tests.fuzz reader 900`` (seconds of processor).

With atheris (``pip install atheris``) what is tried is led by the branches that it reaches; without
it seeds are changed at random. The first fault is printed with the bytes that caused it, and kept
in the folder of inputs with the others (``--inputs``), from which the next run goes on.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

try:
    import atheris
except ImportError:
    atheris = None

LONGEST = 20_000
"""Bytes of an input."""

TARGETS = ("reader", "matcher", "recipe", "query", "method", "screen")
"""As `tests.fuzz.targets` has them, which is imported late: atheris watches its imports."""

_NUMBER = re.compile(rb"(?<![\w-])-?\d+(\.\d+)?(?!\w)")
_ODD_NUMBERS = b"0 1 2 -1 1e308 1e-308 -1e9 nan inf 0.5 100 99999".split()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("seconds", type=float, help="of processor")
    parser.add_argument("--inputs", type=Path, default=Path("fuzz-inputs"), help="folder")
    told = parser.parse_args()
    folder = told.inputs / told.target
    folder.mkdir(parents=True, exist_ok=True)
    if atheris is None:
        return _at_random(told.target, told.seconds, folder)
    with atheris.instrument_imports(include=["levelmap", "tomllib"]):
        from tests.fuzz import targets  # noqa: PLC0415
    _write_seeds(targets.SEEDS[told.target], folder)
    for seed in targets.SEEDS[told.target]:
        targets.run(told.target, seed)  # what is read once is read now
    one = _until(told.seconds, lambda content: targets.run(told.target, content))
    limits = [f"-max_len={LONGEST}", "-timeout=60", "-rss_limit_mb=3000"]
    atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={folder}/", str(folder)], one)
    atheris.Fuzz()
    return 0


def _write_seeds(seeds: tuple[bytes, ...], folder: Path) -> None:
    for number, seed in enumerate(seeds):
        (folder / f"seed-{number}").write_bytes(seed)


def _until(seconds: float, one: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """Return a target that ends the process when its processor time is over."""
    end = time.process_time() + seconds
    count = 0

    def limited(content: bytes) -> None:
        nonlocal count
        if time.process_time() > end:
            print(f"{count:,} inputs, no fault", flush=True)
            os._exit(0)  # any other way out is a fault to atheris
        count += 1
        one(content)

    return limited


def _at_random(target: str, seconds: float, folder: Path) -> int:
    from tests.fuzz import targets  # noqa: PLC0415

    chance = random.Random()
    pool = [*targets.SEEDS[target], *(path.read_bytes() for path in folder.iterdir())]
    end, count = time.process_time() + seconds, 0
    while time.process_time() < end:
        change = chance.choice((changed, revalued))
        content = change(chance.choice(pool), pool, chance)
        try:
            targets.run(target, content)
        except Exception:
            (folder / f"fault-{count}").write_bytes(content)
            print(f"A fault after {count:,} inputs: {content!r}", file=sys.stderr)
            raise
        count += 1
    print(f"{count:,} inputs, no fault")
    return 0


def changed(content: bytes, pool: list[bytes], chance: random.Random) -> bytes:
    """Return bytes with a few parts taken out, doubled, swapped with others or made at random."""
    found = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        start = chance.randint(0, len(found))
        end = min(len(found), start + chance.randint(0, 12))
        other = chance.choice(pool)
        at = chance.randint(0, len(other))
        part = {
            0: b"",
            1: bytes(found[start:end]) * chance.randint(2, 300),
            2: other[at : at + chance.randint(0, 40)],
            3: chance.randbytes(chance.randint(1, 4)),
            4: chance.choice(
                [b",", b"\n", b'"', b"=", b"[", b";", b"\t", b"\0", "\u200b".encode()]
            ),
        }[chance.randrange(5)]
        found[start:end] = part
    return bytes(found[:LONGEST])


def revalued(content: bytes, pool: list[bytes], chance: random.Random) -> bytes:
    """Return bytes with a few values in place of others, and lines or parameters left out.

    A value is what stands behind the first equals sign of a line, or of a parameter of an address;
    most are changed for one of the same name, so that what is made can be read and is answered.
    """
    mark = b"\n" if b"\n" in content else b"&"
    of_others = [part.partition(b"=") for part in mark.join(pool).replace(b"?", mark).split(mark)]
    rate = chance.choice((0.03, 0.1, 0.3))
    parts = []
    for part in content.split(mark):
        name, sign, value = part.partition(b"=")
        if chance.random() < rate / 4:
            continue
        if sign and chance.random() < rate:
            same = [other for one, _, other in of_others if one == name.rpartition(b"?")[2]]
            value = chance.choice(same or [value])
            if chance.random() < 0.3:
                value = _NUMBER.sub(lambda _: chance.choice(_ODD_NUMBERS), value)
        parts.append(name + sign + value)
    if mark == b"&":
        others = chance.choice(pool).partition(b"?")[2].split(mark)
        parts += [part for part in others if chance.random() < rate]
    return mark.join(parts)[:LONGEST]


if __name__ == "__main__":
    sys.exit(main())
