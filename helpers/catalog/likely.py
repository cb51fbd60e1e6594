"""Which district a code most likely means that stands in no list: one of its own province before any other."""

from dataclasses import replace

import pandas as pd

from helpers.catalog.problems import Problem, hint


def with_likely_district(problem: Problem, tables: dict[str, pd.DataFrame]) -> Problem:
    """The problem with details that offer a district for what stands in its `district_code`, a mistyped code or a name;
    without them if none is near, and as it is where its column is another.

    `nearest` is its code, `belongs` its name, and `elsewhere` its province where that is not the owner of the problem.
    """
    if problem.column != "district_code" or problem.code not in ("unknown_key", "bad_pattern"):
        return problem
    details = {name: detail for name, detail in problem.details.items() if name != "nearest"}
    return replace(problem, details=details | _likely(problem, tables))


def _likely(problem: Problem, tables: dict[str, pd.DataFrame]) -> dict[str, str]:
    districts = tables["districts"]
    own = districts["province_code"].eq(problem.owner)
    for among in (districts[own], districts[~own]):
        codes = {text: row["district_code"] for row in among.to_dict("records") for text in _ways(row)}
        if near := hint(problem.found, codes):
            return _told(codes[near["nearest"]], problem.owner, tables)
    return {}


def _ways(row: dict) -> list[str]:
    """How the district may have been written, by code or by name."""
    return [text for text in (row["district_code"], row["name_vi"], row["short_vi"], row["name_en"]) if text]


def _told(code: str, owner: str | None, tables: dict[str, pd.DataFrame]) -> dict[str, str]:
    district = tables["districts"].drop_duplicates("district_code").set_index("district_code").loc[code]
    names = dict(zip(tables["provinces"]["province_code"], tables["provinces"]["name_vi"], strict=True))
    province = names.get(district["province_code"]) or "–"
    if owner is None:  # whose row it is, no one knows
        return {"nearest": code, "belongs": f"{district['name_vi']}, {province}"}
    told = {"nearest": code, "belongs": district["name_vi"]}
    return told if district["province_code"] == owner else told | {"elsewhere": province}
