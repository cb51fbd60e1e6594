"""The whole command on small data: runs, their account and what they hand out, with faults that are made for real."""
