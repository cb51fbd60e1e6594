"""A report as one sees it from afar."""

from pathlib import Path

import numpy
from bs4 import BeautifulSoup, Tag
from pypdfium2 import PdfDocument

STRUCTURE = Path(__file__).with_name("structure.txt")
PAGES = Path(__file__).with_name("pages.txt")
REPORT = ("99", "2024", "vi")
ACROSS, DOWN, INK = 18, 26, "0123456789"


def structure(page: BeautifulSoup) -> list[str]:
    """A line for every part of an HTML report, in their order, with what it holds of which kind."""
    return [line for part in page.main.find_all(True, recursive=False) for line in _lines(part)]


def _lines(part: Tag) -> list[str]:
    if part.name in ("h2", "h3"):
        return [f"{'#' * int(part.name[1])} {part.get_text()}"]
    if part.name == "header":
        return [f"header: {', '.join(child.name for child in part.find_all(True, recursive=False))}"]
    if part.name == "nav":
        return [f"nav: {len(part.find_all('a'))} links"]
    if part.name == "dl":
        return [f"key figures: {'; '.join(name.get_text() for name in part.find_all('dt'))}"]
    if part.name == "figure":
        words, rows = len(part.svg.find_all("text")), len(part.select("details tbody tr"))
        return [f"picture{' that fits' * ('fits' in part['class'])}: {words} words, {rows} rows of figures"]
    if "table" in part.get("class", []):
        heads, rows = len(part.find_all("col")), len(part.select("tbody tr"))
        tones = sum(len(part.select(f"td.{tone}")) for tone in ("good", "bad", "open"))
        return [f"table: {heads} columns, {rows} rows, {len(part.select('.note'))} notes, {tones} set off"]
    if part.name in ("ul", "ol"):
        return [f"{part.name}: {len(part.find_all('li', recursive=False))} entries"]
    return [" ".join([part.name, *part.get("class", [])])]


def pages(pdf: bytes) -> list[numpy.ndarray]:
    """Each page as `DOWN` rows of `ACROSS` numbers, or the other way round where it is turned: 0 is white paper, 9 the darkest
    that a page of text is."""
    with PdfDocument(pdf) as file:
        return [_darkness(sheet.render(scale=0.5, grayscale=True).to_numpy()) for sheet in file]


def _darkness(pixels: numpy.ndarray) -> numpy.ndarray:
    down, across = (DOWN, ACROSS) if pixels.shape[0] > pixels.shape[1] else (ACROSS, DOWN)
    rows = numpy.array_split(255 - pixels.astype(float), down, axis=0)
    means = [[part.mean() for part in numpy.array_split(row, across, axis=1)] for row in rows]
    return numpy.minimum(9, numpy.sqrt(numpy.array(means)) * 0.9)


def written(seen: list[numpy.ndarray]) -> str:
    """Pages as text, a digit a number and an empty line between two."""
    sheets = ("\n".join("".join(INK[round(one)] for one in row) for row in sheet) for sheet in seen)
    return "\n\n".join(sheets) + "\n"


def read(text: str) -> list[numpy.ndarray]:
    """What `written` wrote."""
    return [numpy.array([[int(one) for one in row] for row in sheet.split()]) for sheet in text.split("\n\n")]
