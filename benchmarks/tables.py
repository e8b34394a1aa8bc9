"""What reading a person's own table costs: ``python -m benchmarks.tables --write``."""

from __future__ import annotations

import argparse
import statistics
import time

from benchmarks import report
from levelmap import intake
from levelmap.atlas import open_atlas
from levelmap.catalogue.small_areas import SmallAreas
from levelmap.geography import postcodes
from levelmap.geography.gazetteer import Gazetteer
from levelmap.intake.limits import MOST_ROWS
from levelmap.paths import package_root

NAMES = 20_000
TIMES = 3


def tables(gazetteer: Gazetteer) -> dict[str, str]:
    """Return the dearest tables of each kind that are within the limits, by what they are."""
    known = list(gazetteer.districts.names.values())
    half = [known[n % len(known)] if n % 2 else f"Nowhere {n}" for n in range(NAMES)]
    small = SmallAreas(gazetteer.folders).areas.index[:MOST_ROWS]
    keys = [f"{letter}{n} {m}AA" for letter in "BLMS" for n in range(1, 30) for m in range(1, 9)]
    posts = list(postcodes.authorities(keys))
    return {
        f"{NAMES:,} names, half of them unknown": "name\n" + "\n".join(f'"{n}"' for n in half),
        f"{len(small):,} small areas with a rate": "code,rate\n"
        + "\n".join(f"{code},1.5" for code in small),
        f"{MOST_ROWS:,} rows of postcodes": "postcode\n"
        + "\n".join(posts[n % len(posts)] for n in range(MOST_ROWS)),
    }


def seconds(text: str, gazetteer: Gazetteer) -> float:
    """Return the processor time until everything is known that a page shows of a table."""
    began = time.process_time()
    found = intake.read(text.encode(), "own.csv", gazetteer)
    _ = found.report, found.questions, found.list.rule, found.outcomes.shown_unmatched
    if column := found.value_column:
        found.values(column)
    return time.process_time() - began


def main() -> None:
    """Print the figures, and put them into the document if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="put them into docs/performance.md")
    options = parser.parse_args()
    gazetteer = open_atlas(package_root()).gazetteer
    rows = []
    for words, text in tables(gazetteer).items():
        spent = [seconds(text, gazetteer) for _ in range(TIMES)]
        rows.append([words, f"{len(text) / 1e3:,.0f} kB", f"{statistics.median(spent):.2f} s"])
    text = "\n\n".join([report.machine(), report.table(["table", "size", "processor"], rows)])
    print(text)
    if options.write:
        report.write("benchmarks.tables", text)


if __name__ == "__main__":
    main()
