"""What is said past Python's own streams: by programs that a cell starts, and by compiled code."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO

from nbformat import NotebookNode
from nbformat.v4 import new_output

_STREAMS = {"stdout": 1, "stderr": 2}


@contextmanager
def spoken() -> Iterator[Callable[[], list[NotebookNode]]]:
    """Take the process's standard output and error, so that they do not reach who started it.

    Gives a function that tells what has been said since it was last asked, as outputs of a cell.
    """
    before = {name: os.dup(number) for name, number in _STREAMS.items()}
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        files = {"stdout": out, "stderr": errors}
        for name, number in _STREAMS.items():
            os.dup2(files[name].fileno(), number)
        read = dict.fromkeys(_STREAMS, 0)
        try:
            yield lambda: _since_last(files, read)
        finally:
            for name, number in _STREAMS.items():
                os.dup2(before[name], number)
                os.close(before[name])


def _since_last(files: dict[str, IO[bytes]], read: dict[str, int]) -> list[NotebookNode]:
    for stream in (sys.__stdout__, sys.__stderr__):
        if stream is not None:
            stream.flush()
    outputs = []
    for name, file in files.items():
        end = os.fstat(file.fileno()).st_size
        if end > read[name]:
            text = os.pread(file.fileno(), end - read[name], read[name]).decode("utf-8", "replace")
            outputs.append(new_output("stream", name=name, text=text))
            read[name] = end
    return outputs
