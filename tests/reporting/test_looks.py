"""A report looks as it did: what its web page is made of, and the pages of its PDF.

Where a change is meant, look at the pages, then write them down again: python -m tests.reporting.looks
"""

import numpy
import pytest

from tests.reporting.looks.seen import PAGES, REPORT, STRUCTURE, pages, read, structure, written

MEAN, MOST, FEW = 0.4, 3, 0.02  # of nine steps: how far pages may be apart in all, how far a part, and how many farther


@pytest.fixture(scope="module")
def example(rendered):
    return rendered.reports[REPORT]


@pytest.fixture(scope="module")
def seen(example):
    return pages(example.file("pdf").read_bytes())


def different(one, other):
    """The numbers of the pages on which two reports do not look alike."""
    if len(one) != len(other):
        return [f"{len(one)} pages, not {len(other)}"]
    return [number for number, pair in enumerate(zip(one, other, strict=True), 1) if not alike(*pair)]


def alike(page, other):
    if page.shape != other.shape:
        return False
    apart = numpy.abs(page - other)
    return apart.mean() < MEAN and (apart > MOST).mean() < FEW


def test_the_parts_of_the_page_follow_each_other_as_written_down(example):
    assert structure(example.page) == STRUCTURE.read_text(encoding="utf-8").splitlines()


def test_the_pages_look_as_written_down(seen):
    assert different(seen, read(PAGES.read_text(encoding="utf-8"))) == []


def test_what_is_written_down_is_read_again(seen):
    assert max(numpy.abs(page - again).max() for page, again in zip(seen, read(written(seen)), strict=True)) <= 0.5


@pytest.mark.parametrize("fault", ["moved", "lost", "blackened", "turned"])
def test_another_look_is_noticed(seen, fault):
    """A line lower, a part of a page gone, a part black, a page on its side."""
    spoiled = [page.copy() for page in seen]
    page = spoiled[0]
    if fault == "moved":
        spoiled[0] = numpy.roll(page, 1, axis=0)
    elif fault == "lost":
        page[8:14] = 0
    elif fault == "blackened":
        page[8:11, 4:10] = 9
    else:
        spoiled[0] = page.T
    assert different(spoiled, seen) == [1]
