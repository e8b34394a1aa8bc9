import pytest

from levelmap.proofreading.slips import slips


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("Alder has nan, the highest of 11.", "a value of the program"),
        ("It is named by {number} lists.", "a value of the program"),
        ("1 places are named.", "one of many"),
        ("Of 3 measures 1 are below.", "one are"),
        ("Of 16 measures 6 is below the minimum.", "many is"),
        ("Values go from £586 to £586.", "a range of one value"),
        ("Wards: -£266 to -£266.", "a range of one value"),
        ("1.2 million to 1.2 million", "a range of one value"),
        ("Between 0.0 million and 1 million.", "too coarse"),
        ("It fell by -£266.", "a sign before money"),
        ("It has £-266.", "a sign before money"),
        ("Two  spaces stand here.", "a space too many"),
        ("It ends twice..", "two stops"),
        ("Nothing is said ( ) here.", "nothing in brackets"),
        ("Alder, Birch and 0 more.", "and nothing more"),
        ("Higher than 121% of the other areas.", "a share above all"),
        ("A bracket (is left.", "a bracket is left open"),
        ("The 2th highest of 11.", "2th should end in nd"),
        ("The 11st highest of 400.", "11st should end in th"),
        ("The 359th highest of 359.", "nearer to the other end"),
        ("The 12th lowest of 11.", "the 12 of 11"),
        ("13 of 11 measures.", "13 of 11"),
    ],
)
def test_each_slip_is_seen(sentence: str, why: str) -> None:
    assert any(why in found for found in slips(sentence)), list(slips(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "None of its wards is named.",
        "Highland has -£258.9 million, the lowest of 361.",
        "Sgìre nan Loch is named.",
        "They range from 1% to 1.5%, 2 to 20, 5 to 5,000 and 3 to 3 million.",
        "Of 16 measures 1 is below the minimum and 2 are at the good level.",
        "Category 2 is the second of three; the scheme of 2021-22 is decided.",
        "Superseded: reading at the end of Key Stage 2 has newer figures.",
        "Superseded: diagnosis at stage 1 and 2 has newer figures.",
        "Named are 14 of 2,021 places, from £20.0 million to £20.5 million.",
        "The 180th highest of 359, joint 11th lowest of 400, the 22nd and the 113th.",
        "Of the local authorities of 2020: named: 123; not named: 245 (in part).",
    ],
)
def test_sound_sentences_pass(sentence: str) -> None:
    assert list(slips(sentence)) == []
