"""Entries kept by the Task Scheduler of Windows, for the user who sets them."""

import tempfile
from contextlib import suppress
from pathlib import Path

from helpers.delivery.schedule.entry import Entry, marked
from helpers.delivery.schedule.tools import ToolFailed, answers, ask
from helpers.delivery.schedule.windows import task
from helpers.reporting.faults import Words
from helpers.words import N_


class TaskScheduler:
    """See schedulers.Scheduler."""

    name = "windows"

    def is_there(self) -> bool:
        return answers("schtasks", "/Query", "/FO", "LIST")

    def files(self, entry: Entry) -> dict[str, bytes]:
        return {f"{entry.title}.xml": task(entry)}

    def steps(self, entry: Entry) -> Words:
        return Words(
            N_("In that folder: {command}"), {"command": f"schtasks /Create /TN {entry.title} /XML {entry.title}.xml"}
        )

    def set(self, entry: Entry) -> None:
        before = self._text(entry.title)
        try:
            _create(entry.title, task(entry))
            ask("schtasks", "/Query", "/TN", entry.title)
        except ToolFailed:
            with suppress(ToolFailed):
                if before is None:
                    self.remove(entry)
                else:
                    _create(entry.title, before.encode("utf-16"))
            raise

    def entries(self) -> list[Entry]:
        return marked(ask("schtasks", "/Query", "/XML"))

    def remove(self, entry: Entry) -> None:
        ask("schtasks", "/Delete", "/TN", entry.title, "/F")

    def hint(self) -> Words | None:
        return Words(N_("It runs while you are logged in; the Task Scheduler's window can change that."))

    def _text(self, title: str) -> str | None:
        try:
            return ask("schtasks", "/Query", "/TN", title, "/XML")
        except ToolFailed:
            return None


def _create(title: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory(prefix="giamngheo-") as folder:
        path = Path(folder) / "task.xml"
        path.write_bytes(content)
        ask("schtasks", "/Create", "/TN", title, "/XML", str(path), "/F")
