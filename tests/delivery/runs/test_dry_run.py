"""A dry run shows the letters that are due, and leaves no other trace; a run tells programs of each delivery."""

import json

from tests.delivery.mail.mail_server import free_port
from tests.delivery.runs.office import folder, mail, reader


def bytes_of(place):
    return {path: path.read_bytes() for path in place.rglob("*") if path.is_file() and path.name != ".lock"}


def test_a_dry_run_leaves_letters_and_nothing_else(finished):
    finished.deliver_to(mail(free_port()), reader("anh"), folder("share", finished.share))
    before = bytes_of(finished.out)
    letters = finished.folder / "letters"
    done = finished.run("deliver", "--deliveries", finished.deliveries, "--dry-run", letters)
    assert done.exit_code == 0, done.output
    assert [path.name for path in letters.iterdir()] == ["anh@tinh.example.eml"]
    assert done.stdout == f"{letters / 'anh@tinh.example.eml'}\n"
    assert bytes_of(finished.out) == before, "not even a number of an issue"
    assert not any(finished.share.iterdir())


def test_programs_are_told_of_each_delivery(finished):
    finished.deliver_to(folder("share", finished.share), folder("away", finished.folder / "not" / "there"))
    ran = finished.hand("--json")
    assert ran.exit_code == 1
    told = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [(one["recipient"], one["state"]) for one in told if one["event"] == "delivery"] == [
        ("share", "done"),
        ("away", "failed"),
    ]
    assert told[-1]["text"] == "away: its folder or bucket does not exist"
    assert ran.stderr == ""
