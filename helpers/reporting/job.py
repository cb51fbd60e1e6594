"""One report to make: a notebook run with parameters on a data folder, into a folder of its own."""

import os
from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path

from helpers.catalog import Catalogue, Excerpt, Excerpts
from helpers.catalog.example import file_stem
from helpers.reporting.formats import FORMATS


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
    def excerpt(self, excerpts: Excerpts) -> Excerpt:
        """The rows of data that the report can stand on."""

    @abstractmethod
    def expected(self, catalogue: Catalogue) -> dict:
        """What the report must show, computed from the data alone. Raises DataProblems if they can not be used."""

    @property
    def about(self) -> dict:
        """What the manifest says of the report beside its parameters."""
        return {}

    @property
    def data_folder(self) -> str:
        """The data as seen from the notebook's folder, so that an executed notebook names no path of this machine."""
        try:
            return Path(os.path.relpath(self.data, self.notebook.parent)).as_posix()
        except ValueError:  # on another Windows drive
            return self.data.as_posix()

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
