"""From year to year: whether a plan was reached, on which base, by which steps, and whether the documents agree."""

from helpers.display.reconciliation.section import reconciliation

__all__ = ["reconciliation"]
