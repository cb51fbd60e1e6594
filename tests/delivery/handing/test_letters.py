"""Letters over a real mail server: what each reader is told, when, and what is not sent again."""

import pytest

from helpers.delivery.handing.everyone import settle, write_letters
from helpers.delivery.ledger.issues import issues_of, withdraw
from helpers.delivery.ledger.receipts import holders, last_of_messages
from helpers.delivery.mail import Server
from helpers.delivery.settings import Deliveries
from tests.delivery.handing.conftest import reader, to
from tests.delivery.mail.letters import SENDER, files_of, header, text_of
from tests.delivery.outbox import BAC_KAN, LANG_SON

CORRECTED = {"vi": {"end.rate": "24,71"}, "en": {"end.rate": "24.71"}}
LAN = reader()


@pytest.fixture
def plans(outbox):
    return outbox.add(LANG_SON, BAC_KAN)


def states(told):
    return {name: [state for state, _words in results] for name, results in told.items()}


def test_one_letter_with_all_provinces_and_then_none(mailed, plans):
    told, (message,) = mailed(LAN)
    assert states(told) == {"lan": ["done"]}
    assert header(message, "Subject") == (
        "Báo cáo giảm nghèo: Bắc Kạn 2022, bản phát hành số 1; Lạng Sơn 2023, bản phát hành số 1"
    )
    files = files_of(message)
    assert set(files) == {f"Báo cáo giảm nghèo {one}.pdf" for one in ("Bắc Kạn 2022", "Lạng Sơn 2023")}
    assert files["Báo cáo giảm nghèo Bắc Kạn 2022.pdf"] == (plans.out / BAC_KAN / "vi/report.pdf").read_bytes()
    assert "→" not in text_of(message)
    assert "report.html" not in text_of(message), "there is no portal where it could be read"
    told, letters = mailed(LAN)
    assert (told, letters) == ({"lan": [("nothing", "lan: has it all")]}, [])


def test_a_correction_is_named_and_comes_alone(mailed, plans):
    english = reader("john", language="en")
    mailed(LAN, english)
    plans.correct(BAC_KAN, **CORRECTED)
    _told, (vi, en) = mailed(LAN, english)
    assert header(vi, "Subject") == "Báo cáo giảm nghèo, bản sửa đổi: Bắc Kạn 2022, bản phát hành số 2"
    assert "tỷ lệ hộ nghèo cuối kỳ theo kế hoạch (%): 24,50 → 24,71" in text_of(vi)
    assert "Thay đổi so với bản phát hành số 1:" in text_of(vi)
    assert "Báo cáo giảm nghèo Bắc Kạn 2022, bản phát hành số 2.pdf" in text_of(vi), (
        "which tells it from the file they have"
    )
    assert "planned poverty rate at the end (%): 24.50 → 24.71" in text_of(en)
    assert "Lạng Sơn" not in text_of(vi)


def test_other_looks_alone_are_not_written_about(mailed, plans):
    mailed(LAN)
    plans.correct(BAC_KAN)
    assert mailed(LAN)[1] == []
    plans.correct(BAC_KAN, **CORRECTED)
    (message,) = mailed(LAN)[1]
    assert "24,50 → 24,71" in text_of(message) and "bản phát hành số 3" in text_of(message)


def test_who_comes_later_is_told_of_no_change(mailed, plans):
    mailed(LAN)
    plans.correct(BAC_KAN, **CORRECTED)
    nam = reader("nam", provinces=("06",))
    _told, (_lan, message) = mailed(LAN, nam)
    assert "Đây là lần đầu quý vị nhận báo cáo này." in text_of(message)
    assert "→" not in text_of(message) and "Không có số liệu nào" not in text_of(message)
    more = reader("nam", languages=("vi", "en"), provinces=("06",))
    plans.correct(BAC_KAN, vi={"end.rate": "24,72"}, en={"end.rate": "24.72"})
    (message,) = mailed(more)[1]
    assert "24,71 → 24,72" in text_of(message)
    assert "24.71 → 24.72" not in text_of(message), "they had no English one that could have changed"


def test_a_further_format_is_sent(mailed, plans):
    mailed(LAN)
    (message,) = mailed(reader(formats=("pdf", "html"), provinces=("20",)))[1]
    files = files_of(message)
    assert set(files) == {"Báo cáo giảm nghèo Lạng Sơn 2023.pdf", "Báo cáo giảm nghèo Lạng Sơn 2023.html"}
    assert "companions" not in str(files["Báo cáo giảm nghèo Lạng Sơn 2023.html"]).split("</style>")[-1]


def test_notebooks_are_sent_clean(mailed, plans):
    made = (plans.out / LANG_SON / "vi/report.ipynb").read_text(encoding="utf-8")
    (message,) = mailed(reader(formats=("ipynb",), provinces=("20",)))[1]
    (sent,) = files_of(message).values()
    assert "papermill" in made and b"papermill" not in sent


def test_those_who_have_a_recalled_issue_are_told(mailed, plans, ledger):
    nam = reader("nam", provinces=("20",))
    mailed(LAN, nam)
    withdraw(ledger, issues_of(ledger, BAC_KAN)[0], "gõ sai số của một huyện")
    _told, (message,) = mailed(LAN, nam)
    assert "Thu hồi" in header(message, "Subject")
    assert "Bắc Kạn 2022, bản phát hành số 1: gõ sai số của một huyện" in text_of(message)
    assert files_of(message) == {}
    assert holders(ledger, BAC_KAN, 1) == set()
    assert mailed(LAN, nam)[1] == []
    plans.correct(BAC_KAN)
    assert mailed(LAN, nam)[1] == []
    plans.correct(BAC_KAN, **CORRECTED)
    (message,) = mailed(LAN)[1]
    assert "24,50 → 24,71" in text_of(message) and "số 3" in text_of(message)


def test_a_recall_reaches_those_who_have_the_same_figures_in_other_looks(mailed, plans, ledger):
    mailed(LAN)
    plans.correct(BAC_KAN)
    mailed(LAN)
    withdraw(ledger, issues_of(ledger, BAC_KAN)[1], "gõ sai")
    (message,) = mailed(LAN)[1]
    assert "Bắc Kạn 2022, bản phát hành số 1: gõ sai" in text_of(message)


def test_a_recall_reaches_those_who_have_a_later_issue(mailed, plans, ledger):
    mailed(LAN)
    plans.correct(BAC_KAN, **CORRECTED)
    mailed(LAN)
    withdraw(ledger, issues_of(ledger, BAC_KAN)[0], "gõ sai")
    (message,) = mailed(reader(languages=("en",), provinces=("20",), formats=()))[1]
    assert "Bắc Kạn 2022, bản phát hành số 1: gõ sai" in text_of(message), "in the language that they have it in"
    assert "số 2" not in text_of(message)


def test_a_refused_letter_waits_for_another_address(mailed, plans, postbox):
    postbox.to["lan"] = ["550 no such user"] * 5
    told, letters = mailed(LAN, reader("nam"))
    assert states(told) == {"lan": ["failed"], "nam": ["done"]} and len(letters) == 1
    assert "550 no such user" in told["lan"][0][1] and "Correct the address" in told["lan"][0][1]
    told, letters = mailed(LAN, reader("nam"))
    assert states(told) == {"lan": ["failed"], "nam": ["nothing"]} and letters == []
    assert len(postbox.to["lan"]) == 4, "the server was not asked again"
    told, letters = mailed(reader(address="chi.lan@backan.example"))
    assert states(told) == {"lan": ["done"]} and len(letters) == 1


def test_a_letter_that_was_put_off_is_sent_by_the_next_run(mailed, plans, postbox):
    postbox.to["lan"] = ["450 busy"] * 2
    told, letters = mailed(LAN)
    assert states(told) == {"lan": ["failed"]} and letters == []
    assert "450 busy" in told["lan"][0][1] and "the next run tries again" in told["lan"][0][1]
    told, letters = mailed(LAN)
    assert states(told) == {"lan": ["done"]} and len(letters) == 1


def test_a_server_that_is_not_there_leaves_all_to_the_next_run(mailed, plans, ledger):
    told, _none = mailed(LAN, reader("nam"), port=1)
    assert states(told) == {"mail": ["failed"], "lan": ["failed"], "nam": ["failed"]}
    assert {row["state"] for row in last_of_messages(ledger)} == {"deferred"}
    told, letters = mailed(LAN, reader("nam"))
    assert states(told) == {"lan": ["done"], "nam": ["done"]} and len(letters) == 2


@pytest.mark.parametrize(("arrived", "again"), [(True, 0), (False, 1)])
def test_of_an_uncertain_letter_a_person_says_whether_it_arrived(mailed, plans, postbox, ledger, arrived, again):
    def hang_up(server, _message):
        if not postbox.taken:
            postbox.taken.append(b"")
            server.transport.close()

    postbox.after = hang_up
    told, _letters = mailed(LAN)
    assert states(told) == {"lan": ["open"]}
    assert "giamngheo deliver --arrived lan, or --lost lan" in told["lan"][0][1]
    told, letters = mailed(LAN)
    assert (states(told), letters) == ({"lan": ["open"]}, []), "it is held, and told again"
    assert settle(ledger, Deliveries(readers=(LAN,)), "lan", arrived) == 1
    assert settle(ledger, Deliveries(readers=(LAN,)), "lan", arrived) == 0
    told, letters = mailed(LAN)
    assert (states(told), len(letters)) == ({"lan": ["done" if again else "nothing"]}, again)


def test_a_file_that_is_spoilt_meanwhile_stops_its_readers_alone(mailed, plans, monkeypatch):
    real = plans.stock

    def spoilt(ledger):
        stock = real(ledger)
        (plans.out / BAC_KAN / "vi/report.pdf").write_bytes(b"%PDF")
        return stock

    monkeypatch.setattr(plans, "stock", spoilt)
    told, letters = mailed(LAN, reader("nam", provinces=("20",)))
    assert states(told) == {"lan": ["failed"], "nam": ["done"]} and len(letters) == 1
    assert "is not the file that was proved; run again" in told["lan"][0][1]


def test_a_place_that_fails_stops_no_reader(mailed, plans, folder):
    folder.root.write_text("a file in the place of a folder")
    told, letters = mailed(LAN, places=(folder,))
    assert states(told) == {"so": ["failed"], "lan": ["done"]} and len(letters) == 1


def test_the_letter_leads_to_its_issue_in_the_portal(mailed, plans, portal):
    (message,) = mailed(LAN, places=(portal,), link="https://backan.example/giam-ngheo/")[1]
    assert "https://backan.example/giam-ngheo/2023/lang-son-1/vi/report.html" in text_of(message)
    assert (portal.root / "2023/lang-son-1/vi/report.html").is_file()


def test_letters_may_be_looked_at_before_they_are_sent(mailed, plans, ledger, tmp_path):
    server = Server("mail.example", SENDER)
    (file,) = write_letters(ledger, Deliveries(server, (LAN,)), plans.stock(ledger), tmp_path / "eml")
    assert "Bắc Kạn 2022, bản phát hành số 1" in header(file.read_bytes(), "Subject")
    assert last_of_messages(ledger) == []
    assert write_letters(ledger, to(), plans.stock(ledger), tmp_path / "eml") == []


def test_what_could_not_be_sent_and_is_withdrawn_is_waited_for_no_more(mailed, plans, ledger):
    mailed(reader("nam", provinces=("20",)), port=1)
    (issue,) = issues_of(ledger, LANG_SON)
    withdraw(ledger, issue, "gõ sai")
    told, letters = mailed(reader("nam", provinces=("20",)))
    assert (told, letters) == ({"nam": [("nothing", "nam: there is nothing for it yet")]}, [])
    assert [row["state"] for row in last_of_messages(ledger)] == ["void"]


def test_no_login_is_tried_without_a_secret(mailed, plans, postbox):
    told, _none = mailed(LAN, user="bao-cao", security="starttls")
    assert told["mail"] == [
        (
            "failed",
            "there is no secret for bao-cao at 127.0.0.1. It is looked for in GIAMNGHEO_SECRET_MAIL, then in the keyring",
        )
    ]
    assert postbox.logins == 0
