package org.codeanatomy.plugin.codeanatomy.internal.function;

import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.plugin.api.expression.Expression;
import org.codeanatomy.plugin.api.function.FunctionDescription;
import org.codeanatomy.plugin.api.table.BatchReader;
import org.codeanatomy.plugin.api.table.PushDown;
import org.codeanatomy.plugin.api.table.ReadContext;
import org.codeanatomy.plugin.api.table.Scan;
import org.codeanatomy.plugin.api.table.ScanRequest;
import org.codeanatomy.plugin.api.table.Split;
import org.codeanatomy.plugin.api.table.Table;
import org.codeanatomy.plugin.api.table.TableStatistics;

/** Function descriptions as a table of one split. Immutable. */
final class RegistryTable implements Table {

    private static final Schema SCHEMA = new Schema(List.of(
            text("name", false),
            text("kind", false),
            text("volatility", false),
            texts("aliases"),
            texts("parameter_names"),
            text("plugin", true)));

    private final List<FunctionDescription> functions;

    RegistryTable(List<FunctionDescription> functions) {
        this.functions = List.copyOf(functions);
    }

    private static Field text(String name, boolean nullable) {
        return new Field(name, new FieldType(nullable, Fields.UTF8, null), List.of());
    }

    private static Field texts(String name) {
        return new Field(name, new FieldType(false, ArrowType.List.INSTANCE, null), List.of(text("item", false)));
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public TableStatistics statistics() {
        return TableStatistics.ofRows(functions.size());
    }

    @Override
    public Scan plan(ScanRequest request) {
        List<Field> projected =
                request.projection().stream().map(SCHEMA.getFields()::get).toList();
        return new RegistryScan(functions, new Schema(projected), request.conjuncts());
    }

    private record RegistryScan(List<FunctionDescription> functions, Schema schema, List<Expression> conjuncts)
            implements Scan, Split {

        @Override
        public List<PushDown> pushDown() {
            return conjuncts.stream().map(conjunct -> PushDown.NONE).toList();
        }

        @Override
        public TableStatistics statistics() {
            return TableStatistics.ofRows(functions.size());
        }

        @Override
        public Iterator<Split> splits() {
            return List.<Split>of(this).iterator();
        }

        @Override
        public OptionalLong rows() {
            return OptionalLong.of(functions.size());
        }

        @Override
        public BatchReader open(ReadContext context) {
            return new RegistryReader(functions, schema, context);
        }
    }
}
