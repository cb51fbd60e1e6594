"""Files of deliveries, read with the project's own data."""

import pytest

from helpers.delivery.settings import BadDeliveries, read_deliveries


@pytest.fixture
def read(tmp_path, catalogue):
    """A function that reads a file with this text."""

    def made(text):
        file = tmp_path / "deliveries.toml"
        file.write_text(text, encoding="utf-8")
        return read_deliveries(file, catalogue)

    return made


@pytest.fixture
def problems(read):
    """A function that says all that is wrong with a file of this text."""

    def told(text, language="en"):
        with pytest.raises(BadDeliveries) as error:
            read(text)
        return [problem.say(language) for problem in error.value.problems]

    return told
