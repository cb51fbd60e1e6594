"""The real command in both languages: whoever's words are asked for, by variable or by locale, are the only ones said."""

import dataclasses
import json
import os
import re
import shutil
import sys

import pytest
from click.testing import CliRunner
from filelock import FileLock

from helpers.cli import main
from helpers.reporting import province_report
from helpers.reporting.formats import ROOT
from tests.registers import MADE_UP_SOURCE, made_up_register, write_csv
from tests.reporting.test_faults import spoiled

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows does not go by the locale")
NO_LOCALE = {"LC_ALL": None, "LC_MESSAGES": None, "LANG": None, "LANGUAGE": None, "GIAMNGHEO_LANG": None}
ENVIRONMENTS = [
    pytest.param({"GIAMNGHEO_LANG": "vi", "LANG": "en_US.UTF-8"}, "vi", id="variable-vi"),
    pytest.param({"GIAMNGHEO_LANG": "en", "LANG": "vi_VN.UTF-8"}, "en", id="variable-en"),
    pytest.param({"LANG": "vi_VN.UTF-8"}, "vi", id="vi_VN", marks=posix),
    pytest.param({"LANG": "C.UTF-8"}, "vi", id="C", marks=posix),
    pytest.param({"LC_ALL": "en_US.UTF-8", "LANG": "vi_VN.UTF-8"}, "en", id="en_US", marks=posix),
]
VIETNAMESE, ENGLISH = ({"GIAMNGHEO_LANG": language} for language in ("vi", "en"))
in_any_environment = pytest.mark.parametrize(("environment", "language"), ENVIRONMENTS)
in_each_language = pytest.mark.parametrize("language", ["vi", "en"])

# Words that stand in almost any sentence of the one language, and in none of the other.
OF = {
    "en": re.compile(
        r"\b(the|of|and|is|are|not|was|with|for|expected|made|failed|usage|options|error|missing|default|show)\b", re.I
    ),
    "vi": re.compile(r"\b(các|của|và|là|không|cần|số|lỗi|báo cáo|thiếu|dựng|tỉnh)\b", re.I),
}


def foreign(text, language):
    """The words of the other language, but in names, in what is typed, and in a plan's own title."""
    other = "en" if language == "vi" else "vi"
    return OF[other].findall(re.sub(r"\S*[/\\_.=]\S*|--\S+|“[^”]*”|'[^']*'|\"[^\"]*\"", "", text))


@pytest.fixture
def said(run):
    """The command in this environment, and what it says."""

    def ran(environment, *words):
        done = run(*words, environment=NO_LOCALE | environment)
        assert "Traceback" not in done.stderr
        return done

    return ran


@pytest.fixture
def data(tmp_path):
    """A copy of the data in which an amount of Lạng Sơn's plan is no number."""
    folder = shutil.copytree(ROOT / "data", tmp_path / "data")
    funding = folder / "funding.csv"
    funding.write_text(funding.read_text(encoding="utf-8").replace(",344961,", ",344.961,"), encoding="utf-8")
    return folder


HELP = {
    "vi": ["Cách dùng: giamngheo render [TÙY CHỌN] [TỈNH]...", "Tùy chọn:", "[mặc định: both]", "In phần trợ giúp này"],
    "en": ["Usage: giamngheo render [OPTIONS] [PROVINCE]...", "Options:", "[default: both]", "Show this message"],
}


@in_any_environment
def test_help(said, environment, language):
    done = said(environment, "render", "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert [part for part in HELP[language] if part not in done.stdout] == []
    assert foreign(done.stdout, language) == []


@in_each_language
@pytest.mark.parametrize(
    "words", [["--help"], ["list", "-h"], ["check", "-h"], ["count", "-h"], ["--version"]], ids=str
)
def test_help_of_every_command(said, words, language):
    done = said({"GIAMNGHEO_LANG": language}, *words)
    assert (done.returncode, done.stderr) == (0, "")
    assert foreign(done.stdout, language) == []


USAGE_ERRORS = [
    (
        ["rendr"],
        "Lỗi: Không có lệnh 'rendr'. Có phải là: 'render'?",
        "Error: No such command 'rendr'. Did you mean 'ren",
    ),
    (["list", "06"], "Lỗi: Thừa tham số (06)", "Error: Got unexpected extra argument (06)"),
    (["check", "--lang"], "Lỗi: Tùy chọn '--lang' cần có", "Error: Option '--lang' requires an argument."),
    (["count"], "Lỗi: Thiếu tham số 'DANH_SÁCH_HỘ...'.", "Error: Missing argument 'REGISTER...'."),
    (["count", "x.csv"], "Lỗi: Thiếu tùy chọn '--into'.", "Error: Missing option '--into'."),
    (["render", "--foo"], "Lỗi: Không có tùy chọn '--foo'.", "Error: No such option '--foo'."),
    (
        ["render", "--jobs", "0"],
        "Lỗi: Giá trị của '--jobs' không hợp lệ: 0 ",
        "Error: Invalid value for '--jobs': 0 is",
    ),
    (["render", "--jobs", "x"], "'x' không phải là số hợp lệ.", "'x' is not a valid integer range."),
    (["render", "--lang", "fr"], "'fr' không phải là một trong 'vi', ", "'fr' is not one of 'vi', 'en', 'both'."),
    (["render", "--national", "06"], "Lỗi: --national là tổng quan", "Error: --national is about all provinces"),
]


@in_each_language
@pytest.mark.parametrize(("words", "vietnamese", "english"), USAGE_ERRORS, ids=lambda part: str(part)[:30])
def test_usage_errors(said, words, vietnamese, english, language):
    done = said({"GIAMNGHEO_LANG": language}, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert {"vi": vietnamese, "en": english}[language] in done.stderr
    assert foreign(done.stderr, language) == []


@in_any_environment
def test_a_usage_error(said, environment, language):
    done = said(environment, "render", "--foo")
    hint = {"vi": "Gõ 'giamngheo render --help' để xem", "en": "Try 'giamngheo render --help' for help."}
    assert hint[language] in done.stderr
    assert foreign(done.stderr, language) == []


def test_a_variable_that_names_no_language_is_told(said):
    done = said({"GIAMNGHEO_LANG": "français", "LC_ALL": "en_US.UTF-8"}, "list")
    assert (done.returncode, done.stdout) == (2, "")
    assert "GIAMNGHEO_LANG is “français”; expected vi / en." in done.stderr


AMOUNT = {
    "vi": "funding.csv, dòng 2, cột amount: đang ghi “344.961”; cần số nguyên chỉ viết bằng chữ số.",
    "en": "funding.csv, row 2, column amount: “344.961” stands there; expected a whole number written in digits only.",
}


@in_any_environment
def test_list_and_its_data_problems(said, data, environment, language):
    done = said(environment, "list", "--data", data)
    assert done.returncode == 1
    lines = {
        "vi": ["20  2023       Lạng Sơn  ", "[SỐ LIỆU GIẢ ĐỊNH"],
        "en": ["20  2023       Lang Son  ", "[MADE-UP FIGURES"],
    }
    assert [part for part in lines[language] if part not in done.stdout] == []
    assert done.stderr.startswith(AMOUNT[language])
    assert foreign(done.stderr, language) == []


@in_any_environment
def test_check_and_its_data_problems(said, data, environment, language):
    done = said(environment, "check", "--data", data)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(AMOUNT[language])
    done = said(environment, "check")
    summary = {"vi": "không giải thích được", "en": "not explained"}
    assert summary[language] in done.stdout.splitlines()[-1]
    assert foreign(done.stdout.splitlines()[-1], language) == []
    other = {"vi": "en", "en": "vi"}[language]
    assert summary[other] in said(environment, "check", "--lang", other).stdout.splitlines()[-1], "--lang comes first"


@in_each_language
def test_findings_as_json_have_the_same_keys(said, language):
    told = json.loads(said({"GIAMNGHEO_LANG": language}, "check", "--json").stdout)
    assert list(told) == ["checks", "severities", "findings"]
    assert {one["severity"] for one in told["findings"]} == {"error", "explained", "note"}
    texts = [one["text"] for one in told["findings"] if one["severity"] == "error"]
    begin = {"vi": "đã công bố ", "en": "printed "}
    assert texts and [text for text in texts if not text.startswith(begin[language])] == []


@in_each_language
def test_count(said, tmp_path, language):
    data = shutil.copytree(ROOT / "data", tmp_path / "data")
    register = write_csv(tmp_path / "r.csv", made_up_register(300))
    words = ["count", register, "--into", data, "--source"]
    done = said({"GIAMNGHEO_LANG": language}, *words, MADE_UP_SOURCE)
    assert done.returncode == 0
    counted = {"vi": "Đã tổng hợp 300 dòng", "en": "300 rows of the register counted"}
    assert done.stdout.startswith(counted[language])
    assert foreign(done.stdout, language) == []
    done = said({"GIAMNGHEO_LANG": language}, *words, "nobody")
    assert done.returncode == 2
    assert foreign(done.stderr, language) == []


UNKNOWN = {"vi": "Dùng mã hoặc tên trong danh sách đó", "en": "Use a code or a name from that list"}


@in_any_environment
def test_wrong_province(said, tmp_path, environment, language):
    done = said(environment, "render", "zzz", "--out", tmp_path / "reports")
    assert (done.returncode, done.stdout) == (2, "")
    assert UNKNOWN[language] in done.stderr
    assert foreign(done.stderr, language) == []


EXPLAINED = {
    "vi": [
        "Tổng quan các tỉnh vi: chưa có báo cáo hoàn chỉnh",
        "Lạng Sơn 2023 vi: chưa có báo cáo hoàn chỉnh; nhưng sẽ bị từ chối: " + AMOUNT["vi"],
    ],
    "en": [
        "National overview vi: there is no finished report yet",
        "Lạng Sơn 2023 vi: there is no finished report yet; but it would be refused: " + AMOUNT["en"],
    ],
}


@in_any_environment
def test_explain(said, data, tmp_path, environment, language):
    words = ["render", "--explain", "--lang", "vi", "--data", data, "--out", tmp_path / "reports"]
    done = said(environment, *words)
    assert (done.returncode, done.stderr) == (0, "")
    assert [part for part in EXPLAINED[language] if part not in done.stdout] == []
    assert foreign(done.stdout, language) == []
    if "GIAMNGHEO_LANG" in environment:
        told = [json.loads(line) for line in said(environment, *words, "--json").stdout.splitlines()]
        assert {tuple(one) for one in told} == {
            ("event", "report", "language", "reasons"),
            ("event", "report", "language", "reasons", "refused"),
        }
        assert [one["reasons"] for one in told[:1]] == [[EXPLAINED[language][0].partition(": ")[2]]]


FAILED = {
    "vi": [
        "LỖI     Lạng Sơn 2023 vi: số liệu có lỗi, xem ở cuối",
        AMOUNT["vi"],
        "Báo cáo không dựng được vì lỗi này: Lạng Sơn 2023 vi",
        "Đã dựng và đối chiếu 0 báo cáo, 0 giữ nguyên, 2 bị lỗi, trong ",
    ],
    "en": [
        "FAILED  Lạng Sơn 2023 vi: faults of the data, told once at the end",
        AMOUNT["en"],
        "Stopped by this: Lạng Sơn 2023 vi",
        "0 made and proved, 0 unchanged, 2 failed, in ",
    ],
}
BLOCKED = {
    "vi": "cần một thư mục, nhưng ở đó là một tệp",
    "en": "a folder was expected, and a file is there",
}


@in_any_environment
@pytest.mark.skipif(os.name != "posix", reason="other systems give another reason")
def test_failing_reports_and_the_summary(said, data, tmp_path, environment, language):
    """One for its data, one because a file stands where its folder should."""
    out = tmp_path / "reports"
    out.mkdir()
    (out / "2023-2025").write_text("", encoding="utf-8")
    done = said(environment, "render", "20", "27", "--lang", "vi", "--data", data, "--out", out)
    assert (done.returncode, done.stdout) == (1, "")
    assert [part for part in [*FAILED[language], BLOCKED[language]] if part not in done.stderr] == []
    assert foreign(done.stderr, language) == []
    done = said(environment, "render", "20", "--lang", "vi", "--data", data, "--out", out, "--quiet")
    assert done.stderr.splitlines()[-1] == {"vi": "1 trên 1 báo cáo bị lỗi.", "en": "1 of 1 report failed."}[language]


MADE = {
    "vi": [
        "xong    Lạng Sơn 2023 vi  data/ ",
        "Đã dựng và đối chiếu 1 báo cáo, 0 giữ nguyên, 0 bị lỗi",
        "chạy sổ",
    ],
    "en": ["ok      Lạng Sơn 2023 vi  data/ ", "1 made and proved, 0 unchanged, 0 failed", "a report"],
}


@in_each_language
def test_a_good_run(said, tmp_path, language):
    done = said({"GIAMNGHEO_LANG": language}, "render", "20", "--lang", "vi", "--out", tmp_path / "reports")
    assert done.returncode == 0, done.stderr
    assert [part for part in MADE[language] if part not in done.stderr] == []
    assert done.stdout.split()[0] == {"vi": "Mở", "en": "Open"}[language]
    seconds = {"vi": r"trong \d+,\d giây\.$", "en": r"in \d+\.\d s\.$"}
    assert re.search(seconds[language], done.stderr.strip())
    assert foreign(done.stderr + done.stdout, language) == []


CELLS = [
    ("1 / 0", "ô “1 / 0” bị dừng vì ZeroDivisionError", "the cell “1 / 0” stopped with ZeroDivisionError"),
    ("exit()", "sổ bị kết thúc bởi exit() trước ô “", "the notebook was left by exit() before the cell “"),
    (
        "import os; os._exit(9)",
        "tiến trình tự kết thúc với mã thoát 9",
        "its process ended by itself with exit status 9",
    ),
    ("display.headline = lambda *_: None", "sổ không nêu ", "the notebook states nothing "),
]


@pytest.mark.parametrize(("cell", "vietnamese", "english"), CELLS, ids=[cell[0] for cell in CELLS])
def test_failing_notebooks(tmp_path, monkeypatch, cell, vietnamese, english):
    """The child that runs the notebook says nothing in its own language: the same fault is told in either."""
    made = province_report._report
    notebook = spoiled(tmp_path, cell)
    monkeypatch.setattr(province_report, "_report", lambda *what: dataclasses.replace(made(*what), notebook=notebook))
    for language, words in (("vi", vietnamese), ("en", english)):
        monkeypatch.setenv("GIAMNGHEO_LANG", language)
        done = CliRunner().invoke(main, ["render", "20", "--lang", "en", "--out", str(tmp_path / language)])
        assert done.exit_code == 1
        assert words in done.stderr


@in_each_language
def test_another_run_in_the_folder(said, tmp_path, language):
    with FileLock(tmp_path / ".lock"):
        done = said({"GIAMNGHEO_LANG": language}, "render", "20", "--out", tmp_path)
    assert done.returncode == 2
    assert {"vi": "Chờ chạy xong", "en": "Wait for its end"}[language] in done.stderr
    assert foreign(done.stderr, language) == []


@in_each_language
def test_no_cluster(said, tmp_path, language):
    done = said({"GIAMNGHEO_LANG": language}, "render", "20", "--out", tmp_path, "--cluster", "nowhere")
    assert done.returncode == 2
    assert foreign(done.stderr, language) == []


def test_the_language_of_messages_leaves_no_trace_in_a_report(said, tmp_path):
    """Not even of click's: the variable by which it is told the language does not reach what makes reports."""
    files = []
    for environment in (VIETNAMESE, ENGLISH):
        out = tmp_path / environment["GIAMNGHEO_LANG"]
        assert said(environment, "render", "20", "--lang", "en", "--format", "html", "--out", out).returncode == 0
        files.append({path.name: path.read_bytes() for path in (out / "2023/lang-son/en").iterdir()})
    assert files[0] == files[1]
