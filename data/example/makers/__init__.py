"""What generate.py makes the example province of: one module a kind of table."""
