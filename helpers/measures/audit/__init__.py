"""The audit: every printed figure held against what its own document and all others give."""

from helpers.measures.audit.everything import audit, audit_district_table
from helpers.measures.audit.finding import findings_of_plan
from helpers.measures.audit.funding import audit_funding

__all__ = ["audit", "audit_district_table", "audit_funding", "findings_of_plan"]
