"""Pictures as SVG. They take finished texts and plain numbers, and compute nothing."""
