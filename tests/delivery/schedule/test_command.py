"""`giamngheo schedule` as a person uses it: what is set, shown and removed, and what is told when it can not be."""

import re

import pytest

from helpers.reporting.formats import ROOT
from tests.delivery.schedule.conftest import CRON_HERE, CRONTABS, SYSTEMD, SYSTEMD_HERE, can_have

real_systemd = pytest.mark.skipif(not can_have("systemctl", SYSTEMD), reason="no systemd that can be tried apart")
real_cron = pytest.mark.skipif(not can_have("crontab", "mount"), reason="no crontab that can be tried apart")

# There is no Windows here: a schtasks that keeps tasks as files and refuses what its file `refuses` names.
SCHTASKS = r"""
test -f "$here/refuses" && grep -qx -- "$1" "$here/refuses" && { echo "ERROR: Access is denied." >&2; exit 1; }
verb=$1; shift
while test $# -gt 0; do case $1 in /TN) name=$2; shift;; /XML) file=$2; test $# -gt 1 && shift;; esac; shift; done
case $verb in
/Create) cp "$file" "$here/$name.task";;
/Query) test -z "$name" && { for one in "$here"/*.task; do test -f "$one" && sed 's/\x00//g' "$one"; done; exit 0; }
  test -f "$here/$name.task" || { echo "ERROR: The system cannot find the file specified." >&2; exit 1; }
  sed 's/\x00//g' "$here/$name.task";;
/Delete) rm "$here/$name.task";;
esac
"""
# A crontab that loses what it is given, and one that may not be used: no real one does so on demand.
FORGETFUL = (
    'test "$1" = -l && { cat "$here/kept" 2>/dev/null; exit 0; }; sed 1d > "$here/new"; cp "$here/new" "$here/kept"'
)
FORBIDDEN = 'echo "You (officer) are not allowed to use this program (crontab)" >&2; exit 1'


def test_files_are_only_written_and_the_rest_is_told(run, tmp_path):
    folder = tmp_path / "gửi đi"
    done = run("schedule", "set", "thang", "monthly", "bac-kan", "Bắc Ninh", "--with", "systemd", "--write", folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(path.name for path in folder.iterdir()) == ["giamngheo-thang.service", "giamngheo-thang.timer"]
    assert done.stdout.splitlines() == [
        f"written: {folder / 'giamngheo-thang.service'}",
        f"written: {folder / 'giamngheo-thang.timer'}",
        "Copy them into ~/.config/systemd/user, then: systemctl --user daemon-reload && systemctl --user enable --now giamngheo-thang.timer",
    ]
    command = re.search(
        r"^ExecStart=(.+)$", (folder / "giamngheo-thang.service").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert " run 06 27 --data " in command[1], "names are codes"
    assert "--deliveries" not in command[1]


@pytest.mark.parametrize(
    ("keeper", "file", "told"),
    [
        ("cron", "giamngheo-x.cron", "Add its line to your crontab, which opens with: crontab -e"),
        ("windows", "giamngheo-x.xml", "In that folder: schtasks /Create /TN giamngheo-x /XML giamngheo-x.xml"),
    ],
)
def test_each_kind_of_file_says_what_to_do_with_it(run, tmp_path, keeper, file, told):
    words = ("--with", keeper, "--write", tmp_path, "--deliveries", "ai nhận.toml", "--data", "./số liệu/../data")
    (tmp_path / "số liệu").mkdir()
    (tmp_path / "ai nhận.toml").write_text('[[to]]\nname = "so"\nfolder = "/srv/so"\n', encoding="utf-8")
    (tmp_path / "data").symlink_to(ROOT / "data")
    done = run("schedule", "set", "x", "0 7 * * 1", *words)
    assert done.stdout.splitlines()[-1] == told, done.stderr
    content = (tmp_path / file).read_bytes()
    text = content.decode("utf-16" if content.startswith(b"\xff\xfe") else "utf-8")
    assert str(tmp_path / "ai nhận.toml") in text, "a path is told from where the command was given"


@pytest.mark.parametrize(
    ("keeper", "told"),
    [
        ("systemd", "into ~/.config/environment.d/giamngheo.conf"),
        ("cron", "at the top of your crontab"),
        ("windows", "setx NAME value"),
    ],
)
def test_where_its_runs_look_for_secrets_is_told(run, tmp_path, keeper, told):
    """What a terminal has exported is not there at night."""
    (tmp_path / "to.toml").write_text(
        """
[mail]
server = "smtp.example.vn"
user = "bao-cao"
from = "bao-cao@example.vn"

[[to]]
name = "kho-s3"
folder = "s3://bao-cao/x"
options = { user = "KEY" }

[[to]]
name = "so"
folder = "sftp://so@sftp.example.vn/x"
options = { key_file = "/home/so/.ssh/id" }

[[to]]
name = "o-chung"
folder = "/srv/so"
""",
        encoding="utf-8",
    )
    words = ("schedule", "set", "x", "monthly", "--with", keeper, "--write", tmp_path / "files")
    done = run(*words, "--deliveries", tmp_path / "to.toml")
    assert done.returncode == 0, done.stderr
    last = done.stdout.splitlines()[-1]
    assert told in last
    assert "GIAMNGHEO_SECRET_MAIL, GIAMNGHEO_SECRET_KHO_S3" in last
    assert "GIAMNGHEO_SECRET_SO" not in last
    assert "GIAMNGHEO_SECRET" not in run(*words).stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["Tháng", "monthly"], ["“Tháng” can not name a schedule"]),
        (["x", "0", "7", "1", "*", "*"], ["“7”", "“1”", "“*”"]),
        (["x", "yearly"], ["“yearly” says no times", "“0 7 1 * *”"]),
        (["x", "monthly", "Bắc Cạn"], ["“Bắc Cạn”", "Did you mean “Bắc Kạn”?"]),
        (["x", "monthly", "--data", "nowhere"], ["nowhere", "a data folder with a datapackage.json"]),
        (["x", "monthly", "--deliveries", "no.toml"], ["no.toml: no such file or folder"]),
        (["x", "0 7 */2 * 1", "--with", "windows"], ["a day of the month and a day of the week at once"]),
        (["x", "* * * * *", "--with", "windows"], ["1,440 times are more than a task of Windows can have (48)"]),
        (["x", "monthly", "--with", "anacron"], ["'anacron'", "'systemd', 'cron', 'windows'"]),
    ],
)
def test_wrong_words_are_told_and_nothing_is_written(run, tmp_path, words, told):
    done = run("schedule", "set", *words, "--write", tmp_path / "files")
    assert (done.returncode, done.stdout) == (2, "")
    assert [part for part in told if part not in done.stderr] == []
    assert not (tmp_path / "files").exists()


def test_where_nothing_keeps_schedules_that_is_told(run, fakes):
    nothing = {"PATH": fakes()}
    done = run("schedule", "set", "x", "monthly", environment=nothing)
    assert (done.returncode, done.stdout) == (2, "")
    why = "systemctl --user list-timers: no such file or folder; crontab -l: no such file or folder; schtasks"
    assert done.stderr.startswith(f"no schedule can be set here ({why}") and "--write FOLDER" in done.stderr
    done = run("schedule", "set", "x", "monthly", "--with", "cron", environment=nothing)
    assert done.stderr.startswith("cron keeps no schedule here (crontab -l: no such file or folder). Leave out --with")
    assert run("schedule", "show", environment=nothing).stdout == "No schedule is set on this machine.\n"
    done = run("schedule", "remove", "x", environment=nothing)
    assert (done.returncode, done.stderr) == (2, "no schedule is named “x”; there are: –\n")


def test_a_crontab_that_does_not_keep_is_told_and_put_back(run, fakes, tmp_path):
    path = {"PATH": fakes(crontab=FORGETFUL)}
    done = run("schedule", "set", "x", "monthly", environment=path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "crontab did not keep what it was given; it is as it was before\n"
    assert (tmp_path / "fakes" / "kept").read_text() == ""


def test_a_crontab_that_may_not_be_read_is_never_written(run, fakes):
    path = {"PATH": fakes(crontab=FORBIDDEN)}
    done = run("schedule", "set", "x", "monthly", "--with", "cron", environment=path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "(crontab -l: You (officer) are not allowed to use this program (crontab))" in done.stderr
    done = run("schedule", "show", environment=path)
    assert done.stdout == "No schedule is set on this machine.\n"
    assert done.stderr.startswith("not asked, so there may be more: crontab -l: You (officer) are not allowed")


def test_tasks_of_windows_are_set_shown_and_removed(run, fakes, tmp_path):
    place = tmp_path / "fakes"
    path = {"PATH": fakes(schtasks=SCHTASKS)}
    done = run("schedule", "set", "x", "reporting", "27", environment=path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == "x: reporting (windows)"
    assert (place / "giamngheo-x.task").read_bytes().startswith(b"\xff\xfe")
    assert run("schedule", "show", environment=path).stdout.startswith("x: reporting (windows)\n  provinces: 27\n")
    before = (place / "giamngheo-x.task").read_text(encoding="utf-16")
    (place / "refuses").write_text("/Create\n")
    done = run("schedule", "set", "x", "monthly", environment=path)
    assert done.returncode == 2
    assert re.fullmatch(r"schtasks /Create .+: ERROR: Access is denied\.\n", done.stderr)
    assert (place / "giamngheo-x.task").read_text(encoding="utf-16") == before
    (place / "refuses").unlink()
    assert run("schedule", "remove", "x", environment=path).stdout == "x is removed (windows).\n"
    assert list(place.glob("*.task")) == []


@real_systemd
def test_timers_of_a_real_systemd_are_set_shown_and_removed(inside, tmp_path):
    script = """
giamngheo schedule set thang monthly 06 && giamngheo schedule set thang quarterly 06 27 --data "$PWD/số %d liệu" &&
giamngheo schedule show && echo --- && systemctl --user show --value -p TimersCalendar giamngheo-thang.timer &&
giamngheo schedule remove thang && systemctl --user list-timers --all --no-legend; giamngheo schedule show thang
"""
    (tmp_path / "số %d liệu").symlink_to(ROOT / "data")
    done = inside(SYSTEMD_HERE, script)
    shown, timers = done.stdout.split("---\n")
    blocks = re.findall(
        r"^thang: (\w+) \(systemd\)\n  provinces: (.+)\n  next, in Viet Nam’s time: (.+)$", shown, re.MULTILINE
    )
    assert [(rule, names) for rule, names, _times in blocks] == [("monthly", "06"), *2 * [("quarterly", "06, 27")]]
    assert re.fullmatch(r"(07:00 1 (January|April|July|October) 20\d\d(, )?){3}", blocks[-1][2])
    assert re.match(
        r"\{ OnCalendar=.+Asia/Ho_Chi_Minh ; next_elapse=\S+ \S+-(01-01|03-31|04-01|06-30|07-01|09-30|10-01|12-31) ",
        timers,
    )
    assert timers.splitlines()[1:] == ["thang is removed (systemd)."]
    assert done.stderr == "no schedule is named “thang”; there are: –\n"
    assert list((tmp_path / "home").rglob("*giamngheo*")) == [], "nothing is left, nor when it last ran"


@real_systemd
def test_what_a_real_systemd_refuses_leaves_the_timer_before(inside, tmp_path):
    """A folder stands where the new timer's wish to be started at boot would be written."""
    script = """
giamngheo schedule set cu monthly || exit 1
mkdir -p ~/.config/systemd/user/timers.target.wants/giamngheo-moi.timer/x
giamngheo schedule set moi monthly; echo "ended $?"
rm -r ~/.config/systemd/user/timers.target.wants/giamngheo-moi.timer
giamngheo schedule show
"""
    done = inside(SYSTEMD_HERE, script)
    assert "ended 2\ncu: monthly (systemd)" in done.stdout
    assert done.stderr.startswith("systemctl --user enable --now giamngheo-moi.timer: ")
    assert [path.name for path in (tmp_path / "home").rglob("giamngheo-moi*")] == []


@real_cron
def test_lines_of_a_real_crontab_are_set_shown_and_removed(inside):
    script = """
printf '# của người khác\\n5 4 * * 0 /bin/true 50\\\\%%\\n' | crontab - && crontab -l > before
giamngheo schedule set thang monthly 06 --with cron && giamngheo schedule set tuan "30 7 * * 1" --with cron &&
giamngheo schedule set thang reporting --with cron && echo --- && giamngheo schedule show && echo --- && crontab -l
giamngheo schedule remove thang && giamngheo schedule remove tuan && crontab -l | cmp - before && echo same
"""
    done = inside(CRON_HERE, script)
    told, shown, kept = done.stdout.split("---\n")
    assert "No cron is seen running on this machine" in told
    assert re.findall(r"^(\w+): (.+) \(cron\)$", shown, re.MULTILINE) == [
        ("tuan", "30 7 * * 1"),
        ("thang", "reporting"),
    ]
    lines = kept.splitlines()
    assert lines[:2] == ["# của người khác", "5 4 * * 0 /bin/true 50\\%"]
    assert [line.split(" GIAM")[0] for line in lines[2:4]] == ["30 * * * *", "0 * * * *"]
    assert lines[4:] == ["thang is removed (cron).", "tuan is removed (cron).", "same"]


@pytest.mark.skipif(not (can_have("systemctl", SYSTEMD) and can_have("crontab")), reason="needs both apart")
def test_a_name_stands_with_one_scheduler_only(inside):
    script = """
giamngheo schedule set x monthly --with cron && giamngheo schedule set x quarterly && giamngheo schedule show && crontab -l
"""
    beginning = SYSTEMD_HERE + f"mount -t tmpfs tmpfs {CRONTABS}\n"
    done = inside(beginning, script)
    assert re.findall(r"^x: (.+)$", done.stdout, re.MULTILINE) == ["monthly (cron)", *2 * ["quarterly (systemd)"]]
    assert "GIAMNGHEO_LANG" not in done.stdout
