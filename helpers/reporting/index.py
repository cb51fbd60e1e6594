"""The page that lists the reports of a folder, in both languages, for a browser without a network."""

from pathlib import Path

import jinja2

from helpers.catalog import Catalogue
from helpers.places import sort_key
from helpers.reporting.files import write_whole
from helpers.reporting.record import Record
from helpers.words import LANGUAGES
from helpers.words.made_up import mark

INDEX = "index.html"


def write_index(out: Path, records: list[Record], catalogue: Catalogue) -> None:
    """`out`/index.html from the records of its reports: the national overview first, then the provinces in dictionary order,
    the example last and marked as made up; a row a plan, a link a file. A plan whose targets are all for districts is marked."""
    provinces = catalogue.tables["provinces"].merge(
        catalogue.tables["regions"], on="region_id", suffixes=("", "_region")
    )
    targets = catalogue.tables["targets"]
    whole = set(targets.loc[targets["scope"].ne("district"), "plan_id"])
    of_districts = set(targets["plan_id"]) - whole
    about = provinces.set_index("province_code").to_dict("index")
    rows: dict[tuple, dict] = {}
    overview: dict[str, dict] = {}
    for record in records:
        parameters = record.parameters
        files = {Path(name).suffix[1:]: f"{record.folder}/{name}" for name in record.files if "/" not in name}
        if "province" not in parameters:
            overview[parameters["language"]] = {"files": files, "year": record.facts["year"]}
            continue
        province = about[parameters["province"]]
        key = (bool(province["made_up"]), sort_key(province["name_vi"]), parameters["year"])
        row = rows.setdefault(
            key,
            {
                "province": province,
                "year": parameters["year"].replace("-", "\N{EN DASH}"),
                "of_districts": record.about["plan"] in of_districts,
                "reports": {},
            },
        )
        row["reports"][parameters["language"]] = {"files": files}
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("helpers.reporting", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = (Path(__file__).parent / "templates" / "giamngheo" / "report.css").read_text(encoding="utf-8")
    marks = {language: mark(language) for language in LANGUAGES}
    listed = [rows[key] for key in sorted(rows)]
    page = environment.get_template("index.html.j2").render(rows=listed, overview=overview, style=style, marks=marks)
    write_whole(out / INDEX, page)
