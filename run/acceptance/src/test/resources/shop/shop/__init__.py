"""A small shop, large enough to have every kind of edge."""

from .orders import Order, place
from .orders.pricing import total as price_total

__all__ = ["Order", "place", "price_total"]
