"""Jobs on a Dask cluster that is there already, by the same executor interface as on one machine."""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from helpers.reporting.faults import Fault


class NoCluster(Fault):
    """There is no cluster to be used: why, and what to do."""


@contextmanager
def cluster_executor(address: str) -> Iterator[Executor]:
    """An executor whose tasks run on the workers of the scheduler at `address`. Raises NoCluster.

    A task whose worker is lost is given to another one (three times at most: what ends its worker each time ends it).
    """
    try:
        from distributed import Client
    except ImportError:
        raise NoCluster("--cluster needs Dask: pip install -e '.[cluster]'") from None
    try:
        client = Client(address, timeout="10s", set_as_default=False)
    except (OSError, ValueError) as error:
        raise NoCluster(f"{address}: no Dask scheduler answers here ({error})") from error
    with client:
        executor = client.get_executor(pure=False, retries=0)
        try:
            yield executor
        finally:
            executor.shutdown(wait=False)
