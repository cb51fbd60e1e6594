"""A process made ready can be forked: it runs no thread of its own, and its children write the same files."""

import os
import subprocess
import sys

import pytest

from tests.reports import bare

CHILD = """
import os, sys, threading, nbformat
from helpers.reporting.exporters import exporter
from helpers.reporting.warm import warm
before = len(os.listdir("/proc/self/task")) if os.path.isdir("/proc/self/task") else 0
warm()
after = len(os.listdir("/proc/self/task")) if os.path.isdir("/proc/self/task") else 0
assert (threading.active_count(), after) == (1, before), (threading.enumerate(), before, after)
notebook = nbformat.read(sys.argv[1], 4)
for ending in ("html", "pdf"):
    child = os.fork()
    if not child:
        status = 1
        try:
            content, _resources = exporter(ending).from_notebook_node(notebook)
            with open(sys.argv[2] + ending, "wb") as file:
                file.write(content if isinstance(content, bytes) else content.encode())
            status = 0
        finally:
            os._exit(status)
    assert os.waitpid(child, 0)[1] == 0
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_children_of_a_warm_process_write_the_same_files(rendered, tmp_path):
    report = rendered.reports["06", "2022", "vi"]
    subprocess.run([sys.executable, "-c", CHILD, report.file("ipynb"), f"{tmp_path}/report."], check=True, timeout=120)
    for ending in ("html", "pdf"):
        assert (tmp_path / f"report.{ending}").read_bytes() == bare(report.file(ending))
