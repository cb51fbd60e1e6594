"""A PDF's faults by an independent checker's word, its tags and its text."""

import io
import re
import zlib

import page
from pypdf import PdfReader


def length_is_right(pdf, number):
    """Whether a stream is as long as it says. The checker takes a CR that ends the data for part of the line's end."""
    head = re.search(rb"(?:^|\s)%d 0 obj.*?/Length (\d+).*?stream\n" % number, pdf, re.DOTALL)
    data = zlib.decompressobj()
    data.decompress(pdf[head.end() : head.end() + int(head[1])])
    return data.eof and not data.unused_data and pdf[head.end() + int(head[1]) :].startswith(b"\nendstream")


def lengths_are_right(pdf, fault):
    """As `length_is_right`, for the stream that a fault names, or for all where it names none."""
    if fault.object_id is not None:
        return length_is_right(pdf, fault.object_id.object_number)
    streams = list(re.finditer(rb"/Length (\d+)[^\n]*>>\nstream\n", pdf))
    return streams and all(pdf[one.end() + int(one[1]) :].startswith(b"\nendstream") for one in streams)


def faults(pdf, profile):
    """What the checker finds wrong with the PDF."""
    found = page.validate_pdf_bytes(pdf, profile=profile).failures
    return [
        f"{fault.rule_id}: {fault.message}"
        for fault in found
        if not (fault.rule_id.endswith("STREAM-LENGTH-001") and lengths_are_right(pdf, fault))
    ]


def read(pdf):
    return " ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf)).pages)


def elements(pdf, *kinds):
    """The elements of the structure tree in reading order, those of `kinds` only if any are given."""

    def walk(node):
        node = node.get_object()
        if not hasattr(node, "get"):
            return
        if "/S" in node and (not kinds or node["/S"] in kinds):
            yield node
        below = node.get("/K", [])
        for child in below if isinstance(below, list) else [below]:
            yield from walk(child)

    return list(walk(pdf.root_object["/StructTreeRoot"]))
