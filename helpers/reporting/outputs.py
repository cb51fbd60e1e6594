"""Cell outputs as blocks: our own as they are, and whatever an analyst's own cells show, made fit to print."""

import base64
import struct

from bs4 import BeautifulSoup, Tag
from nbformat import NotebookNode

from helpers.display.blocks import BLOCK_MIME


def output_blocks(output: NotebookNode) -> list[dict]:
    """The blocks of one output. Warnings and progress on stderr are not part of a report."""
    if output.output_type == "stream":
        return [_verbatim(output.text)] if output.name == "stdout" and output.text.strip() else []
    if output.output_type not in ("display_data", "execute_result"):
        return []
    data, metadata = output.data, output.metadata
    if BLOCK_MIME in data:
        return _flat(data[BLOCK_MIME])
    if "image/svg+xml" in data:
        svg = data["image/svg+xml"]
        return [_figure(svg[svg.index("<svg") :], metadata.get("image/svg+xml", metadata))]
    for mime in ("image/png", "image/jpeg"):
        if mime in data:
            return [_figure(_as_svg(data[mime], mime), metadata.get(mime, metadata))]
    if "<table" in data.get("text/html", ""):
        return [_table(table) for table in BeautifulSoup(data["text/html"], "html.parser").find_all("table")]
    if "text/html" in data:
        text = BeautifulSoup(data["text/html"], "html.parser").get_text(" ", strip=True)
        return [{"kind": "paragraph", "text": text, "strong": False, "missing": False}] if text else []
    text = data.get("text/markdown") or data.get("text/plain", "")
    return [_verbatim(text)] if text.strip() else []


def _flat(block: dict) -> list[dict]:
    return [part for one in block["blocks"] for part in _flat(one)] if block["kind"] == "stack" else [block]


def _verbatim(text: str) -> dict:
    return {"kind": "verbatim", "text": text.rstrip()}


def _figure(svg: str, metadata: dict) -> dict:
    return {
        "kind": "figure",
        "svg": svg,
        "alt": metadata.get("alt", ""),
        "caption": metadata.get("caption", ""),
        "source": "",
        "finding": "",
        "shown": None,
        "fits": False,
    }


def _as_svg(image: str, mime: str) -> str:
    """A picture of pixels inside an SVG, so that there is one kind of picture to place."""
    image = "".join(image.split())
    width, height = _png_size(base64.b64decode(image)) if mime == "image/png" else (640, 480)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<image href="data:{mime};base64,{image}" width="{width}" height="{height}"/></svg>'
    )


def _png_size(image: bytes) -> tuple[int, int]:
    return struct.unpack(">II", image[16:24])


def _table(table: Tag) -> dict:
    """An HTML table, as pandas writes a DataFrame, as a table block."""
    rows = _grid(table)
    heads = len(table.find("thead").find_all("tr")) if table.find("thead") else 1
    width = max((len(row) for row in rows), default=0)
    headings = [" ".join(dict.fromkeys(part for part in parts if part)) for parts in zip(*rows[:heads], strict=True)]
    numeric = [all(_is_number(row[i]) for row in rows[heads:]) for i in range(width)]
    return {
        "kind": "table",
        "caption": table.caption.get_text(" ", strip=True) if table.caption else "",
        "columns": [
            {"heading": heading, "align": "end" if number else "start", "width": 1.0, "group": "", "tone": ""}
            for heading, number in zip(headings, numeric, strict=True)
        ],
        "rows": [{"cells": row, "style": "body"} for row in rows[heads:]],
        "notes": [],
        "source": "",
    }


def _grid(table: Tag) -> list[list[str]]:
    """The texts of a table's cells, a cell that spans rows or columns repeated in each of them."""
    grid: dict[tuple[int, int], str] = {}
    rows = table.find_all("tr")
    for y, row in enumerate(rows):
        x = 0
        for cell in row.find_all(["th", "td"]):
            while (y, x) in grid:
                x += 1
            for down in range(int(cell.get("rowspan", 1))):
                for right in range(int(cell.get("colspan", 1))):
                    grid[y + down, x + right] = cell.get_text(" ", strip=True)
    width = 1 + max((x for _, x in grid), default=-1)
    return [[grid.get((y, x), "") for x in range(width)] for y in range(len(rows))]


def _is_number(text: str) -> bool:
    return not text or text.strip("-−+%").replace(".", "").replace(",", "").isdigit() or text in ("NaN", "None", "<NA>")
