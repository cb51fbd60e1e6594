"""What becomes of finished reports by itself: they are put where others find them, and told of to who asked for them."""
