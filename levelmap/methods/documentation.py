"""The tables of methods in docs/methods.md, made from the registries.

    python -m levelmap.methods.documentation

writes them anew; a test checks that they are as they would be written.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from pathlib import Path

from levelmap.methods.aggregation import AGGREGATIONS
from levelmap.methods.categorisation import CATEGORY_RULES
from levelmap.methods.missing_data import MISSING_RULES
from levelmap.methods.normalisation import NORMALISATIONS
from levelmap.methods.outliers import OUTLIER_RULES
from levelmap.methods.registry import Method, Registry
from levelmap.methods.weighting import WEIGHTINGS
from levelmap.paths import package_root

STEPS: Mapping[str, Registry] = {
    "missing data": MISSING_RULES,
    "outliers": OUTLIER_RULES,
    "normalisation": NORMALISATIONS,
    "weighting": WEIGHTINGS,
    "aggregation": AGGREGATIONS,
    "categories": CATEGORY_RULES,
}
"""The registry of every step, in the order in which the steps are taken."""


def table(registry: Registry) -> str:
    """Return the methods of one step as a Markdown table."""
    rows = ["| name | what it gives | formula | when it misleads |", "| --- | --- | --- | --- |"]
    for method in registry.values():
        words = method.words + (f" Source: {method.source}" if method.source else "")
        words += f" Reproduces: {method.reproduces}" if method.reproduces else ""
        cells = [_name(method), words, method.formula, method.misleads]
        rows.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join([*rows, "", _without_figure(registry)])


def with_tables(text: str) -> str:
    """Return the text of docs/methods.md with the table of every step between its marks."""
    for step, registry in STEPS.items():
        start, end = f"<!-- {step} -->", f"<!-- end of {step} -->"
        pattern = re.compile(f"{re.escape(start)}.*?{re.escape(end)}", re.DOTALL)
        made = f"{start}\n{table(registry)}\n{end}"
        text = pattern.sub(lambda _, made=made: made, text)  # type: ignore[misc]
    return text


def document() -> Path:
    """Return where docs/methods.md is."""
    return package_root() / "docs" / "methods.md"


def _without_figure(registry: Registry) -> str:
    """Return which methods no published figure holds, in one line."""
    names = [f"`{one.name}`" for one in registry.values() if not one.reproduces]
    return (
        f"No published figure is reproduced by {', '.join(names)}: held by values worked out by "
        "hand or by another library."
        if names
        else "Each of them reproduces a published figure."
    )


def _name(method: Method) -> str:
    given = [
        name if default is inspect.Parameter.empty or default is None else f"{name} = {default:g}"
        for name, default in method.defaults.items()
    ]
    return f"`{method.name}`" + (f"<br>{', '.join(given)}" if given else "")


if __name__ == "__main__":
    document().write_text(with_tables(document().read_text("utf-8")), "utf-8")
