"""What a second core is worth on this machine: a fixed amount of Python work, alone and beside its double."""

import subprocess
import sys
import time

_WORK = """
import json
rows = [{"code": str(n), "rate": n / 7, "names": ["a" * (n % 9)] * 3} for n in range(400)]
for _ in range(1200):
    rows = sorted(json.loads(json.dumps(rows)), key=lambda row: -row["rate"])
"""


def gain() -> float:
    """How many times the work of one process two independent processes do in the same time; 2 would be ideal."""
    alone = [_seconds(1), _seconds(1)]
    both = _seconds(2)
    alone.append(_seconds(1))
    return 2 * sorted(alone)[1] / both


def _seconds(processes: int) -> float:
    started = time.perf_counter()
    running = [subprocess.Popen([sys.executable, "-c", _WORK]) for _ in range(processes)]
    for process in running:
        process.wait()
    return time.perf_counter() - started
