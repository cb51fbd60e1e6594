"""A runner of notebooks, which reads the shipped data once."""

import pytest

from tests.reporting.running.notebooks import Runner


@pytest.fixture(scope="package")
def runner(tmp_path_factory):
    return Runner(tmp_path_factory.mktemp("run") / "reports")
