"""Markdown cells as blocks: headings on their own, everything else as a tree of inline and block nodes."""

from functools import cache

import mistune


@cache
def _parser() -> mistune.Markdown:
    return mistune.create_markdown(renderer="ast", plugins=["table", "strikethrough"])


def prose_blocks(source: str) -> list[dict]:
    """The blocks of a markdown text. Raw HTML is kept as text: it has no place in a PDF."""
    blocks = []
    for node in _parser()(source):
        if node["type"] == "heading":
            blocks.append({"kind": "heading", "level": node["attrs"]["level"], "text": _plain(node)})
        elif node["type"] != "blank_line":
            blocks.append({"kind": "prose", "node": node})
    return blocks


def _plain(node: dict) -> str:
    return node.get("raw", "") + "".join(_plain(child) for child in node.get("children", []))
