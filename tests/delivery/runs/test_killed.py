"""Runs that are killed while they render, send files or send mail: the next one goes on, and nothing comes twice."""

import os
import signal
import time

import pytest

from helpers.delivery.ledger import Ledger
from helpers.delivery.ledger.receipts import HANDED, note_message
from helpers.reporting.record import RECORD
from tests.delivery.mail.letters import mailbox
from tests.delivery.mail.mail_server import serving
from tests.delivery.runs.office import LANG_SON, SOC_TRANG, folder, mail, reader

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9 is POSIX")

# The third file on its way to the share is written down, and not yet in its place; a slow share, for who kills it.
SLOW_SHARE = """
import time
from helpers.delivery.targets.folder import Folder
from helpers.cli import main
move, moves = Folder.move, []
def slow(self, old, new, seconds):
    if not new.startswith("."):
        moves.append(new)
    if len(moves) > 2:
        print("slow", flush=True)
        time.sleep(600)
    move(self, old, new, seconds)
Folder.move = slow
main()
"""


def until(holds, run):
    for _ in range(3000):
        if holds():
            return
        assert run.poll() is None, run.communicate()[0]
        time.sleep(0.02)
    raise AssertionError("it never came to that")


def kill(run):
    run.kill()
    run.communicate(timeout=60)
    assert run.returncode == -signal.SIGKILL


def made(out):
    """When each finished report was; the page is written again when its other language stands beside it."""
    found = [path.parent for path in out.rglob(RECORD) if ".partial" not in str(path)]
    return {folder: (folder / "report.pdf").stat().st_mtime_ns for folder in found}


def test_in_the_middle_of_rendering(office):
    office.share.mkdir()
    office.deliver_to(folder("share", office.share))
    words = ("run", LANG_SON, SOC_TRANG, "--deliveries", office.deliveries)
    run = office.start(*words, "--jobs", "1")
    until(lambda: made(office.out), run)
    kill(run)
    before = made(office.out)
    assert 0 < len(before) < 4
    assert not any(office.share.iterdir()), "nothing leaves before all is made"
    asked = office.run("status", LANG_SON, SOC_TRANG)
    assert asked.exit_code == 1
    assert "was ended from outside" in asked.stdout
    assert not (office.out / "ro-crate-metadata.json").exists(), "it would tell of other files"

    again = office.run(*words)
    assert again.exit_code == 0, again.output
    assert "was ended from outside; this one goes on from there" in again.stderr
    assert [(one["run"], one["killed"]) for one in office.events("killed")] == [(2, 1)]
    assert len(made(office.out)) == 4
    assert before.items() <= made(office.out).items(), "what was finished is not made again"
    assert not list(office.out.rglob(".*.partial"))
    assert office.run("status", LANG_SON, SOC_TRANG).exit_code == 0, "what the killed run made is accounted for"
    assert office.ask("select place, number from issues") == [("2023/lang-son", 1), ("2024/soc-trang", 1)]
    assert [path.name for path in office.share.rglob("*.html")] == ["report.html"]
    assert office.ask("select state from standing") == [("sent",)]
    assert "was ended" not in office.run(*words).stderr


def test_between_two_renames(finished):
    """The earlier report goes back to its place, and stays there where the data allow no new one."""
    report = finished.out / "2023/lang-son/vi"
    report.rename(report.with_name(".vi.former"))
    finished.spoil()
    assert finished.run("run", LANG_SON).exit_code == 3
    assert (report / "report.pdf").is_file()
    assert not report.with_name(".vi.former").exists()


def test_in_the_middle_of_an_upload(finished):
    every = folder("share", finished.share).replace('["html"]', '["html", "pdf", "xlsx", "csv"]')
    finished.deliver_to(every)
    words = ("run", LANG_SON, "--deliveries", finished.deliveries)
    run = finished.start(*words, program=SLOW_SHARE)
    until(lambda: run.stdout.readline() == "slow\n", run)
    kill(run)
    there = [path.relative_to(finished.share) for path in finished.share.rglob("*") if path.is_file()]
    whole = {path: (finished.share / path).read_bytes() for path in there if not path.name.startswith(".")}
    assert len(whole) == 2
    assert all((finished.out / path).read_bytes() == content for path, content in whole.items()), "no half file"
    assert finished.ask("select state from standing") == [("begun",)]

    assert finished.run(*words).exit_code == 0
    sent = [path.relative_to(finished.share) for path in finished.share.rglob("*") if path.is_file()]
    sent = [path for path in sent if not path.name.startswith(".")]
    assert len(sent) > 10
    same = [path for path in sent if path.suffix != ".html"]  # which leads to no file that stays behind
    assert all((finished.out / path).read_bytes() == (finished.share / path).read_bytes() for path in same)
    assert not list(finished.share.rglob("*.partial*"))
    assert "same" in finished.run(*words).stderr


@pytest.mark.parametrize("uncertain", ["binh", "chi"])
def test_in_the_middle_of_a_mail_batch(finished, postbox, uncertain):
    """Of three letters, one is at the server when the run is killed: a person has to say whether it arrived."""
    names = ["anh", "binh", "chi"]

    def stop(server, message):
        if uncertain in mailbox(message, "To")[1] and run.poll() is None:
            kill(run)

    postbox.after = stop
    with serving(postbox) as port:
        finished.deliver_to(mail(port), *map(reader, names))
        words = ("run", LANG_SON, "--deliveries", finished.deliveries)
        run = finished.start(*words)
        run.wait(120)
        postbox.after = lambda server, message: None

        again = finished.run(*words)
        assert again.exit_code == 1
        assert f"--arrived {uncertain}, or --lost {uncertain}" in again.stderr
        assert sorted(mailbox(one, "To")[1].partition("@")[0] for one in postbox.taken) == names, "each has one letter"

        assert finished.run(*words).exit_code == 1, "it stays open until a person says more"
        assert finished.run("status", LANG_SON).exit_code == 1
        settled = finished.run("deliver", "--deliveries", finished.deliveries, "--arrived", uncertain)
        assert settled.exit_code == 0, settled.output
        assert finished.run(*words).exit_code == 0
    assert len(postbox.taken) == 3


def test_what_was_lost_is_sent_again_when_a_person_says_so(finished, postbox):
    with serving(postbox) as port:
        finished.deliver_to(mail(port), reader("anh"))
        deliver = ("deliver", "--deliveries", finished.deliveries)
        assert finished.run(*deliver).exit_code == 0
        ((message,),) = finished.ask("select message from messages")
        unknown = finished.run(*deliver, "--lost", "ánh")
        assert unknown.exit_code == 2
        assert "there are: anh" in unknown.stderr
        with Ledger(finished.out) as ledger:
            note_message(ledger, message, HANDED)
        assert finished.run(*deliver, "--lost", "anh").exit_code == 0
    assert len(postbox.taken) == 2
