import shop.orders.pricing as pricing

from .model import Order


def place(lines):
    order = Order(lines)
    return pricing.total(order)
