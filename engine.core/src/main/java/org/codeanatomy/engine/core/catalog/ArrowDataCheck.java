package org.codeanatomy.engine.core.catalog;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.codeanatomy.engine.api.EngineException;

/**
 * Checks that Arrow data handed in by an application does not contradict itself, once, so that kernels may read it
 * without checks.
 */
final class ArrowDataCheck {

    private final List<String> problems = new ArrayList<>();

    private ArrowDataCheck() {}

    /**
     * Checks lengths and offsets of every column.
     *
     * @throws EngineException with code {@code INVALID_DATA}, naming every column that is wrong
     */
    static void check(String table, VectorSchemaRoot data) {
        ArrowDataCheck check = new ArrowDataCheck();
        for (FieldVector vector : data.getFieldVectors()) {
            check.length(vector.getName(), vector, data.getRowCount());
        }
        if (!check.problems.isEmpty()) {
            throw new EngineException(
                    EngineException.Stage.CONFIGURE,
                    "INVALID_DATA",
                    "data of table " + table + " contradicts itself: " + String.join("; ", check.problems));
        }
    }

    private void length(String path, FieldVector vector, int rows) {
        if (vector.getValueCount() != rows) {
            problems.add("column " + path + " has " + vector.getValueCount() + " values where " + rows + " are needed");
        } else if (rows > 0) {
            content(path, vector, rows);
        }
    }

    private void content(String path, FieldVector vector, int rows) {
        if (vector instanceof BaseVariableWidthVector texts) {
            offsets(path, texts.getOffsetBuffer(), rows, texts.getDataBuffer().capacity());
        } else if (vector instanceof ListVector list) {
            FieldVector elements = list.getDataVector();
            offsets(path, list.getOffsetBuffer(), rows, elements.getValueCount());
            length(path + ".element", elements, elements.getValueCount());
        } else if (vector instanceof StructVector struct) {
            struct.getChildrenFromFields().forEach(child -> length(path + "." + child.getName(), child, rows));
        }
    }

    private void offsets(String path, ArrowBuf offsets, int rows, long limit) {
        if (offsets.capacity() < (rows + 1L) * Integer.BYTES) {
            problems.add("column " + path + " has fewer offsets than values");
            return;
        }
        int before = offsets.getInt(0);
        if (before < 0) {
            problems.add("column " + path + " begins at offset " + before);
        }
        for (int row = 1; row <= rows; row++) {
            int offset = offsets.getInt((long) row * Integer.BYTES);
            if (offset < before || offset > limit) {
                problems.add("column " + path + " has offset " + offset + " after " + before + " in row " + (row - 1)
                        + ", of " + limit);
                return;
            }
            before = offset;
        }
    }
}
