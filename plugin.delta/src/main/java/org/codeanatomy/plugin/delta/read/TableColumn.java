package org.codeanatomy.plugin.delta.read;

import io.delta.kernel.types.DataType;
import io.delta.kernel.types.FieldMetadata;
import io.delta.kernel.types.StructField;
import java.util.OptionalLong;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.plugin.delta.log.SchemaMapping;
import org.codeanatomy.plugin.delta.log.TableState;

/**
 * A top-level column of a table. Immutable.
 *
 * @param field as the table shows it
 * @param stored as the log describes it
 * @param physicalName its name in data files, partition values and statistics
 * @param fieldId its id in data files, where columns are mapped by id
 * @param partition whether its value comes from the log and not from data files
 */
record TableColumn(Field field, StructField stored, String physicalName, OptionalLong fieldId, boolean partition) {

    private static final String MODE = "delta.columnMapping.mode";
    private static final String PHYSICAL_NAME = "delta.columnMapping.physicalName";
    private static final String ID = "delta.columnMapping.id";

    static TableColumn of(StructField stored, TableState state) {
        boolean partition = state.partitionColumns().stream().anyMatch(name -> name.equalsIgnoreCase(stored.getName()));
        return new TableColumn(
                SchemaMapping.toArrow(stored), stored, physicalName(stored, state), fieldId(stored, state), partition);
    }

    /** The name of a column, or of a field inside one, in data files. */
    static String physicalName(StructField stored, TableState state) {
        boolean mapped = !state.properties().getOrDefault(MODE, "none").equals("none");
        FieldMetadata metadata = stored.getMetadata();
        return mapped && metadata.contains(PHYSICAL_NAME) ? metadata.getString(PHYSICAL_NAME) : stored.getName();
    }

    /** The id of a column, or of a field inside one, where files are to be read by id. */
    static OptionalLong fieldId(StructField stored, TableState state) {
        boolean byId = state.properties().getOrDefault(MODE, "none").equals("id");
        return byId && stored.getMetadata().contains(ID)
                ? OptionalLong.of(stored.getMetadata().getLong(ID))
                : OptionalLong.empty();
    }

    String name() {
        return field.getName();
    }

    DataType type() {
        return stored.getDataType();
    }
}
