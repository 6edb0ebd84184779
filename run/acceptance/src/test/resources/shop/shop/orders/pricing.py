def total(order):
    return sum(price(line) for line in order.lines)


def price(line):
    return line[1]


def never_called():
    return None
