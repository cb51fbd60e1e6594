"""How the report of the example province is to look: what follows on what, and how dark each part of each page is.

`python -m tests.reporting.looks` writes it anew, after a change that is meant: look at the pages first.
"""
