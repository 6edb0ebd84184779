package org.codeanatomy.engine.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.codeanatomy.engine.core.pipeline.Plans.BIGINT;
import static org.codeanatomy.engine.core.pipeline.Plans.BOOL;
import static org.codeanatomy.engine.core.pipeline.Plans.TEXT;
import static org.codeanatomy.engine.core.pipeline.Plans.call;
import static org.codeanatomy.engine.core.pipeline.Plans.field;
import static org.codeanatomy.engine.core.pipeline.Plans.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.engine.core.expression.Operator;
import org.codeanatomy.engine.core.expression.ScalarExpression;
import org.codeanatomy.engine.core.expression.ScalarExpression.ColumnReference;
import org.codeanatomy.engine.core.physical.JoinKind;
import org.codeanatomy.engine.core.physical.PhysicalPlan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of join against two nested loops over the same rows. */
class HashJoinTest {

    private static final List<Field> LEFT = List.of(field("k", BIGINT), field("t", TEXT), field("v", BIGINT));
    private static final List<Field> RIGHT = List.of(field("rk", BIGINT), field("rt", TEXT), field("w", BIGINT));

    private static List<List<?>> random(Random random, int count, int keys) {
        List<List<?>> rows = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            rows.add(Arrays.asList(
                    random.nextInt(10) == 0 ? null : (long) random.nextInt(keys),
                    random.nextInt(10) == 0 ? null : "a text of some length " + random.nextInt(3),
                    i));
        }
        return rows;
    }

    private record Keys(List<Integer> columns, List<Boolean> nullsEqual, boolean residual) {}

    private static List<Keys> cases() {
        return List.of(
                new Keys(List.of(0), List.of(false), false),
                new Keys(List.of(0, 1), List.of(false, true), false),
                new Keys(List.of(1, 0), List.of(true, true), true),
                new Keys(List.of(0), List.of(true), true),
                new Keys(List.of(), List.of(), true));
    }

    @ParameterizedTest
    @EnumSource(JoinKind.class)
    void join_randomRows_sameAsNestedLoops(JoinKind kind) {
        Random random = new Random(kind.name().hashCode());
        for (Keys keys : cases()) {
            for (int size : new int[] {0, 1, 300}) {
                List<List<?>> left = random(random, 300, 50);
                List<List<?>> right = random(random, size, 50);
                PhysicalPlan join = join(kind, keys, left, right);
                List<String> expected = sorted(nested(kind, keys, left, right));
                for (int threads = 1; threads <= 2; threads++) {
                    assertThat(sorted(rows(join, threads, false)))
                            .as("%s, %s, %d rows, %d threads", kind, keys, size, threads)
                            .isEqualTo(expected);
                }
            }
        }
    }

    private static List<String> sorted(List<List<Object>> rows) {
        return rows.stream().map(Object::toString).sorted().toList();
    }

    private static PhysicalPlan join(JoinKind kind, Keys keys, List<List<?>> left, List<List<?>> right) {
        List<Field> fields = new ArrayList<>(LEFT);
        if (kind != JoinKind.SEMI && kind != JoinKind.ANTI) {
            fields.addAll(RIGHT);
        }
        ScalarExpression residual = keys.residual()
                ? call(Operator.LESS, BOOL, new ColumnReference(2, LEFT.get(2)), new ColumnReference(5, RIGHT.get(2)))
                : null;
        return new PhysicalPlan.HashJoin(
                MemoryTable.of(LEFT, left, 70, 30).plan(),
                MemoryTable.of(RIGHT, right, 70, 30).plan(),
                kind,
                keys.columns(),
                keys.columns(),
                keys.nullsEqual(),
                residual,
                new Schema(fields));
    }

    private static boolean matches(Keys keys, List<?> left, List<?> right) {
        for (int i = 0; i < keys.columns().size(); i++) {
            Object a = left.get(keys.columns().get(i));
            Object b = right.get(keys.columns().get(i));
            if (!Objects.equals(a, b) || (a == null && !keys.nullsEqual().get(i))) {
                return false;
            }
        }
        return !keys.residual() || (Long) left.get(2) < (Long) right.get(2);
    }

    private static List<List<Object>> nested(JoinKind kind, Keys keys, List<List<?>> left, List<List<?>> right) {
        List<List<Object>> result = new ArrayList<>();
        boolean[] rightMatched = new boolean[right.size()];
        boolean filters = kind == JoinKind.SEMI || kind == JoinKind.ANTI;
        for (List<?> row : left) {
            boolean matched = false;
            for (int j = 0; j < right.size(); j++) {
                if (matches(keys, row, right.get(j))) {
                    matched = true;
                    rightMatched[j] = true;
                    if (!filters) {
                        result.add(pair(row, right.get(j)));
                    }
                }
            }
            if (filters && matched == (kind == JoinKind.SEMI)) {
                result.add(new ArrayList<>(row));
            } else if (!matched && (kind == JoinKind.LEFT || kind == JoinKind.FULL)) {
                result.add(pair(row, Collections.nCopies(3, null)));
            }
        }
        for (int j = 0; j < right.size(); j++) {
            if (!rightMatched[j] && (kind == JoinKind.RIGHT || kind == JoinKind.FULL)) {
                result.add(pair(Collections.nCopies(3, null), right.get(j)));
            }
        }
        return result;
    }

    private static List<Object> pair(List<?> left, List<?> right) {
        List<Object> pair = new ArrayList<>(left);
        pair.addAll(right);
        return pair;
    }
}
