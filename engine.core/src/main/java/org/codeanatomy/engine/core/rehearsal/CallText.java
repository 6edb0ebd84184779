package org.codeanatomy.engine.core.rehearsal;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.codeanatomy.plugin.api.function.Argument;

/** A row of a recorded call as people would write it. */
final class CallText {

    private static final int SHOWN = 60;

    private CallText() {}

    /** For instance {@code shout('a', 3)}. */
    static String of(RecordedCall call, int row) {
        List<String> arguments = new ArrayList<>();
        int column = 0;
        for (Argument argument : call.arguments()) {
            arguments.add(
                    argument.constant()
                            ? literal(argument.value())
                            : value(call.columns().get(column++), row));
        }
        return call.function() + "(" + String.join(", ", arguments) + ")";
    }

    static String value(FieldVector vector, int row) {
        return literal(vector.getObject(row));
    }

    private static String literal(Object value) {
        if (value == null) {
            return "NULL";
        }
        if (value instanceof byte[] bytes) {
            return bytes.length + " bytes";
        }
        boolean plain = value instanceof Number || value instanceof Boolean;
        String text = value.toString();
        String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        return plain ? shown : "'" + shown.replace("'", "''") + "'";
    }
}
