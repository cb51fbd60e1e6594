"""The account of runs, reports, issues and deliveries."""

from helpers.delivery.ledger.file import LEDGER, Ledger, NoLedger, now

__all__ = ["LEDGER", "Ledger", "NoLedger", "now"]
