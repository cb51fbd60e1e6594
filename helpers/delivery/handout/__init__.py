"""What is handed out: which reports are ready, who is to get which of their files, and what changed in them."""
