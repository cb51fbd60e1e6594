"""How it went with one recipient."""

from dataclasses import dataclass

from helpers.reporting.faults import Words

DONE, NOTHING, OPEN, FAILED = "done", "nothing", "open", "failed"


@dataclass(frozen=True)
class Result:
    """`state`: `done`, `nothing` to hand over, `open` (a person has to look) or `failed`; `words` say it to the operator."""

    name: str
    state: str
    words: Words
