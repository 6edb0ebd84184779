class Order:
    """What somebody wants."""

    def __init__(self, lines):
        self.lines = lines

    def size(self):
        return len(self.lines)

    def is_empty(self):
        return self.size() == 0
