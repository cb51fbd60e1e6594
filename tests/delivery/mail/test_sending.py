"""Letters that a server takes, refuses or puts off: each of them is settled, and none is handed over twice."""

import smtplib
import time
from itertools import pairwise
from types import SimpleNamespace

import pytest

from helpers.delivery.mail import Attachment, Mailbox, NoServer, SenderRefused, send, sending
from tests.delivery.mail.letters import PDF, files_of, finished, header, letter, text_of
from tests.delivery.mail.mail_server import PASSWORD, serving

SOON = (0.01, 0.02)
TEN = [letter(number) for number in range(1, 11)]


def test_a_batch_goes_over_one_connection(server, postbox, notes):
    send(TEN, server, PASSWORD, notes)
    assert postbox.numbers() == list(range(1, 11))
    assert postbox.logins == 1
    assert [notes.states(number) for number in range(1, 11)] == [["handed", "sent"]] * 10
    assert notes[1] == (1, "sent", "127.0.0.1 took it: 250 OK, queued as 4F2A")
    assert postbox.called == "[127.0.0.1]"


def test_it_arrives_as_it_was(server, postbox, notes):
    dots = "." * 300
    send([letter(reports=(finished(changes=(dots,)),))], server, PASSWORD, notes)
    (message,) = postbox.taken
    assert b"\r\n.." in message or b"\r\n." in message, "the text must break before a dot for this to be a test"
    assert f"   - {dots}\n" in text_of(message)
    assert header(message, "Subject") == "Báo cáo giảm nghèo, bản sửa đổi: Bắc Kạn 2022, bản phát hành số 2"
    assert files_of(message) == {PDF.name: PDF.content}


def test_one_of_ten_refused_stops_no_other(server, postbox, notes):
    postbox.to = {"anh4": ["550 5.1.1 no such user"]}
    send(TEN, server, PASSWORD, notes, SOON)
    assert postbox.numbers() == [1, 2, 3, 5, 6, 7, 8, 9, 10]
    assert notes.states(4) == ["refused"], "not tried again"
    assert "127.0.0.1 refused anh4@backan.example: 550 5.1.1 no such user" in [why for _n, _s, why in notes]


def test_what_is_put_off_is_taken_later(server, postbox, notes):
    postbox.to = {"anh2": ["451 4.7.1 greylisted, come again"]}
    send(TEN[:3], server, PASSWORD, notes, SOON)
    assert postbox.numbers() == [1, 3, 2]
    assert notes.states(2) == ["deferred", "handed", "sent"]


def test_patience_has_an_end(server, postbox, notes):
    postbox.to = {"anh1": ["451 later"] * 9}
    send(TEN[:2], server, PASSWORD, notes, SOON)
    assert notes.states(1) == ["deferred"] * 3
    assert notes.last() == {1: "deferred", 2: "sent"}


def test_what_is_put_off_is_waited_for_longer_each_time_and_not_for_ever(server, postbox, notes, monkeypatch):
    """As it is set by default."""
    waited = []
    monkeypatch.setattr(sending, "time", SimpleNamespace(sleep=waited.append))
    postbox.to = {"anh1": ["451 later"] * 9}
    send(TEN[:2], server, PASSWORD, notes)
    assert len(waited) > 1
    assert all(later > 2 * sooner for sooner, later in pairwise([0, *waited]))
    assert sum(waited) < 600
    send(TEN[2:4], server, PASSWORD, notes)
    assert sum(waited) < 600, "where nothing was put off, nothing is waited for"


@pytest.mark.parametrize(("reply", "states"), [("554 spam", ["refused"]), ("452 full", ["deferred", "handed", "sent"])])
def test_a_reply_to_the_whole_message_counts(server, postbox, notes, reply, states):
    replies = [reply]
    postbox.after = lambda server, message: replies.pop() if replies else None
    send(TEN[:1], server, PASSWORD, notes, SOON)
    assert notes.states(1) == ["handed", *states]


def test_a_sender_whom_the_server_does_not_know_ends_the_run(server, postbox, notes):
    postbox.sender = "553 5.7.1 not your address"
    with pytest.raises(SenderRefused, match=r"takes nothing from giamngheo@backan.example: 553 5"):
        send(TEN, server, PASSWORD, notes, SOON)
    assert notes == []


def test_a_message_too_large_for_the_server_is_refused_alone(server, postbox, notes):
    postbox.sender = "552 too large"
    send(TEN[:1], server, PASSWORD, notes, SOON)
    assert notes.last() == {1: "refused"}


@pytest.mark.parametrize("way", ["421", "hang up"])
def test_a_server_that_takes_few_letters_at_once_gets_all(server, postbox, notes, way):
    rcpt = postbox.handle_RCPT

    async def one_each(smtp, session, *rest):
        session.letters = getattr(session, "letters", 0) + 1
        if session.letters < 3:
            return await rcpt(smtp, session, *rest)
        if way == "hang up":
            smtp.transport.abort()
        return "421 too many"

    postbox.handle_RCPT = one_each
    send(TEN[:7], server, PASSWORD, notes, ())
    assert postbox.numbers() == list(range(1, 8))
    assert set(notes.last().values()) == {"sent"}
    assert len(notes) == 14


def test_a_connection_lost_before_the_dot_is_opened_again(server, postbox, notes):
    lost = []
    rcpt = postbox.handle_RCPT

    async def losing(smtp, *rest):
        if not lost:
            lost.append(smtp.transport.abort())
        return await rcpt(smtp, *rest)

    postbox.handle_RCPT = losing
    send(TEN[:3], server, PASSWORD, notes, SOON)
    assert sorted(postbox.numbers()) == [1, 2, 3]
    assert notes.states(1) == ["deferred", "handed", "sent"]


def test_a_connection_lost_after_the_dot_leaves_it_uncertain(server, postbox, notes):
    lost = []

    def losing(smtp, message):
        if not lost:
            lost.append(smtp.transport.abort())

    postbox.after = losing
    send(TEN[:3], server, PASSWORD, notes, SOON)
    assert postbox.numbers() == [1, 2, 3], "it did arrive, and no second time"
    assert notes.states(1) == ["handed", "uncertain"]
    assert "closed the connection after it had the whole message: it may have arrived or not" in str(notes)
    assert notes.last() == {1: "uncertain", 2: "sent", 3: "sent"}


def test_a_server_that_does_not_come_back_is_waited_for_in_vain(postbox, proof, settings, notes):
    with serving(postbox, tls_context=proof, authenticator=postbox.login) as port:
        original = smtplib.SMTP.connect
        with pytest.MonkeyPatch.context() as patch, pytest.raises(NoServer, match="no mail server answers"):

            def gone_later(self, *rest):
                if postbox.taken:
                    raise ConnectionRefusedError
                return original(self, *rest)

            patch.setattr(smtplib.SMTP, "connect", gone_later)
            postbox.after = lambda server, message: server.transport.abort()
            send(TEN[:3], settings(port), PASSWORD, notes, SOON)
    assert notes.last() == {1: "uncertain"}, "of the others nothing is said, as nothing was tried"


def test_a_note_that_can_not_be_stored_keeps_the_letter_back(server, postbox):
    def full(letter, state, why):
        raise OSError(28, "no space")

    with pytest.raises(OSError, match="no space"):
        send(TEN[:2], server, PASSWORD, full, SOON)
    time.sleep(0.1)
    assert postbox.taken == []


def test_a_file_that_can_not_be_read_keeps_back_its_letter_alone(server, postbox, notes, tmp_path):
    file = Attachment("a.pdf", tmp_path / "gone.pdf", "application/pdf")
    send([letter(1, reports=(finished(files=(file,)),)), letter(2)], server, PASSWORD, notes, SOON)
    assert notes.last() == {1: "deferred", 2: "sent"}
    assert "gone.pdf can not be read: no such file or folder" in notes[0][2]


def test_the_size_that_the_server_announces_counts(postbox, proof, settings, notes):
    file = Attachment("lớn.pdf", bytes(60_000), "application/pdf")
    with serving(postbox, tls_context=proof, authenticator=postbox.login, data_size_limit=50_000) as port:
        send([letter(reports=(finished(files=(file, PDF)),))], settings(port), PASSWORD, notes)
    (message,) = postbox.taken
    assert list(files_of(message)) == [PDF.name]
    assert "lớn.pdf (60 kB)" in text_of(message)


@pytest.mark.parametrize("known", [True, False])
def test_an_address_with_accents_needs_a_server_that_knows_them(postbox, proof, settings, notes, known):
    accented = letter(1, recipient=Mailbox("Ánh", "ánh@backan.example"))
    with serving(postbox, tls_context=proof, authenticator=postbox.login, enable_SMTPUTF8=known) as port:
        send([accented, letter(2)], settings(port), PASSWORD, notes)
    assert postbox.numbers() == ([1, 2] if known else [2])
    assert notes.last() == {1: "sent" if known else "refused", 2: "sent"}
