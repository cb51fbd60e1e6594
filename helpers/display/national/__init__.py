"""Tables and pictures of the national overview."""
