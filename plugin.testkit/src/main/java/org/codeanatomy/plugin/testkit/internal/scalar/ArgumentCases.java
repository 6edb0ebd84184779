package org.codeanatomy.plugin.testkit.internal.scalar;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.NullHandling;
import org.codeanatomy.plugin.api.function.Parameter;
import org.codeanatomy.plugin.testkit.Sample;
import org.codeanatomy.plugin.testkit.internal.vector.Contents;
import org.codeanatomy.plugin.testkit.internal.vector.RandomValues;
import org.codeanatomy.plugin.testkit.internal.vector.Rows;
import org.codeanatomy.plugin.testkit.internal.vector.Values;

/** Makes argument cases for a signature: made-up ones for every arity and accepted type, and those of samples. */
final class ArgumentCases {

    static final int ROWS = 2048;

    /** Rows at the beginning of which every argument is null, if the function sees nulls. */
    static final int NULL_ROWS = 16;

    private static final int MOST = 12;
    private static final double NULL_CHANCE = 0.2;
    private static final List<ArrowType> ANY = List.of(
            ArrowType.Utf8.INSTANCE,
            new ArrowType.Int(64, true),
            ArrowType.Bool.INSTANCE,
            new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE),
            new ArrowType.Decimal(18, 2, 128),
            new ArrowType.Date(DateUnit.DAY));

    private final FunctionSignature signature;
    private final long seed;
    private final BufferAllocator allocator;

    ArgumentCases(FunctionSignature signature, long seed, BufferAllocator allocator) {
        this.signature = signature;
        this.seed = seed;
        this.allocator = allocator;
    }

    /** The type combinations to make values for. One that has a type without made-up values is left out. */
    List<List<ArrowType>> combinations() {
        Set<List<ArrowType>> combinations = new LinkedHashSet<>();
        int most = signature.parameters().size() + (signature.variadic() ? 2 : 0);
        for (int arity = signature.required(); arity <= most; arity++) {
            for (int choice = 0; choice < ANY.size(); choice++) {
                List<ArrowType> types = new ArrayList<>();
                for (int index = 0; index < arity; index++) {
                    types.add(type(parameter(index), choice, index));
                }
                if (combinations.size() < MOST && types.stream().allMatch(Values::canWrite)) {
                    combinations.add(types);
                }
            }
        }
        return List.copyOf(combinations);
    }

    private static ArrowType type(Parameter parameter, int choice, int index) {
        List<ArrowType> accepted = parameter.accepted().isEmpty() ? ANY : parameter.accepted();
        return accepted.get(parameter.accepted().isEmpty() ? (choice + index) % ANY.size() : choice % accepted.size());
    }

    private Parameter parameter(int index) {
        return signature.parameters().get(Math.min(index, signature.parameters().size() - 1));
    }

    /** Rows of made-up values. */
    ArgumentCase madeUp(List<ArrowType> types) {
        RandomValues random = new RandomValues(seed);
        boolean nulls = signature.nullHandling() == NullHandling.CALLED_ON_NULL;
        List<List<Object>> columns = new ArrayList<>();
        for (int index = 0; index < types.size(); index++) {
            List<Object> values = random.values(types.get(index), ROWS);
            if (parameter(index).literal()) {
                values = Collections.nCopies(ROWS, values.get(0));
            } else {
                rotate(values, index);
                for (int row = 0; nulls && row < ROWS; row++) {
                    if (row < NULL_ROWS || random.chance(NULL_CHANCE)) {
                        values.set(row, null);
                    }
                }
            }
            columns.add(values);
        }
        return ofValues(types, columns);
    }

    /** So that the awkward values of two arguments meet other values, not only each other. */
    private static void rotate(List<Object> values, int index) {
        Collections.rotate(values, index * 3);
    }

    /** One row of given values, repeated. */
    ArgumentCase of(Sample.Call sample) {
        List<ArrowType> types = new ArrayList<>();
        List<List<Object>> columns = new ArrayList<>();
        for (int index = 0; index < sample.arguments().size(); index++) {
            Object value = sample.arguments().get(index);
            types.add(Values.typeFor(value, parameter(index).accepted()));
            columns.add(Collections.singletonList(value));
        }
        return ofValues(types, columns);
    }

    /** Whether a sample has a number of arguments that the function takes. */
    boolean takes(int arity) {
        return arity >= signature.required()
                && (arity <= signature.parameters().size() || (signature.variadic() && arity > 0));
    }

    private ArgumentCase ofValues(List<ArrowType> types, List<List<Object>> columns) {
        List<FieldVector> vectors = new ArrayList<>();
        for (int index = 0; index < types.size(); index++) {
            String name = index + 1 + " (" + parameter(index).name() + ")";
            vectors.add(Values.vector(name, types.get(index), columns.get(index), allocator));
        }
        return ofVectors(vectors);
    }

    /** Rows of given vectors. */
    ArgumentCase ofVectors(List<FieldVector> vectors) {
        List<Argument> arguments = new ArrayList<>();
        StringBuilder label = new StringBuilder(signature.name()).append('(');
        for (int index = 0; index < vectors.size(); index++) {
            FieldVector vector = vectors.get(index);
            boolean literal = parameter(index).literal();
            Object value = literal ? literalOf(vector) : null;
            arguments.add(new Argument(vector.getField(), literal, value));
            label.append(index == 0 ? "" : ", ")
                    .append(vector.getField().getType())
                    .append(literal ? " " + Contents.shown(value) : "");
        }
        return new ArgumentCase(label.append(')').toString(), arguments, new Rows(vectors));
    }

    private static Object literalOf(FieldVector vector) {
        Object value = Contents.value(vector, 0);
        return Values.canWrite(vector.getField().getType())
                ? Values.literal(value, vector.getField().getType())
                : value;
    }
}
