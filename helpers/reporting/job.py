"""One report to make: a notebook run with parameters on a data folder, into a folder of its own."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path

from helpers.catalog.example import file_stem

ROOT = Path(__file__).resolve().parents[2]
FORMATS = ("html", "pdf")


@dataclass(frozen=True, kw_only=True)
class Job(ABC):
    """A report to make in one language. All paths are absolute. What it is a report on, subclasses know."""

    notebook: Path
    language: str
    data: Path
    out: Path
    formats: tuple[str, ...] = FORMATS
    made_up: bool = False

    @property
    @abstractmethod
    def parameters(self) -> dict[str, str]:
        """What the notebook is told, beside the data folder. All text, so that province `06` stays `06`."""

    @property
    @abstractmethod
    def place(self) -> str:
        """The report's folder inside the folder of all reports, with slashes."""

    @property
    @abstractmethod
    def title(self) -> str:
        """What a run calls the report."""

    @abstractmethod
    def expected(self) -> dict:
        """What the report must show, computed from the data alone. Raises DataProblems if they can not be used."""

    @property
    def about(self) -> dict:
        """What the manifest says of the report beside its parameters."""
        return {}

    @property
    def folder(self) -> Path:
        """Where the finished report stands."""
        return self.out / self.place

    @property
    def stem(self) -> str:
        """The name of the report's files, without ending."""
        return file_stem(self.made_up)

    def __str__(self) -> str:
        return f"{self.title} {self.language}"
