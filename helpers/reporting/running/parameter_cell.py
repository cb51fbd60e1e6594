"""The cell of a notebook that sets its parameters."""

import ast

from nbformat import NotebookNode

from helpers.reporting.running.failing import NotebookFailed
from helpers.words import N_


def check_takes(notebook: NotebookNode, parameters: dict[str, str]) -> None:
    """Raise NotebookFailed unless the parameter cell sets every parameter: one that it spells otherwise would keep the
    value that the notebook was saved with."""
    nodes = [node for node in ast.walk(_parsed(notebook)) if isinstance(node, ast.Name)]
    named = {node.id for node in nodes if isinstance(node.ctx, ast.Store)}
    if missing := [name for name in parameters if name not in named]:
        raise NotebookFailed(
            N_("the parameter cell does not set {missing}; it sets {named}. Correct the name"),
            missing=", ".join(missing),
            named=", ".join(sorted(named)),
        )


def texts(notebook: NotebookNode) -> set[str]:
    """The parameters that the parameter cell sets to a text. Raises NotebookFailed where there is no such cell."""
    return {
        target.id
        for line in _parsed(notebook).body
        if isinstance(line, ast.Assign) and isinstance(line.value, ast.Constant) and isinstance(line.value.value, str)
        for target in line.targets
        if isinstance(target, ast.Name)
    }


def _parsed(notebook: NotebookNode) -> ast.Module:
    cells = [cell.source for cell in notebook.cells if "parameters" in cell.metadata["tags"]]
    if not cells:
        raise NotebookFailed(N_("no cell of the notebook has the tag “parameters”; give it to the cell that sets them"))
    try:
        return ast.parse("\n".join(cells))
    except SyntaxError as error:
        raise NotebookFailed(
            N_("the parameter cell is no Python: {reason} in “{line}”"),
            reason=error.msg,
            line=(error.text or "").strip(),
        ) from None
