"""Whose language messages are in: what is asked for, then what the system says, then that of the provincial offices."""

import sys

import pytest

from helpers.words import user_language
from helpers.words.user import _of_locale, _of_windows


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "vi"}, "vi"),
        ({"LANG": "vi_VN@euro"}, "vi"),
        ({"LANG": "vi.UTF-8"}, "vi"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "vie"}, "en"),
        ({"LANG": "vi_VN.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "vi_VN"}, "vi"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "en_US.UTF-8", "LC_ALL": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "vi_VN.UTF-8", "LC_ALL": ""}, "vi"),
        ({"LANG": "en_US.UTF-8", "LC_CTYPE": "vi_VN.UTF-8"}, "en"),
        ({}, "vi"),
        ({"LANG": ""}, "vi"),
        ({"LANG": "C"}, "vi"),
        ({"LANG": "POSIX"}, "vi"),
        ({"LANG": "C.UTF-8"}, "vi"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "C"}, "vi"),
    ],
    ids=str,
)
def test_locale_says_the_language(environment, language):
    assert _of_locale(environment) == language


@pytest.mark.parametrize(
    ("identifier", "language"),
    [(0x042A, "vi"), (0x0409, "en"), (0x0809, "en"), (0x040C, "en"), (0x082A, "vi"), (0x0000, "vi")],
)
def test_windows_says_the_language(identifier, language):
    """1066 is Vietnamese (Viet Nam), 1033 English (United States), as Microsoft numbers them."""
    assert _of_windows(identifier) == language


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not go by LANG")
def test_what_is_asked_for_comes_first(monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    for asked, language in (("vi", "vi"), ("en", "en"), ("", "en"), ("français", "en")):
        monkeypatch.setenv("GIAMNGHEO_LANG", asked)
        assert user_language() == language
    monkeypatch.delenv("GIAMNGHEO_LANG")
    monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8")
    assert user_language() == "vi"
