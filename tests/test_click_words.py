"""Click's own words are in the catalogue that the command offers it, also after click has changed them."""

from importlib.util import find_spec
from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from helpers.cli.speaking import CATALOGUE
from tests.words.test_catalogue import forms, placeholders

# Words for developers, for questions that this command does not ask, and for files that it opens by itself.
NEVER_SHOWN = {
    "_termui_impl.py",
    "_winconsole.py",
    "shell_completion.py",
    "termui.py",
    "utils.py",
}
FOR_DEVELOPERS = (
    "DeprecationWarning: ",
    "Value must be an iterable.",
    "Takes {nargs} values",
    "Name '{name}' defined twice",
    "Boolean option ",
    "Could not determine name ",
    "No options defined ",
    "Arguments take exactly ",
    "Argument {name!r} takes {nargs} values.",
    "Invalid start character ",
    "Choice({choices})",
    "{len_type} values are required",
    # of kinds of options that it does not have
    "env var: ",
    "deprecated",
    "Do you want to continue?",
    "Confirm the action ",
    "%(prog)s, version ",
    "Show the version and exit.",
    "unknown error",
    "Could not open file ",
    "{value!r} does not match the format",
    "{value!r} is not a valid boolean.",
    "{value!r} is not a valid UUID.",
    "file",
    "directory",
    "path",
    "{name} {filename!r} ",
)


def words_of_click():
    """Every message that click hands to gettext, but for those that are never shown."""
    folder = Path(find_spec("click").origin).parent
    keywords = {"_": None, "ngettext": (1, 2)}
    found = extract_from_dir(folder, [("**.py", "python")], keywords=keywords)
    messages = {message for file, _line, message, *_ in found if file not in NEVER_SHOWN}
    # "required" is handed over by a name
    return {one for one in messages if not forms(one)[0].startswith(FOR_DEVELOPERS)} | {"required"}


def translated():
    with CATALOGUE.open("rb") as file:
        return {message.id: message for message in read_po(file, locale="vi") if message.id}


def test_every_word_that_click_may_show_is_translated():
    assert words_of_click() == set(translated())


def test_translations_name_nothing_that_click_does_not_fill_in():
    for text, message in translated().items():
        known = {name for form in forms(text) for name in placeholders(form)}
        assert all(set(placeholders(form)) <= known and form.strip() for form in forms(message.string)), text


def test_what_has_a_placeholder_or_few_words_is_explained_to_translators():
    for text, message in translated().items():
        one = forms(text)[0]
        if placeholders(one) or len(one.split()) < 4:
            assert message.auto_comments, one
