package org.codeanatomy.engine.core.expression;

import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.util.ValueVectorUtility;
import org.apache.arrow.vector.validate.ValidateUtil.ValidateException;
import org.codeanatomy.memory.Mem;

/** Checks what foreign code made, once, since kernels will trust its lengths and offsets. */
final class VectorChecks {

    private VectorChecks() {}

    /** What is wrong with a vector, or null. */
    static String problem(FieldVector vector) {
        try {
            ValueVectorUtility.validate(vector);
        } catch (ValidateException | IllegalArgumentException invalid) {
            return "returned a malformed vector: " + invalid.getMessage();
        }
        return vector instanceof BaseVariableWidthVector text ? offsets(text) : null;
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
        return ascending && inside ? null : "returned a text vector whose offsets do not ascend within its data";
    }
}
