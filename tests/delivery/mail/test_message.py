"""What a message holds: in the recipient's language, whole, and readable by programs old and new."""

import email
import re
from email import policy
from email.header import decode_header, make_header
from unicodedata import normalize

import pytest
from bs4 import BeautifulSoup

from helpers.delivery.mail import Attachment, Mailbox, Server, compose
from tests.delivery.mail.letters import PDF, SENDER, files_of, finished, letter, mailbox, read, recalled, text_of

SERVER = Server("mail.example", SENDER)
LONG = "Báo cáo kết quả giảm nghèo đa chiều của tỉnh Thừa Thiên Huế năm 2023 – bản phát hành số 12.pdf"


def test_a_vietnamese_letter_reads_back():
    message = compose(letter(reports=(finished(),), recalled=(recalled(),)), SERVER)
    back = read(message)
    assert back["Subject"] == (
        "Báo cáo giảm nghèo, bản sửa đổi: Bắc Kạn 2022, bản phát hành số 2 · Thu hồi: Lạng Sơn 2023, bản phát hành số 1"
    )
    assert mailbox(message, "From") == (SENDER.name, SENDER.address)
    assert mailbox(message, "To") == ("Nguyễn Thị Ánh 1", "anh1@backan.example")
    assert files_of(message) == {PDF.name: PDF.content}
    assert text_of(message) == (
        "Kính gửi Nguyễn Thị Ánh 1,\n\nCác báo cáo giảm nghèo sau đây được phát hành lại:\n\n"
        "1. Bắc Kạn 2022, bản phát hành số 2\n   Thay đổi so với bản phát hành số 1:\n"
        "   - tỷ lệ cuối năm: 24,50 → 24,71\n"
        f"   Tệp đính kèm: {PDF.name} (1 kB)\n\n"
        "Các bản phát hành sau đây đã bị thu hồi, đề nghị không sử dụng nữa:\n"
        "- Lạng Sơn 2023, bản phát hành số 1: gõ sai số của một huyện\n\n"
        "Thư này được gửi tự động. Mọi thắc mắc xin liên hệ: "
        "Văn phòng Giảm nghèo tỉnh Bắc Kạn, giamngheo@backan.example\n"
    )


def test_html_says_what_the_text_says():
    told = (finished(link="https://bao-cao.example/?a=1&b=2"), finished(issue=1, changes=(), files=()))
    message = compose(letter(reports=told, recalled=(recalled(),)), SERVER)
    page = BeautifulSoup(text_of(message, "html"), "html.parser")

    def words(text):
        return re.findall(r"\w+", re.sub(r"^\d\. ", "", text, flags=re.MULTILINE))

    assert words(page.body.get_text(" ")) == words(text_of(message))
    assert page.html["lang"] == "vi"
    assert [link["href"] for link in page.find_all("a")] == ["https://bao-cao.example/?a=1&b=2"]
    assert page.find("meta", {"name": "color-scheme"})["content"] == "light dark"
    assert not re.search(r"(?<![-\w])(color|background)\s*:", str(page))


def test_an_english_letter_is_english():
    told = (finished(language="en", issue=1, changes=(), before=0), finished(language="vi", changes=()))
    message = compose(letter(language="en", reports=told), SERVER)
    assert read(message)["Content-Language"] == "en"
    text = text_of(message)
    assert "Dear Nguyễn Thị Ánh 1,\n" in text
    assert "1. Bắc Kạn 2022, issue 1\n   First issue.\n" in text
    assert "2. Bắc Kạn 2022, issue 2 (in Vietnamese)\n   No figure has changed since issue 1.\n" in text


def test_programs_are_told_that_a_program_wrote_it():
    back = read(compose(letter(), SERVER))
    assert back["Auto-Submitted"] == "auto-generated"
    assert back["X-Auto-Response-Suppress"] == "All"
    assert back["Content-Language"] == "vi"
    assert back["Message-ID"] == "<1@giamngheo.example>"
    assert back["Date"].datetime.tzinfo is not None


def test_it_is_seven_bit_with_short_lines_as_smtp_wants_them():
    message = compose(letter(reports=(finished(files=(Attachment(LONG, PDF.content, "application/pdf"),)),)), SERVER)
    assert message.isascii()
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", message)
    assert max(len(line) for line in message.split(b"\r\n")) <= 78
    for line in message.split(b"\r\n"):
        assert b"?==?" not in line, "servers refuse encoded words that touch"


def test_the_name_of_a_file_stands_twice_for_older_and_newer_programs():
    message = compose(letter(reports=(finished(files=(Attachment(LONG, b"x", "application/pdf"),)),)), SERVER)
    (part,) = email.message_from_bytes(message, policy=policy.default).iter_attachments()
    assert part.get_filename() == LONG
    (old,) = [one for one in email.message_from_bytes(message).walk() if one.get_content_type() == "application/pdf"]
    assert str(make_header(decode_header(old.get_param("name")))) == LONG, "encoded words, as Outlook writes and reads"
    assert "filename*0*=utf-8''" in old["Content-Disposition"]


def test_decomposed_letters_are_composed():
    told = finished(
        province=normalize("NFD", "Bắc Kạn"), files=(Attachment(normalize("NFD", LONG), b"x", "application/pdf"),)
    )
    message = compose(letter(reports=(told,)), SERVER)
    assert "Bắc Kạn 2022" in text_of(message)
    assert list(files_of(message)) == [LONG]


def test_texts_of_others_are_escaped():
    told = finished(province="<b>Bắc</b> & Kạn", changes=("<script>alert(1)</script>",), link="javascript:alert(1)")
    page = text_of(compose(letter(reports=(told,)), SERVER), "html")
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert "<b>" not in page
    assert "<a " not in page, "only web addresses are links"


def sized(*sizes):
    return tuple(Attachment(f"tệp {size}.pdf", bytes(size), "application/pdf") for size in sizes)


def test_what_does_not_fit_is_told_with_its_link_largest_first():
    server = Server("mail.example", SENDER, limit=0.1, link="https://bao-cao.example/")
    told = (finished(files=sized(30_000, 70_000, 20_000)), finished(year="2021", files=sized(40_000, 1_000)))
    message = compose(letter(reports=told), server)
    assert len(message) <= 100_000
    assert set(files_of(message)) == {"tệp 30000.pdf", "tệp 20000.pdf", "tệp 1000.pdf"}
    text = text_of(message)
    assert (
        "   Tệp đính kèm: tệp 30000.pdf (30 kB), tệp 20000.pdf (20 kB)\n"
        "   Không đính kèm được vì thư sẽ quá lớn: tệp 70000.pdf (70 kB).\n"
        "   Lấy tại: https://bao-cao.example/\n"
    ) in text
    assert "quá lớn: tệp 40000.pdf (40 kB)." in text


def test_the_own_link_of_a_report_comes_before_that_of_all():
    server = Server("mail.example", SENDER, limit=0.02, link="https://bao-cao.example/")
    message = compose(letter(reports=(finished(files=sized(50_000), link="https://own.example/bk"),)), server)
    assert "Lấy tại: https://own.example/bk\n" in text_of(message)
    assert "https://bao-cao.example/" not in text_of(message)


def test_without_a_link_it_says_whom_to_ask():
    message = compose(letter(reports=(finished(files=sized(50_000)),)), Server("mail.example", SENDER, limit=0.02))
    assert f"Để nhận các tệp này, xin liên hệ {SENDER.name}, {SENDER.address}." in text_of(message)


@pytest.mark.parametrize("room", range(-3, 4))
def test_no_message_is_larger_than_the_limit_by_a_byte(room):
    """Around the size at which both files just fit."""
    one = letter(reports=(finished(files=sized(3_000, 2_000)),))
    whole = len(compose(one, SERVER))
    message = compose(one, SERVER, most=whole + room)
    assert len(message) <= whole + room


def test_a_file_that_grew_while_it_was_read_makes_no_message_too_large(monkeypatch):
    monkeypatch.setattr(Attachment, "size", 10)
    message = compose(letter(reports=(finished(files=sized(30_000, 30_000, 30_000)),)), SERVER, most=100_000)
    assert len(message) <= 100_000
    assert len(files_of(message)) == 1, "of the same name, and two of them fit"


def test_a_file_is_read_when_the_message_is_made(tmp_path):
    path = tmp_path / "report.pdf"
    one = letter(reports=(finished(files=(Attachment("báo cáo.pdf", path, "application/pdf"),)),))
    with pytest.raises(FileNotFoundError):
        compose(one, SERVER)
    path.write_bytes(b"%PDF")
    assert files_of(compose(one, SERVER)) == {"báo cáo.pdf": b"%PDF"}


def test_only_an_address_that_needs_it_makes_a_message_wide():
    domain = letter(recipient=Mailbox("Ánh", "anh@bắckạn.vn"))
    assert domain.recipient.address == "anh@xn--bckn-7q5apd.vn"
    assert compose(domain, SERVER).isascii()
    local = compose(letter(recipient=Mailbox("Ánh", "ánh@backan.example")), SERVER)
    assert not local.isascii()
    assert "\r\n <ánh@backan.example>\r\n".encode() in local
