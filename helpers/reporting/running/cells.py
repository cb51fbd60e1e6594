"""The cells of a notebook, run in this process as a kernel runs them in its own.

It is the same IPython shell, and its messages are read by the same nbclient code as those of a kernel, so cells show
what they show under papermill's own engine, byte for byte.
"""

import os
import sys
import types
from pathlib import Path

from ipykernel.inprocess.ipkernel import InProcessKernel
from ipykernel.inprocess.manager import InProcessKernelManager
from ipykernel.iostream import IOPubThread
from nbclient import NotebookClient
from nbformat import NotebookNode
from traitlets import default
from traitlets.config import Config

from helpers.reporting.running.backend import BACKEND
from helpers.reporting.running.prepare import prepare
from helpers.reporting.running.spoken import spoken


class _Kernel(InProcessKernel):
    """A kernel that hands over its messages at once: there is no one else in its process to wait for."""

    _supports_kernel_subshells = False
    _execute_sleep = 0  # a kernel gives its sockets time after each cell

    def _publish_status(self, *_busy_or_idle, **_more) -> None:
        """No one here looks at whether it is busy."""

    _publish_status_and_flush = _publish_status

    def _publish_execute_input(self, *_code_and_count) -> None:
        """No one here waits to be told what it is given to run."""

    @default("iopub_thread")
    def _thread_that_never_starts(self):
        return IOPubThread(self._underlying_iopub_socket, session=self.session)


class _KernelManager(InProcessKernelManager):
    def start_kernel(self, **kwargs):
        self.kernel = _Kernel(parent=self, session=self.session)
        # A cell that awaits is asked for the thread that reads messages; there is none.
        self.kernel.shell_channel_thread = types.SimpleNamespace(parent_thread=None)


def run_cells(notebook: NotebookNode, folder: str, first: tuple) -> NotebookNode:
    """The notebook with what its cells show, up to the first that fails."""
    _look_like_a_kernel(folder)
    # A history of commands is for people who type them; what never leaves a process needs no signature.
    manager = _KernelManager(config=Config({"HistoryManager": {"enabled": False}, "Session": {"key": b""}}))
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    reader = NotebookClient(notebook, record_timing=False)
    reader.reset_execution_trackers()
    if first:
        prepare(*first)
    with spoken() as newly_said:
        for index, cell in enumerate(notebook.cells):
            tags = cell.metadata.get("tags", [])
            if cell.cell_type != "code" or not cell.source.strip() or reader.skip_cells_with_tag in tags:
                continue
            reader.clear_before_next_output = False

            def keep(message: dict, cell: NotebookNode = cell, index: int = index) -> None:
                cell.outputs += newly_said()  # by what ran before this was shown
                reader.process_message(message, cell, index)

            client.iopub_channel.call_handlers = keep
            client.execute(cell.source, store_history=True, allow_stdin=False)
            cell.outputs += newly_said()
            reply = client.get_shell_msg()["content"]
            cell.execution_count = reply["execution_count"]
            failed = reply["status"] != "ok" and "raises-exception" not in tags
            if failed or manager.kernel.shell.exit_now:
                break
    reader.set_widgets_metadata()
    notebook.metadata["language_info"] = manager.kernel.language_info
    return notebook


def _look_like_a_kernel(folder: str) -> None:
    """What a new kernel's process is given by whoever starts it."""
    os.chdir(folder)
    os.environ.setdefault("MPLBACKEND", BACKEND)
    sys.argv = [str(Path(folder) / "ipykernel_launcher.py")]
    if "" not in sys.path:  # modules beside the notebook, after those of Python
        names = [Path(path).name for path in sys.path]
        sys.path.insert(names.index("site-packages") if "site-packages" in names else 0, "")
