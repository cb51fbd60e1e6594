"""What the last run did stands beside the list and is shown by it: what is new, changed, gone, and failed, and why."""

import csv
import dataclasses
import json
import shutil

import pytest

from helpers import catalog
from helpers.reporting import last_run
from helpers.reporting.batch import Outcome
from helpers.reporting.formats import ROOT
from helpers.reporting.jobs import jobs
from helpers.reporting.last_run import LAST_RUN, write_last_run
from helpers.reporting.manifest import write_manifest
from helpers.reporting.record import read_records
from helpers.words import LANGUAGES
from tests.reporting.looking import faults, fits

FIRST, SECOND, THIRD = "2025-03-01T09:05", "2025-03-02T14:30", "2025-03-03T16:00"


def edit(path, column, old, new, where):
    """Write a table again with `new` for `old` in the one row that has the values of `where`."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    (row,) = [row for row in rows if where.items() <= row.items() and row[column] == old]
    row[column] = new
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def test_a_changed_figure_and_a_failed_report_are_shown_in_both_languages(run, tmp_path, context_of):
    """Real runs: a first one, one after an outcome was corrected and a cell was spoiled, and one that finds no change."""
    data, out = shutil.copytree(ROOT / "data", tmp_path / "data"), tmp_path / "reports"
    words = ["render", "64", "94", "--year", "2024", "--format", "html", "--data", data, "--out", out]
    assert run(*words).returncode == 0
    page = context_of(offline=True)
    page.goto((out / "index.html").as_uri())
    changes = page.locator("#changes")
    assert "Mới: 2" in changes.inner_text()
    assert not changes.locator("li").first.is_visible(), "nothing failed: the list comes first"

    edit(data / "balances.csv", "poverty_rate", "1.34", "1.35", {"source_id": "lao-dong-2024-12"})
    edit(data / "balances.csv", "poor_households", "23886", "23.886", {"source_id": "gia-lai-tv-2024-11-01"})
    done = run(*words)
    assert done.returncode == 1, done.stderr
    page.reload()
    text = " ".join(changes.inner_text().split())
    assert "Không làm được: 1" in text and "Số liệu thay đổi: 1" in text
    assert "tỷ lệ hộ nghèo, kết quả (%): 1,34 → 1,35" in text
    assert "cột poor_households: đang ghi “23.886”; cần số nguyên chỉ viết bằng chữ số" in text
    assert "Báo cáo trước đó vẫn còn nguyên." in text
    assert page.locator(".entry:visible h4").count() == 2
    assert faults(page) == []
    page.get_by_role("button", name="English").click()
    text = " ".join(changes.inner_text().split())
    assert "poverty rate, outcome (%): 1.34 → 1.35" in text
    assert "“23.886” stands there; expected a whole number written in digits only" in text
    page.set_viewport_size({"width": 320, "height": 700})
    assert fits(page) and faults(page) == []
    changes.get_by_role("link", name="Soc Trang 2024").click()
    assert page.title() == "Poverty-reduction report of Soc Trang Province, 2024"
    assert page.messages == []

    before = read(out)
    (failed,) = [report for report in before["reports"] if report["kind"] == "failed"]
    assert [{*one["reason"]} for one in failed["versions"].values()] == [{"vi", "en"}] * 2, "for either reader"
    edit(data / "balances.csv", "poor_households", "23.886", "23886", {"source_id": "gia-lai-tv-2024-11-01"})
    assert "0 made and proved, 4 unchanged, 0 failed" in run(*words).stderr
    after = read(out)
    assert after["changed"] == before["changed"] <= after["checked"]
    assert kinds(after) == {"again": ["Sóc Trăng"]}, "its failure is seen to, the changes stay"


def read(out):
    text = (out / LAST_RUN).read_text(encoding="utf-8")
    return json.loads(text.removeprefix("var lastRun = ").removesuffix(";\n"))


def kinds(told):
    found = {}
    for report in told["reports"]:
        found.setdefault(report["kind"], []).append(report["name"]["vi"])
    return found


class Folder:
    """A folder of records without their reports, and runs into it that make and fail what they are told to."""

    def __init__(self, out, records, monkeypatch):
        self.out, self.records, self._patch = out, {record.folder: record for record in records}, monkeypatch
        self._catalogue = catalog.read(ROOT / "data")
        self.jobs = {job.place: job for job in jobs(self._catalogue, (), None, LANGUAGES, out)}

    def run(self, now, made=(), failed=(), asked=None):
        self._patch.setattr(last_run, "_now", lambda: now)
        outcomes = [Outcome(self.jobs[folder], None) for folder in made]
        outcomes += [Outcome(self.jobs[folder], None, reason) for folder, reason in dict(failed).items()]
        listed = list(self.records.values())
        write_last_run(self.out, listed, outcomes, set(asked or self.jobs), set(self.jobs), self._catalogue)
        write_manifest(self.out, listed)
        return read(self.out)

    def change(self, folder, **figures):
        record = self.records[folder]
        facts = record.facts | {"figures": record.facts["figures"] | figures}
        self.records[folder] = dataclasses.replace(record, facts=facts, files={"report.html": {"sha256": str(figures)}})


@pytest.fixture
def folder(tmp_path, rendered, monkeypatch):
    return Folder(tmp_path, [record.listed() for record in read_records(rendered.out)], monkeypatch)


LANG_SON, BAC_KAN = "2023/lang-son/vi", "2022/bac-kan/vi"


def test_at_first_all_is_new(folder):
    told = folder.run(FIRST, made=folder.records)
    assert (told["checked"], told["changed"]) == (FIRST, FIRST)
    assert set(kinds(told)) == {"new"}
    assert told["reports"][0]["name"] == {"vi": "Tổng quan các tỉnh", "en": "National overview"}
    assert {*told["reports"][1]["versions"]} == {"vi", "en"}, "both languages of a report are one line"


def test_a_run_without_any_change_renews_only_when_it_was_checked(folder):
    folder.run(FIRST, made=folder.records)
    folder.change(LANG_SON, **{"outcome.rate": "6,04"})
    second = folder.run(SECOND, made=[LANG_SON])
    third = folder.run(THIRD)
    assert third == second | {"checked": THIRD}
    assert (third["changed"], kinds(third)) == (SECOND, {"again": ["Lạng Sơn"]})
    assert third["reports"][0]["versions"]["vi"]["figures"] == [["outcome.rate", "6,03", "6,04"]]


def test_figures_that_come_or_go_and_the_status_are_told(folder):
    folder.run(FIRST, made=folder.records)
    folder.change(LANG_SON, **{"outcome.households": "12.000"})
    del folder.records[LANG_SON].facts["figures"]["reduction.rate"]
    folder.records[LANG_SON].facts["status"] = "reached"
    (report,) = folder.run(SECOND, made=[LANG_SON])["reports"]
    assert sorted(report["versions"]["vi"]["figures"]) == [
        ["outcome.households", "", "12.000"],
        ["reduction.rate", "3", ""],
        ["status", "missed", "reached"],
    ]


def test_made_again_without_another_figure_is_told_so(folder):
    folder.run(FIRST, made=folder.records)
    (report,) = folder.run(SECOND, made=[LANG_SON])["reports"]
    assert (report["kind"], report["versions"]["vi"]["figures"]) == ("again", [])


def test_what_a_killed_run_had_made_is_told_by_the_next(folder):
    """It wrote no account of itself, and the next one makes none of it again."""
    folder.run(FIRST, made=folder.records)
    folder.change(LANG_SON, **{"outcome.rate": "6,04"})
    assert kinds(folder.run(SECOND)) == {"again": ["Lạng Sơn"]}


def test_what_is_no_longer_listed_is_told_once(folder):
    folder.run(FIRST, made=folder.records)
    del folder.records[LANG_SON]
    told = folder.run(SECOND)
    assert kinds(told) == {"removed": ["Lạng Sơn"]}
    assert told["reports"][0]["versions"]["vi"]["page"] == ""
    assert folder.run(THIRD) == told | {"checked": THIRD}


def test_a_failure_stays_until_a_run_has_seen_to_it(folder):
    folder.run(FIRST, made=folder.records)
    told = folder.run(SECOND, failed={BAC_KAN: "the process died"})
    (report,) = told["reports"]
    version = report["versions"]["vi"]
    assert (version["reason"], version["at"], version["stands"]) == ({"en": "the process died"}, SECOND, True)
    told = folder.run(THIRD, made=[LANG_SON], asked=[LANG_SON])
    assert kinds(told) == {"failed": ["Bắc Kạn"], "again": ["Lạng Sơn"]}
    assert folder.run(THIRD, made=[BAC_KAN], asked=[BAC_KAN])["reports"][0]["kind"] == "again"
    assert kinds(folder.run(THIRD)) == {"again": ["Bắc Kạn"]}


def test_a_failure_is_gone_when_its_data_are_as_before(folder):
    """The report stands as it would come out: the run that found it so has made nothing."""
    folder.run(FIRST, made=folder.records)
    folder.run(SECOND, failed={BAC_KAN: "a wrong cell"})
    assert kinds(folder.run(THIRD, asked=[LANG_SON])) == {"failed": ["Bắc Kạn"]}
    assert kinds(folder.run(THIRD, asked=[BAC_KAN])) == {}


def test_a_report_that_was_taken_back_failed_and_is_gone(folder):
    folder.run(FIRST, made=folder.records)
    del folder.records[BAC_KAN]
    (report,) = folder.run(SECOND, failed={BAC_KAN: "taken back"})["reports"]
    assert report["kind"] == "failed" and not report["versions"]["vi"]["stands"]


def test_a_reason_names_no_folder_of_this_machine_and_is_no_markup(folder):
    reason = f"{folder.out}/2022: </script><script>alert(1)</script>\N{LINE SEPARATOR}"
    folder.run(FIRST, made=folder.records)
    folder.run(SECOND, failed={BAC_KAN: reason})
    text = (folder.out / LAST_RUN).read_text(encoding="utf-8")
    assert str(folder.out) not in text
    assert "<" not in text and text.isascii()


@pytest.mark.parametrize("spoiled", ["", "var lastRun = 1;\n", "var lastRun = {};\n", "var lastRun = {"])
def test_an_account_that_can_not_be_read_is_written_anew(folder, spoiled):
    folder.run(FIRST, made=folder.records)
    (folder.out / LAST_RUN).write_text(spoiled)
    assert folder.run(SECOND) == {"checked": SECOND, "changed": "", "reports": []}


@pytest.mark.parametrize("spoiled", ["", "[]", '{"reports": 1}', '{"reports": [{"folder": "x"}, 1]}'])
def test_a_manifest_that_can_not_be_read_makes_all_new(folder, spoiled):
    (folder.out / "manifest.json").write_text(spoiled)
    assert set(kinds(folder.run(FIRST))) == {"new"}


def test_it_is_shown_with_dates_as_the_reader_writes_them(folder, rendered, context_of):
    page = context_of(offline=True)
    folder.run(FIRST, made=folder.records)
    folder.change(LANG_SON, **{"outcome.rate": "6,04"})
    folder.run(SECOND, made=[LANG_SON, "2023/bac-kan/vi"], failed={BAC_KAN: "<b>the process died</b>"})
    shutil.copy(rendered.out / "index.html", folder.out)
    page.goto((folder.out / "index.html").as_uri())
    text = page.locator("#changes").inner_text()
    assert "Thay đổi gần nhất: 14:30 02/03/2025" in text
    assert "<b>the process died</b>" in text, "a reason that has no Vietnamese is given as it is"
    sums = ["Không làm được: 1", "Số liệu thay đổi: 1", "Làm lại, số liệu chính không đổi: 1"]
    assert [one for one in sums if one not in text] == []
    page.get_by_role("button", name="English").click()
    text = page.locator("#changes").inner_text()
    assert "Last changes: 2 March 2025 at 14:30" in text
    assert "poverty rate, outcome (%): 6,03 → 6,04" in text
    assert faults(page) == [] and page.messages == []
