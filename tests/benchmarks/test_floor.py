"""The floor does the same work as a real run: what it draws is the real report, byte by byte."""

from tests.benchmarks.floor import Floor
from tests.benchmarks.made_up import YEAR
from tests.benchmarks.provinces import write_provinces
from tests.benchmarks.ways import LANGUAGE
from tests.reports import bare


def test_the_floor_draws_the_report_that_a_run_makes(run, tmp_path):
    (province,) = write_provinces(tmp_path / "data", 1, shipped=False, small=True)
    out = tmp_path / "reports"
    done = run("render", "--year", YEAR, "--lang", LANGUAGE, "--data", tmp_path / "data", "--out", out)
    assert done.returncode == 0, done.stderr
    html, pdf = Floor(tmp_path / "data").report(province)
    (made,) = out.glob(f"{YEAR}/*/{LANGUAGE}")
    files = {path.suffix: bare(path) for path in made.iterdir() if path.is_file()}
    assert html.encode() == files[".html"]
    assert pdf == files[".pdf"]
