"""The line to a target: connected when first needed, given up and connected again when something fails."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from typing import TypeVar

from helpers.delivery.secrets import Secret
from helpers.delivery.targets.faults import Kind, TargetFault, chain, fault_of
from helpers.delivery.targets.patience import Patience
from helpers.delivery.targets.store import Store
from helpers.reporting.faults import Fault

Got = TypeVar("Got")
Work = Callable[[Store, float], Got]


@dataclass(frozen=True)
class Backend:
    """A kind of target: `connect` within seconds, and the `kind` of fault that one of its own errors is."""

    connect: Callable[[float], Store]
    kind: Callable[[BaseException], Kind | None]


class Line:
    """Does one thing after the other at a target, in bounded time. Everything that fails there is a TargetFault."""

    def __init__(self, name: str, backend: Backend, secret: Secret | None, patience: Patience):
        self.name = name
        self.patience = patience
        self._backend = backend
        self._secret = secret
        self._store: Store | None = None

    def do(self, path: str, work: Work[Got], size: int = 0) -> Got:
        """What `work` yields, tried again where that may help. `path` and `size`: of what it is about, and sends."""
        patience = self.patience
        began = time.monotonic()
        for tried in count(1):
            try:
                return self.once(path, work, size)
            except TargetFault as fault:
                wait = patience.wait * 2 ** (tried - 1)
                late = time.monotonic() - began + wait > patience.total
                if fault.lasting or tried >= patience.tries or late:
                    raise
            time.sleep(wait)
        raise AssertionError

    def once(self, path: str, work: Work[Got], size: int = 0) -> Got:
        """As `do`, without a second try."""
        seconds = self.patience.limit(size)
        try:
            if self._store is None:
                self._store = self._backend.connect(seconds)
            return work(self._store, seconds)
        except Fault:
            raise
        except Exception as error:
            self.close()
            hidden = self._secret.reveal() if self._secret else ""
            fault = fault_of(error, self._backend.kind, hidden, self.name, path, seconds)
            # A server may say back what it was told: then not even a traceback shows what it said
            told = hidden and any(hidden in f"{one!r}{one}" for one in chain(error))
            raise fault from (None if told else error)

    def close(self) -> None:
        """End the connection, if there is one; the next thing to do connects anew."""
        store, self._store = self._store, None
        if store is not None:
            with suppress(Exception):
                store.close()
