package org.codeanatomy.engine.core.testing;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.engine.core.catalog.Rows;
import org.codeanatomy.engine.core.catalog.RowsTable;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.expression.Expression;
import org.codeanatomy.plugin.api.expression.Operator;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.Parameter;
import org.codeanatomy.plugin.api.function.TableFunction;
import org.codeanatomy.plugin.api.function.TableFunctionContext;
import org.codeanatomy.plugin.api.function.TableFunctions;
import org.codeanatomy.plugin.api.options.OptionField;
import org.codeanatomy.plugin.api.options.OptionSchema;
import org.codeanatomy.plugin.api.options.OptionType;
import org.codeanatomy.plugin.api.options.Options;
import org.codeanatomy.plugin.api.procedure.Procedure;
import org.codeanatomy.plugin.api.procedure.Procedures;
import org.codeanatomy.plugin.api.table.BatchReader;
import org.codeanatomy.plugin.api.table.PushDown;
import org.codeanatomy.plugin.api.table.ReadContext;
import org.codeanatomy.plugin.api.table.Scan;
import org.codeanatomy.plugin.api.table.ScanRequest;
import org.codeanatomy.plugin.api.table.Split;
import org.codeanatomy.plugin.api.table.Table;
import org.codeanatomy.plugin.api.table.TableProviderFactory;

/** Tables, a table function and a procedure of a plugin that exists for tests: numbers from 1 on, with names. */
public final class DemoTables implements TableProviderFactory, TableFunctions, Procedures {

    @Override
    public String kind() {
        return "numbers";
    }

    @Override
    public OptionSchema options() {
        return new OptionSchema(
                "numbers table",
                List.of(
                        OptionField.required("count", OptionType.INTEGER, "how many numbers"),
                        OptionField.optional(LOCATION, OptionType.PATH, null, "not used")));
    }

    @Override
    public Table open(Options options) throws PluginException {
        long count = options.integer("count").orElseThrow();
        if (count < 0) {
            throw new PluginException(PluginException.Stage.ARGUMENTS, "NEGATIVE_COUNT", "count is " + count);
        }
        return new NumbersTable(count);
    }

    @Override
    public List<TableFunction> functions() {
        return List.of(new TableFunction() {
            @Override
            public FunctionSignature signature() {
                return FunctionSignature.named("numbers")
                        .parameters(
                                Parameter.of("count", new ArrowType.Int(64, true), "how many")
                                        .literalOnly(),
                                Parameter.of("times", new ArrowType.Int(64, true), "how many times as many")
                                        .literalOnly())
                        .required(1)
                        .description("Numbers from 1 on.")
                        .build();
            }

            @Override
            public Table bind(List<Argument> arguments, TableFunctionContext context) {
                long times = arguments.size() > 1 ? (Long) arguments.get(1).value() : 1;
                return new NumbersTable(times * (Long) arguments.get(0).value());
            }
        });
    }

    @Override
    public List<Procedure> procedures() {
        return List.of(new Procedure() {
            @Override
            public FunctionSignature signature() {
                return FunctionSignature.named("demo.greet")
                        .parameters(
                                Parameter.of("name", ArrowType.Utf8.INSTANCE, "whom"),
                                Parameter.of("times", new ArrowType.Int(64, true), "how often"))
                        .required(1)
                        .build();
            }

            @Override
            public Schema resultSchema() {
                return new Rows().text("greeting").schema();
            }

            @Override
            public BatchReader call(List<Argument> arguments, ReadContext context) throws PluginException {
                Rows rows = new Rows().text("greeting");
                long times = arguments.size() > 1 ? (Long) arguments.get(1).value() : 1;
                LongStream.range(0, times)
                        .forEach(i -> rows.row("hello " + arguments.get(0).value()));
                return read(rows, List.of(0), context);
            }
        });
    }

    private static BatchReader read(Rows rows, List<Integer> columns, ReadContext context) throws PluginException {
        ScanRequest all = new ScanRequest(columns, List.of(), OptionalLong.empty());
        return new RowsTable(() -> rows).plan(all).splits().next().open(context);
    }

    /** Applies {@code n > …} exactly, {@code n = …} not quite, and nothing else. */
    private record NumbersTable(long count) implements Table {

        @Override
        public Schema schema() {
            return new Rows().integer("n").text("name").schema();
        }

        @Override
        public Map<String, String> details() {
            return Map.of("count", String.valueOf(count));
        }

        @Override
        public Scan plan(ScanRequest request) {
            List<PushDown> verdicts = new ArrayList<>();
            LongPredicate all = n -> true;
            for (Expression conjunct : request.conjuncts()) {
                Expression.Call call = (Expression.Call) conjunct;
                boolean onNumber = call.arguments().get(0).toString().equals("n");
                if (onNumber && call.operator() == Operator.GREATER) {
                    long bound = (Long) ((Expression.Literal) call.arguments().get(1)).value();
                    all = all.and(n -> n > bound);
                    verdicts.add(PushDown.EXACT);
                } else {
                    verdicts.add(onNumber && call.operator() == Operator.EQUAL ? PushDown.INEXACT : PushDown.NONE);
                }
            }
            return new NumbersScan(this, request, verdicts, all);
        }
    }

    private record NumbersScan(
            NumbersTable table, ScanRequest request, List<PushDown> pushDown, LongPredicate condition)
            implements Scan, Split {

        @Override
        public Schema schema() {
            return new Schema(request.projection().stream()
                    .map(table.schema().getFields()::get)
                    .toList());
        }

        @Override
        public Map<String, String> details() {
            return Map.of("limit offered", String.valueOf(request.limit()));
        }

        @Override
        public Iterator<Split> splits() {
            return List.<Split>of(this).iterator();
        }

        @Override
        public OptionalLong rows() {
            return OptionalLong.empty();
        }

        @Override
        public BatchReader open(ReadContext context) throws PluginException {
            Rows rows = new Rows().integer("n").text("name");
            LongStream.rangeClosed(1, table.count()).filter(condition).forEach(n -> rows.row(n, "number " + n));
            return read(rows, request.projection(), context);
        }
    }
}
