"""How pictures of pyplot come out of a notebook."""

BACKEND = "module://matplotlib_inline.backend_inline"  # as every kernel sets it in MPLBACKEND
