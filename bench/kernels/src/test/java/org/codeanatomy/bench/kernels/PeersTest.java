package org.codeanatomy.bench.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.arrow.vector.ValueVector;
import org.codeanatomy.plugin.api.vector.Selection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** A kernel and its peer compute the same, or comparing their times would say nothing. */
class PeersTest {
    private static final String KERNEL = "Kernel";

    /** Batches of random values per pair and shape. */
    private static final int BATCHES = 5;

    /** A kernel that is measured, in one shape. */
    record Measured(String type, String kernel, Shape shape) {
        @Override
        public String toString() {
            return kernel + " " + (shape == null ? Shape.DENSE : shape);
        }
    }

    static Stream<Measured> kernels() {
        List<Measured> all = new ArrayList<>();
        for (BenchmarkListEntry entry : BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())) {
            String name = entry.getUsername();
            int dot = name.lastIndexOf('.');
            if (name.endsWith(KERNEL)) {
                String type = name.substring(0, dot);
                String method = name.substring(dot + 1);
                String[] shapes = entry.getParams().orElse(Map.of()).getOrDefault("shape", new String[] {null});
                for (String shape : shapes) {
                    all.add(new Measured(type, method, shape == null ? null : Shape.valueOf(shape)));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void kernelAndPeer_randomValues_computeTheSame(Measured measured) throws ReflectiveOperationException {
        for (int batch = 0; batch < BATCHES; batch++) {
            Paired pair = open(measured, Samples.SEED + batch);
            try {
                List<Object> own = compute(pair, pair.getClass().getMethod(measured.kernel()));
                List<Object> other = compute(pair, peer(pair, measured));
                assertThat(own).hasSameSizeAs(other).isNotEmpty();
                if (measured.kernel().startsWith("hashTexts")) {
                    own = groups(own);
                    other = groups(other);
                }
                assertThat(own).isEqualTo(other);
            } finally {
                pair.close();
            }
        }
    }

    private static Paired open(Measured measured, long seed) throws ReflectiveOperationException {
        Class<?> type = Class.forName(measured.type());
        Paired pair = (Paired) type.getConstructor().newInstance();
        pair.seed = seed;
        if (measured.shape() != null) {
            type.getField("shape").set(pair, measured.shape());
        }
        pair.open();
        return pair;
    }

    private static Method peer(Paired pair, Measured measured) {
        String name = measured.kernel().substring(0, measured.kernel().length() - KERNEL.length());
        return Arrays.stream(pair.getClass().getMethods())
                .filter(method -> method.getName().startsWith(name + "By"))
                .findAny()
                .orElseThrow();
    }

    private static List<Object> compute(Paired pair, Method method) throws IllegalAccessException {
        try {
            return values(pair, method.invoke(pair));
        } catch (InvocationTargetException failure) {
            throw new AssertionError(method.getName() + " failed", failure.getCause());
        }
    }

    private static List<Object> values(Paired pair, Object result) {
        List<Object> values = new ArrayList<>();
        if (result instanceof Selection selection) {
            for (int i = 0; i < selection.count(); i++) {
                values.add(selection.position(i));
            }
            return values;
        }
        boolean[] valid = pair.valid();
        for (int row : pair.rows()) {
            values.add(
                    result instanceof ValueVector vector ? vector.getObject(row) : valid[row] ? at(result, row) : null);
        }
        return values;
    }

    private static Object at(Object array, int row) {
        return Array.get(array, row);
    }

    /** For hashes, which may be others as long as the same rows have the same: the first row of each row's hash. */
    private static List<Object> groups(List<Object> hashes) {
        Map<Object, Object> first = new HashMap<>();
        List<Object> groups = new ArrayList<>();
        for (int i = 0; i < hashes.size(); i++) {
            first.putIfAbsent(hashes.get(i), i);
            groups.add(first.get(hashes.get(i)));
        }
        return groups;
    }
}
