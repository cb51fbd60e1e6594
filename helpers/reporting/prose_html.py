"""Prose nodes as HTML, showing what the PDF shows: raw HTML as text, and of a linked picture its description."""

from functools import cache

import mistune
from markupsafe import Markup, escape
from mistune.core import BlockState
from mistune.plugins.table import (
    render_table,
    render_table_body,
    render_table_cell,
    render_table_head,
    render_table_row,
)


class _PrintableRenderer(mistune.HTMLRenderer):
    def image(self, text: str, url: str, title: str | None = None) -> str:
        return escape(text)


@cache
def _renderer() -> mistune.HTMLRenderer:
    renderer = _PrintableRenderer(escape=True)
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
