"""What a cell printed as one text a stream, however it was cut into messages on its way."""

import itertools
import re
import tempfile

from nbconvert.preprocessors.coalescestreams import CoalesceStreamsPreprocessor
from nbformat import NotebookNode

_CELL_FILE = re.compile(re.escape(tempfile.gettempdir()) + r"[/\\]ipykernel_\d+[/\\]")


def join_streams(notebook: NotebookNode) -> None:
    """Join the outputs of each cell that belong to one stream, in the place of the first; stdout before stderr.

    Where a kernel cuts a stream depends on how fast it was written, and the two streams come in any order: without
    this the same cell would not give the same bytes twice. Line ends that overwrite a line (`\\r`) do so.
    """
    overwrite = CoalesceStreamsPreprocessor()
    for index, cell in enumerate(notebook.cells):
        for output in cell.get("outputs", []):
            if output.output_type == "stream":
                output.text = _CELL_FILE.sub("", output.text)
        if cell.cell_type == "code" and len(cell.outputs) > 1:
            cell.outputs = _ordered(_joined(cell.outputs))
        if cell.cell_type == "code":
            overwrite.preprocess_cell(cell, {}, index)


def _joined(outputs: list[NotebookNode]) -> list[NotebookNode]:
    first: dict[str, NotebookNode] = {}
    kept = []
    for output in outputs:
        if output.output_type == "stream" and output.name in first:
            first[output.name].text += output.text
            continue
        if output.output_type == "stream":
            first[output.name] = output
        kept.append(output)
    return kept


def _ordered(outputs: list[NotebookNode]) -> list[NotebookNode]:
    for place, (one, other) in enumerate(itertools.pairwise(outputs)):
        if [getattr(output, "name", "") for output in (one, other)] == ["stderr", "stdout"]:
            outputs[place : place + 2] = [other, one]
    return outputs
