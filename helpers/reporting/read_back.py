"""What a reader finds in a finished file: its title, its keywords and its text, in composed letters and single spaces."""

import re
import unicodedata
from html.parser import HTMLParser
from typing import NamedTuple

from pypdfium2 import PdfDocument, PdfiumError

_UNSEEN = ("style", "script", "template")
_LINE_END_HYPHEN = "\ufffe"  # as PDFium gives a hyphen at which a line breaks


class ReadBack(NamedTuple):
    """A file's title, its keywords and the text of each page; an HTML file is one page."""

    title: str
    keywords: str
    pages: list[str]


def html_read_back(content: bytes) -> ReadBack:
    """What stands in an HTML file. Of attributes nothing is text but the keywords in its head."""
    reader = _Reader()
    reader.feed(content.decode())
    reader.close()
    return ReadBack(_plain("".join(reader.title)), _plain(" ".join(reader.keywords)), [_plain(" ".join(reader.body))])


def pdf_read_back(content: bytes) -> ReadBack:
    """What stands in a PDF file, and what it says of itself; nothing where it has no page or is no PDF."""
    try:
        file = PdfDocument(content)
    except PdfiumError:
        return ReadBack("", "", [])
    with file:
        about = file.get_metadata_dict()
        pages = [page.get_textpage().get_text_range().replace(_LINE_END_HYPHEN, "-") for page in file]
    return ReadBack(_plain(about["Title"]), _plain(about["Keywords"]), [_plain(page) for page in pages])


def stands(figure: str, text: str) -> bool:
    """Whether a figure stands in a text on its own: 1.984 is not found inside 11.984 or 1.984,5."""
    return re.search(rf"(?<![\d.,]){re.escape(figure)}(?!\d|[.,]\d)", text) is not None


class _Reader(HTMLParser):
    """Gathers the texts of a page. Its title is the first one before the body: a picture may have one too."""

    def __init__(self) -> None:
        super().__init__()
        self.title: list[str] = []
        self.keywords: list[str] = []
        self.body: list[str] = []
        self._within = ""
        self._in_body = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self._in_body = True
        elif tag == "meta" and ("name", "keywords") in attrs:
            self.keywords += [value or "" for name, value in attrs if name == "content"]
        elif tag in _UNSEEN or (tag == "title" and not self._in_body and not self.title):
            self._within = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._within:
            self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within == "title":
            self.title.append(data)
        elif self._in_body and not self._within:
            self.body.append(data)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
