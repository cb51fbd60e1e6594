"""The tables of the yearly review in a report, in their official form where they have one, and their pictures."""
