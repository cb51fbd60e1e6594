"""`giamngheo list`."""

from pathlib import Path

import click

from helpers.cli.ending import open_data, stop_on
from helpers.words import user_language
from helpers.words.made_up import mark


def list_plans(data: Path) -> None:
    """Print the province-years of a data folder, and what is wrong with it."""
    language = user_language()
    _folder, catalogue = open_data(data)
    for plan in catalogue.plans().to_dict("records"):
        made_up = f"  [{mark(language)}]" if plan["made_up"] else ""
        name, title = plan[f"name_{language}"], plan[f"title_{language}"]
        click.echo(f"{plan['province_code']}  {plan['year']:<9}  {name:<20}  {title}{made_up}")
    stop_on([problem.say(language) for problem in catalogue.problems])
