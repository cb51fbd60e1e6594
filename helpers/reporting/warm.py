"""What every report needs and no report may change, made ready once in the process that the reports are forked from."""

import gc

import ipykernel.inprocess.ipkernel  # noqa: F401 - what runs a notebook, and what its first cell imports
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from helpers import catalog, measures  # noqa: F401
from helpers.display.blocks import Column, Figure, Items, Paragraph, Row, Stack, Table, Title
from helpers.display.figures.bars import Bar, bars
from helpers.display.figures.gauge import Mark, gauge
from helpers.display.figures.path import Stop, path
from helpers.reporting.exporters import exporter
from helpers.reporting.pdf import fonts
from helpers.reporting.read_back import html_read_back
from helpers.words import LANGUAGES, gettext, write_date

_LETTERS = "Aa Ăă Ââ Đđ Êê Ôô Ơơ Ưư 0123456789 .,;:%()-–—"


def warm() -> None:
    """Fill the caches of words, letters, fonts and templates, of nothing that a province has.

    Typst is not run, and no thread is left: neither would survive the fork. What stands in memory then is kept out of
    the collector's sight, so that the processes go on sharing it.
    """
    for language in LANGUAGES:
        gettext(language)
        for date in ("2000", "2000-01", "2000-01-01"):
            write_date(date, language)
    page, _resources = exporter("html").from_notebook_node(_blank())
    html_read_back(page.encode())
    exporter("pdf")
    fonts()
    gc.collect()
    gc.freeze()
    # A report is made in a second: its process need not look for what no one holds any more after every 700 objects.
    gc.set_threshold(50_000)


def _blank() -> NotebookNode:
    """An executed notebook with one block of each kind, about nothing."""
    title = Title(_LETTERS, [], LANGUAGES[0], "2000-01-01", None, {"contents": "", "page": ""})
    shown = Stack(
        title,
        Paragraph(_LETTERS),
        Items([_LETTERS]),
        Table(_LETTERS, [Column("a"), Column("b", group="c")], [Row(["a", "b"]), Row(["a", "b"], "total")]),
        Figure(bars([Bar(_LETTERS, 1, "1"), Bar("", 1, "")]), "", ""),
        Figure(gauge(Mark(2, _LETTERS, "2"), Mark(1, "", ""), Mark(1, "", ""), _LETTERS), "", ""),
        Figure(path([Stop(2000, 1, _LETTERS), Stop(2001, 1, "1")], []), "", ""),
    )
    cells = [
        new_markdown_cell("## a\n\n*b*"),
        new_code_cell(outputs=[new_output("display_data", shown._repr_mimebundle_())]),
    ]
    return new_notebook(cells=cells)
