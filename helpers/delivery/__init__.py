"""Where finished reports go, and when: folders and servers, letters, and the hours at which it happens by itself."""
