"""How a notebook stopped, in words."""

import contextlib
import re

from nbclient.exceptions import CellTimeoutError, DeadKernelError
from papermill.exceptions import PapermillExecutionError

from helpers.reporting.faults import Fault, Words
from helpers.reporting.running.isolated import Limits
from helpers.words import N_

_LINE = re.compile(r"In\[\d+\], line (\d+)")  # in IPython's traceback, a frame of a cell
_COLOURS = re.compile(r"\x1b\[[\d;]*m")
_LONGEST = 300  # letters of an error's own words that are told: some print all they hold


class NotebookFailed(Fault):
    """The notebook stopped with an error: its kind, its words, and the cell it stopped in."""


@contextlib.contextmanager
def told(notebook: str, limits: Limits | None = None):
    """What goes wrong in a notebook that is held to `limits`, as NotebookFailed."""
    try:
        yield
    except DeadKernelError:
        raise NotebookFailed(
            N_("its kernel ended before its time: by exit(), by a crash, or for lack of memory")
        ) from None
    except CellTimeoutError:
        raise NotebookFailed("{why}", why=limits.time) from None
    except PapermillExecutionError as error:
        if error.ename == "DataProblems":
            raise NotebookFailed("{words}", words=error.evalue) from None
        why = limits.memory if limits and error.ename == "MemoryError" else f"{error.ename}: {_short(error.evalue)}"
        cell, line = first_line(error.source), _failing_line(error)
        at = N_("the cell “{cell}” stopped at “{line}” with {why}")
        what = N_("the cell “{cell}” stopped with {why}") if line == cell else at
        stopped = Words(what, {"cell": cell, "line": line, "why": why})
        raise NotebookFailed("{notebook}: {told}", notebook=notebook, told=stopped) from None


def _short(words: str) -> str:
    """The first line of an error's words, cut where it runs on."""
    first = next(iter(words.strip().splitlines()), "")
    return first if len(first) <= _LONGEST else first[:_LONGEST] + "…"


def _failing_line(error: PapermillExecutionError) -> str:
    """The line of the cell that the error came from; its first where the traceback does not tell."""
    lines = error.source.splitlines()
    frames = _LINE.findall(_COLOURS.sub("", "\n".join(error.traceback)))
    number = int(frames[0]) if frames else 0
    return lines[number - 1].strip() if 0 < number <= len(lines) else first_line(error.source)


def first_line(source: str) -> str:
    """What a cell is called by."""
    return source.strip().splitlines()[0]
