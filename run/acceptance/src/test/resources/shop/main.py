import shop


def main():
    print(shop.place([("tea", 3)]))
    print(shop.price_total(shop.Order([])))


if __name__ == "__main__":
    main()
