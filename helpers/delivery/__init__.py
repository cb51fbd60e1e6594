"""How finished reports reach their readers: when runs are due, what goes to whom, and an account of it all."""
