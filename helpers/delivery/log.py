"""What runs did, month by month: a log that a person reads, and the same as JSON lines for programs."""

import errno
import json
import os
from datetime import datetime
from pathlib import Path

FOLDER = "log"


class Log:
    """The log of the folder `out`. `run`: the number of the run that writes."""

    def __init__(self, out: Path, run: int):
        self._folder = out / FOLDER
        self._run = run
        self._folder.mkdir(exist_ok=True)

    def tell(self, event: str, text: str, **details: object) -> None:
        """Add one event: `text` says it to a person; `event` and `details`, to a program.

        Each line is written at once, and a text of several lines is one line to a program.
        """
        time = datetime.now().astimezone()
        name = time.strftime("%Y-%m")
        stamp = time.isoformat(timespec="seconds")
        entry = {"time": stamp, "run": self._run, "event": event, "text": text} | details
        self._add(f"{name}.jsonl", json.dumps(entry, ensure_ascii=False, default=str))
        clock = time.strftime("%Y-%m-%d %H:%M:%S %z")
        self._add(f"{name}.log", "\n".join(f"{clock}  {self._run:>5}  {line}" for line in text.splitlines() or [""]))

    def _add(self, name: str, line: str) -> None:
        with open(self._folder / name, "ab", buffering=0) as file:
            before = file.tell()
            written = f"{line}\n".encode()
            if file.write(written) < len(written):  # of a line that the disk has no room for, no half stays
                file.truncate(before)
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), file.name)
