"""Places whose files lie in a folder of this machine, whoever serves it."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.delivery.targets.servers.place import Place


@dataclass
class InFolder(Place):
    """The plain folder itself."""

    folder: Path = field(kw_only=True)

    def everything(self):
        paths = [path for path in self.folder.rglob("*") if path.is_file()]
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in paths}

    def peek(self, path):
        try:
            return (self.folder / path).read_bytes()
        except FileNotFoundError:
            return None

    def spoil(self, path, content):
        (self.folder / path).unlink() if content is None else (self.folder / path).write_bytes(content)

    def mark(self):
        self.marked = self._now()

    def written(self):
        return sorted(path for path, stat in self._now().items() if self.marked.get(path) != stat)

    def _now(self):
        paths = [path for path in self.folder.rglob("*") if path.is_file()]
        stats = {path.relative_to(self.folder).as_posix(): path.stat() for path in paths}
        return {path: (stat.st_ino, stat.st_mtime_ns) for path, stat in stats.items()}


@dataclass
class OverSftp(InFolder):
    """server: see sftp_server."""

    server: object = field(kw_only=True)

    def mark(self):
        self.server.log.clear()

    def written(self):
        moved = [Path(name).relative_to(self.folder).as_posix() for what, name in self.server.log if what == "rename"]
        assert len({what for what, _ in self.server.log} - {"rename", "open", "mkdir"}) == 0
        assert len([what for what, _ in self.server.log if what == "open"]) == len(moved)
        return sorted(moved)


@dataclass
class OverWebdav(InFolder):
    """gate: see there."""

    gate: object = field(kw_only=True)

    def mark(self):
        self.gate.log.clear()

    def written(self):
        assert {method for method, *_ in self.gate.log} <= {"GET", "PROPFIND", "MKCOL", "PUT", "MOVE"}
        puts = [path for method, path, _ in self.gate.log if method == "PUT"]
        moved = [unquote(urlsplit(to).path) for method, _, to in self.gate.log if method == "MOVE"]
        assert len(puts) == len(moved)
        return sorted(Path(path).relative_to(f"/{self.folder.name}").as_posix() for path in moved)
