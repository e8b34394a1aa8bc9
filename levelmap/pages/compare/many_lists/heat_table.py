"""Tables whose cells are shaded as well as written: places by lists, and lists by lists."""

from __future__ import annotations

from html import escape

import pandas as pd

from levelmap.answers.comparisons.many import ManyLists
from levelmap.answers.comparisons.named import Membership
from levelmap.drawing.palettes import IN_PART, Palette, colours

MARKS = dict(zip(Membership, ("Yes", "Part", "No", "?", "n/a"), strict=True))
"""What a cell says; the key above the table says what it means."""

KEY = (
    "Yes: named. Part: half of its people or fewer lived in a former authority that is named, or "
    "only a place within it is; not counted. No: not named. ?: not seen, because the list is known "
    "in part only. n/a: the list could not have named the place."
)

_STYLES = dict(zip(Membership, ("yes", "part", "no", "unseen", "outside"), strict=True))


def places_html(view: ManyLists, caption: str) -> str:
    """Return places by lists, most named first; every text is escaped."""
    heads = "".join(f'<th scope="col">{escape(label)}</th>' for label in view.labels)
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td class="count">{named} of {could}</td>'
        f"{''.join(_cell(words) for words in cells)}</tr>"
        for name, named, could, *cells in view.places.itertuples(index=False)
    )
    return _table(caption, f'<th scope="col">Place</th><th scope="col">Named by</th>{heads}', rows)


def _cell(words: str) -> str:
    said = Membership(words)
    return f'<td class="{_STYLES[said]}">{MARKS[said]}</td>'


def pairs_html(pairs: pd.DataFrame, caption: str) -> str:
    """Return how alike every pair of lists is, shaded from light (apart) to dark (the same)."""
    labels = [str(label) for label in pairs.index]
    heads = "".join(f'<th scope="col">{escape(label)}</th>' for label in labels)
    rows = "".join(
        f'<tr><th scope="row">{escape(label)}</th>{_shades(pairs.loc[label])}</tr>'
        for label in labels
    )
    return _table(caption, f'<th scope="col">List</th>{heads}', rows)


def _shades(row: pd.Series) -> str:
    steps = colours(Palette.YLGNBU, 5)
    cells = []
    for value in row:
        if pd.isna(value):
            cells.append('<td class="outside">n/a</td>')
            continue
        step = min(int(value * 5), 4)
        ink = "#ffffff" if step >= 3 else "#16232e"
        cells.append(f'<td style="background:{steps[step]};color:{ink}">{value:.0%}</td>')
    return "".join(cells)


def _table(caption: str, head: str, rows: str) -> str:
    label = escape(caption, quote=True)
    return (
        f'<style>{_CSS}</style><div class="levelmap-heat-scroll" role="region" tabindex="0" '
        f'aria-label="{label}"><table class="levelmap-heat"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


_CSS = """
.levelmap-heat-scroll { overflow: auto; max-width: 100%; max-height: 34rem; }
.levelmap-heat-scroll:focus-visible { outline: 2px solid var(--lm-accent); outline-offset: 2px; }
.levelmap-heat { border-collapse: separate; border-spacing: 1px; font-size: 0.8125rem; }
.levelmap-heat caption { text-align: left; font-weight: 600; padding: 0 0 0.35rem; }
.levelmap-heat th { color: var(--lm-text); }
.levelmap-heat th, .levelmap-heat td { padding: 0.2rem 0.5rem; border: 0; text-align: center; }
.levelmap-heat th[scope=row] { text-align: left; font-weight: 400; white-space: nowrap;
  position: sticky; left: 0; background: var(--lm-ground); }
.levelmap-heat thead th { vertical-align: bottom; font-weight: 600; min-width: 5.5rem;
  max-width: 8rem; position: sticky; top: 0; background: var(--lm-ground); z-index: 1; }
.levelmap-heat .count { white-space: nowrap; }
.levelmap-heat .yes { background: #17527a; color: #ffffff; }
.levelmap-heat .part { background: IN_PART; color: #16232e; }
.levelmap-heat .no { background: var(--lm-panel); color: var(--lm-quiet); }
.levelmap-heat .unseen { background: #fff4d6; color: #16232e; }
.levelmap-heat .outside { background: var(--lm-ground); color: var(--lm-quiet); }
""".replace("IN_PART", IN_PART)
