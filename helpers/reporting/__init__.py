"""From a notebook and its parameters to a proved report on disk. Notebooks never import this room."""
