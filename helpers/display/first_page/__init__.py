"""The first page: its message, the key figures, one picture, and what is known of the targets."""
