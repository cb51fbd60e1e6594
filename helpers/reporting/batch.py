"""Many jobs through one executor. Each runs its notebook in a kernel of its own, so threads are enough here."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed

from helpers.reporting.job import Job
from helpers.reporting.render import Outcome, render


def render_all(jobs: list[Job], done: Callable[[Outcome], None], workers: int | None = None) -> list[Outcome]:
    """Make every report and call `done` as each ends. One that fails does not stop the others. Outcomes in job order."""
    outcomes: dict[Job, Outcome] = {}
    with ThreadPoolExecutor(workers or os.cpu_count()) as pool:
        for future in as_completed([pool.submit(render, job) for job in jobs]):
            outcome = future.result()
            outcomes[outcome.job] = outcome
            done(outcome)
    return [outcomes[job] for job in jobs]
