"""The floor: the same reports with no notebook layer at all, in one warm process.

    python -m tests.benchmarks.floor DATA PROVINCE...

reads the data once; then, for each province, runs the steps of the notebook's code cells as plain Python in one
namespace, takes the blocks that they show, and draws HTML and PDF from these. No kernel, no messages, no files, no proof.
Prints, as JSON, the processor seconds of each report; the first one, which warms the process, is made before.
"""

import ast
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import CodeType

import jinja2

from helpers import catalog, reporting
from helpers.catalog import handed
from helpers.display.blocks import BLOCK_MIME, Block
from helpers.display.html import block_html
from helpers.reporting.document import Document, read_document
from helpers.reporting.pdf import compile_pdf
from helpers.reporting.prose_html import prose_html

from .made_up import YEAR
from .project import NOTEBOOK, ROOT
from .watching import watch
from .ways import LANGUAGE

_TEMPLATES = Path(reporting.__file__).parent / "templates" / "giamngheo"


def measure(provinces: Sequence[str], data: Path) -> list[float]:
    """The processor seconds of each report, by a process of its own."""
    run = watch([sys.executable, "-m", __name__, data, *provinces], cwd=ROOT)
    return json.loads(run.output.splitlines()[-1])


class Floor:
    """The province notebook as plain Python over the data folder `data`."""

    def __init__(self, data: Path):
        self._folder = str(data)
        read = catalog.read_folder(data)
        self._catalogue, self._excerpts = catalog.read(read), catalog.Excerpts(read)
        self._cells = [_Cell(cell) for cell in json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]]
        loader = jinja2.FileSystemLoader(_TEMPLATES)
        environment = jinja2.Environment(loader=loader, autoescape=True)
        environment.filters |= {"block_html": block_html, "prose_html": prose_html}
        self._template = environment.get_template("index.html.j2")

    def report(self, province: str) -> tuple[str, bytes]:
        """The HTML and the PDF of the report on `province`."""
        handed.take(self._catalogue.only(self._excerpts.of_province(province)), self._folder)
        document = self._document(province)
        html = self._template.render(resources={"document": document})
        return html, compile_pdf(document)

    def _document(self, province: str) -> Document:
        shown: dict[int, object] = {}
        parameters = {
            "province": province,
            "year": str(YEAR),
            "language": LANGUAGE,
            "data_folder": self._folder,
            "Out": shown,
        }
        names: dict[str, object] = dict(parameters)
        cells = []
        for place, cell in enumerate(self._cells):
            value = cell.run(names) if "parameters" not in cell.tags else None
            if value is not None:
                shown[place] = value
            cells.append(cell.seen(value))
        return read_document(_Node(cells=cells))


class _Cell:
    """A cell of the notebook: its statements, and the expression at its end, whose value it shows."""

    def __init__(self, cell: dict):
        self.kind, self.source = cell["cell_type"], "".join(cell["source"])
        self.tags = cell["metadata"].get("tags", [])
        self._statements: CodeType | None = None
        self._shown: CodeType | None = None
        if self.kind == "code":
            tree = ast.parse(self.source)
            last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
            self._statements = compile(tree, NOTEBOOK.name, "exec")
            self._shown = compile(ast.Expression(last.value), NOTEBOOK.name, "eval") if last else None

    def run(self, names: dict[str, object]) -> object:
        """What the cell shows when it is run in `names`."""
        if self._statements is None:
            return None
        exec(self._statements, names)
        return eval(self._shown, names) if self._shown else None

    def seen(self, value: object) -> "_Node":
        """The cell with what it showed, as far as a report reads it."""
        outputs = []
        if isinstance(value, Block):
            outputs = [_Node(output_type="execute_result", data={BLOCK_MIME: value.data()}, metadata={})]
        return _Node(cell_type=self.kind, source=self.source, metadata={"tags": self.tags}, outputs=outputs)


class _Node(dict):
    """Named values, also as attributes: as much of a notebook's node as a report reads."""

    __getattr__ = dict.__getitem__


def timed(work: Callable[[], object]) -> float:
    """The processor seconds of this process, with all its threads, that `work` takes."""
    started = time.process_time()
    work()
    return time.process_time() - started


def main(data: str, provinces: Sequence[str]) -> None:
    """Make the reports and print the processor seconds of each."""
    floor = Floor(Path(data))
    floor.report(provinces[-1])
    print(json.dumps([timed(lambda province=province: floor.report(province)) for province in provinces]))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
