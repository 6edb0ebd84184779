package org.codeanatomy.architecture;

import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Breaks the rules of {@link ColumnarTest} in every way they know. */
final class Offender {
    Object[] row;

    static void takesRows(int count, Object[][] rows) {
        rows[count] = null;
    }

    static Long[] makesBoxes() {
        return new Long[1];
    }

    static Object compilerBoxes(long value) {
        return value;
    }

    static Supplier<Object> lambdaBoxes(double value) {
        return () -> value;
    }

    static LongFunction<Long> referenceBoxes() {
        return Long::valueOf;
    }

    static Stream<Integer> streamBoxes() {
        return IntStream.range(0, 1).boxed();
    }
}
