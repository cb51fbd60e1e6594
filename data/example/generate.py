"""Makes the example province «Tỉnh Ví Dụ»: every figure in this folder is made up, and none is anybody's.

The example shows every section of a report full: two plan years (2023 and 2024), the reviews of three years (2022
opens the first plan), targets, results, projects and money, consistent with each other as the official tables ask.
One thing is wrong on purpose: a second source starts the year 2024 from more poor households than the review of 2023
closed with, so that the section on restated bases has something to say.

    python data/example/generate.py [FOLDER]

writes the CSV files of the example into FOLDER (this folder if none is given), in the columns of ../datapackage.json.
Chance is seeded (makers/chance.py), so the same code writes the same bytes on every machine.
"""

import csv
import json
import sys
from pathlib import Path

from makers.balances import balance_table
from makers.households import reviews
from makers.place import place_tables
from makers.plans import plan_tables
from makers.review_tables import review_tables
from makers.sources import source_table
from makers.targets import outcome_table, target_table

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parent / "datapackage.json"


def tables() -> dict[str, list[dict]]:
    """Every table of the example as rows by column name."""
    counted = reviews()
    review = review_tables(counted)
    return {
        "sources": source_table(),
        **place_tables(),
        **plan_tables(counted),
        "targets": target_table(counted),
        "outcomes": outcome_table(counted, review["review_groups"]),
        "balances": balance_table(counted, review["review_groups"]),
        **review,
    }


def write(folder: Path) -> None:
    """Write a CSV file a table into `folder`. Raises ValueError for a row with a column that is not declared."""
    package = json.loads(PACKAGE.read_text(encoding="utf-8"))
    columns = {one["name"]: [field["name"] for field in one["schema"]["fields"]] for one in package["resources"]}
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables().items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns[name], restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
