"""Blocks as HTML, by one template with escaping on."""

import re
from functools import cache

import jinja2
from markupsafe import Markup

from helpers.display.alignment import hidden_tails
from helpers.display.figures.palette import THEMED

_BETWEEN_TAGS = re.compile(r">\s*\n\s*<")  # nothing that is seen, in some thousand places


@cache
def _template() -> jinja2.Template:
    loader = jinja2.PackageLoader("helpers.display", "templates")
    environment = jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {"spans": spans, "themed": themed}
    environment.globals["hidden_tails"] = hidden_tails
    return environment.get_template("blocks.html.j2")


def block_html(data: dict) -> Markup:
    """The HTML of a block given as its data."""
    return Markup(_BETWEEN_TAGS.sub("><", _template().render(block=data).strip()))


def themed(svg: str) -> Markup:
    """A picture whose letters, lines and roles take the colours of the page, light or dark. Shades that tell an amount
    stay as they are, and so do the letters on them."""
    for name, colour in THEMED.items():
        svg = svg.replace(colour, f"var(--{name}, {colour})")
    return Markup(svg)


def spans(columns: list[dict]) -> list[tuple[str, list[dict]]]:
    """Runs of columns under one group heading; a column without a group stands alone."""
    runs: list[tuple[str, list[dict]]] = []
    for column in columns:
        if runs and column["group"] and runs[-1][0] == column["group"]:
            runs[-1][1].append(column)
        else:
            runs.append((column["group"], [column]))
    return runs
