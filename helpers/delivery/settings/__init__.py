"""Who gets which reports, in which languages and formats, and how: the file of deliveries."""

from helpers.delivery.settings.deliveries import BadDeliveries, Choice, Deliveries, Place, Reader
from helpers.delivery.settings.reading import read_deliveries, read_operator

__all__ = ["BadDeliveries", "Choice", "Deliveries", "Place", "Reader", "read_deliveries", "read_operator"]
