"""The floor does the same work as a real run: what it draws is the real report."""

from helpers import catalog
from helpers.reporting import jobs, render_all
from tests.benchmarks.floor import Floor
from tests.benchmarks.made_up import YEAR
from tests.benchmarks.provinces import write_provinces
from tests.benchmarks.ways import LANGUAGE


def test_the_floor_draws_the_report_that_a_run_makes(tmp_path):
    (province,) = write_provinces(tmp_path / "data", 1, shipped=False, small=True)
    asked = jobs(catalog.read(tmp_path / "data"), (), str(YEAR), [LANGUAGE], tmp_path / "reports")
    (outcome,) = render_all(asked, lambda done: None)
    assert not outcome.failure
    html, pdf = Floor(tmp_path / "data").report(province)
    made = {path.suffix: path.read_bytes() for path in outcome.job.folder.iterdir()}
    assert html.encode() == made[".html"]
    assert pdf == made[".pdf"]
