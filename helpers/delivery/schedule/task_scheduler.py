"""Entries kept by the Task Scheduler of Windows, for the user who sets them."""

import tempfile
from contextlib import suppress
from pathlib import Path

from helpers.delivery.schedule.entry import Entry, marked
from helpers.delivery.schedule.tools import ToolFailed, ask
from helpers.delivery.schedule.windows import task
from helpers.reporting.faults import Words
from helpers.words import N_


class TaskScheduler:
    """See schedulers.Scheduler."""

    name = "windows"

    def try_out(self) -> None:
        ask("schtasks", "/Query", "/FO", "LIST")

    def files(self, entry: Entry) -> dict[str, bytes]:
        return {f"{entry.title}.xml": task(entry)}

    def steps(self, entry: Entry) -> Words:
        return Words(N_("In that folder: schtasks /Create /TN {title} /XML {title}.xml"), {"title": entry.title})

    def set(self, entry: Entry) -> None:
        with tempfile.TemporaryDirectory(prefix="giamngheo-") as folder:
            path = Path(folder) / "task.xml"
            path.write_bytes(task(entry))
            ask("schtasks", "/Create", "/TN", entry.title, "/XML", str(path), "/F")
        try:
            ask("schtasks", "/Query", "/TN", entry.title)
        except ToolFailed:
            with suppress(ToolFailed):
                self.remove(entry)
            raise

    def entries(self) -> list[Entry]:
        return marked(ask("schtasks", "/Query", "/XML"))

    def remove(self, entry: Entry) -> None:
        ask("schtasks", "/Delete", "/TN", entry.title, "/F")

    def hint(self) -> Words | None:
        return Words(N_("It runs while you are logged in; the Task Scheduler's window can change that."))

    def environment(self, names: str) -> Words:
        return Words(
            N_(
                "Its runs do not see what is set in this window. Keep {names} for all windows to come: setx NAME value, for each"
            ),
            {"names": names},
        )
