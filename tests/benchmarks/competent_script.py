"""What B runs: papermill called from Python in a pool of two processes, each with one exporter and one browser.

A script that knows nothing of this project, as anybody's would be. It takes its task as JSON: `notebook`, `parameters`
(one mapping a report), `out`, `browser`, `arguments` (of the browser), and prints the seconds from its start to the end
of each report.
"""

import json
import multiprocessing
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from pathlib import Path

import papermill
from nbconvert import HTMLExporter
from playwright.sync_api import sync_playwright
from traitlets.config import Config

PROCESSES = 2


class _Maker:
    """What a process of the pool keeps from one report to the next."""

    def __init__(self, task: dict) -> None:
        self.notebook, self.out = Path(task["notebook"]), Path(task["out"])
        self.exporter = HTMLExporter(exclude_input=True)
        # The browser's event loop has a thread to itself: papermill runs one of its own.
        self.printing = ThreadPoolExecutor(1)
        self.page = self.printing.submit(self._open, task["browser"], task["arguments"]).result()

    @staticmethod
    def _open(browser: str, arguments: list[str]):
        playwright = sync_playwright().start()
        page = playwright.chromium.launch(executable_path=browser, args=arguments).new_page()
        page.emulate_media(media="print")
        return page

    def _print(self, html: Path) -> None:
        self.page.goto(html.as_uri(), wait_until="load")
        self.page.pdf(path=html.with_suffix(".pdf"), print_background=True)

    def make(self, parameters: dict[str, str]) -> None:
        """The executed notebook, the HTML and the PDF of one report."""
        path = self.out / f"{parameters['province']}.ipynb"
        # Two kernels that start together can pick one port, and the later one dies; sockets in a folder do not collide.
        with tempfile.TemporaryDirectory() as folder:
            sockets = Config({"ConnectionFileMixin": {"transport": "ipc", "ip": f"{folder}/kernel"}})
            notebook = papermill.execute_notebook(
                self.notebook,
                path,
                parameters=parameters,
                cwd=self.notebook.parent,
                progress_bar=False,
                config=sockets,
            )
        html = path.with_suffix(".html")
        html.write_text(self.exporter.from_notebook_node(notebook)[0], encoding="utf-8")
        self.printing.submit(self._print, html).result()


_maker: _Maker


def _begin(task: dict) -> None:
    global _maker
    _maker = _Maker(task)


def _make(parameters: dict[str, str]) -> None:
    _maker.make(parameters)


def main(task: dict) -> None:
    """Make the reports and print when each was finished."""
    started, ended = time.perf_counter(), []
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(PROCESSES, mp_context=spawn, initializer=_begin, initargs=(task,)) as pool:
        for done in as_completed([pool.submit(_make, parameters) for parameters in task["parameters"]]):
            done.result()
            ended.append(time.perf_counter() - started)
    print(json.dumps(ended))


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
