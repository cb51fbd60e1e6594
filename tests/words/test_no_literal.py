"""No English text of the command or of the making of reports reaches a person by any other way than the catalogue."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

HELPERS = Path(__file__).parents[2] / "helpers"
SPEAKING = [path for room in ("cli", "delivery", "reporting") for path in sorted((HELPERS / room).rglob("*.py"))]
MARKS = {"_", "N_", "n_"}

# What is typed or read by programs, and so is the same in every language.
TYPED = re.compile(
    r"\s*(begin|commit|rollback|create|insert into|select|update|pragma)\b|(list|render|check|count|run)$|(render|check|count|run|deliver|recall) (\d|.*--)|schedule (set|show|remove|--)|no (crontab|such file)$|pip install |dask worker |<svg |var |\"><image |__import__\("
)
SENTENCE = re.compile(r"[A-Za-z’']{2,}[,:;.]? [A-Za-z’']{2,}")
WORD = re.compile(r"[A-Za-z]{3,}")
PLACEHOLDER = re.compile(r"\{[^}]*\}|%\(\w+\)s")

SHOWN_BY_CALLS = {"echo", "write", "end", "stop_on", "UsageError", "BadParameter", "ClickException", "Words", "Outcome"}
SHOWN_BY_KEYWORDS = {
    "help",
    "short_help",
    "epilog",
    "metavar",
    "options_metavar",
    "subcommand_metavar",
    "message",
    "unit",
}


def literals(node):
    """The texts within a piece of code, f-strings' parts too: not docstrings, names of keys, nor what is marked."""
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKS:
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.lineno, node.value
    skipped = {
        ast.Dict: lambda: node.keys,
        ast.Subscript: lambda: [node.slice],
    }.get(type(node), lambda: node.body[:1] if is_docstring(node) else [])()
    for child in ast.iter_child_nodes(node):
        if child not in skipped:
            yield from literals(child)


def is_docstring(node):
    return isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None


@cache
def faults():
    """The names of all classes of faults, and of those that are made of them."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in SPEAKING]
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    bases = {one.name: {getattr(base, "id", "") for base in one.bases} for one in classes}
    found = {"Fault"}
    while more := {name for name, above in bases.items() if above & found} - found:
        found |= more
    return found


def shown(tree):
    """What is printed, raised or shown in help."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        if name in SHOWN_BY_CALLS | faults():
            yield from call.args
        yield from (keyword.value for keyword in call.keywords if keyword.arg in SHOWN_BY_KEYWORDS)


def escaped(tree):
    """Lines and texts that a person would read in English in any language."""
    sentences = {(line, text) for line, text in literals(tree) if SENTENCE.search(text)}
    words = {(line, text) for part in shown(tree) for line, text in literals(part)}
    words = {(line, text) for line, text in words if WORD.search(PLACEHOLDER.sub("", text))}
    return sorted((line, text) for line, text in sentences | words if not TYPED.match(text))


@pytest.mark.parametrize("path", SPEAKING, ids=lambda path: path.relative_to(HELPERS).as_posix())
def test_every_text_is_marked_for_translation(path):
    assert escaped(ast.parse(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "planted",
    [
        'click.echo("failed")',
        'click.echo(f"{count} reports failed", err=True)',
        'end(["nothing"], 2)',
        'raise NotPlaced("closed")',
        'raise ChildFailed(f"it was left by {word}")',
        'raise click.UsageError("leave it out")',
        'click.option("--year", help="Year.")',
        'click.option("--year", metavar="YEAR")',
        'told.append(f"{name} is not there")',
        'Outcome(job, None, "lost", reasons)',
        'why = "it took too long" if late else ""',
        'bar.write(f"{one:<6}  failed")',
    ],
)
def test_a_planted_text_is_found(planted):
    assert [line for line, _text in escaped(ast.parse(planted))] == [1]


@pytest.mark.parametrize(
    "sound",
    [
        'click.echo(_("failed"))',
        'raise NotPlaced(N_("{folder} is closed"), folder=folder)',
        'raise PDFError("{words}", words=said)',
        'click.echo(f"{code}  {name:<20} {size} kB")',
        '"""The docstring of a module."""',
        'click.option("--year", help=_("Year."))',
    ],
)
def test_what_is_marked_or_no_text_is_let_pass(sound):
    assert escaped(ast.parse(sound)) == []
