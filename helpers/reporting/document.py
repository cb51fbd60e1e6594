"""An executed notebook as the document both formats are made of: its language, title, facts and blocks.

The document keeps what a reader needs and nothing else: no code, no cells for the analyst, prose in the report's
language only, and no section whose cells showed nothing.
"""

from dataclasses import dataclass

from nbformat import NotebookNode

from helpers.display.blocks import BLOCK_MIME, FACTS_MIME
from helpers.reporting.faults import Fault
from helpers.reporting.outputs import output_blocks
from helpers.reporting.prose import prose_blocks
from helpers.words import LANGUAGES, N_, gettext

ANALYST = "analyst"  # the tag of cells that speak to who edits the notebook


class NotAReport(Fault):
    """The notebook has not been run, or shows no title."""


@dataclass(frozen=True)
class Document:
    """What the HTML and the PDF report show. `title` is a title block's data; `blocks` follow it."""

    language: str
    title: dict
    facts: dict
    blocks: list[dict]


def read_document(notebook: NotebookNode) -> Document:
    """The document of an executed notebook. Raises NotAReport if no cell showed a title."""
    blocks = [(cell, _cell_blocks(cell)) for cell in notebook.cells if ANALYST not in _tags(cell)]
    title = next((block for _, shown in blocks for block in shown if block["kind"] == "title"), None)
    if title is None:
        raise NotAReport(N_("no cell shows a title block: run the notebook first, and keep its display.title cell"))
    language = title["language"]
    own = [(cell, shown) for cell, shown in blocks if not _in_other_language(cell, language)]
    flat = [block for section in _sections(own) for block in section if block["kind"] != "title"]
    return Document(language, title, _facts(notebook), _described(_numbered_levels(flat), language))


def _tags(cell: NotebookNode) -> set[str]:
    return set(cell.metadata.get("tags", []))


def _in_other_language(cell: NotebookNode, language: str) -> bool:
    spoken = _tags(cell) & set(LANGUAGES)
    return bool(spoken) and language not in spoken


def _cell_blocks(cell: NotebookNode) -> list[dict]:
    if cell.cell_type == "markdown":
        return prose_blocks(cell.source)
    if cell.cell_type != "code":
        return []
    return [block for output in cell.outputs for block in output_blocks(output)]


def _sections(cells: list[tuple[NotebookNode, list[dict]]]) -> list[list[dict]]:
    """The blocks by section; a section that has code cells and shows nothing from them is left out."""
    sections: list[dict] = [{"blocks": [], "code": False, "shown": False}]
    for cell, blocks in cells:
        if cell.cell_type == "markdown" and any(block["kind"] == "heading" for block in blocks):
            sections.append({"blocks": [], "code": False, "shown": False})
        sections[-1]["blocks"] += blocks
        sections[-1]["code"] |= cell.cell_type == "code"
        sections[-1]["shown"] |= cell.cell_type == "code" and bool(blocks)
    return [section["blocks"] for section in sections if section["shown"] or not section["code"]]


def _numbered_levels(blocks: list[dict]) -> list[dict]:
    """Headings from level 2 down without a gap (the title is level 1), each with an anchor of its own."""
    level, count, levelled = 1, 0, []
    for block in blocks:
        if block["kind"] == "heading":
            level, count = min(max(block["level"], 2), level + 1), count + 1
            block = block | {"level": level, "anchor": f"section-{count}"}
        levelled.append(block)
    return levelled


def _described(blocks: list[dict], language: str) -> list[dict]:
    """Pictures that an analyst added without a description say at least that."""
    _ = gettext(language)
    bare = _("Picture added by the analyst, without a description")
    return [block | {"alt": block["alt"] or bare} if block["kind"] == "figure" else block for block in blocks]


def _facts(notebook: NotebookNode) -> dict:
    outputs = (output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs)
    return next((output.data[FACTS_MIME] for output in outputs if FACTS_MIME in output.get("data", {})), {})


__all__ = ["BLOCK_MIME", "Document", "NotAReport", "read_document"]
