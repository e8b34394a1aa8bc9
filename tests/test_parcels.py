"""What travels between processes in parts arrives as it was."""

import pickle

import pandas as pd
import pytest

from levelmap import parcels
from levelmap.intake import Answers, read_apart
from tests.intake.tables import gazetteer


@pytest.mark.parametrize("number", [0, 1, parcels.AT_ONCE, 2 * parcels.AT_ONCE + 1])
def test_things_arrive_in_their_order(number: int) -> None:
    parts = parcels.packed(range(number))
    assert len(parts) == -(-number // parcels.AT_ONCE)
    assert list(parcels.unpacked(parts)) == list(range(number))


def test_a_table_of_texts_arrives_as_it_was() -> None:
    table = pd.DataFrame(
        {"a": ["x", ""], "b": ["1", "é"]}, index=pd.Index([2, 5], name="line"), dtype="object"
    )
    pd.testing.assert_frame_equal(parcels.unpacked_texts(parcels.packed_texts(table)), table)
    nothing = pd.DataFrame(index=[3, 4])
    assert parcels.unpacked_texts(parcels.packed_texts(nothing)).shape == (2, 0)


def test_a_reading_that_was_made_in_another_process_says_the_same() -> None:
    rows = "E07000026,10\nE07000028,20\nE06000063,33\nNowhere,1\nE01000001,2\nE06000001,5\n"
    made = read_apart(f"code,rate\n{rows}".encode(), "own.csv", gazetteer(), Answers())
    arrived = pickle.loads(pickle.dumps(made))
    assert tuple(arrived.rows.rows) == made.rows.rows
    assert (len(arrived.rows.rows), arrived.rows.kind) == (6, made.rows.kind)
    assert made.rows.rows[-1] in arrived.rows.rows
    assert arrived.settled == made.settled
    assert arrived.outcomes.every == made.outcomes.every
    assert arrived.report == made.report
    pd.testing.assert_frame_equal(arrived.table.cells, made.table.cells)
    assert arrived.values("rate").by_area.equals(made.values("rate").by_area)
