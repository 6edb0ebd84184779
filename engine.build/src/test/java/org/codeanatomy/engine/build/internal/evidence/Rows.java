package org.codeanatomy.engine.build.internal.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** Rows of one required text column. */
public final class Rows {

    /** The column. */
    public static final Schema SCHEMA =
            new Schema(List.of(new Field("text", FieldType.notNullable(ArrowType.Utf8.INSTANCE), null)));

    private Rows() {}

    /** Rows with these texts; a null text makes a null. */
    public static VectorSchemaRoot of(BufferAllocator allocator, String... texts) {
        VectorSchemaRoot rows = VectorSchemaRoot.create(SCHEMA, allocator);
        VarCharVector vector = (VarCharVector) rows.getVector(0);
        vector.allocateNew();
        for (int i = 0; i < texts.length; i++) {
            if (texts[i] != null) {
                vector.setSafe(i, texts[i].getBytes(UTF_8));
            }
        }
        vector.setValueCount(texts.length);
        rows.setRowCount(texts.length);
        return rows;
    }

    /** The texts of rows. */
    public static List<String> texts(VectorSchemaRoot rows) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < rows.getRowCount(); i++) {
            texts.add(rows.getVector(0).getObject(i).toString());
        }
        return texts;
    }
}
