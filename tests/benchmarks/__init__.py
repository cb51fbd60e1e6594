"""How fast it is: `make bench` measures it (see __main__), and tests use the made-up provinces it measures with."""
