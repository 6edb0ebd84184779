package org.codeanatomy.engine.core.expression;

import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.util.ValueVectorUtility;
import org.apache.arrow.vector.validate.ValidateUtil.ValidateException;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.plugin.api.vector.Column;

/** Checks what foreign code made, once, since kernels will trust its lengths and offsets. */
public final class VectorChecks {

    private VectorChecks() {}

    /** What is wrong with a vector, or null. */
    public static String problem(FieldVector vector) {
        try {
            ValueVectorUtility.validate(vector);
        } catch (ValidateException | IllegalArgumentException invalid) {
            return "a malformed vector: " + invalid.getMessage();
        }
        return vector instanceof BaseVariableWidthVector text ? offsets(text) : null;
    }

    /** Whether every code of a dictionary column that is not null names a value. */
    public static boolean codesInRange(Column column) {
        int values = column.dictionaryValues().length();
        boolean inRange = problem(column.dictionaryValues().vector()) == null;
        for (int i = 0; i < column.length(); i++) {
            boolean valid = column.validityAddress() == 0 || Mem.getBit(column.validityAddress(), i);
            int code = Mem.getInt(column.dataAddress() + 4L * i);
            inRange &= !valid || (code >= 0 && code < values);
        }
        return inRange;
    }

    private static String offsets(BaseVariableWidthVector text) {
        int count = text.getValueCount();
        if (count == 0) {
            return null;
        }
        long address = text.getOffsetBufferAddress();
        int before = Mem.getInt(address);
        boolean ascending = before >= 0;
        for (int i = 1; i <= count; i++) {
            int offset = Mem.getInt(address + 4L * i);
            ascending &= offset >= before;
            before = offset;
        }
        boolean inside = before <= text.getDataBuffer().capacity();
        return ascending && inside ? null : "a text vector whose offsets do not ascend within its data";
    }
}
