"""Every message of the code is extracted, translated into Vietnamese, and keeps its placeholders."""

import ast
import re
import unicodedata
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from helpers.words import LANGUAGES, gettext, ngettext

HELPERS = Path(__file__).parents[2] / "helpers"
SOURCES = sorted(HELPERS.rglob("*.py"))
KEYWORDS = {"_": None, "N_": None, "n_": (1, 2)}


@cache
def messages():
    """Every message that stands in the code, with the files and lines it stands in."""
    found = {}
    for file, line, message, *_ in extract_from_dir(HELPERS, [("**.py", "python")], keywords=KEYWORDS):
        found.setdefault(message, []).append(f"{file}:{line}")
    return found


@cache
def vietnamese():
    with (HELPERS / "words" / "vi.po").open("rb") as file:
        return {message.id: message for message in read_po(file, locale="vi") if message.id}


def both():
    """Each English form with its translation: of a message with two forms, each of them."""
    return [
        (form, translation)
        for text in messages()
        if text in vietnamese()
        for form in forms(text)
        for translation in forms(vietnamese()[text].string)
    ]


def forms(text):
    return (text,) if isinstance(text, str) else text


def placeholders(text):
    return sorted({name for _, name, *_ in Formatter().parse(text) if name is not None})


def calls(tree):
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


def name_of(function):
    return getattr(function, "id", getattr(function, "attr", None))


def test_there_are_messages():
    assert len(messages()) > 100


def test_every_message_has_a_vietnamese_translation():
    assert {text: places for text, places in messages().items() if text not in vietnamese()} == {}
    assert [text for text, translation in both() if not translation.strip()] == []


def test_no_translation_is_unused_unsure_or_there_twice():
    assert set(vietnamese()) - set(messages()) == set()
    assert [text for text, message in vietnamese().items() if message.fuzzy] == []
    lines = (HELPERS / "words" / "vi.po").read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if line.startswith("#~")]
    assert sum(line.startswith("msgid ") for line in lines) == len(vietnamese()) + 1


def test_a_translation_has_the_same_placeholders():
    assert [text for text, translation in both() if placeholders(text) != placeholders(translation)] == []


def test_what_has_several_placeholders_or_few_words_is_explained_to_translators():
    """In a comment (`#. …`) of the catalogue: where it is said, and what stands in the placeholders."""
    hard = [
        text for text in vietnamese() if len(set(placeholders(forms(text)[0]))) > 1 or len(forms(text)[0].split()) < 4
    ]
    assert len(hard) > 100
    assert [text for text in hard if not vietnamese()[text].auto_comments] == []


def test_explanations_name_no_placeholder_that_is_not_there():
    for text, message in vietnamese().items():
        named = {name for comment in message.auto_comments for name in placeholders(comment)}
        assert named <= {name for form in forms(text) for name in placeholders(form)}, text


def test_a_translation_begins_and_ends_with_the_same_spaces():
    def edges(text):
        return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]

    assert [text for text, translation in both() if edges(text) != edges(translation)] == []


def test_translations_are_composed_unicode():
    assert [text for _, text in both() if not unicodedata.is_normalized("NFC", text)] == []


def test_the_catalogue_hands_out_what_it_holds():
    for text, message in vietnamese().items():
        if isinstance(text, str):
            assert (gettext("vi")(text), gettext("en")(text)) == (message.string, text)
            continue
        one, many = text
        assert {ngettext("vi")(one, many, number) for number in (1, 2)} == set(message.string)
        assert [ngettext("en")(one, many, number) for number in (0, 1, 2)] == [many, one, many]


def test_there_are_two_languages():
    assert LANGUAGES == ("vi", "en")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(HELPERS).as_posix())
def test_no_message_escapes_extraction(path):
    """Extraction knows `_("…")` and `N_("…")` only: not `gettext(x)("…")`, nor a message put together at run time or
    said within an f-string."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    direct = [call for call in calls(tree) if isinstance(call.func, ast.Call) and name_of(call.func.func) == "gettext"]
    assert [call.lineno for call in direct] == []
    marks_first = any(name_of(call.func) == "N_" for call in calls(tree))
    for call in calls(tree):
        if name_of(call.func) == "N_" or (name_of(call.func) == "_" and not marks_first):
            assert isinstance(call.args[0], ast.Constant), f"line {call.lineno}: not a plain text"
            assert isinstance(call.args[0].value, str), f"line {call.lineno}: not a plain text"
            assert call.args[0].value in messages(), f"line {call.lineno}: not extracted"


def test_the_unit_of_percentage_points_is_never_broken_over_two_lines():
    """`điểm %` with a no-break space, wherever it is written."""
    assert [translation for _, translation in both() if re.search(r"điểm %", translation)] == []
    assert gettext("vi")("pp") == "điểm\N{NO-BREAK SPACE}%"
