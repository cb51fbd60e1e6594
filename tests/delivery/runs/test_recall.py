"""`recall`: those who have an issue hear of it, whatever became of its data, and an error is taken back."""

import pytest

from helpers.delivery.ledger import Ledger
from helpers.delivery.ledger.issues import open_issue
from tests.delivery.mail.letters import mailbox, text_of
from tests.delivery.mail.mail_server import serving
from tests.delivery.runs.office import LANG_SON, folder, mail, reader

REASON = "Sai số đầu năm"
NOTICE = "2023/lang-son/da-thu-hoi.html"
PAGE = "2023/lang-son/vi/report.html"


@pytest.fixture
def handed(finished, postbox):
    """A share and two readers have the report."""
    with serving(postbox) as port:
        finished.deliver_to(mail(port), folder("share", finished.share), reader("anh"), reader("chi"))
        assert finished.hand().exit_code == 0
        yield finished


def recall(office, *words, reason=REASON):
    why = ("--reason", reason) if reason else ()
    return office.run("recall", *words, *why, "--deliveries", office.deliveries)


def test_all_who_have_it_are_told(handed, postbox):
    done = recall(handed, LANG_SON, "2023")
    assert done.exit_code == 0, done.output
    assert done.stdout == f"Lạng Sơn 2023: issue 1 is withdrawn: {REASON}\n"
    assert REASON in (handed.share / NOTICE).read_text(encoding="utf-8")
    assert not (handed.share / PAGE).exists()
    told = {mailbox(one, "To")[1]: text_of(one) for one in postbox.taken[2:]}
    assert set(told) == {"anh@tinh.example", "chi@tinh.example"}
    assert all(REASON in text for text in told.values())
    assert handed.hand().exit_code == 0
    assert len(postbox.taken) == 4, "the next run hands out nothing again"
    assert not (handed.share / PAGE).exists()


@pytest.mark.parametrize("name", ["lạng sơn", "Tỉnh Lạng Sơn", "20"])
def test_what_the_data_do_not_have_any_more_is_recalled(handed, name):
    for path in handed.data.glob("*.csv"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if "lang-son-2023" not in line), encoding="utf-8")
    done = recall(handed, name, "2023")
    assert done.exit_code == 0, done.output
    assert (handed.share / NOTICE).is_file()


def test_who_is_named_no_more_is_told_to_the_operator(handed):
    text = handed.deliveries.read_text(encoding="utf-8")
    handed.deliveries.write_text(text.replace("chi@", "chi.moi@"), encoding="utf-8")
    done = recall(handed, LANG_SON, "2023")
    assert done.exit_code == 1
    assert "chi <chi@tinh.example>: has issue 1 of Lạng Sơn 2023 and was not told" in done.stderr
    assert [one["recipient"] for one in handed.events("untold")] == ["chi <chi@tinh.example>"]


def test_an_error_is_taken_back(handed, postbox):
    assert recall(handed, LANG_SON, "2023").exit_code == 0
    done = recall(handed, LANG_SON, "2023", "--undo", reason="")
    assert done.exit_code == 0, done.output
    assert done.stdout == "Lạng Sơn 2023: what issue 1 held goes out again as issue 2\n"
    assert (handed.share / PAGE).is_file()
    assert not (handed.share / NOTICE).exists()
    told = "Bản phát hành số 1 đã bị thu hồi nhầm. Nội dung của bản đó vẫn đúng"
    assert all(told in text_of(one) and "bản phát hành số 2" in text_of(one) for one in postbox.taken[4:])
    assert len(postbox.taken) == 6
    again = recall(handed, LANG_SON, "2023", "--undo", reason="")
    assert again.exit_code == 2
    assert "only the last issue can go out again, if it is withdrawn; issue 2 is the last" in again.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("20", "2023", "--undo"), "--undo takes no --reason"),
        (("20", "2024"), "20 2024: there is no issue of it; there are issues of: Lạng Sơn 2023"),
        (("national",), "national: there is no issue of it"),
        (("20", "2023", "--issue", "7"), "Lạng Sơn 2023: there is no issue 7; there are: 1"),
    ],
)
def test_what_was_never_issued_is_told(handed, words, told):
    done = recall(handed, *words)
    assert done.exit_code == 2
    assert told in done.stderr
    assert (handed.share / PAGE).is_file()


def test_a_second_recall_keeps_the_first_reason(handed):
    assert recall(handed, LANG_SON, "2023").exit_code == 0
    again = recall(handed, LANG_SON, "2023", reason="nữa")
    assert again.exit_code == 2
    assert f"Lạng Sơn 2023: issue 1 is withdrawn already: {REASON}" in again.stderr
    assert handed.ask("select reason from issues") == [(REASON,)]


def test_the_year_is_needed_only_among_several(handed):
    with Ledger(handed.out) as ledger:
        open_issue(ledger, "2022/lang-son", {}, {"vi": {"code": "20", "province": "Lạng Sơn", "year": "2022"}}, {})
    done = recall(handed, LANG_SON)
    assert done.exit_code == 2
    assert "20: there are several; name the year of one: Lạng Sơn 2022, Lạng Sơn 2023" in done.stderr


def test_nothing_is_withdrawn_where_it_is_not_said_who_has_it(handed):
    done = handed.run("recall", LANG_SON, "2023", "--reason", REASON)
    assert done.exit_code == 2
    assert "--deliveries FILE is missing" in done.stderr
    assert handed.ask("select withdrawn from issues") == [(None,)]


def test_a_reason_is_needed(handed):
    done = recall(handed, LANG_SON, "2023", reason="")
    assert done.exit_code == 2
    assert "--reason TEXT is missing: readers are told why." in done.stderr


def test_the_overview_is_recalled_too(finished):
    with Ledger(finished.out) as ledger:
        open_issue(ledger, "national", {"vi/report.html": "0" * 64}, {"vi": {"code": "", "year": "2024"}}, {})
    done = recall(finished, "national")
    assert done.exit_code == 0, done.output
    assert done.stdout == f"National overview 2024: issue 1 is withdrawn: {REASON}\n"
    assert finished.ask("select place, reason from issues where withdrawn is not null") == [("national", REASON)]
