"""The data folder that the benchmark renders: whole, as large as asked for, and made up where it is not shipped."""

import csv

import pytest

from helpers import catalog, measures
from helpers.reporting.jobs import jobs
from tests.benchmarks.made_up import YEAR
from tests.benchmarks.project import DATA
from tests.benchmarks.provinces import write_provinces


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    folder = tmp_path_factory.mktemp("full") / "data"
    return folder, write_provinces(folder)


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    folder = tmp_path_factory.mktemp("small") / "data"
    return folder, write_provinces(folder, 20, shipped=False, small=True)


def reports(folder):
    return jobs(catalog.read(folder), (), str(YEAR), ["vi"], folder / "reports")


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_it_has_a_report_for_each_of_63_provinces_and_nothing_is_wrong(full):
    folder, codes = full
    assert catalog.read(folder).problems == ()
    assert [job.province_code for job in reports(folder)] == codes
    assert len(set(codes)) == 63


def test_shipped_files_stay_as_they_are(full):
    folder, _ = full
    changed = {path.name for path in DATA.glob("*.*") if path.read_bytes() != (folder / path.name).read_bytes()}
    assert changed == {"datapackage.json"}
    for path in (DATA / "example").glob("*.csv"):
        assert (folder / "example" / path.name).read_bytes().startswith(path.read_bytes())


def test_what_is_not_shipped_is_marked_as_made_up_and_names_no_real_place(full):
    folder, codes = full
    shipped = {row["province_code"]: row for file in ("", "example/") for row in rows(DATA / f"{file}provinces.csv")}
    plans = catalog.read(folder).plans().set_index("province_code")
    added = [code for code in codes if code not in shipped]
    assert added and plans.loc[added, "made_up"].all()
    assert not set(plans.loc[added, "name_vi"]) & {row["name_vi"] for row in shipped.values()}
    told = rows(folder / "example" / "sources.csv")
    assert {(row["kind"], row["quality"]) for row in told} == {("made_up", "made_up")}
    assert all(row["title_vi"].startswith("Số liệu giả định: ") for row in told)


def test_a_made_up_plan_is_as_large_as_a_real_one(full):
    folder, codes = full
    dossier = catalog.load(codes[-1], str(YEAR), "vi", folder)
    districts = dossier.baselines["district_code"].nunique()
    assert 8 <= districts == len(dossier.district_plans) <= 14
    assert 20 <= len(dossier.targets) <= 30
    asked = {"poverty", "employment", "health", "education", "housing", "water_sanitation", "information"}
    assert asked <= set(dossier.targets["dimension_id"])
    assert len(dossier.projects) and len(dossier.funding) and len(dossier.printed_total)


def test_made_up_figures_agree_with_each_other(full):
    folder, codes = full
    checked = measures.audit(catalog.audit_tables("en", folder, codes[-1]))
    own = checked[checked["province_code"] == codes[-1]]
    assert len(own) > 100
    assert not own["severity"].eq("error").any()


def test_a_small_folder_holds_made_up_provinces_only(small):
    folder, codes = small
    catalogue = catalog.read(folder)
    assert catalogue.problems == ()
    assert len(codes) == len(catalogue.plans()) == len(reports(folder)) == 20
    assert catalogue.plans()["made_up"].all()


def test_the_same_seed_writes_the_same_bytes_and_another_does_not(small, tmp_path):
    folder, _ = small
    for name, seed in (("again", "bench"), ("other", "other")):
        write_provinces(tmp_path / name, 20, seed, shipped=False, small=True)
    files = [path.relative_to(folder) for path in folder.rglob("*.*") if path.is_file()]
    assert files and all((folder / file).read_bytes() == (tmp_path / "again" / file).read_bytes() for file in files)
    differ = {file.name for file in files if (folder / file).read_bytes() != (tmp_path / "other" / file).read_bytes()}
    assert {"balances.csv", "district_plans.csv", "funding.csv"} <= differ


def test_fewer_provinces_than_are_shipped_are_refused(tmp_path):
    with pytest.raises(ValueError, match="more than 3"):
        write_provinces(tmp_path / "data", 3)
