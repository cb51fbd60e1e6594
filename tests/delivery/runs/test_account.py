"""The log, for people and for programs; and secrets, which stand in no account of anything."""

import json
import re
import sqlite3

import pytest

from helpers.delivery.ledger import LEDGER
from helpers.delivery.log import Log
from tests.delivery.mail.mail_server import free_port, serving
from tests.delivery.runs.office import LANG_SON, folder, mail, reader

LINE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4} {6}\d  .*")
MARK = "bi-mat-24-50-ánh"


def everything(office):
    """All bytes of the ledger, the log, the reports and the share."""
    return b"".join(path.read_bytes() for path in office.folder.rglob("*") if path.is_file())


def test_people_and_programs_read_the_same_account(finished):
    finished.spoil()
    assert finished.hand().exit_code == 3
    finished.correct("6.03")
    assert finished.hand().exit_code == 0
    told = finished.log()
    assert [one["event"] for one in told if one["run"] == 1] == ["begin", "made", "made", "end"]
    assert {"begin", "failed", "held", "end"} <= {one["event"] for one in told if one["run"] == 2}
    assert {"begin", "stands", "delivery", "end"} <= {one["event"] for one in told if one["run"] == 3}
    assert [one["status"] for one in told if one["event"] == "end"] == [0, 3, 0]
    lines = finished.log_text().splitlines()
    assert [line for line in lines if not LINE.fullmatch(line)] == []
    assert len(lines) == sum(len(one["text"].splitlines()) for one in told)
    assert any("Lạng Sơn 2023 vi: made and proved" in line for line in lines)
    assert all(one["time"][:10] in finished.log_text() for one in told)


def test_each_line_of_a_text_says_when_and_of_which_run(tmp_path):
    Log(tmp_path, 7).tell("failed", "Lạng Sơn: sáu\nSóc Trăng: bảy")
    (people,), (program,) = ([*(tmp_path / "log").glob(f"*.{ending}")] for ending in ("log", "jsonl"))
    lines = people.read_text(encoding="utf-8").splitlines()
    assert [bool(LINE.fullmatch(line)) for line in lines] == [True, True]
    assert len(program.read_text(encoding="utf-8").splitlines()) == 1


def test_a_line_that_the_disk_has_no_room_for_leaves_no_half(tmp_path, monkeypatch):
    import builtins

    log = Log(tmp_path, 1)
    log.tell("begin", "one")
    opened = open

    class Full:
        def __init__(self, file):
            self.file = file

        def __getattr__(self, name):
            return getattr(self.file, name)

        def __enter__(self):
            return self

        def __exit__(self, *_):
            self.file.close()

        def write(self, content):
            return self.file.write(content[:9])

    with monkeypatch.context() as patched:
        patched.setattr(builtins, "open", lambda *words, **more: Full(opened(*words, **more)))
        try:
            log.tell("made", "two")
        except OSError as error:
            assert "No space" in str(error)
        else:
            raise AssertionError("it was not told")
    log.tell("end", "three")
    (lines,) = [path.read_text(encoding="utf-8").splitlines() for path in (tmp_path / "log").glob("*.jsonl")]
    assert [json.loads(line)["text"] for line in lines] == ["one", "three"]


@pytest.mark.parametrize(("table", "status", "ends"), [("runs", 2, [0]), ("reports", 1, [0, 1])])
def test_a_ledger_that_takes_no_more_ends_the_run_in_words(finished, table, status, ends):
    """From the beginning, or as of a disk that others fill meanwhile. SQLite takes back by itself what has no room."""
    with sqlite3.connect(finished.out / LEDGER) as base:
        base.execute(f"create trigger t before insert on {table} begin select raise(rollback, 'disk is full'); end")
    finished.correct("6.13")
    ran = finished.hand()
    assert ran.exit_code == status
    assert isinstance(ran.exception, SystemExit), "no traceback"
    assert ran.stderr.splitlines()[-1] == f"{finished.out / LEDGER}: disk is full"
    assert not any(finished.share.iterdir()), "what is not accounted for does not leave"
    assert [one["status"] for one in finished.events("end")] == ends


def test_secrets_stand_nowhere(finished, postbox, proof, ca_file, monkeypatch):
    """Neither where the login succeeds, nor where it is refused, nor where the server is not there."""
    monkeypatch.setenv("GIAMNGHEO_SECRET_MAIL", MARK)
    monkeypatch.setenv("GIAMNGHEO_SECRET_STORE", MARK)
    said = []
    with serving(
        postbox, tls_context=proof, require_starttls=True, auth_required=True, authenticator=postbox.login
    ) as port:
        entries = [
            mail(port, security="starttls", user="vp", ca_file=str(ca_file)),
            reader("anh"),
            folder("store", f"sftp://vp@127.0.0.1:{free_port()}/x"),
        ]
        for _ in range(2):
            finished.deliver_to(*entries)
            done = finished.run("deliver", "--deliveries", finished.deliveries)
            assert done.exit_code == 3, done.output
            said.append(done.output)
        assert postbox.logins, "it was tried"
        assert "password" in said[0].lower()
    finished.deliver_to(*entries)
    said.append(finished.hand().output)
    said.append(finished.run("status", LANG_SON, "--json").output)
    for written in (MARK, json.dumps(MARK).strip('"'), MARK.replace("á", "%C3%A1")):
        assert written not in "".join(said)
        assert written.encode() not in everything(finished)


def test_a_secret_in_the_file_is_refused_and_not_repeated(finished):
    finished.deliver_to(folder("store", f"sftp://vp:{MARK}@127.0.0.1/x"))
    done = finished.run("deliver", "--deliveries", finished.deliveries)
    assert done.exit_code == 2
    assert "password" in done.stderr
    assert MARK not in done.output
