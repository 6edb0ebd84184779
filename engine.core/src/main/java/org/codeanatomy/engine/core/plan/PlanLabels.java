package org.codeanatomy.engine.core.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.core.physical.Aggregate;
import org.codeanatomy.engine.core.physical.PhysicalPlan;
import org.codeanatomy.engine.core.physical.PhysicalPlan.HashAggregate;
import org.codeanatomy.engine.core.physical.PhysicalPlan.HashJoin;
import org.codeanatomy.engine.core.physical.SortKey;

/** How EXPLAIN names an operator and what it says of it. */
final class PlanLabels {

    private PlanLabels() {}

    static String name(PhysicalPlan plan) {
        if (plan instanceof PhysicalPlan.TableScan scan) {
            return "TableScan " + scan.label();
        }
        return plan instanceof HashJoin join
                ? "HashJoin " + join.kind()
                : plan.getClass().getSimpleName();
    }

    /** The operator's own facts, in the order to be shown. */
    static Map<String, String> facts(PhysicalPlan plan) {
        Map<String, String> facts = new LinkedHashMap<>();
        if (plan instanceof PhysicalPlan.Filter filter) {
            facts.put("condition", ExpressionText.of(filter.condition()));
        } else if (plan instanceof PhysicalPlan.Project project) {
            List<String> columns = new ArrayList<>();
            project.expressions().forEach(expression -> columns.add(ExpressionText.of(expression)));
            facts.put("columns", String.join(", ", columns));
        } else if (plan instanceof HashAggregate aggregate) {
            aggregate(aggregate, facts);
        } else if (plan instanceof HashJoin join) {
            join(join, facts);
        } else if (plan instanceof PhysicalPlan.Sort sort) {
            facts.put("order", order(sort.keys(), sort));
        } else if (plan instanceof PhysicalPlan.TopN top) {
            facts.put("order", order(top.keys(), top));
            limit(top.offset(), top.limit(), facts);
        } else if (plan instanceof PhysicalPlan.Limit limit) {
            limit(limit.offset(), limit.limit(), facts);
        } else if (plan instanceof PhysicalPlan.Values values) {
            facts.put("rows", String.valueOf(values.rows().size()));
        }
        return facts;
    }

    private static void limit(long offset, long limit, Map<String, String> facts) {
        if (limit < Long.MAX_VALUE - offset) {
            facts.put("limit", String.valueOf(limit));
        }
        if (offset > 0) {
            facts.put("offset", String.valueOf(offset));
        }
    }

    private static void aggregate(HashAggregate aggregate, Map<String, String> facts) {
        List<Field> input = aggregate.input().schema().getFields();
        if (!aggregate.keys().isEmpty()) {
            facts.put("keys", names(input, aggregate.keys()));
        }
        List<String> calls = new ArrayList<>();
        for (Aggregate call : aggregate.aggregates()) {
            String argument =
                    call.argument() < 0 ? "*" : input.get(call.argument()).getName();
            String filter = call.filter() < 0
                    ? ""
                    : " where " + input.get(call.filter()).getName();
            calls.add(call.kind() + "(" + (call.distinct() ? "DISTINCT " : "") + argument + filter + ")");
        }
        if (!calls.isEmpty()) {
            facts.put("aggregates", String.join(", ", calls));
        }
    }

    private static void join(HashJoin join, Map<String, String> facts) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < join.leftKeys().size(); i++) {
            keys.add(
                    join.left().schema().getFields().get(join.leftKeys().get(i)).getName()
                            + (join.nullsEqual().get(i) ? " is " : " = ")
                            + join.right()
                                    .schema()
                                    .getFields()
                                    .get(join.rightKeys().get(i))
                                    .getName());
        }
        facts.put("keys", keys.isEmpty() ? "none" : String.join(", ", keys));
        if (join.residual() != null) {
            facts.put("condition", ExpressionText.of(join.residual()));
        }
    }

    private static String names(List<Field> fields, List<Integer> columns) {
        return String.join(
                ", ",
                columns.stream().map(column -> fields.get(column).getName()).toList());
    }

    private static String order(List<SortKey> keys, PhysicalPlan plan) {
        List<String> parts = new ArrayList<>();
        for (SortKey key : keys) {
            String name = plan.schema().getFields().get(key.column()).getName();
            String nulls =
                    key.nullsFirst() == key.descending() ? "" : key.nullsFirst() ? " NULLS FIRST" : " NULLS LAST";
            parts.add(name + (key.descending() ? " DESC" : "") + nulls);
        }
        return String.join(", ", parts);
    }
}
