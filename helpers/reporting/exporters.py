"""The exporters that nbconvert finds by name: `giamngheo-html` and `giamngheo-pdf`, and their twins for JupyterLab."""

from functools import cache
from pathlib import Path

import jinja2
from nbconvert.exporters import Exporter, TemplateExporter
from nbconvert.preprocessors import RegexRemovePreprocessor, TagRemovePreprocessor
from nbformat import NotebookNode

from helpers.display.html import block_html
from helpers.reporting.document import read_document
from helpers.reporting.pdf import compile_pdf
from helpers.reporting.prose_html import prose_html

_TEMPLATES = Path(__file__).parent / "templates"


class _Direct(Exporter):
    """Copies and checks the notebook only for a preprocessor that may change it; a user may ask for one, as by `--execute`."""

    def _preprocess(self, nb: NotebookNode, resources):
        if any(map(self._works, self._preprocessors)):
            return super()._preprocess(nb, resources)
        return nb, resources

    def _works(self, preprocessor) -> bool:
        """Those that take cells out always stand ready, and do nothing until they are told of a tag or a pattern."""
        if isinstance(preprocessor, (RegexRemovePreprocessor, TagRemovePreprocessor)):
            return preprocessor.enabled and set(self.config[type(preprocessor).__name__]) > {"enabled"}
        return getattr(preprocessor, "enabled", True)


class ReportHTMLExporter(_Direct, TemplateExporter):
    """An executed report notebook as one HTML file that needs no network."""

    output_mimetype = "text/html"

    def _file_extension_default(self) -> str:
        return ".html"

    def _template_name_default(self) -> str:
        return "giamngheo"

    @property
    def extra_template_basedirs(self) -> list[str]:
        return [str(_TEMPLATES)]

    def default_filters(self):
        yield from super().default_filters()
        yield ("block_html", block_html)
        yield ("prose_html", prose_html)

    def _create_environment(self) -> jinja2.Environment:
        environment = super()._create_environment()
        environment.autoescape = True
        return environment

    def _preprocess(self, nb: NotebookNode, resources):
        """Read the document after the preprocessors, one of which may have run the notebook. Raises NotAReport."""
        nb, resources = super()._preprocess(nb, resources)
        resources["document"] = read_document(nb)
        return nb, resources


class ReportPDFExporter(_Direct):
    """An executed report notebook as an accessible, archivable PDF (PDF/UA-1 and PDF/A-2a)."""

    output_mimetype = "application/pdf"

    def _file_extension_default(self) -> str:
        return ".pdf"

    def from_notebook_node(self, nb: NotebookNode, resources=None, **kwargs):
        """The PDF's bytes and its resources. Raises NotAReport, or PDFError where the PDF would not be accessible."""
        nb, resources = super().from_notebook_node(nb, resources, **kwargs)
        return compile_pdf(read_document(nb)), resources


@cache
def exporter(ending: str) -> Exporter:
    """The exporter to files with this ending (`html`, `pdf`), made once a process."""
    return {"html": ReportHTMLExporter, "pdf": ReportPDFExporter}[ending]()


# JupyterLab's menu calls exporters by names without a hyphen, and lists those that have a title for it.


class LabHTMLExporter(ReportHTMLExporter):
    """The HTML report in JupyterLab's menu Save and Export Notebook As."""

    export_from_notebook = "Giảm nghèo (HTML)"


class LabPDFExporter(ReportPDFExporter):
    """The PDF report in JupyterLab's menu Save and Export Notebook As."""

    export_from_notebook = "Giảm nghèo (PDF)"
