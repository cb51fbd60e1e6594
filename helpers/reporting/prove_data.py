"""Proof that the files of data beside a report are that report's: its figures, its title and its marks stand in them."""

import html
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from decimal import Decimal
from io import BytesIO
from pathlib import PurePosixPath

from helpers.forms.report import BOOK, PACKAGE, read_printed
from helpers.reporting.faults import Words
from helpers.reporting.files import sha256
from helpers.reporting.read_back import stands
from helpers.words import N_
from helpers.words.made_up import marks

_PLAIN = re.compile(r"(?<![^,\n])-?\d+(?:\.\d+)?(?=[,\r])")
_CELL = re.compile(r'<c r="\w+"(?: s="\d+")?(?: t="n")?>(?:<f>[^<]*</f>)?<v>([^<]*)</v>')
_TEXT = re.compile(r"<t(?: [^>]*)?>([^<]*)</t>")
_HEADER = re.compile(r"<(?:odd|first)Header>([^<]*)<")
_ABOUT = "docProps/core.xml"
_PART = re.compile(rf"xl/worksheets/sheet\d+\.xml|{_ABOUT}")


def data_faults(expected: Mapping, files: Mapping[str, bytes]) -> Iterator[Words]:
    """What is missing or different in the workbook, in the package and in each CSV file among `files`; nothing where a
    report was made without data."""
    for name, content in files.items():
        if name.endswith(BOOK):
            yield from (_of_file(name, fault) for fault in _of_book(expected, content))
    if PACKAGE in files:
        beside = {
            PurePosixPath(name).name: content
            for name, content in files.items()
            if name != PACKAGE and PurePosixPath(name).parent == PurePosixPath(PACKAGE).parent
        }
        yield from (_of_file(PACKAGE, fault) for fault in _of_package(expected, files[PACKAGE], beside))


def _of_file(name: str, fault: Words) -> Words:
    return Words("{file}: {fault}", {"file": name, "fault": fault})


def _of_book(expected: Mapping, content: bytes) -> Iterator[Words]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as book:
            parts = {name: html.unescape(book.read(name).decode()) for name in book.namelist() if _PART.fullmatch(name)}
        about = parts.pop(_ABOUT)
    except (zipfile.BadZipFile, KeyError):
        yield Words(N_("it is no workbook"))
        return
    numbers = {Decimal(number) for sheet in parts.values() for number in _CELL.findall(sheet)}
    yield from _untitled(expected, about)
    yield from _without(expected, numbers, "\n".join(text for sheet in parts.values() for text in _TEXT.findall(sheet)))
    mark = expected.get("mark")
    if not mark:
        yield from _marked(about, *parts.values())
        return
    for name, sheet in parts.items():
        headers = _HEADER.findall(sheet)
        if f">{mark}</t>" not in sheet or len(headers) != 2 or not all(mark in header for header in headers):
            yield Words(N_("{name} lacks “{mark}” on the sheet or above a printed page"), {"name": name, "mark": mark})
    if mark not in about:
        yield Words(N_("what it says of itself lacks “{mark}”"), {"mark": mark})


def _of_package(expected: Mapping, content: bytes, beside: Mapping[str, bytes]) -> Iterator[Words]:
    try:
        package = json.loads(content)
        listed = {resource["path"]: resource["hash"] for resource in package["resources"]}
    except (ValueError, KeyError, TypeError):
        yield Words(N_("it is no description of data files"))
        return
    found = {name: f"sha256:{sha256(file)}" for name, file in beside.items()}
    for name in sorted(listed.keys() | found.keys()):
        if listed.get(name) != found.get(name):
            yield Words(N_("{name} is not the file that is described"), {"name": name})
    texts = {name: file.decode("utf-8-sig", "replace") for name, file in beside.items()}
    numbers = {Decimal(number) for text in texts.values() for number in _PLAIN.findall(text)}
    yield from _untitled(expected, package["title"])
    yield from _without(expected, numbers, "\n".join(texts.values()))
    mark = expected.get("mark")
    if not mark:
        yield from _marked(content.decode(), *texts.values())
        return
    if mark not in package["description"]:
        yield Words(N_("the description lacks “{mark}”"), {"mark": mark})
    for name, text in texts.items():
        if not text.lstrip('"').startswith(mark):
            yield Words(N_("{name} lacks “{mark}”"), {"name": name, "mark": mark})


def _untitled(expected: Mapping, title: str) -> Iterator[Words]:
    for part in (expected["province"], expected["year"], expected.get("title_mark", "")):
        if part not in title:
            yield Words(N_("its title lacks “{part}”"), {"part": part})


def _without(expected: Mapping, numbers: set[Decimal], text: str) -> Iterator[Words]:
    """The headline figures that stand neither among the numbers nor in a text that says more than a number."""
    for name, figure in expected["figures"].items():
        read = read_printed(figure, expected["language"])
        told = {read.value, read.low, read.high} - {None}
        if not (told and told <= numbers) and not stands(figure, text):
            yield Words(N_("{fact} “{words}” does not stand in it"), {"fact": name, "words": figure})


def _marked(*texts: str) -> Iterator[Words]:
    said = (mark for mark in marks() if any(mark in text for text in texts))
    yield from (Words(N_("data of real figures say “{mark}”"), {"mark": mark}) for mark in said)
