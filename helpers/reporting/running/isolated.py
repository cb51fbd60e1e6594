"""A function in a process of its own: whatever happens in there, here it is a result or one exception in words.

Where the system has it, the process is forked from a server that has imported what reports need and computed nothing
(`helpers.reporting.running.server`), so that it starts in milliseconds and nothing one report does is seen by the next.
Elsewhere it is started anew. A process that is itself a child forks plainly: it is warm and alone already.
"""

import contextlib
import math
import multiprocessing
import os
import pickle
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import TypeVar

from helpers.reporting.faults import Fault, Words
from helpers.words import N_

# A fork of a process that Apple's frameworks have touched may hang; so macOS starts anew, as Windows has to.
FORKS = "forkserver" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"
SERVER = "helpers.reporting.running.server"
_GRACE = 5  # seconds

T = TypeVar("T")
_in_child = False  # whether this process was made by `in_child`


class ChildFailed(Fault):
    """The process ended without a result: why, in words."""


@dataclass(frozen=True)
class Limits:
    """What a process may take: `seconds` of time, and `megabytes` of memory where the system can hold it to that."""

    seconds: float = 600
    megabytes: int = 4096

    @property
    def memory(self) -> Words:
        """What is said of who asks for too much memory."""
        text = N_("MemoryError: it needed more than {megabytes} MB; allow more with --memory")
        return Words(text, {"megabytes": self.megabytes})

    @property
    def time(self) -> Words:
        """What is said of who takes too long."""
        seconds = Decimal(str(self.seconds)).normalize()
        return Words(
            N_("it took longer than {seconds} s and was stopped; allow more with --timeout"), {"seconds": seconds}
        )


def in_child(function: Callable[..., T], *arguments, limits: Limits | None = None) -> T:
    """The result of `function(*arguments)`, called in a child process with all of its own.

    An exception of the function is raised here as it is. Raises ChildFailed if the child took too long, was ended by
    a signal or by exit, or gave what can not be passed on. Processes the child has started end with it.
    """
    limits = limits or Limits()
    receiver, sender = multiprocessing.Pipe(duplex=False)
    child = _context().Process(target=_run, args=(sender, limits, _in_child, function, arguments))
    child.start()
    sender.close()
    # The pipe may be held open by what a dead child has left behind, so its end is watched as well.
    watched = [receiver, child.sentinel]
    alone = multiprocessing.parent_process().sentinel if _in_child else None
    try:
        ended = wait([*watched, alone] if _in_child else watched, limits.seconds)
        if ended == [alone]:  # no one waits for the result any more
            os.killpg(0, signal.SIGKILL)
        if not ended:
            raise ChildFailed("{why}", why=limits.time)
        try:
            if not receiver.poll():
                raise EOFError
            how, value = pickle.loads(receiver.recv_bytes())
        except EOFError:
            child.join()
            raise _ended(child.exitcode) from None
    finally:
        _end(child)
        receiver.close()
    if how == "raised":
        raise value
    return value


def end_children() -> None:
    """End every child of this process, from whichever thread it was made: those who wait for them get ChildFailed."""
    for child in multiprocessing.active_children():
        _kill(child)


def start_server() -> None:
    """Start the server that children are forked from, so that it imports while this process does other things."""
    if FORKS and not _in_child:
        from multiprocessing import forkserver

        _context()
        forkserver.ensure_running()


def _context():
    if not FORKS:
        return multiprocessing.get_context("spawn")
    if _in_child:
        return multiprocessing.get_context("fork")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([SERVER])
    return context


def _run(sender: Connection, limits: Limits, nested: bool, function: Callable, arguments: tuple) -> None:
    """What the child does. A nested child stays in the group, and under the limits, of the child that made it."""
    global _in_child
    _in_child = True
    if os.name == "posix":
        if not nested:
            _set_apart(limits)
        # Should the process that waits be killed, no one is left to end this one.
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(math.ceil(limits.seconds) + _GRACE)
    try:
        told = ("returned", function(*arguments))
    except SystemExit as error:
        told = ("raised", ChildFailed(N_("it was left by {exit}"), exit=f"exit({error.code!r})"))
    except MemoryError:
        told = ("raised", ChildFailed("{why}", why=limits.memory))
    except BaseException as error:
        told = ("raised", error)
    try:
        message = pickle.dumps(told)
        if told[0] == "raised":
            pickle.loads(message)  # some exceptions can be written but not read
    except Exception:
        how, value = told
        kind = type(value).__name__
        failed = (
            ChildFailed("{kind}: {words}", kind=kind, words=str(value))
            if how == "raised"
            else ChildFailed(N_("a {kind}, which can not be passed on"), kind=kind)
        )
        message = pickle.dumps(("raised", failed))
    with contextlib.suppress(BrokenPipeError):  # whoever waited was killed
        sender.send_bytes(message)
    sender.close()


def _set_apart(limits: Limits) -> None:
    """A session of its own, so that all that the child starts can be ended with it; and its share of memory."""
    import resource

    os.setsid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that waits, which ends this one
    wanted, (_soft, hard) = limits.megabytes << 20, resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or wanted < hard:
        with contextlib.suppress(ValueError, OSError):  # macOS knows this limit and refuses it
            resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


def scratch_prefix(pid: int) -> str:
    """How the temporary folders begin that a child makes, so that they can be removed should it be killed."""
    return f"giamngheo-{pid}-"


def _end(child: multiprocessing.process.BaseProcess) -> None:
    _kill(child)
    child.join()
    for left_over in Path(tempfile.gettempdir()).glob(f"{scratch_prefix(child.pid)}*"):
        shutil.rmtree(left_over, ignore_errors=True)


def _kill(child: multiprocessing.process.BaseProcess) -> None:
    """End the child and, where it leads a session, everything it has started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if os.name == "posix" and not _in_child:
            os.killpg(child.pid, signal.SIGKILL)
    child.kill()


def _ended(status: int | None) -> ChildFailed:
    if status is None or status >= 0:
        return ChildFailed(N_("its process ended by itself with exit status {status}"), status=str(status))
    try:
        name = signal.Signals(-status).name
    except ValueError:
        name = str(-status)
    if name == "SIGABRT":  # compiled code that gets no more memory often gives up so
        return ChildFailed(
            N_("its process was ended by {signal}; if it had too little memory, allow more with --memory"), signal=name
        )
    return ChildFailed(N_("its process was ended by the signal {signal}"), signal=name)
