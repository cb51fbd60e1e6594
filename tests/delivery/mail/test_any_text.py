"""Whatever stands in a name: it comes back as it was, and never becomes a header, a command or a path."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helpers.delivery.mail import Attachment, Letter, Mailbox, NotAnAddress, Server, WrongSettings, compose
from tests.delivery.mail.letters import SENDER, files_of, finished, header, letter, mailbox, read, recalled, text_of

SERVER = Server("mail.example", SENDER)
VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ "
CONTROL = "\r\n\0\v\f\x1b\x85\u2028\u2029\t"
any_name = st.one_of(
    st.text(VIETNAMESE + VIETNAMESE.upper(), max_size=200),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=150),
    st.text("=?utf-8B_q\"\\<>@,;:()% ='*é", max_size=120),
)


def normal(text):
    return unicodedata.normalize("NFC", " ".join(text.split()))


@given(any_name, any_name)
@example("=?utf-8?q?looks_encoded?=", "=?utf-8?q?looks_encoded?=")
def test_any_name_survives(name, province):
    message = compose(letter(recipient=Mailbox(name, "a@b.example"), reports=(finished(province=province),)), SERVER)
    assert mailbox(message, "To") == (normal(name), "a@b.example")
    assert header(message, "Subject") == f"Báo cáo giảm nghèo, bản sửa đổi: {normal(province)} 2022, bản phát hành số 2"
    assert f"1. {normal(province)} 2022, bản phát hành số 2\n" in text_of(message)


@given(any_name)
def test_any_name_of_a_file_survives_but_for_what_no_system_can_save(name):
    file = Attachment(name + ".pdf", b"x", "application/pdf")
    assert list(files_of(compose(letter(reports=(finished(files=(file,)),)), SERVER))) == [file.name]
    assert file.name.endswith("pdf")
    assert not set(file.name) & set('\\/:*?"<>|')
    if name.strip() and set(name) <= set(VIETNAMESE) and len(name) < 100:
        assert file.name == normal(name + ".pdf")


@given(st.text(st.sampled_from("aệ Bcc:@" + CONTROL + "\udcff"), max_size=30), st.sampled_from(CONTROL))
def test_no_text_becomes_a_header(text, sign):
    evil = f"Ánh{sign}{sign}Bcc: x@evil.example{sign}{text}"
    file = Attachment(f"{evil}.pdf", b"x", "application/pdf")
    told = finished(province=evil, year=evil, changes=(evil,), link=evil, files=(file,))
    server = Server("mail.example", Mailbox(evil, SENDER.address), link=evil)
    message = compose(
        letter(recipient=Mailbox(evil, "a@b.example"), reports=(told,), recalled=(recalled(reason=evil),)), server
    )
    back = read(message)
    usual = read(compose(letter(), SERVER))
    assert back.keys() == usual.keys()
    assert [part.keys() for part in back.walk()] == [part.keys() for part in usual.walk()]
    assert "Bcc" not in back
    assert back["To"].addresses[0].addr_spec == "a@b.example"


@pytest.mark.parametrize(
    "address",
    [
        *(f"anh{sign}@backan.example" for sign in CONTROL + ' <>,;:"\\()\udcff'),
        *(f"anh@backan{sign}.example" for sign in CONTROL + ' <>,;:"\\()'),
        "anh@backan.example\r\nRCPT TO:<x@evil.example>",
        *("", "anh", "@", "anh@", "@backan.example", "a@b@c", ".anh@backan.example", "anh@-.example", "anh@b..example"),
        *("a" * 65 + "@backan.example", "a@" + "b" * 64 + ".example"),
    ],
    ids=ascii,
)
def test_what_is_no_address_is_refused(address):
    with pytest.raises(NotAnAddress, match="is no e-mail address"):
        Mailbox("Ánh", address)


@pytest.mark.parametrize("wrong", ["", "<a@b>\r\nBcc: <x@y>", "<a b@c>", "a@b", "<a@b> <c@d>"])
def test_a_letter_has_an_id_to_be_told_apart_by(wrong):
    with pytest.raises(ValueError):
        letter(message_id=wrong)


def test_a_letter_says_something():
    with pytest.raises(ValueError):
        Letter(SENDER, "vi", "<1@a.example>")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"security": "ssl"}, "security “ssl” of the mail server is not known"),
        ({"security": "none", "user": "anh"}, "readable by anyone"),
        ({"host": "mail.example\r\nQUIT"}, "no name of a mail server"),
        ({"host": ""}, "no name of a mail server"),
        ({"limit": 0}, "must be above 0"),
        ({"timeout": -1}, "must be above 0"),
        ({"port": 70000}, "must be above 0"),
    ],
    ids=str,
)
def test_settings_that_can_not_be_used_say_why(wrong, said):
    with pytest.raises(WrongSettings, match=said):
        Server(**{"host": "mail.example", "sender": SENDER} | wrong)


def test_encryption_is_the_rule_and_the_port_follows_it():
    assert (SERVER.security, SERVER.port) == ("starttls", 587)
    assert Server("mail.example", SENDER, security="tls").port == 465
