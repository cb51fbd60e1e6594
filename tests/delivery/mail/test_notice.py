"""The operator's message: in words, over the same safe connection, and what goes wrong with it is one clear fault."""

import email
import email.policy

import pytest

from helpers.delivery.mail import LoginRefused, Mailbox, NoServer, notify
from tests.delivery.mail.mail_server import PASSWORD

OPERATOR = Mailbox("Người trực máy", "truc@backan.example")
LINES = ["Lạng Sơn 2023 vi: tỷ lệ 24,50 không khớp", "kho: không kết nối được"]


def test_what_went_wrong_arrives_in_words(server, postbox):
    notify(OPERATOR, "Báo cáo giảm nghèo: lần chạy 7 có việc cần xem", LINES, server, PASSWORD)
    (taken,) = postbox.taken
    message = email.message_from_bytes(taken, policy=email.policy.default)
    assert message["Subject"] == "Báo cáo giảm nghèo: lần chạy 7 có việc cần xem"
    assert message["To"] == "Người trực máy <truc@backan.example>"
    assert message.get_content().splitlines() == LINES
    assert message["Auto-Submitted"] == "auto-generated"


def test_a_wrong_password_and_a_refusal_are_faults(server, postbox):
    with pytest.raises(LoginRefused):
        notify(OPERATOR, "x", LINES, server, "sai")
    postbox.to = {"truc": ["550 5.1.1 no such user"]}
    with pytest.raises(NoServer):
        notify(OPERATOR, "x", LINES, server, PASSWORD)
    assert postbox.taken == []
