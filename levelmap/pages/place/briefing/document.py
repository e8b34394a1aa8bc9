"""A whole briefing as plain data: what every kind of file prints, and the command line says."""

from __future__ import annotations

from levelmap.answers.comparisons.words import upper_first
from levelmap.pages.place.briefing.blocks import Content
from levelmap.pages.place.briefing.choice import Choice
from levelmap.pages.place.briefing.content import version_words
from levelmap.pages.place.briefing.first_page import first_page
from levelmap.pages.place.briefing.sections import Material, section


def document(material: Material, choice: Choice) -> Content:
    """Return everything that a briefing prints; the same view and choice, the same document."""
    view = material.view
    name = view.profile.name
    found = [section(each, material) for each in choice.shown]
    return {
        "document_title": f"{name}: LevelMap briefing",
        "version": choice.stamp(view.version.digest),
        "kicker": f"{view.profile.kind_words} · {view.profile.region}",
        "name": name,
        "footer": f"{upper_first(version_words(view.version))}; not official",
        "first": first_page(material, choice.note),
        "about": view.about if found else "",
        "sections": [each for each in found if each["blocks"]],
    }
