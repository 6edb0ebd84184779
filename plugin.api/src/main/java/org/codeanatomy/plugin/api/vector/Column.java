package org.codeanatomy.plugin.api.vector;

import java.util.Objects;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.complex.BaseRepeatedValueVector;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * One column of a batch: a logical type, an encoding, and Arrow buffers.
 *
 * <p>Addresses are computed once, so a kernel may loop over raw memory. They are valid as long as the column's vector
 * is open. A column does not own its vector; the {@link Batch} that holds it does. Immutable and safe to read from
 * several threads as long as nobody writes to the vector.
 */
public final class Column {

    private final Field field;
    private final Encoding encoding;
    private final FieldVector vector;
    private final Column dictionary;
    private final int length;
    private final long validityAddress;
    private final long offsetAddress;
    private final long dataAddress;

    private Column(Field field, Encoding encoding, FieldVector vector, Column dictionary, int length) {
        this.field = Objects.requireNonNull(field, "field is null");
        this.encoding = encoding;
        this.vector = Objects.requireNonNull(vector, "vector is null");
        this.dictionary = dictionary;
        this.length = length;
        this.validityAddress = hasNulls(vector) ? vector.getValidityBufferAddress() : 0;
        this.offsetAddress = offsets(vector);
        this.dataAddress = data(vector);
    }

    private static boolean hasNulls(FieldVector vector) {
        return !(vector instanceof NullVector) && vector.getNullCount() > 0;
    }

    private static long offsets(FieldVector vector) {
        if (vector instanceof BaseVariableWidthVector) {
            return vector.getOffsetBufferAddress();
        }
        return vector instanceof BaseRepeatedValueVector list
                ? list.getOffsetBuffer().memoryAddress()
                : 0;
    }

    private static long data(FieldVector vector) {
        boolean hasData = vector instanceof BaseVariableWidthVector || vector instanceof BaseFixedWidthVector;
        return hasData ? vector.getDataBufferAddress() : 0;
    }

    /** A column laid out exactly as {@code vector} is. */
    public static Column flat(FieldVector vector) {
        return new Column(vector.getField(), Encoding.FLAT, vector, null, vector.getValueCount());
    }

    /**
     * One value for {@code length} rows.
     *
     * @param value a vector of exactly one value
     * @throws IllegalArgumentException if {@code value} does not hold exactly one value
     */
    public static Column constant(FieldVector value, int length) {
        if (value.getValueCount() != 1) {
            throw new IllegalArgumentException("a constant needs 1 value, the vector has " + value.getValueCount());
        }
        return new Column(value.getField(), Encoding.CONSTANT, value, null, length);
    }

    /**
     * Codes into distinct values. A row is null where its code is null; every other code must be an index into
     * {@code values}.
     */
    public static Column dictionary(IntVector codes, FieldVector values) {
        return new Column(values.getField(), Encoding.DICTIONARY, codes, flat(values), codes.getValueCount());
    }

    /** The logical type, with nullability and metadata. */
    public Field field() {
        return field;
    }

    /** How the values are laid out. */
    public Encoding encoding() {
        return encoding;
    }

    /** Number of rows. */
    public int length() {
        return length;
    }

    /** The vector behind the addresses: all values, the one value of a constant, or the codes of a dictionary. */
    public FieldVector vector() {
        return vector;
    }

    /**
     * The distinct values of a dictionary column.
     *
     * @throws IllegalStateException if the encoding is not {@link Encoding#DICTIONARY}
     */
    public Column dictionaryValues() {
        if (dictionary == null) {
            throw new IllegalStateException(field.getName() + " has no dictionary, it is " + encoding);
        }
        return dictionary;
    }

    /** Address of the validity bitmap of {@link #vector()}, or 0 if no value is null. */
    public long validityAddress() {
        return validityAddress;
    }

    /** Address of the 32-bit offsets of a text, binary or list vector, otherwise 0. */
    public long offsetAddress() {
        return offsetAddress;
    }

    /** Address of the value bytes (bits, for booleans) of {@link #vector()}, or 0 for nested types. */
    public long dataAddress() {
        return dataAddress;
    }

    /**
     * The column as an Arrow vector, without a copy.
     *
     * @throws IllegalStateException if the encoding is not {@link Encoding#FLAT}; declare which encodings you accept
     */
    public FieldVector asArrow() {
        if (encoding != Encoding.FLAT) {
            throw new IllegalStateException(field.getName() + " is " + encoding + ", not FLAT");
        }
        return vector;
    }

    void close() {
        vector.close();
        if (dictionary != null) {
            dictionary.close();
        }
    }
}
