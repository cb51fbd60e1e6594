"""Two runs at once, and data that arrive while one is at work."""

import hashlib
import time

import pytest

from helpers.delivery.crate import CRATE
from helpers.delivery.ledger import Ledger
from helpers.reporting.record import read_records
from tests.delivery.mail.letters import text_of
from tests.delivery.mail.mail_server import serving
from tests.delivery.runs.office import LANG_SON, folder, mail, reader


@pytest.fixture(params=["begin", "show"])
def correcting(request, monkeypatch):
    """Has a correction arrive when the next run has read its data, or when its first report is in its place."""
    from helpers.cli.progress import Progress

    def at_first(office, rate):
        tell, waiting = getattr(Progress, request.param), [rate]

        def told(self, *what):
            if waiting:
                office.correct(waiting.pop())
            tell(self, *what)

        monkeypatch.setattr(Progress, request.param, told)

    return at_first


def rates(office):
    return {record.facts["figures"]["outcome.rate"] for record in read_records(office.out)}


def digest_of_balances(office):
    return hashlib.sha256((office.data / "balances.csv").read_bytes()).hexdigest()


def test_the_second_run_says_who_holds_it_and_leaves(finished):
    deliver = ("--deliveries", finished.deliveries)
    finished.correct("6.13")
    first = finished.start("run", LANG_SON, *deliver)
    while not (finished.out / ".running.json").exists():
        assert first.poll() is None, first.communicate()[0]
        time.sleep(0.01)
    recall = ("recall", LANG_SON, "2023", "--reason", "gõ sai", *deliver)
    for words in (("run", LANG_SON), ("deliver", *deliver), recall, ("render", LANG_SON)):
        second = finished.run(*words)
        assert second.exit_code == 2
        assert f"“giamngheo run”, process {first.pid} on" in second.stderr
        assert len(second.stderr.splitlines()) == 1
    said, _ = first.communicate(timeout=120)
    assert first.returncode == 0, said
    assert finished.ask("select run, status from runs") == [(1, 0), (2, 0)], "the others left no trace"
    assert rates(finished) == {"6,13", "6.13"}
    assert finished.run("run", LANG_SON).exit_code == 0


def test_a_correction_that_arrives_during_a_run_is_of_the_next(office, postbox, correcting):
    """All reports of a run are of one state of the data; the next one delivers issue 2, which names what changed."""
    office.share.mkdir()
    with serving(postbox) as port:
        office.deliver_to(mail(port), folder("share", office.share), reader("anh"))
        data = digest_of_balances(office)
        correcting(office, "6.13")
        first = office.hand("--jobs", "1")
        assert first.exit_code == 0, first.output
        assert data != digest_of_balances(office), "it arrived"
        assert rates(office) == {"6,03", "6.03"}
        assert data in (office.out / CRATE).read_text(encoding="utf-8"), "what it was made from"
        before = (office.share / "2023/lang-son/vi/report.html").read_text(encoding="utf-8")
        assert "6,03" in before
        assert "6,13" not in before
        assert "6,13" not in text_of(postbox.taken[0])

        second = office.hand()
        assert second.exit_code == 0, second.output
        assert rates(office) == {"6,13", "6.13"}
        assert "6,13" in (office.share / "2023/lang-son/vi/report.html").read_text(encoding="utf-8")
        assert office.ask("select number from issues") == [(1,), (2,)]
        told = text_of(postbox.taken[1])
        assert "bản phát hành số 2" in told
        assert "6,03 → 6,13" in told
        assert office.hand().exit_code == 0
    assert len(postbox.taken) == 2


def test_a_correction_that_arrives_while_the_data_are_read_is_of_this_run(office, monkeypatch):
    """Reports and crate are of the same state of the data."""
    from helpers.cli import running

    read, waiting = running.read_wanted, ["6.13"]

    def reading(*words):
        wanted = read(*words)
        if waiting:
            office.correct(waiting.pop())
        return wanted

    monkeypatch.setattr(running, "read_wanted", reading)
    assert office.run("run", LANG_SON).exit_code == 0
    assert rates(office) == {"6,13", "6.13"}
    assert digest_of_balances(office) in (office.out / CRATE).read_text(encoding="utf-8")


def test_what_is_not_as_the_data_have_it_does_not_leave(finished):
    finished.correct("6.13")
    done = finished.run("deliver", "--deliveries", finished.deliveries)
    assert "2023/lang-son/vi: not delivered, as it is not up to date" in done.stderr
    assert not any(finished.share.rglob("*.html"))
    assert {one["report"] for one in finished.events("held")} == {"2023/lang-son/vi", "2023/lang-son/en"}
    with Ledger(finished.out) as ledger:
        assert ledger.read("select * from messages") == []
