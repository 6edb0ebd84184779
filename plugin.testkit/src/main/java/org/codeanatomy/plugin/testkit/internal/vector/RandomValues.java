package org.codeanatomy.plugin.testkit.internal.vector;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** Made-up values: the awkward ones of a type first, then random ones. The same seed gives the same values. */
public final class RandomValues {

    private static final List<Object> TEXTS = List.of(
            "hello",
            "",
            " ",
            "a",
            "wörld",
            "日本語",
            "\uD83D\uDE00",
            "e\u0301",
            "tab\tand\nline",
            "it's \"said\"",
            "NULL",
            "x".repeat(300),
            "0",
            "-1");
    private static final List<Object> REALS = List.of(
            1.0, 0.0, -0.0, -1.5, 1e300, 1e-300, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    private final SplittableRandom random;

    /** Values that follow from a seed. */
    public RandomValues(long seed) {
        random = new SplittableRandom(seed);
    }

    /** So many values of a type that can be written. */
    public List<Object> values(ArrowType type, int count) {
        List<Object> values = new ArrayList<>(count);
        List<Object> awkward = awkward(type);
        for (int i = 0; i < count; i++) {
            values.add(i < awkward.size() ? awkward.get(i) : random(type));
        }
        return values;
    }

    /** Whether something is so that is so with this probability. */
    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private static List<Object> awkward(ArrowType type) {
        return switch (type.getTypeID()) {
            case Utf8 -> TEXTS;
            case Binary -> List.of(new byte[0], new byte[] {0}, new byte[] {(byte) 0xFF, (byte) 0xDB});
            case Bool -> List.of(true, false);
            case FloatingPoint -> REALS;
            case Int -> wholes(((ArrowType.Int) type).getBitWidth());
            case Decimal -> {
                ArrowType.Decimal decimal = (ArrowType.Decimal) type;
                BigInteger most = BigInteger.TEN.pow(decimal.getPrecision()).subtract(BigInteger.ONE);
                yield List.of(
                        BigDecimal.valueOf(1, decimal.getScale()),
                        BigDecimal.valueOf(0, decimal.getScale()),
                        new BigDecimal(most, decimal.getScale()),
                        new BigDecimal(most.negate(), decimal.getScale()));
            }
            default -> List.of(1L, 0L, -1L, 19_000L);
        };
    }

    private static List<Object> wholes(int bits) {
        long most = bits == 64 ? Long.MAX_VALUE : (1L << (bits - 1)) - 1;
        return List.of(1L, 0L, -1L, 2L, 100L, most, -most - 1);
    }

    private Object random(ArrowType type) {
        return switch (type.getTypeID()) {
            case Utf8 -> text();
            case Binary -> {
                byte[] bytes = new byte[random.nextInt(20)];
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) random.nextInt();
                }
                yield bytes;
            }
            case Bool -> random.nextBoolean();
            case FloatingPoint -> (random.nextDouble() - 0.5) * 1e6;
            case Decimal -> BigDecimal.valueOf(random.nextInt(10), ((ArrowType.Decimal) type).getScale());
            case Int -> (long) random.nextInt(-100, 100);
            default -> random.nextLong(100_000);
        };
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(random.nextInt(10) == 0 ? 0xE0 + random.nextInt(200) : 'a' + random.nextInt(26));
        }
        return text.toString();
    }
}
