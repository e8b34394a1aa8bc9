"""Lines that several pages of the toy country have in common, each written once."""

BRIEFINGS = """\
(Briefing, one page)
<More briefings>
[How much: That page and the sections chosen of One page to hand round / That page and the
  sections chosen]
[Sections after the first page: [] of Talking points / Lists of priority places / Progress to 2030
  / Missions dashboard / Neighbourhoods / Similar places / Money / Good practice / Methods of
  ranking / Sources and dates]
[Your own note for the first page (kept for this visit only): ]
(Briefing (PDF))
(Briefing (Word))
(Briefing (PowerPoint))
(Briefing (HTML))
^ A briefing is made in about a second; the first one after a quiet time takes some four, and it may
  wait for those of others.
"""
"""What can be had of a place, above its page."""

NO_OTHER_MISSIONS = """\
2 Research and development : no figure held
3 Transport : no figure held
4 Digital connectivity : no figure held
5 Education : no figure held
6 Skills : no figure held
7 Health : no figure held
8 Well-being : no figure held
9 Pride in place : no figure held
10 Housing : no figure held
11 Crime : no figure held
12 Local leadership : no figure held
"""
"""The cells of the missions of which the toys hold no figure."""

GROUP_RULE = """\
^ A figure of the group is published where its publisher gives one, else computed here and marked
  so. The link keeps the group.
"""
"""How a figure of a group comes to be, under the choice of its authorities."""

FUND_AND_SCORE = """\
[#levelmap-after-map] Skip the map
map Map: Levelling fund, category 1 and Score of two, category 1 (lad_2021) marks 001112233333
map texts Levelling fund, category 1: category 1. Score of two, category 1: ranked 1 of 12, 3
  inside the cut / Levelling fund, category 1: category 1. Score of two, category 1: ranked 3 of
  12, 1 inside the cut / Levelling fund, category 1: category 1. Score of two, category 1: ranked
  12 of 12, 8 short of the cut / Levelling fund, category 1: category 1. Score of two, category 1:
  ranked 7 of 12, 3 short of the cut / Levelling fund, category 1: category 1. Score of two,
  category 1: ranked 9 of 12, 5 short of the cut / Levelling fund, category 1: category 2. Score
  of two, category 1: ranked 2 of 12, 2 inside the cut / Levelling fund, category 1: category 3.
  Score of two, category 1: ranked 4 of 12, the last inside / Levelling fund, category 1: category
  2. Score of two, category 1: ranked 11 of 12, 7 short of the cut / Levelling fund, category 1:
  category 2. Score of two, category 1: ranked 5 of 12, 1 short of the cut / Levelling fund,
  category 1: category 2. Score of two, category 1: ranked 8 of 12, 4 short of the cut / Levelling
  fund, category 1: category 3. Score of two, category 1: ranked 10 of 12, 6 short of the cut /
  Levelling fund, category 1: category 3. Score of two, category 1: ranked 6 of 12, 2 short of the
  cut
"""
"""The map of category 1 of the fund and of the score of two."""

_TOY_SOURCE = """\
Publisher
Office for Toys
Source
[https://example.org/toys] Toy statistics
Published
1 January 2024
Retrieved
1 February 2024
Next expected
1 January 2025 (overdue)
"""

TOY_LIST = f"""\
{_TOY_SOURCE}Computed by
nobody: it is as published
Licence
Open Government Licence v3.0
"""
"""Where every list of the toys is from."""

TOY_STATISTICS = f"""\
{_TOY_SOURCE}Computed by
Published by Office for Toys.
Licence
Open Government Licence v3.0
What is held
Areas | Periods | Boundaries of | Areas with a value |
"""
"""Where every figure of the toys is from."""
