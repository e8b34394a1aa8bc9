"""What the shipped data make readers be told, read again: every fortieth of all."""

from levelmap.atlas import Atlas
from levelmap.proofreading.walk import Read, everything, faults


def test_no_sentence_contradicts_its_table(shipped_atlas: Atlas) -> None:
    number, wrong = faults(everything(shipped_atlas, every=40))
    assert number > 5_000
    assert [str(one) for one in wrong] == []


def test_a_fault_is_told_once_with_its_place_and_words() -> None:
    read = Read("Explore, pay", "1 are", ("one are: '1 are'",))
    assert faults([read, read, Read("here", "All is well.", ())]) == (3, [read])
    assert str(read) == "Explore, pay: one are: '1 are'. It says: 1 are"
