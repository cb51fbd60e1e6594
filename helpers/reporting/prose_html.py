"""Prose nodes as HTML. Raw HTML in a markdown cell is shown as text, as in the PDF."""

from functools import cache

import mistune
from markupsafe import Markup
from mistune.core import BlockState
from mistune.plugins.table import (
    render_table,
    render_table_body,
    render_table_cell,
    render_table_head,
    render_table_row,
)


@cache
def _renderer() -> mistune.HTMLRenderer:
    renderer = mistune.HTMLRenderer(escape=True)
    for name, render in {
        "table": render_table,
        "table_head": render_table_head,
        "table_body": render_table_body,
        "table_row": render_table_row,
        "table_cell": render_table_cell,
        "strikethrough": lambda _renderer, text: f"<del>{text}</del>",
    }.items():
        renderer.register(name, render)
    return renderer


def prose_html(node: dict) -> Markup:
    """The HTML of one prose node (a `prose` block's `node`)."""
    return Markup(_renderer()([node], BlockState()))
