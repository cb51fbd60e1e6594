"""One look for every picture, and one way from matplotlib to SVG that gives the same bytes for the same figures."""

import io

import matplotlib
from matplotlib.figure import Figure

# Okabe & Ito's palette, safe for colour-blind readers, in tones that stay apart in grey.
COLOURS = {"start": "#0072b2", "plan": "#8fc7e8", "outcome": "#d55e00", "line": "#8a8a8a", "text": "#1a1a1a"}
WIDTH = 6.5  # inches: the text width of an A4 page with the margins of administrative documents

_STYLE = {
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "svg.fonttype": "none",  # text stays text: searchable, and small
    "svg.hashsalt": "giamngheo",
    "text.color": COLOURS["text"],
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.edgecolor": COLOURS["line"],
    "ytick.left": False,
    "figure.constrained_layout.use": True,
}


def new_figure(height: float):
    """An empty figure of the page's width and its axes."""
    with matplotlib.rc_context(_STYLE):
        figure = Figure(figsize=(WIDTH, height))
        return figure, figure.subplots()


def to_svg(figure: Figure) -> str:
    """The figure as an SVG element, without the XML head, date or creator."""
    stream = io.StringIO()
    with matplotlib.rc_context(_STYLE):
        figure.savefig(stream, format="svg", transparent=True, metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    svg = stream.getvalue()
    svg = svg[svg.index("<svg") :].strip()
    # A reader's machine may lack DejaVu Sans; Verdana is as wide.
    return svg.replace("'DejaVu Sans'", "'DejaVu Sans', Verdana, sans-serif")
