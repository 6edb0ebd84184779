package org.codeanatomy.engine.core.session;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.TransferPair;
import org.codeanatomy.plugin.api.vector.Batch;

/** Batches as applications see them: roots whose vectors carry the names of the result's columns. */
final class BatchRoots {

    private BatchRoots() {}

    /** The batch as a root, which takes over its vectors. */
    static VectorSchemaRoot of(Schema schema, Batch batch) {
        List<FieldVector> vectors = new ArrayList<>();
        for (int i = 0; i < schema.getFields().size(); i++) {
            vectors.add(named(schema.getFields().get(i), batch.column(i).asArrow()));
        }
        return new VectorSchemaRoot(schema, vectors, batch.rowCount());
    }

    private static FieldVector named(Field field, FieldVector vector) {
        if (vector.getField().equals(field)) {
            return vector;
        }
        TransferPair pair = vector.getTransferPair(field, vector.getAllocator());
        pair.transfer();
        vector.close();
        return (FieldVector) pair.getTo();
    }
}
