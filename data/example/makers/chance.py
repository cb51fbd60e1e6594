"""Chance that repeats itself: the same purpose draws the same numbers, whatever else is drawn before it."""

import random

SEED = "giamngheo-vi-du-1"


class Chance:
    """Numbers around an expected one. Only `random.random` is used, which Python keeps stable between versions."""

    def __init__(self, *purpose: object):
        self._random = random.Random("/".join([SEED, *map(str, purpose)]))

    def around(self, expected: float, spread: float = 0.1) -> int:
        """A whole number not below 0, at most the share `spread` of `expected` away from it."""
        return max(0, int(expected * self.factor(spread) + 0.5))

    def factor(self, spread: float) -> float:
        """A factor between 1 - `spread` and 1 + `spread`."""
        return 1 + spread * (2 * self._random.random() - 1)
