"""The face of each command: what it takes and what its help says. The work is elsewhere, and imported when it is called."""
