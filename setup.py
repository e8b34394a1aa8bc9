"""What pyproject.toml cannot say: extras from the one pinned set, and the data in the wheel."""

import re
from pathlib import Path

from setuptools import find_packages, setup

SHIPPED = ("data", "boundaries", "static")
"""Folders that the package reads; in a wheel they stand in `levelmap_shipped` beside it."""


def pinned() -> dict[str, list[str]]:
    """Return the requirements by section of requirements.txt."""
    sections: dict[str, list[str]] = {}
    name = ""
    for line in Path("requirements.txt").read_text(encoding="utf-8").splitlines():
        if heading := re.match(r"# \[(\w+)\]", line):
            name = heading[1]
        elif line and not line.startswith("#"):
            sections.setdefault(name, []).append(line.partition(" #")[0].strip())
    return sections


extras = pinned()
setup(
    install_requires=extras.pop("library"),
    extras_require=extras,
    packages=[
        *find_packages(include=["levelmap*"]),
        *(f"levelmap_shipped.{folder}" for folder in SHIPPED),
    ],
    package_dir={f"levelmap_shipped.{folder}": folder for folder in SHIPPED},
    package_data={
        "levelmap": ["drawing/browser/**/*", "drawing/style/*", "pages/place/briefing/*"],
        **{f"levelmap_shipped.{folder}": ["**/*"] for folder in SHIPPED},
    },
)
