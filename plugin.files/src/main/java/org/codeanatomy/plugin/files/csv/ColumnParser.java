package org.codeanatomy.plugin.files.csv;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * Turns the texts of one column into values of one Arrow vector. The blanks around a value that is not text do not
 * count. Not thread-safe.
 */
abstract class ColumnParser {

    private final Field field;
    private FieldVector vector;

    private ColumnParser(Field field) {
        this.field = field;
    }

    /** A parser for a column of one of the types of {@link SchemaText}. */
    static ColumnParser of(Field field) {
        ArrowType type = field.getType();
        return switch (type.getTypeID()) {
            case Bool -> new Booleans(field);
            case Int -> new Wholes(field, type.equals(SchemaText.INTEGER));
            case FloatingPoint -> new Doubles(field);
            case Decimal -> new Decimals(field);
            case Date -> new Dates(field);
            case Timestamp -> new Timestamps(field);
            case Utf8 -> new Texts(field);
            default -> throw new IllegalArgumentException("no text form of " + field);
        };
    }

    Field field() {
        return field;
    }

    /** Starts a batch: room for rows, all of them null. */
    final void begin(BufferAllocator allocator, int rows) {
        vector = field.createVector(allocator);
        vector.setInitialCapacity(rows);
        vector.allocateNew();
    }

    /** Hands over the values of the batch. */
    final FieldVector finish(int rows) {
        FieldVector finished = vector;
        vector = null;
        finished.setValueCount(rows);
        return finished;
    }

    /** Drops an unfinished batch. */
    final void abandon() {
        if (vector != null) {
            vector.close();
            vector = null;
        }
    }

    /**
     * Stores a value that is not null.
     *
     * @return whether the text is a value of the column's type
     */
    final boolean parse(int row, char[] text, int offset, int length) {
        if (vector instanceof VarCharVector) {
            return store(row, vector, text, offset, length);
        }
        int first = offset;
        int end = offset + length;
        while (first < end && text[first] == ' ') {
            first++;
        }
        while (end > first && text[end - 1] == ' ') {
            end--;
        }
        if (row >= ((BaseFixedWidthVector) vector).getValueCapacity()) {
            throw new IllegalStateException("row " + row + " is beyond the batch");
        }
        return store(row, vector, text, first, end - first);
    }

    abstract boolean store(int row, FieldVector target, char[] text, int offset, int length);

    /** Whether the text, in any case, is {@code true} or {@code false}: 1, 0, or −1 for neither. */
    static int truth(char[] text, int offset, int length) {
        if (length == 4 && matches("true", text, offset)) {
            return 1;
        }
        return length == 5 && matches("false", text, offset) ? 0 : -1;
    }

    private static boolean matches(String word, char[] text, int offset) {
        for (int i = 0; i < word.length(); i++) {
            if ((text[offset + i] | 0x20) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static final class Booleans extends ColumnParser {
        Booleans(Field field) {
            super(field);
        }

        @Override
        boolean store(int row, FieldVector target, char[] text, int offset, int length) {
            int truth = truth(text, offset, length);
            if (truth >= 0) {
                ((BitVector) target).set(row, truth);
            }
            return truth >= 0;
        }
    }

    private static final class Wholes extends ColumnParser {
        private final Numbers numbers = new Numbers();
        private final boolean narrow;

        Wholes(Field field, boolean narrow) {
            super(field);
            this.narrow = narrow;
        }

        @Override
        boolean store(int row, FieldVector target, char[] text, int offset, int length) {
            long value = numbers.whole(text, offset, length);
            if (!numbers.ok() || (narrow && value != (int) value)) {
                return false;
            }
            if (narrow) {
                ((IntVector) target).set(row, (int) value);
            } else {
                ((BigIntVector) target).set(row, value);
            }
            return true;
        }
    }

    private static final class Doubles extends ColumnParser {
        private final Numbers numbers = new Numbers();

        Doubles(Field field) {
            super(field);
        }

        @Override
        boolean store(int row, FieldVector target, char[] text, int offset, int length) {
            double value = numbers.real(text, offset, length);
            if (numbers.ok()) {
                ((Float8Vector) target).set(row, value);
            }
            return numbers.ok();
        }
    }

    private static final class Decimals extends ColumnParser {
        /** No decimal of 38 digits needs a longer text; without a limit 1e999999999 would be worked out. */
        private static final int MAX_LENGTH = 100;

        private final int precision;
        private final int scale;

        Decimals(Field field) {
            super(field);
            ArrowType.Decimal type = (ArrowType.Decimal) field.getType();
            this.precision = type.getPrecision();
            this.scale = type.getScale();
        }

        @Override
        boolean store(int row, FieldVector target, char[] text, int offset, int length) {
            for (int i = 0; i < length; i++) {
                char c = text[offset + i];
                if (c != '.' && (c < '0' || c > '9') && !(i == 0 && (c == '-' || c == '+'))) {
                    return false;
                }
            }
            if (length == 0 || length > MAX_LENGTH) {
                return false;
            }
            try {
                BigDecimal value = new BigDecimal(text, offset, length).setScale(scale, RoundingMode.UNNECESSARY);
                if (value.precision() > precision) {
                    return false;
                }
                ((DecimalVector) target).set(row, value);
                return true;
            } catch (NumberFormatException | ArithmeticException doesNotFit) {
                return false;
            }
        }
    }

    private static final class Dates extends ColumnParser {
        private final Times times = new Times();

        Dates(Field field) {
            super(field);
        }

        @Override
        boolean store(int row, FieldVector target, char[] text, int offset, int length) {
            long days = times.date(text, offset, length);
            if (times.ok()) {
                ((DateDayVector) target).set(row, (int) days);
            }
            return times.ok();
        }
    }

    private static final class Timestamps extends ColumnParser {
        private final Times times = new Times();
        private final boolean zoned;

        Timestamps(Field field) {
            super(field);
            this.zoned = ((ArrowType.Timestamp) field.getType()).getTimezone() != null;
        }

        @Override
        boolean store(int row, FieldVector target, char[] text, int offset, int length) {
            long micros = times.timestamp(text, offset, length);
            // a wall clock is read as UTC where an instant is declared; a zone is never dropped
            boolean fits = times.ok() && (zoned || !times.zoned());
            if (fits) {
                ((TimeStampVector) target).set(row, micros);
            }
            return fits;
        }
    }

    private static final class Texts extends ColumnParser {
        private byte[] utf8 = new byte[256];

        Texts(Field field) {
            super(field);
        }

        @Override
        boolean store(int row, FieldVector target, char[] text, int offset, int length) {
            if (utf8.length < 3 * length) {
                utf8 = new byte[Math.max(3 * length, 2 * utf8.length)];
            }
            int bytes = Utf8.encode(text, offset, length, utf8);
            ((VarCharVector) target).setSafe(row, utf8, 0, bytes);
            return true;
        }
    }
}
