"""The tests. Hypothesis looks for wrong figures, not for slow machines: no example has a time limit."""

from hypothesis import settings

settings.register_profile("workbook", deadline=None)
settings.load_profile("workbook")
