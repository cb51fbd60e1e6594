"""What the pictures of a report show, as far as other reports can be held against it."""

from bs4 import BeautifulSoup

from helpers.reporting.agreement import numbers_in
from helpers.reporting.document import Document
from helpers.reporting.files import sha256


def pictures(document: Document) -> list[list[str]]:
    """Of each picture that has words: a digest of what is drawn, and its numbers."""
    drawn = [block["svg"] for block in document.blocks if block["kind"] == "figure" and "<text" in block["svg"]]
    return [
        [
            sha256(svg.encode()),
            " ".join(numbers_in(BeautifulSoup(svg, "html.parser").get_text(" "))),
        ]
        for svg in drawn
    ]
