"""One wrong figure breaks every identity that it stands in: the errors are told once, at the figure they share.

This is diagnosis from first principles (Reiter, "A theory of diagnosis from first principles", Artificial Intelligence
32, 1987) for few faults: each broken identity is a set of figures of which one must be wrong, and the smallest set of
figures that meets all of them is sought. Of two figures that meet as many, the one that fewer kept identities confirm is told.
"""

from collections import Counter
from dataclasses import replace

from helpers.measures.audit.finding import ERROR, OK, Cell, Figure, Finding


def attribute(findings: list[Finding]) -> list[Finding]:
    """The findings, errors that one figure explains merged into one.

    The merged finding stands at that figure. Its `parts` are the other figures that could be the wrong one as well,
    and its details list all `broken` checks (check, cell, printed, computed), with `source_id` of their figures.
    """
    errors = [finding for finding in findings if finding.severity == ERROR]
    if not errors:
        return findings
    kept = [finding for finding in findings if finding.severity != ERROR]
    confirmed = Counter(
        cell for finding in kept if finding.severity == OK and finding.binding for cell in _cells(finding)
    )
    told = []
    while errors:
        shared = Counter(cell for error in errors for cell in _cells(error))
        own = {cell for error in errors for cell in _told_at(error)}
        most = max(shared.values())
        likely = [cell for cell in shared if shared[cell] == most]
        # A single broken identity does not tell its figures apart: it is told at the one that is computed from the others.
        blamed = min(
            likely,
            key=lambda cell: (
                most == 1 and cell not in own,
                len(_needed(errors, cell)) > 1,  # one wrong figure is wrong by one amount
                confirmed[cell],
                cell not in own,
            ),
        )
        group = [error for error in errors if blamed in _cells(error)]
        told.append(_merged(group, blamed))
        errors = [error for error in errors if blamed not in _cells(error)]
    return kept + told


def _told_at(error: Finding) -> list[Cell]:
    """The figure that a sum or a ratio is to give; where two prints of one thing differ, neither follows from the other."""
    figures = error.figures() if error.check == "sources.agree" else [error.figure]
    return [figure.cell for figure in figures]


def _cells(finding: Finding) -> dict[Cell, Figure]:
    return {figure.cell: figure for figure in finding.figures()}


def _merged(group: list[Finding], blamed: Cell) -> Finding:
    first = next((error for error in group if error.figure.cell == blamed), group[0])
    figure = _cells(first)[blamed]
    suspects = set.intersection(*(set(_cells(error)) for error in group)) - {blamed}
    others = tuple((part, 0) for cell, part in _cells(first).items() if cell in suspects)
    broken = tuple(
        {
            "check": error.check,
            "cell": error.figure.cell,
            "source_id": error.figure.record.get("source_id"),
            "printed": error.figure.value,
            "computed": error.computed,
        }
        for error in group
    )
    details = first.details | {"broken": broken}
    if first.check == "sources.agree" and first.figure.cell != blamed:
        details |= {"source_id": first.figure.record["source_id"]}
    computed = first.computed if first.figure.cell == blamed else next(iter(_needed(group, blamed)), None)
    return replace(first, figure=figure, computed=computed, parts=others, details=details)


def _needed(errors: list[Finding], cell: Cell) -> set:
    """What the figure would have to be for each of the broken sums that it stands in to hold."""
    needed = set()
    for error in errors:
        if any(sign for _, sign in error.parts):
            if error.figure.cell == cell:
                needed.add(error.computed)
            needed |= {
                part.value + sign * (error.figure.value - error.computed)
                for part, sign in error.parts
                if part.cell == cell and sign
            }
    return needed
