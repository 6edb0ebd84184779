package org.codeanatomy.plugin.codeanatomy.internal.function;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.plugin.api.function.FunctionDescription;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.Parameter;
import org.codeanatomy.plugin.api.table.BatchReader;
import org.codeanatomy.plugin.api.table.ReadContext;
import org.codeanatomy.plugin.api.vector.Batch;

/** Hands out function descriptions as batches. Not thread-safe. */
final class RegistryReader implements BatchReader {

    private final List<FunctionDescription> functions;
    private final Schema schema;
    private final ReadContext context;
    private int next;

    RegistryReader(List<FunctionDescription> functions, Schema schema, ReadContext context) {
        this.functions = functions;
        this.schema = schema;
        this.context = context;
    }

    @Override
    public Batch next() {
        if (next == functions.size()) {
            return null;
        }
        int end = Math.min(functions.size(), next + context.maxRows());
        List<FunctionDescription> part = functions.subList(next, end);
        List<FieldVector> vectors = new ArrayList<>();
        try {
            for (Field field : schema.getFields()) {
                FieldVector vector = field.createVector(context.allocator());
                vectors.add(vector);
                fill(vector, part);
            }
        } catch (RuntimeException failed) {
            vectors.forEach(FieldVector::close);
            throw failed;
        }
        next = end;
        return Batch.of(vectors, part.size());
    }

    private static void fill(FieldVector vector, List<FunctionDescription> part) {
        vector.allocateNew();
        for (int row = 0; row < part.size(); row++) {
            if (vector instanceof ListVector list) {
                put(list, row, texts(vector.getName(), part.get(row).signature()));
            } else {
                put((VarCharVector) vector, row, text(vector.getName(), part.get(row)));
            }
        }
        vector.setValueCount(part.size());
    }

    private static String text(String column, FunctionDescription function) {
        return switch (column) {
            case "name" -> function.signature().name();
            case "kind" -> lowerCase(function.kind());
            case "volatility" -> lowerCase(function.signature().volatility());
            case "plugin" -> function.plugin();
            default -> throw new IllegalArgumentException("udf_registry has no text column " + column);
        };
    }

    private static List<String> texts(String column, FunctionSignature signature) {
        return column.equals("aliases")
                ? signature.aliases()
                : signature.parameters().stream().map(Parameter::name).toList();
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static void put(VarCharVector target, int row, String text) {
        if (text != null) {
            target.setSafe(row, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void put(ListVector target, int row, List<String> texts) {
        VarCharVector items = (VarCharVector) target.getDataVector();
        int start = target.startNewValue(row);
        for (int i = 0; i < texts.size(); i++) {
            put(items, start + i, texts.get(i));
        }
        target.endValue(row, texts.size());
    }

    @Override
    public void close() {
        next = functions.size();
    }
}
