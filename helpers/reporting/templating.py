"""Templates of pages, with all that is put into them escaped."""

from functools import cache
from pathlib import Path

import jinja2

TEMPLATES = Path(__file__).parent / "templates"


@cache
def template(name: str, folder: Path = TEMPLATES) -> jinja2.Template:
    """A template of this room, or of another one's folder."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder, encoding="utf-8"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}  # keys stay in their order
    return environment.get_template(name)
