"""A table of a TOML file, taken key by key: what is wrong with it is noted and reading goes on."""

import json
import re
from collections.abc import Sequence

from helpers.places import nearest
from helpers.reporting.faults import Words
from helpers.words import N_

_SECRET = re.compile("password|passwd|secret|token|mat_?khau", re.IGNORECASE)
_KINDS = {
    str: N_("a text in quotes"),
    int: N_("a whole number"),
    list: N_('a text, or a list of texts as in ["vi", "en"]'),
    dict: N_('a table, as in {{ key = "value" }}'),
}


class Table:
    """The keys of one table; `where` names it in the file. What is not taken is told by `end`."""

    def __init__(self, where: str, keys: dict, problems: list[Words]):
        self._where = where
        self._left = dict(keys)
        self._asked: list[str] = []
        self._problems = problems

    def __contains__(self, key: str) -> bool:
        return key in self._left

    def take(self, key: str, kind: type, default: object = None) -> object:
        """The value of a key; `default` where it is missing (None: it must not be) or of another kind. One text is a
        list of it."""
        self._asked.append(key)
        expected = Words(_KINDS[kind])
        if key not in self._left:
            if default is None:
                self.wrong(N_("{where}: “{key}” is missing; expected is {expected}"), key=key, expected=expected)
            return default
        found = self._left.pop(key)
        value = [found] if kind is list and isinstance(found, str) else found
        fits = isinstance(value, kind) and not isinstance(value, bool)
        texts = value if isinstance(value, list) else [value]
        if (
            not fits
            or not texts
            or (kind in (str, list) and not all(isinstance(one, str) and one.strip() for one in texts))
        ):
            text = N_("{where}: “{key}” is {found}; expected is {expected}")
            self.wrong(text, key=key, found=json.dumps(found, ensure_ascii=False, default=str), expected=expected)
            return default
        return value

    def take_entries(self, key: str) -> list[dict]:
        """The tables of a list of tables."""
        self._asked.append(key)
        found = self._left.pop(key, None)
        if isinstance(found, list) and all(isinstance(one, dict) for one in found):
            return found
        self.wrong(N_("{where}: there is no table headed [[{key}]], so nothing goes to anyone"), key=key)
        return []

    def one_of(self, key: str, allowed: Sequence[str], default: str) -> str:
        """A text that must be one of those allowed."""
        return next(iter(self._allowed(key, [self.take(key, str, default)], allowed)), default)

    def some_of(self, key: str, allowed: Sequence[str], default: list[str]) -> tuple[str, ...]:
        """Texts that must be among those allowed, each once, in the order of these."""
        found = self._allowed(key, self.take(key, list, default), allowed)
        return tuple(one for one in allowed if one in found)

    def name(self, name: str) -> None:
        """Say from now on which of several alike this is."""
        self._where = f"{self._where} ({name})" if name else self._where

    def wrong(self, text: str, **details: object) -> None:
        """Note a problem in words."""
        self._problems.append(Words(text, {"where": self._where, **details}))

    def skip(self, *keys: str) -> None:
        """These are known, and not looked at."""
        self._asked += keys
        for key in keys:
            self._left.pop(key, None)

    def end(self) -> None:
        """Tell the keys that no one asked for."""
        for key in self._left:
            if _SECRET.search(key):
                self.wrong(
                    N_("{where}: “{key}”: no secret stands in this file; keep it in the environment or a keyring"),
                    key=key,
                )
                continue
            (near,) = nearest(key, self._asked, 1) or [""]
            text = N_("{where}: “{key}” is no key here; leave it out")
            self.wrong(N_("{where}: “{key}” is no key here; is “{near}” meant?") if near else text, key=key, near=near)

    def _allowed(self, key: str, found: list[str], allowed: Sequence[str]) -> list[str]:
        text = N_("{where}: “{key}” holds {found}; allowed are {allowed}")
        for one in found:
            if one not in allowed:
                self.wrong(text, key=key, found=one, allowed=", ".join(allowed))
        return [one for one in found if one in allowed]
