"""Real servers on loopback, with what a test needs to break them."""
