package org.codeanatomy.engine.core.expression;

import java.util.List;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.ArrowType.ArrowTypeID;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.core.kernel.Booleans;
import org.codeanatomy.engine.core.kernel.CastFailure;
import org.codeanatomy.engine.core.kernel.CastToDecimal;
import org.codeanatomy.engine.core.kernel.CastToFloat;
import org.codeanatomy.engine.core.kernel.CastToInteger;
import org.codeanatomy.engine.core.kernel.CastToTemporal;
import org.codeanatomy.engine.core.kernel.CastToText;
import org.codeanatomy.engine.core.kernel.NumberTexts;
import org.codeanatomy.engine.core.kernel.Utf8;
import org.codeanatomy.engine.core.kernel.Validity;
import org.codeanatomy.engine.core.vector.TextBuilder;
import org.codeanatomy.engine.core.vector.ValueKind;
import org.codeanatomy.engine.core.vector.Vectors;
import org.codeanatomy.memory.Mem;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;

/** A cast between two types. */
final class CastNode extends OperandNode {

    private final ArrowType from;
    private final ValueKind fromKind;
    private final Field field;
    private final ArrowType to;
    private final CastFailure failure;

    CastNode(Field from, Field to, boolean nullOnFailure, CompiledExpression operand) {
        super(List.of(operand), !nullOnFailure);
        this.from = from.getType();
        this.fromKind = ValueKind.of(this.from);
        this.field = to;
        this.to = to.getType();
        this.failure = new CastFailure(to, nullOnFailure);
    }

    /** Whether there is such a cast. */
    static boolean exists(ArrowType from, ArrowType to) {
        ArrowTypeID source = from.getTypeID();
        ArrowTypeID target = to.getTypeID();
        if (source == ArrowTypeID.Null || from.equals(to)) {
            return true;
        }
        if (ValueKind.of(from) == ValueKind.OPAQUE || ValueKind.of(to) == ValueKind.OPAQUE) {
            return false;
        }
        boolean number = isNumber(source) || source == ArrowTypeID.Bool;
        return switch (target) {
            case Utf8 -> source != ArrowTypeID.Time && source != ArrowTypeID.Duration;
            case Binary -> source == ArrowTypeID.Utf8;
            case Bool, Int, FloatingPoint, Decimal -> number || source == ArrowTypeID.Utf8;
            case Date, Timestamp ->
                source == ArrowTypeID.Utf8 || source == ArrowTypeID.Date || source == ArrowTypeID.Timestamp;
            default -> false;
        };
    }

    private static boolean isNumber(ArrowTypeID type) {
        return type == ArrowTypeID.Int || type == ArrowTypeID.FloatingPoint || type == ArrowTypeID.Decimal;
    }

    @Override
    Column compute(List<Column> values, int count, Selection rows, EvaluationScope scope) {
        Column source = values.get(0);
        if (from.equals(to)) {
            return source;
        }
        if (from.getTypeID() == ArrowTypeID.Null) {
            FieldVector nulls = scope.own(field.createVector(scope.allocator()));
            Vectors.allocate(nulls, count);
            Vectors.setNulls(nulls, count);
            return Column.flat(nulls);
        }
        Selection present = present(values, count, rows);
        FieldVector target = ValueKind.of(to) == ValueKind.BYTES
                ? texts(source, present, count, scope)
                : fixed(source, values, present, count, scope);
        return Column.flat(target);
    }

    private FieldVector texts(Column source, Selection present, int count, EvaluationScope scope) {
        try (TextBuilder builder = new TextBuilder(field, count, scope.allocator())) {
            CastToText.cast(source, from, present.positions(), present.count(), builder);
            BaseVariableWidthVector vector = scope.own(builder.finish());
            Validity.intersect(List.of(source), count, vector.getValidityBufferAddress());
            return vector;
        }
    }

    private FieldVector fixed(Column source, List<Column> values, Selection present, int count, EvaluationScope scope) {
        FieldVector target = scope.fixed(field, count);
        Validity.intersect(values, count, target.getValidityBufferAddress());
        Column wide = isNumber(from.getTypeID()) || fromKind == ValueKind.BOOLEAN
                ? Numbers.as64(source, ValueKind.INT64, scope)
                : source;
        int[] rows = present.positions();
        switch (to.getTypeID()) {
            case Bool -> toBoolean(wide, rows, present.count(), target);
            case Int -> toInteger(wide, rows, present.count(), target);
            case FloatingPoint -> toFloat(wide, rows, present.count(), target);
            case Decimal -> toDecimal(wide, rows, present.count(), target);
            default -> toTemporal(wide, rows, present.count(), target);
        }
        return target;
    }

    private int scale() {
        return ((ArrowType.Decimal) from).getScale();
    }

    private void toInteger(Column source, int[] rows, int count, FieldVector target) {
        CastToInteger cast = new CastToInteger(ValueKind.of(to), target, failure);
        switch (fromKind) {
            case FLOAT32, FLOAT64 -> cast.doubles(source, rows, count);
            case DECIMAL128 -> cast.decimals(source, scale(), rows, count);
            case BYTES -> cast.texts(source, rows, count);
            default -> cast.longs(source, rows, count);
        }
    }

    private void toFloat(Column source, int[] rows, int count, FieldVector target) {
        CastToFloat cast = new CastToFloat(ValueKind.of(to) == ValueKind.FLOAT32, target, failure);
        switch (fromKind) {
            case FLOAT32, FLOAT64 -> cast.doubles(source, rows, count);
            case DECIMAL128 -> cast.decimals(source, scale(), rows, count);
            case BYTES -> cast.texts(source, rows, count);
            default -> cast.longs(source, rows, count);
        }
    }

    private void toDecimal(Column source, int[] rows, int count, FieldVector target) {
        ArrowType.Decimal type = (ArrowType.Decimal) to;
        CastToDecimal cast = new CastToDecimal(type.getPrecision(), type.getScale(), target, failure);
        switch (fromKind) {
            case FLOAT32, FLOAT64 -> cast.doubles(source, rows, count);
            case DECIMAL128 -> cast.decimals(source, scale(), rows, count);
            case BYTES -> cast.texts(source, rows, count);
            default -> cast.longs(source, rows, count);
        }
    }

    private void toTemporal(Column source, int[] rows, int count, FieldVector target) {
        CastToTemporal cast = new CastToTemporal(target, failure);
        boolean toDate = to.getTypeID() == ArrowTypeID.Date;
        if (fromKind == ValueKind.BYTES) {
            if (toDate) {
                cast.textsToDates(source, rows, count);
            } else {
                cast.textsToTimestamps(source, rows, count);
            }
        } else if (toDate) {
            cast.timestampsToDates(source, rows, count);
        } else if (from.getTypeID() == ArrowTypeID.Date) {
            cast.datesToTimestamps(source, rows, count);
        } else {
            copyTimestamps(source, rows, count, target);
        }
    }

    /** With or without zone, a timestamp is an instant in UTC. */
    private static void copyTimestamps(Column source, int[] rows, int count, FieldVector target) {
        int mask = Booleans.mask(source);
        for (int i = 0; i < count; i++) {
            long micros = Mem.getLong(source.dataAddress() + 8L * (rows[i] & mask));
            Mem.putLong(target.getDataBufferAddress() + 8L * rows[i], micros);
        }
    }

    private void toBoolean(Column source, int[] rows, int count, FieldVector target) {
        int mask = Booleans.mask(source);
        for (int i = 0; i < count; i++) {
            int row = rows[i] & mask;
            boolean truth;
            if (fromKind == ValueKind.BYTES) {
                Boolean told = NumberTexts.parseBoolean(Utf8.string(source, rows[i]));
                if (told == null) {
                    failure.at(target, rows[i], Utf8.string(source, rows[i]));
                }
                truth = Boolean.TRUE.equals(told);
            } else if (fromKind.isFloat()) {
                truth = Mem.getDouble(source.dataAddress() + 8L * row) != 0;
            } else if (fromKind == ValueKind.DECIMAL128) {
                long address = source.dataAddress() + 16L * row;
                truth = (Mem.getLong(address) | Mem.getLong(address + 8)) != 0;
            } else {
                truth = Mem.getLong(source.dataAddress() + 8L * row) != 0;
            }
            if (truth) {
                Mem.setBit(target.getDataBufferAddress(), rows[i]);
            }
        }
    }
}
