from .model import Order
from .service import place
