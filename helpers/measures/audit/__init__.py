"""The audit: every printed figure held against what its own document and all others give."""

from helpers.measures.audit.district_table import audit_district_table, audit_funding, audit_opening
from helpers.measures.audit.everything import audit

__all__ = ["audit", "audit_district_table", "audit_funding", "audit_opening"]
