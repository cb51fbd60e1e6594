"""Planning a year: whole households by district whose sum is exact, what binds the plan, and its variants."""

from helpers.measures.planning.constraints import plan_constraints
from helpers.measures.planning.district_plan import plan_districts
from helpers.measures.planning.variants import compare_variants, plan_variants

__all__ = ["compare_variants", "plan_constraints", "plan_districts", "plan_variants"]
