"""A whole number shared out in whole numbers, so that the parts sum to it exactly."""

from collections.abc import Mapping


def largest_remainder(total: int, weights: Mapping[str, int], most: Mapping[str, int]) -> dict[str, int]:
    """`total` shared in proportion to `weights`, by key; no share is above `most` of its key.

    Shares that would be above their most are held there and the rest is shared among the others in proportion. Each
    share is then its exact part rounded down, and what is left goes by one to the largest remainders (Hamilton's
    method): every share is within one of its exact part. Equal remainders: the larger weight first, then the smaller
    key, so that the order of the rows decides nothing. Raises ValueError where the weights leave no room for `total`.
    """
    if not 0 <= total <= sum(most[key] for key in weights if weights[key] > 0):
        raise ValueError(f"{total} can not be shared: the keys with a weight take from 0 to their most")
    held: dict[str, int] = {}
    while over := _above_most(total - sum(held.values()), _others(weights, held), most):
        held |= over
    return dict.fromkeys(weights, 0) | held | _share(total - sum(held.values()), _others(weights, held))


def _others(weights: Mapping[str, int], held: Mapping[str, int]) -> dict[str, int]:
    return {key: weight for key, weight in weights.items() if weight > 0 and key not in held}


def _above_most(total: int, weights: Mapping[str, int], most: Mapping[str, int]) -> dict[str, int]:
    """The most of each key whose exact part of `total` would be above it."""
    whole = sum(weights.values())
    return {key: most[key] for key, weight in weights.items() if total * weight > most[key] * whole}


def _share(total: int, weights: Mapping[str, int]) -> dict[str, int]:
    whole = sum(weights.values())
    parts = {key: divmod(total * weight, whole) for key, weight in weights.items()}
    left = total - sum(part for part, _remainder in parts.values())
    first = sorted(parts, key=lambda key: (-parts[key][1], -weights[key], key))[:left]
    return {key: part + (key in first) for key, (part, _remainder) in parts.items()}
