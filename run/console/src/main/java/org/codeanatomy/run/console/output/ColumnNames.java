package org.codeanatomy.run.console.output;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** Names for columns where a name may be used only once. */
final class ColumnNames {

    private ColumnNames() {}

    /** The names in order; a name that was there before gets the first of {@code _1}, {@code _2}, … that is free. */
    static List<String> unique(Schema schema) {
        Set<String> used = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (Field field : schema.getFields()) {
            String name = field.getName();
            for (int number = 1; !used.add(name); number++) {
                name = field.getName() + "_" + number;
            }
            names.add(name);
        }
        return names;
    }
}
