"""`giamngheo list`."""

from pathlib import Path

import click

from helpers.cli.ending import open_data, stop_on
from helpers.words.made_up import mark


def list_plans(data: Path) -> None:
    """Print the province-years of a data folder, and what is wrong with it."""
    _folder, catalogue = open_data(data)
    for plan in catalogue.plans().to_dict("records"):
        made_up = f"  [{mark('vi')}]" if plan["made_up"] else ""
        click.echo(f"{plan['province_code']}  {plan['year']:<9}  {plan['name_vi']:<20}  {plan['title_vi']}{made_up}")
    stop_on([problem.say() for problem in catalogue.problems])
