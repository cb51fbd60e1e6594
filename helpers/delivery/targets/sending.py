"""Files on their way to a target: what is new or changed is sent, whole, and remembered there."""

import hashlib
import time
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from helpers.delivery.targets.faults import NotRead, NotStanding, TargetFault, TooSlow, Unreachable
from helpers.delivery.targets.line import Line
from helpers.delivery.targets.paths import STATE, checked, folder_of, is_partial, partial_beside
from helpers.delivery.targets.state import State
from helpers.delivery.targets.store import Store
from helpers.reporting.faults import of_system
from helpers.words import N_

_REMEMBERED_EVERY = 2.0  # seconds of work that a kill can make the next run do again
_TIDYING = 2.0  # seconds for taking back what failed


@dataclass(frozen=True)
class Sending:
    """A file to be sent: its fingerprint, and what yields its content or the path of it."""

    sha256: str
    content: Callable[[], bytes | Path]


@dataclass(frozen=True)
class Sent:
    """Paths that were sent, in order, and those that stood there already."""

    sent: tuple[str, ...]
    unchanged: tuple[str, ...]


def name_of_set(files: Mapping[str, Sending]) -> str:
    """A folder's name for this very set of files. See `OpenedTarget.publish`."""
    told = "\n".join(f"{path} {file.sha256}" for path, file in sorted(files.items()))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


class OpenedTarget:
    """A target that files can be sent to. Every method raises a TargetFault, in bounded time, when it can not be done."""

    def __init__(self, line: Line):
        self._line = line
        self._state = State()
        self._there: dict[str, int] = {}
        self._strays: list[str] = []

    def __enter__(self) -> "OpenedTarget":
        return self

    def __exit__(self, *_) -> None:
        self.close()

    def close(self) -> None:
        """End the connection."""
        self._line.close()

    def send(self, files: Mapping[str, Sending]) -> Sent:
        """Send what is new, changed, or no longer stands there as it was sent; each file appears whole."""
        due = self._due(files)
        with self._remembering(due) as remember:
            for path in due:
                remember(path, files[path].sha256, self._put(path, files[path]))
        return _sent(files, due)

    def publish(self, files: Mapping[str, Sending], switch: Collection[str]) -> Sent:
        """As `send`; the files named in `switch` are written last, and only when all others stand.

        What replaces a file is first laid beside it, and all are moved into place when the last has arrived: a target
        that fails on the way keeps the set it had. A reader who must never meet two sets at once, not even in the
        moment of moving, needs names that are not used again: a folder called by `name_of_set`, which `switch` names.
        """
        others = [path for path in self._due(files) if path not in switch]
        last = [path for path in switch if not self._stands(path, files[path])]
        with self._remembering([*others, *last]) as remember:
            beside = {}
            for path in others:
                if self._size(path) is not None:
                    beside[path] = self._lay_beside(path, files[path])
                else:
                    remember(path, files[path].sha256, self._put(path, files[path]))
            for path, (partial, size) in beside.items():
                self._move(partial, path, files[path])
                remember(path, files[path].sha256, size)
            if last:
                self._check([path for path in files if path not in switch])
            for path in last:
                remember(path, files[path].sha256, self._put(path, files[path]))
        return _sent(files, [*others, *last])

    def remove(self, *prefixes: str, keep: Collection[str] = ()) -> tuple[str, ...]:
        """Remove what was sent to these paths or below them, but for `keep`, and no other file. Yields the paths."""
        below = tuple(f"{checked(prefix)}/" for prefix in prefixes)
        self._read_state()
        gone = [path for path in sorted(self._state.entries) if f"{path}/".startswith(below) and path not in keep]
        try:
            for path in gone:
                self._line.do(path, lambda store, seconds, path=path: store.remove(path, seconds))
                self._state.forget(path)
            for folder in _folders_within(below, gone):
                self._line.do(folder, lambda store, seconds, folder=folder: store.prune(folder, seconds))
        finally:
            self._write_state()
        return tuple(gone)

    def _due(self, files: Mapping[str, Sending]) -> list[str]:
        """Look at the target, tidy it, and say what is to be sent."""
        for path in files:
            checked(path)
        self._read_state()
        self._look({*files, *self._state.entries})
        left = [path for path in self._there if is_partial(path)]
        for path in left:
            self._line.do(path, lambda store, seconds, path=path: store.remove(path, seconds))
        begun = [path for path, entry in self._state.entries.items() if not entry.sha256]
        if begun:
            self._line.do("", lambda store, seconds: store.clear(begun, seconds))
        return [path for path, file in files.items() if not self._stands(path, file)]

    def _look(self, paths: Collection[str]) -> None:
        folders = sorted({"", *map(folder_of, paths)})
        sizes = self._line.do("", lambda store, seconds: store.sizes(folders, seconds))
        # A Mac's disk may give back its own spelling of the letters it was given
        self._there = {unicodedata.normalize("NFC", path): size for path, size in sizes.items()}

    def _stands(self, path: str, file: Sending) -> bool:
        entry = self._state.entries.get(path)
        return entry is not None and (entry.sha256, entry.size) == (file.sha256, self._size(path))

    def _size(self, path: str) -> int | None:
        return self._there.get(unicodedata.normalize("NFC", path))

    def _check(self, paths: list[str]) -> None:
        self._look(paths)
        for path in paths:
            if self._size(path) != self._state.entries[path].size:
                raise NotStanding(
                    N_("{target}: {path} was sent and does not stand there. Somebody else may be writing there"),
                    target=self._line.name,
                    path=path,
                )

    @contextmanager
    def _remembering(self, due: list[str]) -> Iterator[Callable[[str, str, int], None]]:
        """Tell the target what is begun, and from time to time what is done; a killed run has told enough."""
        last = time.monotonic()

        def remember(path: str, sha256: str, size: int) -> None:
            nonlocal last
            self._state.done(path, sha256, size)
            if time.monotonic() - last > _REMEMBERED_EVERY:
                self._write_state()
                last = time.monotonic()

        try:
            self._state.begin(due)
            self._write_state()
            yield remember
        except (Unreachable, TooSlow):
            raise  # nor would it be there for what follows
        except BaseException:
            self._sweep()
            with suppress(TargetFault):
                self._line.once(STATE, self._putting(STATE, self._state.written()))
            self._sweep()
            raise
        self._sweep()
        self._write_state()

    def _put(self, path: str, file: Sending) -> int:
        content = _content(path, file)
        self._line.do(path, self._putting(path, content), len(content))
        return len(content)

    def _putting(self, path: str, content: bytes) -> Callable[[Store, float], None]:
        def work(store: Store, seconds: float) -> None:
            if store.whole:
                store.write(path, content, seconds)
            else:
                store.move(self._written_beside(store, path, content, seconds), path, seconds)

        return work

    def _written_beside(self, store: Store, path: str, content: bytes, seconds: float) -> str:
        partial = partial_beside(path)
        try:
            store.write(partial, content, seconds)
        except BaseException:
            self._strays.append(partial)
            raise
        return partial

    def _sweep(self) -> None:
        """Take back what was begun and failed: it may be what fills the disk. What stays is for the next run."""
        strays, self._strays = self._strays, []
        with suppress(TargetFault):
            for path in strays:
                self._line.once(path, lambda store, seconds, path=path: store.remove(path, min(seconds, _TIDYING)))

    def _lay_beside(self, path: str, file: Sending) -> tuple[str, int]:
        content = _content(path, file)
        partial = self._line.do(
            path, lambda store, seconds: self._written_beside(store, path, content, seconds), len(content)
        )
        return partial, len(content)

    def _move(self, partial: str, path: str, file: Sending) -> None:
        """Into place; if the answer is lost on the way, nobody knows whether it was moved: then it is sent anew."""
        try:
            self._line.once(path, lambda store, seconds: store.move(partial, path, seconds))
        except TargetFault:
            self._put(path, file)

    def _read_state(self) -> None:
        self._state = State.read(self._line.do(STATE, lambda store, seconds: store.read(STATE, seconds)))

    def _write_state(self) -> None:
        if self._state.changed:
            content = self._state.written()
            self._line.do(STATE, self._putting(STATE, content), len(content))
            self._state.changed = False


def _content(path: str, file: Sending) -> bytes:
    try:
        content = file.content()
        content = content.read_bytes() if isinstance(content, Path) else content
    except OSError as error:
        raise NotRead(N_("{path} could not be read: {reason}"), path=path, reason=of_system(error)) from error
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise NotRead(N_("{path} has changed since the sending began. Start it again"), path=path)
    return content


def _folders_within(below: tuple[str, ...], paths: list[str]) -> list[str]:
    """The folders at or below one of these that the paths lie in, the deepest first."""
    found = set()
    for path in paths:
        folder = folder_of(path)
        while f"{folder}/".startswith(below):
            found.add(folder)
            folder = folder_of(folder)
    return sorted(found, key=lambda folder: -folder.count("/"))


def _sent(files: Mapping[str, Sending], sent: list[str]) -> Sent:
    return Sent(tuple(sent), tuple(path for path in files if path not in set(sent)))
