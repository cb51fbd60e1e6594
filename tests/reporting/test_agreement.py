"""Proof across reports, and against data that were changed behind the renderer's back."""

import dataclasses

import pytest

from helpers import catalog
from helpers.reporting import render
from helpers.reporting.agreement import Agreement
from helpers.reporting.exporters import ReportHTMLExporter
from helpers.reporting.formats import ROOT
from helpers.reporting.jobs import jobs
from helpers.reporting.prove import NotProved
from helpers.reporting.record import read_record
from helpers.reporting.running import FORKS, Limits
from helpers.reporting.tasks import Task
from tests.reporting.running.notebooks import with_cell
from tests.reports import render_all

pytestmark = pytest.mark.skipif(not FORKS, reason="there is no fork to be had here")


@pytest.fixture(scope="module")
def data():
    return catalog.read_folder(ROOT / "data")


@pytest.fixture(scope="module")
def catalogue(data):
    return catalog.read(data)


def job(catalogue, out, province, year, language="vi", **more):
    (one,) = jobs(catalogue, [province], year, [language], out, ["html"])
    return dataclasses.replace(one, **more)


def task(data, catalogue, one):
    tables = catalogue.only(one.excerpt(catalog.Excerpts(data)))
    return Task(one, tables, one.data_folder, "fork", Limits(60), {}, "")


def test_rows_swapped_behind_the_renderer_s_back_are_refused(catalogue, tmp_path):
    """The notebook is given the dossier of another province under the name of this one, and the other way round."""
    swap = (
        "import dataclasses\n"
        "other = catalog.load({'06': '20', '20': '06'}[province], '2023', language, data_folder)\n"
        "dossier = dataclasses.replace(other, province=dossier.province)"
    )
    notebook = with_cell(tmp_path / "own.ipynb", swap, before="display.title(")
    swapped = [job(catalogue, tmp_path / "reports", code, "2023", notebook=notebook) for code in ("06", "20")]
    outcomes = render_all(swapped)
    assert [outcome.record for outcome in outcomes] == [None, None]
    assert ["the data give" in outcome.failure for outcome in outcomes] == [True, True], [o.failure for o in outcomes]
    assert not list((tmp_path / "reports").rglob("report.*"))


def test_rows_of_two_provinces_swapped_on_disk_between_reading_and_running_do_not_matter(data, catalogue, tmp_path):
    """A run is made from one reading: what is written to the folder meanwhile is the next run's."""
    folder = tmp_path / "data"
    one = dataclasses.replace(
        job(catalogue, tmp_path / "reports", "06", "2023"), data=folder
    )  # there is no such folder
    made = render.make(task(data, catalogue, one))
    assert made.facts["province_code"] == "06"


@pytest.mark.parametrize("number", ["21.350", "27,37"])
def test_a_template_that_prints_a_constant_is_refused(data, catalogue, tmp_path, monkeypatch, number):
    class Constant(ReportHTMLExporter):
        def from_notebook_node(self, nb, resources=None, **kw):
            page, resources = super().from_notebook_node(nb, resources, **kw)
            return page.replace(number, "1.234"), resources

    good = task(data, catalogue, job(catalogue, tmp_path, "06", "2022"))
    figures = good.job.expected(good.tables)["figures"]
    number = figures["start.households"] if number == "21.350" else figures["end.rate"]
    monkeypatch.setattr(render, "exporter", lambda _name: Constant())
    with pytest.raises(NotProved, match="does not stand in the text"):
        render.make(good)


@pytest.fixture(scope="module")
def kept_picture(catalogue, tmp_path_factory):
    """A notebook that shows the headline's picture from a file if there is one, and else draws and keeps it."""
    folder = tmp_path_factory.mktemp("kept")
    cell = (
        "from pathlib import Path\nimport pickle\n"
        f"kept = Path({str(folder / 'picture')!r})\n"
        "shown = display.headline_figure(summary, card, dossier)\n"
        "kept.exists() or kept.write_bytes(pickle.dumps(shown))\n"
        "display.headline_figure = lambda summary, card, dossier: pickle.loads(kept.read_bytes())"
    )
    return with_cell(folder / "own.ipynb", cell, before="display.headline_figure(")


def test_a_picture_kept_from_another_province_is_refused(catalogue, tmp_path, kept_picture):
    out = tmp_path / "reports"
    first, second = (job(catalogue, out, code, "2023", notebook=kept_picture) for code in ("06", "20"))
    (good,) = render_all([first])
    assert good.failure == ""
    (refused,) = render_all([second])
    assert "it shows the same picture as 2023/bac-kan/vi" in refused.failure
    assert not second.folder.exists()
    assert read_record(first.folder) == good.record, "an earlier run's report stays: it may be the right one"


def test_of_two_made_at_once_neither_stays(catalogue, tmp_path, kept_picture):
    out = tmp_path / "reports"
    outcomes = render_all([job(catalogue, out, code, "2023", notebook=kept_picture) for code in ("06", "20")])
    assert [outcome.record for outcome in outcomes] == [None, None]
    assert any("the same picture" in outcome.failure for outcome in outcomes)
    assert not list(out.rglob("report.*"))


def as_record(rendered, code, year, language):
    return read_record(rendered.reports[code, year, language].folder)


def faults(data, records):
    agreement = Agreement(catalog.Excerpts(data).of_province)
    for record in records[1:]:
        agreement.add(record)
    return [fault for _folder, fault in agreement.faults(records[0])]


def test_the_real_reports_agree(data, rendered):
    records = [read_record(report.folder) for report in rendered.reports.values()]
    for number in range(len(records)):
        assert faults(data, records[number:] + records[:number]) == []


def test_languages_that_tell_other_figures_are_refused(data, rendered):
    vi, en = (as_record(rendered, "06", "2022", language) for language in ("vi", "en"))
    changed = dataclasses.replace(en, facts=en.facts | {"figures": en.facts["figures"] | {"end.rate": "24.51"}})
    assert faults(data, [vi, changed]) == ["end.rate is “24,50” here and “24.51” in 2022/bac-kan/en"]
    missing = dataclasses.replace(en, facts=en.facts | {"figures": {}})
    assert len(faults(data, [missing, vi])) == len(vi.facts["figures"])


def test_another_province_s_figures_are_refused_unless_the_data_hold_them(data, rendered):
    here, there = as_record(rendered, "06", "2023", "vi"), as_record(rendered, "20", "2023", "vi")
    copied = dataclasses.replace(here, facts=here.facts | {"figures": there.facts["figures"]})
    (fault,) = faults(data, [copied, there])
    assert "the same figures as 2023/lang-son/vi" in fault
    one = {"end.rate": there.facts["figures"].get("end.rate", "5,06")}
    few = dataclasses.replace(here, facts=here.facts | {"figures": here.facts["figures"] | one})
    assert faults(data, [few, there]) == [], "one rate in common is chance"
