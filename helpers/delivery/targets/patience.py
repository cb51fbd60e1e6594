"""How often and how long a target is tried before it is given up."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from threading import Thread
from typing import TypeVar

Got = TypeVar("Got")


@dataclass(frozen=True)
class Patience:
    """`tries` of one operation, `wait` seconds before the second and twice as long before each further one.

    A try is given up after `seconds`, and one second more for each `rate` bytes that it sends; none begins later than
    `total` seconds after the first.
    """

    tries: int = 4
    wait: float = 1.0
    seconds: float = 8.0
    rate: int = 50_000
    total: float = 30.0

    def limit(self, size: int = 0) -> float:
        """Seconds that one try may last which sends `size` bytes."""
        return self.seconds + size / self.rate


def within(seconds: float, work: Callable[[], Got]) -> Got:
    """What `work` yields, or TimeoutError: a share whose server is gone holds the caller for ever otherwise.

    What was given up stays behind in a thread that does not keep the process from ending.
    """
    done: Future[Got] = Future()

    def run() -> None:
        try:
            done.set_result(work())
        except BaseException as error:
            done.set_exception(error)

    Thread(target=run, daemon=True).start()
    return done.result(seconds)
