"""A dry run leaves messages that a person can open, or nothing."""

import pytest

from helpers.delivery.mail import Attachment, Mailbox, Server, write_eml
from tests.delivery.mail.letters import PDF, SENDER, files_of, finished, letter, read

SERVER = Server("mail.example", SENDER)


def test_each_message_is_a_file_named_by_its_recipient(tmp_path):
    again = letter(3, recipient=Mailbox("", "ANH1@backan.example"))
    odd = letter(4, recipient=Mailbox("", "a/b|c@backan.example"))
    paths = write_eml([letter(1), letter(2), again, odd], SERVER, tmp_path / "thư")
    names = ["anh1@backan.example.eml", "anh2@backan.example.eml", "ANH1@backan.example (2).eml"]
    assert [path.name for path in paths] == [*names, "a_b_c@backan.example.eml"]
    assert sorted((tmp_path / "thư").iterdir()) == sorted(paths)
    back = [path.read_bytes() for path in paths]
    assert [read(message)["Message-ID"] for message in back] == [
        f"<{number}@giamngheo.example>" for number in (1, 2, 3, 4)
    ]
    assert files_of(back[1]) == {PDF.name: PDF.content}


def test_if_one_can_not_be_made_none_is_there(tmp_path):
    broken = letter(2, reports=(finished(files=(Attachment("a.pdf", tmp_path / "gone.pdf", "application/pdf"),)),))
    with pytest.raises(FileNotFoundError):
        write_eml([letter(1), broken], SERVER, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_a_second_run_replaces_the_first(tmp_path):
    write_eml([letter(1)], SERVER, tmp_path)
    write_eml([letter(1, language="en")], SERVER, tmp_path)
    (path,) = tmp_path.iterdir()
    assert read(path.read_bytes())["Content-Language"] == "en"
