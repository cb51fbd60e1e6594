"""Jobs on a Dask cluster that is there already, by the same executor interface as on one machine."""

import re
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from helpers.reporting.faults import Fault
from helpers.words import N_

_WAIT = "10s"
_AT_ONCE = 64  # workers may join later


class NoCluster(Fault):
    """There is no cluster to be used: why, and what to do."""


@contextmanager
def cluster_executor(address: str) -> Iterator[tuple[Executor, int]]:
    """An executor whose tasks run on the workers of the scheduler at `address`, and how many to hand over at once.
    Raises NoCluster.

    A task whose worker is lost is given to another one (three times at most: what ends its worker each time ends it).
    """
    try:
        from distributed import Client
    except ImportError:
        raise NoCluster(N_("--cluster needs Dask: {command}"), command="pip install -e '.[cluster]'") from None
    if not re.search(r":\d+$", address):
        raise NoCluster(
            N_("{address}: expected the scheduler's address with its port, as in {example}"),
            address=address,
            example=f"tcp://{address}:8786",
        )
    try:
        client = Client(address, timeout=_WAIT, set_as_default=False)
    except (OSError, ValueError) as error:
        raise NoCluster(
            N_("{address}: no Dask scheduler answers here ({reason})"), address=address, reason=str(error)
        ) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=_WAIT)
        except TimeoutError as error:
            raise NoCluster(
                N_("{address}: no worker has joined this scheduler; start one: {command}"),
                address=address,
                command=f"dask worker {address} --no-nanny",
            ) from error
        executor = client.get_executor(pure=False, retries=0)
        try:
            yield executor, max(_AT_ONCE, 2 * sum(client.nthreads().values()))
        finally:
            executor.shutdown(wait=False)
