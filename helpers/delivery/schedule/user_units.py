"""Entries kept by systemd, among the units of the user."""

import os
from contextlib import suppress
from pathlib import Path

from helpers.delivery.schedule.entry import Entry, marked
from helpers.delivery.schedule.systemd import units
from helpers.delivery.schedule.tools import ToolFailed, answers, ask
from helpers.reporting.faults import Fault, Words
from helpers.reporting.files import write_whole
from helpers.words import N_


class StillThere(Fault):
    """A timer runs on although its files are gone."""


class UserUnits:
    """See schedulers.Scheduler."""

    name = "systemd"

    def try_out(self) -> None:
        ask("systemctl", "--user", "list-timers")

    def files(self, entry: Entry) -> dict[str, bytes]:
        return {name: text.encode() for name, text in units(entry).items()}

    def steps(self, entry: Entry) -> Words:
        return Words(
            N_(
                "Copy them into ~/.config/systemd/user, then: systemctl --user daemon-reload && systemctl --user enable --now {title}.timer"
            ),
            {"title": entry.title},
        )

    def set(self, entry: Entry) -> None:
        texts, folder = units(entry), _folder()
        before = {name: (folder / name).read_text(encoding="utf-8") for name in texts if (folder / name).exists()}
        try:
            _put(entry.title, texts)
        except (ToolFailed, OSError):
            with suppress(ToolFailed, OSError):
                _put(entry.title, before)
            raise

    def entries(self) -> list[Entry]:
        timers = sorted(_folder().glob("giamngheo-*.timer"))
        return [entry for path in timers for entry in marked(path.read_text(encoding="utf-8"))]

    def remove(self, entry: Entry) -> None:
        _put(entry.title, {})
        if answers("systemctl", "--user", "is-active", f"{entry.title}.timer"):
            raise StillThere(N_("systemd does not let go of {name}: log out and in again"), name=f"{entry.title}.timer")

    def hint(self) -> Words | None:
        try:
            lingers = ask("loginctl", "show-user", str(os.getuid()), "--property=Linger", "--value").strip()
        except ToolFailed:
            return None
        if lingers == "yes":
            return None
        return Words(N_("It runs while you are logged in. For it to run always: loginctl enable-linger"))

    def environment(self, names: str) -> Words:
        return Words(
            N_(
                "Its runs do not see what is set in this window. First: mkdir -p ~/.config/environment.d. Then write {names}, if they are not there yet, as lines NAME=value into ~/.config/environment.d/giamngheo.conf. Then: chmod 600 ~/.config/environment.d/giamngheo.conf && systemctl --user daemon-reload"
            ),
            {"names": names},
        )


def _folder() -> Path:
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "systemd" / "user"


def _put(title: str, texts: dict[str, str]) -> None:
    """Have these units and no others of this title. What was known of the last run goes with the units before: a timer
    would take times of its new rule that lie since then for missed, and start at once."""
    folder, timer = _folder(), f"{title}.timer"
    with suppress(ToolFailed):  # there may be none
        ask("systemctl", "--user", "disable", "--now", timer)
        ask("systemctl", "--user", "clean", "--what=state", timer)
    for name in {timer, f"{title}.service"} - texts.keys():
        (folder / name).unlink(missing_ok=True)
    if texts:
        folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        write_whole(folder / name, text)
    ask("systemctl", "--user", "daemon-reload")
    if texts:
        ask("systemctl", "--user", "enable", "--now", timer)
        ask("systemctl", "--user", "is-active", timer)
