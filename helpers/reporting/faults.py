"""What can be wrong with a report, in words that say all a person needs."""


class Fault(Exception):
    """A report can not be made, or is not right. Subclasses stand where they are raised."""
