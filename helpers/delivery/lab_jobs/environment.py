"""Where notebook jobs run and what they may yield; only `jupyter-scheduler` imports this."""

import sys

from jupyter_scheduler.environments import EnvironmentManager
from jupyter_scheduler.models import RuntimeEnvironment

from helpers.reporting.exporters import LabHTMLExporter, LabPDFExporter

_FORMATS = {
    "ipynb": "Notebook",
    "html": LabHTMLExporter.export_from_notebook,
    "pdf": LabPDFExporter.export_from_notebook,
}


class WorkbookEnvironmentManager(EnvironmentManager):
    """The one environment the Lab itself runs in, with a report's own formats."""

    def list_environments(self) -> list[RuntimeEnvironment]:
        """What the form of a job offers."""
        return [
            RuntimeEnvironment(
                name="giamngheo",
                label="giamngheo",
                description=sys.prefix,
                file_extensions=["ipynb"],
                output_formats=list(_FORMATS),
                metadata={"path": sys.executable},
            )
        ]

    def manage_environments_command(self) -> str:
        """None: the environment is the workbook's own."""
        return ""

    def output_formats_mapping(self) -> dict[str, str]:
        """The name of each format in the form."""
        return _FORMATS
