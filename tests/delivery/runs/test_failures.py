"""What fails stops nothing else, never leaves the folder, and is told to the operator alone; the exit status says how much."""

import os
import signal
import time

import pytest

from tests.delivery.mail.letters import mailbox, text_of
from tests.delivery.mail.mail_server import free_port, serving
from tests.delivery.runs.office import LANG_SON, SOC_TRANG, folder, mail, reader, spoil_soc_trang


def to(postbox):
    return [mailbox(one, "To")[1].partition("@")[0] for one in postbox.taken]


def test_one_province_fails_and_stops_no_other(finished):
    spoil_soc_trang(finished)
    both = folder("share", finished.share).replace('["20"]', '["20", "94"]')
    finished.deliver_to(both)
    ran = finished.run("run", LANG_SON, SOC_TRANG, "--deliveries", finished.deliveries)
    assert ran.exit_code == 1
    assert "balances.csv" in ran.stderr
    assert "“bảy”" in ran.stderr
    assert [path.parts[-3] for path in finished.share.rglob("report.html")] == ["lang-son"]
    assert "bảy”" not in "".join(path.read_text(encoding="utf-8") for path in finished.share.rglob("*.html"))
    assert {one["report"] for one in finished.events("failed")} == {"2024/soc-trang/vi", "2024/soc-trang/en"}
    assert finished.run("run", SOC_TRANG, "--deliveries", finished.deliveries).exit_code == 3, "nothing could be done"


def test_one_recipient_of_three_is_refused_and_stops_no_other(finished, postbox):
    postbox.to = {"binh": ["550 no such user"] * 2}
    with serving(postbox) as port:
        missing = finished.folder / "not" / "there"
        finished.deliver_to(mail(port), folder("missing", missing), folder("share", finished.share))
        with finished.deliveries.open("a", encoding="utf-8") as file:
            file.write("\n".join(map(reader, ["anh", "binh", "chi"])))
        ran = finished.hand()
        assert ran.exit_code == 1
        assert to(postbox) == ["anh", "chi"]
        assert [path.name for path in finished.share.rglob("*.html")] == ["report.html"]
        failed = {one["recipient"] for one in finished.events("delivery") if one["state"] == "failed"}
        assert failed == {"missing", "binh"}
        assert "550 no such user" in ran.stderr
        again = finished.hand("--quiet")
        assert again.exit_code == 1
        assert [line.split()[1] for line in again.stderr.splitlines()] == ["missing:", "binh:"]
    assert to(postbox) == ["anh", "chi"]


def test_nothing_of_it_could_be_done(finished):
    finished.deliver_to(mail(free_port()), reader("anh"), folder("share", finished.folder / "not" / "there"))
    deliver = ("deliver", "--deliveries", finished.deliveries)
    assert finished.run(*deliver).exit_code == 3
    finished.deliver_to(folder("share", finished.share))
    assert finished.run(*deliver).exit_code == 0


def test_a_wrong_file_of_deliveries_is_told_before_anything_is_made(office, postbox):
    """Also to the operator, as far as the file says who that is; and it is accounted for."""
    with serving(postbox) as port:
        office.deliver_to(mail(port, operator="truc@tinh.example"), '[[to]]\nname = "x"\n')
        ran = office.hand()
    assert ran.exit_code == 2
    assert "one of mail, folder and portal" in ran.stderr
    assert not list(office.out.rglob("report.*"))
    assert office.ask("select status from runs") == [(2,)]
    assert "one of mail, folder and portal" in office.events("end")[0]["text"]
    asked = office.run("status", LANG_SON)
    assert asked.exit_code == 1
    assert "one of mail, folder and portal" in asked.stdout
    assert to(postbox) == ["truc"]
    assert "one of mail, folder and portal" in text_of(postbox.taken[0])


def test_an_operator_who_can_not_be_reached_changes_nothing(finished):
    finished.deliver_to(mail(free_port(), operator="truc@tinh.example"), folder("share", finished.folder / "no" / "no"))
    ran = finished.hand()
    assert ran.exit_code == 1
    assert isinstance(ran.exception, SystemExit), ran.output
    assert "no mail server answers" in finished.events("operator")[0]["text"]
    assert [one["status"] for one in finished.events("end")] == [0, 1]


def test_data_that_can_not_be_read_are_told_to_the_operator(office, postbox):
    (office.data / "plans.csv").unlink()
    with serving(postbox) as port:
        office.deliver_to(mail(port, operator="truc@tinh.example"), reader("anh"))
        assert office.hand().exit_code == 2
    assert to(postbox) == ["truc"]
    assert "plans.csv" in text_of(postbox.taken[0])


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX")
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_stopped_while_it_renders(office, number, status):
    office.share.mkdir()
    office.deliver_to(folder("share", office.share))
    run = office.start("run", LANG_SON, SOC_TRANG, "--deliveries", office.deliveries, "--jobs", "1")
    while not list(office.out.glob("*/*/*/record.json")):
        assert run.poll() is None, run.communicate()[0]
        time.sleep(0.02)
    run.send_signal(number)
    said, _ = run.communicate(timeout=60)
    assert run.returncode == status, said
    assert office.ask("select status from runs") == [(status,)]
    assert not any(office.share.iterdir())


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX")
def test_ctrl_c_while_it_delivers(finished, postbox):
    def wait(server, message):
        run.send_signal(signal.SIGINT)
        time.sleep(0.5)

    postbox.after = wait
    with serving(postbox) as port:
        finished.deliver_to(mail(port), reader("anh"))
        run = finished.start("deliver", "--deliveries", finished.deliveries)
        said, _ = run.communicate(timeout=60)
    assert run.returncode == 130, said
    assert "Traceback" not in said
    assert finished.ask("select status from runs order by run desc limit 1") == [(130,)]
    assert finished.ask("select state from standing") == [("handed",)]


def test_a_report_changed_by_hand_does_not_leave(finished):
    page = finished.out / "2023/lang-son/vi/report.html"
    page.write_text(page.read_text(encoding="utf-8").replace("6,03", "5,03"), encoding="utf-8")
    ran = finished.run("deliver", "--deliveries", finished.deliveries)
    assert "2023/lang-son/vi: report.html was changed after it was made" in ran.stderr
    assert not any(finished.share.rglob("*.html"))
    assert finished.hand().exit_code == 0
    assert "6,03" in (finished.share / "2023/lang-son/vi/report.html").read_text(encoding="utf-8")


def test_a_report_that_is_not_proved_does_not_leave(finished, monkeypatch):
    """One language fails its proof: its plan stays behind in all, and readers keep what they have."""
    from helpers.reporting.batch import Batch
    from helpers.reporting.faults import Fault

    assert finished.hand().exit_code == 0
    before = (finished.share / "2023/lang-son/vi/report.html").read_bytes()
    finished.correct("6.13")
    placed = Batch._placed

    def unproved(self, job, future, agreement):
        if job.language == "en":
            future.result()
            future = type(future)()
            future.set_exception(Fault("6.13 stands nowhere in the report"))
        return placed(self, job, future, agreement)

    with monkeypatch.context() as patched:
        patched.setattr(Batch, "_placed", unproved)
        ran = finished.hand()
    assert ran.exit_code == 1
    assert "6.13 stands nowhere in the report" in ran.stderr
    assert "2023/lang-son/en: not delivered" in ran.stderr
    assert (finished.share / "2023/lang-son/vi/report.html").read_bytes() == before
    assert finished.ask("select number from issues") == [(1,)]
    asked = finished.run("status", LANG_SON)
    assert asked.exit_code == 1
    assert "6.13 stands nowhere in the report" in asked.stdout
    assert finished.hand().exit_code == 0
    assert finished.ask("select number from issues") == [(1,), (2,)]
