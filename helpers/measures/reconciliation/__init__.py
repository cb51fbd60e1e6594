"""A year's opening, plan and closing held against each other, and against the opening of the next plan.

The poor households at the start of a year are often restated when the year is over, so whether a plan was reached can
depend on the base from which the fall is counted. Nothing is decided here by choosing one base: every base that a
source prints is tried, and figures that no source prints are intervals of what the printed ones allow.
"""

from helpers.measures.reconciliation.reconcile import Reconciliation, reconcile

__all__ = ["Reconciliation", "reconcile"]
