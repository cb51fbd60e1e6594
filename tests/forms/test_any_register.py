"""Any register is counted exactly: as a slow count in plain Python gives, whatever the format and the order of its rows."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers.catalog.register import count_register
from helpers.measures.missing import known
from helpers.measures.reviews.counted import counted_reviews
from tests.registers import (
    CAUSES,
    CLASSES,
    GROUPS,
    INDICATORS,
    LACKS,
    LISTED,
    MADE_UP_SOURCE,
    all_households,
    household,
    made_up_register,
    write_all_households,
    write_csv,
    write_parquet,
)
from tests.slow_count import slow_count

from .conftest import DATA

PLACES = [("99", "990"), ("99", "991"), ("06", "058"), ("20", "178")]
YEARS = (2023, 2024)
KEYS = ("province_code", "district_code", "year", "class", "unit", "indicator_id", "cause_id")
exact = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def registers(draw):
    """Registers of up to 25 households that keep the rules."""
    rows = []
    for number in range(draw(st.integers(1, 25))):
        before, after = draw(st.sampled_from([(a, b) for a in CLASSES for b in CLASSES if {a, b} != {"absent"}]))
        members = draw(st.integers(1, 9))
        told = {"members": members, "opening_members": draw(st.integers(1, 9))}
        if after in LISTED:
            least, most = (3, 12) if after == "poor" else (0, 2)
            told |= dict.fromkeys(draw(st.sets(st.sampled_from(INDICATORS), min_size=least, max_size=most)), True)
            told |= dict.fromkeys(draw(st.sets(st.sampled_from([*GROUPS, *CAUSES]))), True)
            told["children"] = draw(st.integers(0, members))
            told |= {name: draw(st.integers(0, told["children"])) for name in LACKS}
            if before in ("farm_average", "neither"):
                told["relapsed"] = draw(st.booleans())
        place, year = draw(st.sampled_from(PLACES)), draw(st.sampled_from(YEARS))
        rows.append(household(f"ho-{number}", place, year, before, after, **told))
    return rows


def counted(files, all_file=None, source=MADE_UP_SOURCE):
    done = count_register(files, DATA, source, all_file)
    lists = done.lists
    tables = counted_reviews(done.counts, done.everyone, lists.indicators(done.standard), lists.causes)
    return {name: table.to_dict("records") for name, table in tables.items()}


def comparable(tables):
    """Every table as its cells by key, missing ones None."""
    return {
        name: {
            tuple(row.get(key) for key in KEYS): {
                column: value if known(value) else None for column, value in row.items() if column not in KEYS
            }
            for row in rows
        }
        for name, rows in tables.items()
    }


@pytest.fixture(scope="session")
def real_source():
    """A source that real provinces may rest on."""
    return (DATA / "sources.csv").read_text(encoding="utf-8").splitlines()[1].split(",")[0]


@exact
@given(rows=registers(), with_all=st.booleans())
def test_a_count_is_that_of_going_from_household_to_household(rows, with_all, tmp_path, real_source):
    areas = all_households(rows, 3) if with_all else ()
    file = write_all_households(tmp_path / "all.csv", areas) if with_all else None
    found = comparable(counted([write_csv(tmp_path / "r.csv", rows)], file, real_source))
    expected = comparable(slow_count(rows, areas))
    for table in found.values():
        for row in table.values():
            row.update(
                {
                    column: None
                    for column in ("farm_average", "farm_average_rate")
                    if "poor_rate" in row and column not in row
                }
            )
    assert found == expected


@exact
@given(rows=registers(), seed=st.integers(0, 99))
def test_format_and_order_do_not_matter(rows, seed, tmp_path, real_source):
    first = counted([write_csv(tmp_path / "r.csv", rows)], source=real_source)
    mixed = random.Random(seed).sample(rows, len(rows))
    assert counted([write_parquet(tmp_path / "r.parquet", mixed)], source=real_source) == first
    assert counted([write_csv(tmp_path / "s.csv", mixed, delimiter=";")], source=real_source) == first


@exact
@given(rows=registers())
def test_identities_of_the_official_tables_hold(rows, tmp_path, real_source):
    tables = counted([write_csv(tmp_path / "r.csv", rows)], source=real_source)
    flows = {tuple(row[key] for key in KEYS[:5]): row for row in tables["review_flows"]}
    for (*place, class_, unit), row in flows.items():
        out = row["to_other_class"] + row["above_line"] + row["other_decrease"]
        joined = row["from_other_class"] + row["relapsed"] + row["newly_arisen"] + row["other_increase"]
        assert row["closing"] == row["opening"] - out + joined
        other = flows[(*place, "near_poor" if class_ == "poor" else "poor", unit)]
        assert row["to_other_class"] == other["from_other_class"]
    for row in tables["review_results"]:
        for class_ in LISTED:
            place = (row["province_code"], row["district_code"], row["year"])
            assert row[class_] == flows[(*place, class_, row["unit"])]["closing"]
    for rows_ in tables.values():
        of_districts, whole = {}, {}
        for row in rows_:
            key = tuple(row.get(name) for name in KEYS if name != "district_code")
            counts = {name: value for name, value in row.items() if type(value) is int and name not in KEYS}
            if row["district_code"] is None:
                whole[key] = counts
            else:
                of_districts.setdefault(key, []).append(counts)
        assert whole == {
            key: {name: sum(part[name] for part in parts) for name in parts[0]} for key, parts in of_districts.items()
        }


def test_the_made_up_register_is_the_same_every_time_and_has_every_movement():
    rows = made_up_register(900)
    assert rows == made_up_register(900)
    assert {(row["opening_class"], row["class"]) for row in rows} == {
        (before, after) for before in CLASSES for after in CLASSES if (before, after) != ("absent", "absent")
    }
