"""Somebody who reads at the target all the time."""

import threading
from contextlib import contextmanager


@contextmanager
def reading(look):
    """What `look` yielded, again and again, while the block ran; each once."""
    seen, over = [], threading.Event()

    def run():
        while not over.is_set():
            if (found := look()) not in seen:
                seen.append(found)
            over.wait(0.001)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        yield seen
    finally:
        over.set()
        thread.join(5)
