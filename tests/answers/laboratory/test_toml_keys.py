"""Values as TOML: what is written is what TOML reads."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from levelmap.answers.laboratory.toml_keys import to_toml


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
def test_any_text_is_written_as_toml_reads_it(text: str) -> None:
    assert tomllib.loads(f"a = {to_toml(text)}") == {"a": text}
