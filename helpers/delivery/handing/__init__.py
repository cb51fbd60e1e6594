"""Handing out: what is ready goes to the places and the people who are to have it, and each handing over is accounted for."""
