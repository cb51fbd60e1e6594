"""Runs at set times, kept by the operating system: an entry is a timer of systemd, a line of a crontab, or a task of Windows."""
