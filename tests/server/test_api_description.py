"""The interface does what its description says, whatever is asked."""

import tempfile
from functools import cache
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, settings

from levelmap.atlas import Atlas, open_atlas
from levelmap.server.api import answers
from tests import toy_country


@cache
def _atlas() -> Atlas:
    return open_atlas(toy_country.write(Path(tempfile.mkdtemp())).root)


SCHEMA = schemathesis.openapi.from_asgi("/openapi.json", answers.application(_atlas, "version", ""))


@pytest.mark.filterwarnings("default")
@SCHEMA.parametrize()
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_described(case):
    case.call_and_validate()
