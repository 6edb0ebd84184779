package org.codeanatomy.parquet.arrow.internal.format;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.codeanatomy.parquet.arrow.internal.format.ColumnNode.LeafNode;

/** Decodes one plainly stored value, as statistics hold them, into the class {@code ColumnStatistics} documents. */
final class StoredValues {

    private StoredValues() {}

    /** The value, or empty if the bytes are not one of this type. */
    static Optional<Object> decode(LeafNode leaf, byte[] stored) {
        ArrowType type = leaf.field().getType();
        if (type instanceof ArrowType.Decimal decimal) {
            return unscaled(leaf, stored).map(digits -> new BigDecimal(digits, decimal.getScale()));
        }
        ByteBuffer bytes = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN);
        return switch (leaf.type().type()) {
            case BOOLEAN -> stored.length == 1 ? Optional.of(stored[0] != 0) : Optional.empty();
            case INT32 -> stored.length == Integer.BYTES ? Optional.of(int32(type, bytes.getInt())) : Optional.empty();
            case INT64 -> stored.length == Long.BYTES ? Optional.of(int64(type, bytes.getLong())) : Optional.empty();
            case FLOAT -> stored.length == Float.BYTES ? Optional.of((double) bytes.getFloat()) : Optional.empty();
            case DOUBLE -> stored.length == Double.BYTES ? Optional.of(bytes.getDouble()) : Optional.empty();
            case BYTE_ARRAY -> type instanceof ArrowType.Utf8 ? text(stored) : Optional.of(stored);
            case FIXED_LEN_BYTE_ARRAY -> stored.length == leaf.type().width() ? Optional.of(stored) : Optional.empty();
            case INT96 -> Optional.empty();
        };
    }

    private static Optional<BigInteger> unscaled(LeafNode leaf, byte[] stored) {
        ByteBuffer bytes = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN);
        return switch (leaf.type().conversion()) {
            case INT32_TO_DECIMAL ->
                stored.length == Integer.BYTES ? Optional.of(BigInteger.valueOf(bytes.getInt())) : Optional.empty();
            case INT64_TO_DECIMAL ->
                stored.length == Long.BYTES ? Optional.of(BigInteger.valueOf(bytes.getLong())) : Optional.empty();
            default -> stored.length > 0 ? Optional.of(new BigInteger(stored)) : Optional.empty();
        };
    }

    private static Object int32(ArrowType type, int stored) {
        boolean unsigned = type instanceof ArrowType.Int integer && !integer.getIsSigned();
        return unsigned ? Integer.toUnsignedLong(stored) : (long) stored;
    }

    private static Object int64(ArrowType type, long stored) {
        boolean unsigned = type instanceof ArrowType.Int integer && !integer.getIsSigned();
        return unsigned ? (Object) new BigInteger(Long.toUnsignedString(stored)) : (Object) stored;
    }

    private static Optional<Object> text(byte[] stored) {
        try {
            // A bound cut inside a character is no text; it could only be used after guessing the rest.
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(stored))
                    .toString());
        } catch (CharacterCodingException cutInsideCharacter) {
            return Optional.empty();
        }
    }
}
