"""Blocks as HTML, by one template with escaping on."""

from functools import cache

import jinja2
from markupsafe import Markup


@cache
def _template() -> jinja2.Template:
    loader = jinja2.PackageLoader("helpers.display", "templates")
    environment = jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["spans"] = spans
    return environment.get_template("blocks.html.j2")


def block_html(data: dict) -> Markup:
    """The HTML of a block given as its data."""
    return Markup(_template().render(block=data).strip())


def spans(columns: list[dict]) -> list[tuple[str, list[dict]]]:
    """Runs of columns under one group heading; a column without a group stands alone."""
    runs: list[tuple[str, list[dict]]] = []
    for column in columns:
        if runs and column["group"] and runs[-1][0] == column["group"]:
            runs[-1][1].append(column)
        else:
            runs.append((column["group"], [column]))
    return runs
