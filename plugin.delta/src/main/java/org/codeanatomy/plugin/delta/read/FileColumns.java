package org.codeanatomy.plugin.delta.read;

import io.delta.kernel.types.StructField;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.plugin.delta.log.TableState;

/** Finds the columns of a table in the schema of one data file. Immutable. */
final class FileColumns {

    private static final String FIELD_ID = "PARQUET:field_id";

    private final TableState state;
    private final Map<String, TableColumn> byName = new HashMap<>();
    private final List<Field> stored;

    FileColumns(TableState state, List<TableColumn> columns, List<Field> stored) {
        this.state = state;
        this.stored = stored;
        columns.forEach(column -> byName.put(column.name(), column));
    }

    /** The column as the file has it; empty if the file is older than the column. */
    Optional<Field> stored(TableColumn column) {
        return column.partition() ? Optional.empty() : find(column.stored(), stored);
    }

    /** The table's column of that name. */
    Optional<TableColumn> column(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The column as the file has it, if its values there mean what the table's mean, so that bounds can be compared. */
    Optional<Field> comparable(TableColumn column) {
        return stored(column)
                .filter(field -> field.getType().equals(column.field().getType()));
    }

    /** A column, or a field inside one, among the fields that a file has in its place. */
    Optional<Field> find(StructField wanted, List<Field> candidates) {
        OptionalLong id = TableColumn.fieldId(wanted, state);
        if (id.isPresent()) {
            String text = Long.toString(id.getAsLong());
            Optional<Field> byId = candidates.stream()
                    .filter(field -> text.equals(field.getMetadata().get(FIELD_ID)))
                    .findFirst();
            boolean fileHasIds =
                    candidates.stream().anyMatch(field -> field.getMetadata().containsKey(FIELD_ID));
            if (byId.isPresent() || fileHasIds) {
                return byId;
            }
        }
        String name = TableColumn.physicalName(wanted, state);
        Optional<Field> exact = candidates.stream()
                .filter(field -> field.getName().equals(name))
                .findFirst();
        // some writers do not keep the case that the log has
        return exact.isPresent()
                ? exact
                : candidates.stream()
                        .filter(field -> field.getName().equalsIgnoreCase(name))
                        .findFirst();
    }
}
