"""What is typed in the form of a notebook job, as the values of parameters."""

import ast

from nbformat import NotebookNode

from helpers.reporting.running.parameter_cell import check_takes, texts


def values(typed: dict[str, str], notebook: NotebookNode) -> dict:
    """The parameters of a job by name; `jupyter-scheduler` itself writes what is typed into the notebook as code.

    Where the notebook sets a text, what is typed is that text, with or without quotes: `06` stays 06. Elsewhere it is a
    Python literal, or a text if it is none; no code is run. Raises NotebookFailed for a name the notebook does not set.
    """
    if not typed:
        return {}
    check_takes(notebook, typed)
    as_text = texts(notebook)
    return {name: _value(word, name in as_text) for name, word in typed.items()}


def _value(typed: str, text: bool) -> object:
    try:
        value = ast.literal_eval(typed.strip())
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return typed
    return typed if text and not isinstance(value, str) else _writable(value)


def _writable(value: object) -> object:
    """With lists for tuples, which papermill would write as text."""
    if isinstance(value, list | tuple):
        return [_writable(one) for one in value]
    return {key: _writable(one) for key, one in value.items()} if isinstance(value, dict) else value
