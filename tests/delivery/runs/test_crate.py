"""The folder of reports as an RO-Crate: valid, and true of the files that lie there."""

import hashlib
import json
from pathlib import Path

import pytest
import requests
import rocrate
from rocrate_validator.models import Severity
from rocrate_validator.services import ValidationSettings, validate
from rocrate_validator.utils.http import HttpRequester

from tests.delivery.runs.office import LANG_SON, SOC_TRANG


@pytest.fixture
def without_a_network(monkeypatch):
    """The validator asks for the names of the format alone; the package that writes crates has them, of a later version
    that only adds to them."""
    names = (Path(rocrate.__file__).parent / "data" / "ro-crate.jsonld").read_bytes()

    def get(self, url, *_, **__):
        assert url == "https://w3id.org/ro/crate/1.1/context"
        reply = requests.Response()
        reply.status_code, reply.url, reply._content = 200, url, names
        reply.headers["Content-Type"] = "application/ld+json"
        return reply

    monkeypatch.setattr(HttpRequester, "get", get, raising=False)  # it hands out what it has


def issues(out):
    checked = validate(
        ValidationSettings(
            rocrate_uri=str(out), profile_identifier="ro-crate-1.1", requirement_severity=Severity.REQUIRED
        )
    )
    assert not checked.skipped_checks
    return [f"{issue.check.identifier} {issue.message}" for issue in checked.get_issues()]


def entities(office):
    told = json.loads((office.out / "ro-crate-metadata.json").read_text(encoding="utf-8"))
    found = {one["@id"]: one for one in told["@graph"]}
    assert len(found) == len(told["@graph"]), "no id stands for two things"
    return found


def references(value):
    if isinstance(value, dict):
        yield from (
            [value["@id"]] if value.keys() == {"@id"} else (one for own in value.values() for one in references(own))
        )
    elif isinstance(value, list):
        for one in value:
            yield from references(one)


def wrong_files(office):
    """What is said of a file and is not so."""
    found = entities(office)
    files = [one for one in found.values() if one["@type"] == "File"]
    assert len(files) > 20
    return [
        one["@id"]
        for one in files
        if not (office.out / one["@id"]).is_file()
        or hashlib.sha256((office.out / one["@id"]).read_bytes()).hexdigest() != one["sha256"]
        or str((office.out / one["@id"]).stat().st_size) != one["contentSize"]
    ]


def test_it_is_valid(done, without_a_network):
    assert issues(done.out) == []


def test_data_without_a_licence_make_a_valid_one(finished, without_a_network):
    path = finished.data / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    del package["licenses"]
    path.write_text(json.dumps(package), encoding="utf-8")
    assert finished.run("run", LANG_SON).exit_code == 0
    found = entities(finished)
    assert found[found["./"]["license"]["@id"]]["name"] == "The data state no licence."
    assert issues(finished.out) == []


def test_the_validator_sees_what_is_wrong(finished, without_a_network):
    path = finished.out / "ro-crate-metadata.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"datePublished"', '"published"'), encoding="utf-8")
    assert issues(finished.out)


def test_it_names_what_came_from_what(done):
    found = entities(done)
    (run,) = (one for one in found.values() if one["@type"] == "CreateAction")
    assert {one for told in found.values() for one in references(told)} - found.keys() == {
        "https://w3id.org/ro/crate/1.1"
    }
    assert found["./"]["mentions"] == {"@id": run["@id"]}, "who reads the folder's entry finds it"
    code = found[run["instrument"]["@id"]]
    assert code["name"] == "giamngheo"
    assert len(code["softwareVersion"]) == 64
    inputs = {found[one["@id"]]["name"]: found[one["@id"]]["sha256"] for one in run["object"]}
    data = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in done.data.iterdir() if path.is_file()}
    assert inputs == data
    results = {one["@id"] for one in run["result"]}
    assert {"2023/lang-son/vi/report.pdf", "2023/lang-son/en/report.html"} < results
    assert run["startTime"] <= run["endTime"]
    assert found[found["./"]["license"]["@id"]]["name"] == "Creative Commons Attribution 4.0 International", (
        "of the data"
    )
    assert wrong_files(done) == []
    assert "giamngheo.example" not in json.dumps(found)


def test_a_run_that_makes_nothing_new_keeps_it_so(finished, without_a_network):
    before = entities(finished)
    (finished.data / "số liệu cũ #1.csv").write_text("a", encoding="utf-8")
    assert finished.hand().exit_code == 0
    after = entities(finished)
    (own,) = (one for one, told in after.items() if told.get("name") == "số liệu cũ #1.csv")
    assert not set(own[1:]) & set(" #"), "it is part of an address"
    assert {one for one in before if not one.startswith("#run")} | {own} == {
        one for one in after if not one.startswith("#run")
    }
    assert "#run-2" in after
    assert wrong_files(finished) == []
    assert issues(finished.out) == []


def test_what_is_rendered_apart_from_a_run_leaves_none(finished):
    """It would tell of other files than are there."""
    assert finished.run("render", LANG_SON).exit_code == 0
    assert wrong_files(finished) == [], "nothing was made"
    finished.correct("6.13")
    assert finished.run("render", LANG_SON).exit_code == 0
    assert not (finished.out / "ro-crate-metadata.json").exists()
    assert finished.run("run", LANG_SON).exit_code == 0
    assert wrong_files(finished) == []


def test_a_report_that_failed_is_not_among_the_results(finished):
    finished.spoil()
    assert finished.run("run", LANG_SON, SOC_TRANG).exit_code == 1
    found = entities(finished)
    assert (finished.out / "2023/lang-son/vi/report.pdf").is_file(), "the earlier report stands"
    assert [one for one in found if "lang-son" in one] == []
    assert "2024/soc-trang/vi/report.pdf" in found
    assert wrong_files(finished) == []
