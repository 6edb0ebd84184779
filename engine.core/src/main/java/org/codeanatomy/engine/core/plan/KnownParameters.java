package org.codeanatomy.engine.core.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimestampString;

/**
 * Puts literals in the place of parameters before a query is planned, for a plan that is used once: so that providers are
 * offered conditions with values. A parameter that cannot be a literal stays what it is, and gets its value later.
 */
final class KnownParameters extends RexShuttle {

    private final RexBuilder rex;
    private final List<Object> values;

    private KnownParameters(RexBuilder rex, List<Object> values) {
        this.rex = rex;
        this.values = values;
    }

    /**
     * The algebra with literals.
     *
     * @param values one per parameter, as constants hold them
     */
    static RelNode in(RelNode root, List<Object> values) {
        KnownParameters literals = new KnownParameters(root.getCluster().getRexBuilder(), values);
        return root.accept(new RelHomogeneousShuttle() {
            @Override
            public RelNode visit(RelNode node) {
                return super.visit(node).accept(literals);
            }
        });
    }

    @Override
    public RexNode visitDynamicParam(RexDynamicParam parameter) {
        Object value = values.get(parameter.getIndex());
        RexNode literal = value == null ? null : literal(value, parameter.getType());
        return literal == null ? parameter : rex.makeAbstractCast(parameter.getType(), literal, false);
    }

    private RexNode literal(Object value, RelDataType nullable) {
        RelDataType type = rex.getTypeFactory().createTypeWithNullability(nullable, false);
        return switch (type.getSqlTypeName()) {
            case BOOLEAN -> rex.makeLiteral((Boolean) value);
            case TINYINT, SMALLINT, INTEGER, BIGINT -> rex.makeExactLiteral(BigDecimal.valueOf((Long) value), type);
            case DECIMAL -> rex.makeExactLiteral((BigDecimal) value, type);
            case CHAR, VARCHAR -> rex.makeLiteral(value, type, true);
            case DATE -> rex.makeDateLiteral(DateString.fromDaysSinceEpoch(((Long) value).intValue()));
            case TIMESTAMP -> rex.makeTimestampLiteral(timestamp((Long) value), type.getPrecision());
            default -> null;
        };
    }

    private static TimestampString timestamp(long micros) {
        Instant instant = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        return TimestampString.fromMillisSinceEpoch(instant.getEpochSecond() * 1000)
                .withNanos(instant.getNano());
    }
}
