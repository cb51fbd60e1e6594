"""Provinces and districts: matching what a person types, and sorting as Vietnamese dictionaries do."""

from helpers.places.matching import fold, nearest, slug
from helpers.places.sorting import sort_key

__all__ = ["fold", "nearest", "slug", "sort_key"]
