"""The parts a report is made of: plain data with one HTML and one PDF form, so that the two can not differ.

A block is shown by JupyterLab as HTML; its MIME bundle also carries its data, from which the HTML and the PDF
report are made. All text in a block is plain text: it is escaped where it is rendered, never before.
"""

from dataclasses import asdict, dataclass, field
from typing import ClassVar

from helpers.display.html import block_html
from helpers.display.widths import fitted, longest_word

BLOCK_MIME = "application/vnd.giamngheo.block+json"
FACTS_MIME = "application/vnd.giamngheo.facts+json"


class Block:
    """A part of a report. Subclasses are dataclasses of JSON values and name their `kind`."""

    kind: ClassVar[str]

    def data(self) -> dict:
        """The block as JSON values, with its kind."""
        return {"kind": self.kind} | asdict(self)

    def stated(self) -> dict:
        """The figures by which the rendered report is proved; only a headline states any."""
        return {}

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict:
        data, facts = self.data(), self.stated()
        bundle = {BLOCK_MIME: data, "text/html": block_html(data), "text/plain": f"<{self.kind}>"}
        return bundle | {FACTS_MIME: facts} if facts else bundle


@dataclass(frozen=True)
class Title(Block):
    """The head of the report. `issuer` (parent, body, place) brings the national header of administrative documents;
    `mark` is what every page must say, empty for a report of real figures."""

    kind: ClassVar[str] = "title"
    title: str
    subtitle: list[str]
    language: str
    date: str
    issuer: dict | None
    words: dict
    mark: str = ""


@dataclass(frozen=True)
class Heading(Block):
    """A heading inside a section. Sections themselves are headed by the notebook's markdown cells."""

    kind: ClassVar[str] = "heading"
    text: str
    level: int = 3


@dataclass(frozen=True)
class Paragraph(Block):
    """A paragraph; `missing` marks one that says what is not there."""

    kind: ClassVar[str] = "paragraph"
    text: str
    strong: bool = False
    missing: bool = False


@dataclass(frozen=True)
class Headline(Paragraph):
    """The message of the report in one sentence, with the facts by which the rendered report is proved."""

    strong: bool = True
    facts: dict = field(default_factory=dict)

    def data(self) -> dict:
        return {key: value for key, value in super().data().items() if key != "facts"}

    def stated(self) -> dict:
        return self.facts


@dataclass(frozen=True)
class KeyFigure:
    """One figure that a reader takes along: what it is, the figure with its unit, and what belongs to it."""

    label: str
    figure: str
    note: str = ""


@dataclass(frozen=True)
class KeyFigures(Block):
    """Three to five figures side by side."""

    kind: ClassVar[str] = "key_figures"
    figures: list[KeyFigure]


@dataclass(frozen=True)
class Column:
    """A column of a table: its heading, with the unit, and how its cells stand (start, end or center). `tone` sets off
    the cells that count something: good, bad or open."""

    heading: str
    align: str = "start"
    width: float = 1.0
    group: str = ""
    tone: str = ""


@dataclass(frozen=True)
class Row:
    """A row of a table. Its first cell is its header. `style`: body, total, mark, or group (one
    cell that heads the rows after it)."""

    cells: list[str]
    style: str = "body"


@dataclass(frozen=True)
class Table(Block):
    """A table. Columns next to each other with the same `group` share a heading above theirs; a column is wider than
    asked where its longest word needs it. `form` says which table a workbook begins with: the district table in the form
    of the official `appendix`, or that of all `targets`."""

    kind: ClassVar[str] = "table"
    caption: str
    columns: list[Column]
    rows: list[Row]
    notes: list[str] = field(default_factory=list)
    source: str = ""
    form: str = ""

    def data(self) -> dict:
        widths = fitted([column.width for column in self.columns], [self._word(n) for n in range(len(self.columns))])
        columns = [
            asdict(column) | {"width": round(width, 1)} for column, width in zip(self.columns, widths, strict=True)
        ]
        return super().data() | {"columns": columns}

    def _word(self, number: int) -> float:
        """How much room the longest word of a column takes, in points."""
        told = [row for row in self.rows if row.style != "group"]
        bold = [row.cells[number] for row in told if row.style == "total"]
        return longest_word([row.cells[number] for row in told], [self.columns[number].heading, *bold])


@dataclass(frozen=True)
class Shown:
    """The figures of a picture, or the parts of a list's sentences: what the table is called, its headings, and its rows
    of texts, the first cell of each a name."""

    name: str
    heads: list[str]
    rows: list[list[str]]


@dataclass(frozen=True)
class Figure(Block):
    """A picture as SVG. `alt` says what it shows to who can not see it, `finding` what to see in it to who can; `shown`
    are its figures as a table, for both. One that `fits` can be read on the whole width of a telephone; others are moved
    sideways there."""

    kind: ClassVar[str] = "figure"
    svg: str
    alt: str
    caption: str
    source: str = ""
    finding: str = ""
    shown: Shown | None = None
    fits: bool = False


@dataclass(frozen=True)
class Items(Block):
    """A list of sentences; `shown` are their parts as a table, for the files of data."""

    kind: ClassVar[str] = "items"
    items: list[str]
    numbered: bool = False
    shown: Shown | None = None


class Stack(Block):
    """Blocks one after the other, as the output of one cell."""

    kind: ClassVar[str] = "stack"

    def __init__(self, *blocks: Block):
        self.blocks = [block for block in blocks if block is not None]

    def data(self) -> dict:
        return {"kind": self.kind, "blocks": [block.data() for block in self.blocks]}

    def stated(self) -> dict:
        return next((facts for block in self.blocks if (facts := block.stated())), {})
