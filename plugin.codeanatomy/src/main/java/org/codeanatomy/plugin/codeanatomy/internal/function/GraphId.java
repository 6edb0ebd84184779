package org.codeanatomy.plugin.codeanatomy.internal.function;

import java.nio.charset.StandardCharsets;
import org.apache.arrow.vector.FieldVector;
import org.codeanatomy.plugin.api.function.ScalarCall;
import org.codeanatomy.plugin.api.function.ScalarKernel;
import org.codeanatomy.plugin.api.source.GraphIds;
import org.codeanatomy.plugin.api.vector.Column;

/**
 * Makes a graph id of its arguments, one framed part each, in their order: texts as they are, integers in decimal,
 * nulls as absent parts.
 */
final class GraphId implements ScalarKernel {

    private final String prefix;
    private final GraphIds ids = new GraphIds();
    private final Scratch part = new Scratch();

    /** Ids that start with {@code prefix}, for instance {@code node:}. */
    GraphId(String prefix) {
        this.prefix = prefix;
    }

    @Override
    public FieldVector evaluate(ScalarCall call) {
        ValueText[] parts = new ValueText[call.argumentCount()];
        for (int i = 0; i < parts.length; i++) {
            Column argument = call.argument(i);
            parts[i] = new ValueText(argument);
        }
        try (TextOutput result = new TextOutput(call)) {
            for (int row = 0; row < call.rowCount(); row++) {
                for (ValueText value : parts) {
                    add(value, row);
                }
                byte[] id = ids.finish(prefix).getBytes(StandardCharsets.ISO_8859_1);
                result.put(row, part.clear().append(id));
            }
            return result.finish();
        }
    }

    private void add(ValueText value, int row) {
        if (value.appendTo(part.clear(), row)) {
            ids.utf8(part.bytes(), 0, part.length());
        } else {
            ids.absent();
        }
    }
}
