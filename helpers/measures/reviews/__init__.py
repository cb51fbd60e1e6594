"""The tables of the yearly review and what follows from them."""
