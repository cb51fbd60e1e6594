"""What happens in a notebook's process before its first cell."""

from helpers.catalog import Catalogue, handed
from helpers.reporting.running.reads import note_reads


def prepare(tables: Catalogue | str, data_folder: str, reads: str) -> None:
    """Take the `tables` handed over, or those in that file, as those of `data_folder`; and from now on note in the
    file `reads` what is read."""
    handed.take(tables, data_folder)
    note_reads(reads)
