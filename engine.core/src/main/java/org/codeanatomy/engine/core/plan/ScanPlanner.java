package org.codeanatomy.engine.core.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.EngineException.Stage;
import org.codeanatomy.engine.core.catalog.OpenTable;
import org.codeanatomy.engine.core.catalog.PluginBoundary;
import org.codeanatomy.engine.core.catalog.RowsTable;
import org.codeanatomy.engine.core.expression.ScalarExpression;
import org.codeanatomy.engine.core.physical.PhysicalPlan;
import org.codeanatomy.engine.core.physical.PhysicalPlan.ScanSource;
import org.codeanatomy.engine.core.physical.PhysicalPlan.TableScan;
import org.codeanatomy.engine.core.sql.ScannableTable;
import org.codeanatomy.plugin.api.expression.Expression;
import org.codeanatomy.plugin.api.table.PushDown;
import org.codeanatomy.plugin.api.table.Scan;
import org.codeanatomy.plugin.api.table.ScanRequest;

/** Plans scans: offers the provider columns, conditions and a limit, and keeps the conditions it does not take over. */
final class ScanPlanner {

    private final RexBuilder rex;
    private final PlanNotes notes;

    ScanPlanner(RexBuilder rex, PlanNotes notes) {
        this.rex = rex;
        this.notes = notes;
    }

    /**
     * What is wanted of a table.
     *
     * @param conjuncts conditions over the table's columns
     * @param outputs the table's columns that are needed above the conditions
     * @param limit how many rows are enough
     */
    record Wanted(ScannableTable table, List<RexNode> conjuncts, List<Integer> outputs, OptionalLong limit) {}

    /** A planned scan under the conditions that are still to be checked; its columns are {@code columns} of the table. */
    record Planned(PhysicalPlan plan, List<Integer> columns) {}

    Planned plan(Wanted wanted) {
        List<Field> fields = wanted.table().open().table().schema().getFields();
        ExpressionConverter converter = new ExpressionConverter(fields, rex, notes);
        List<ScalarExpression> conditions = converter.convertAll(wanted.conjuncts());
        List<Expression> offered = new ArrayList<>();
        List<ScalarExpression> kept = new ArrayList<>();
        List<ScalarExpression> asked = new ArrayList<>();
        for (ScalarExpression condition : conditions) {
            Optional<Expression> sayable = PredicateConverter.convert(condition);
            sayable.ifPresent(offered::add);
            (sayable.isPresent() ? asked : kept).add(condition);
        }
        OptionalLong limit = kept.isEmpty() ? wanted.limit() : OptionalLong.empty();
        List<Integer> columns = columns(wanted.outputs(), conditions);
        Scan scan = scan(wanted.table().open(), new ScanRequest(columns, offered, limit));
        List<ScalarExpression> residual = residual(kept, asked, scan.pushDown());
        List<Integer> needed = columns(wanted.outputs(), residual);
        if (needed.size() < columns.size()) {
            columns = needed;
            scan = scan(wanted.table().open(), new ScanRequest(columns, offered, limit));
            residual = residual(kept, asked, scan.pushDown());
        }
        return new Planned(filtered(wanted.table().open(), scan, offered, residual, columns), columns);
    }

    private PhysicalPlan filtered(
            OpenTable open,
            Scan scan,
            List<Expression> offered,
            List<ScalarExpression> residual,
            List<Integer> columns) {
        TableScan plan = new TableScan(open.name(), new ScanSource(scan, open.generation()));
        notes.uses(open.generation());
        if (open.generation() != null || open.table() instanceof RowsTable) {
            notes.markMomentary();
        }
        notes.facts(plan, facts(open, scan, offered));
        OptionalLong rows = scan.statistics().rows();
        rows.ifPresent(known -> notes.estimate(plan, (double) known));
        if (residual.isEmpty()) {
            return plan;
        }
        List<ScalarExpression> moved = new ArrayList<>();
        residual.forEach(condition -> moved.add(Columns.moved(condition, columns::indexOf)));
        return new PhysicalPlan.Filter(plan, Conditions.and(moved));
    }

    /** Every column that is output or read by a condition, in the table's order. */
    private static List<Integer> columns(List<Integer> outputs, List<ScalarExpression> conditions) {
        TreeSet<Integer> columns = new TreeSet<>(outputs);
        conditions.forEach(condition -> Columns.read(condition, columns));
        return new ArrayList<>(columns);
    }

    private static Scan scan(OpenTable open, ScanRequest request) {
        Scan scan = PluginBoundary.call(
                Stage.VALIDATE, open.generation(), "plan a scan of " + open.name(), () -> open.table()
                        .plan(request));
        boolean answered = scan.pushDown().size() == request.conjuncts().size()
                && scan.schema().getFields().size() == request.projection().size();
        if (!answered) {
            throw new EngineException(
                    Stage.VALIDATE,
                    "PLUGIN_FAILED",
                    open.generation() + " answered a scan of " + open.name() + " with "
                            + scan.schema().getFields().size() + " columns and "
                            + scan.pushDown().size()
                            + " verdicts where " + request.projection().size() + " and "
                            + request.conjuncts().size() + " were asked for; this is a defect of the plugin");
        }
        return scan;
    }

    private static List<ScalarExpression> residual(
            List<ScalarExpression> kept, List<ScalarExpression> asked, List<PushDown> verdicts) {
        List<ScalarExpression> residual = new ArrayList<>(kept);
        for (int i = 0; i < asked.size(); i++) {
            if (verdicts.get(i) != PushDown.EXACT) {
                residual.add(asked.get(i));
            }
        }
        return residual;
    }

    private static Map<String, String> facts(OpenTable open, Scan scan, List<Expression> offered) {
        Map<String, String> facts = new LinkedHashMap<>();
        if (open.generation() != null) {
            facts.put("plugin", open.generation().toString());
        }
        List<String> names = new ArrayList<>();
        scan.schema().getFields().forEach(field -> names.add(field.getName()));
        facts.put("columns", String.join(", ", names));
        List<String> pushed = new ArrayList<>();
        for (int i = 0; i < offered.size(); i++) {
            pushed.add(
                    ExpressionText.of(offered.get(i)) + ": " + scan.pushDown().get(i));
        }
        if (!pushed.isEmpty()) {
            facts.put("pushed", String.join("; ", pushed));
        }
        facts.putAll(PluginBoundary.call(
                Stage.VALIDATE, open.generation(), "describe a scan of " + open.name(), scan::details));
        return Collections.unmodifiableMap(facts);
    }
}
