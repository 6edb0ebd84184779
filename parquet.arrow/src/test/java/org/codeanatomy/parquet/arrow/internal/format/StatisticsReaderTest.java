package org.codeanatomy.parquet.arrow.internal.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Type;
import org.codeanatomy.parquet.arrow.ColumnStatistics;
import org.junit.jupiter.api.Test;

class StatisticsReaderTest {

    private static ColumnNode.LeafNode leaf(Type type, ConvertedType converted) {
        SchemaElement root = new SchemaElement("root");
        root.setNum_children(1);
        SchemaElement element = new SchemaElement("c");
        element.setType(type);
        element.setRepetition_type(FieldRepetitionType.OPTIONAL);
        if (converted != null) {
            element.setConverted_type(converted);
        }
        if (converted == ConvertedType.DECIMAL) {
            element.setPrecision(20);
            element.setScale(2);
            element.setType_length(9);
        }
        SchemaReader reader = new SchemaReader(List.of(root, element));
        reader.columns();
        return reader.leaves().get(0);
    }

    private static byte[] int32(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    private static byte[] int64(long value) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
    }

    private static byte[] float64(double value) {
        return int64(Double.doubleToRawLongBits(value));
    }

    private static byte[] text(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    private static Statistics current(byte[] min, byte[] max) {
        return new Statistics().setMin_value(min).setMax_value(max).setNull_count(1);
    }

    private static Statistics deprecated(byte[] min, byte[] max) {
        return new Statistics().setMin(min).setMax(max).setNull_count(1);
    }

    private static void assertBounds(ColumnStatistics statistics, Object min, Object max) {
        assertThat(statistics.min()).contains(min);
        assertThat(statistics.max()).contains(max);
    }

    private static void assertNoBounds(ColumnStatistics statistics) {
        assertThat(statistics.min()).isEmpty();
        assertThat(statistics.max()).isEmpty();
    }

    @Test
    void numbers_areTypedByTheirArrowType() {
        assertBounds(StatisticsReader.read(leaf(Type.INT32, null), current(int32(-5), int32(7)), 10, true), -5L, 7L);
        assertBounds(
                StatisticsReader.read(leaf(Type.INT32, ConvertedType.UINT_32), current(int32(5), int32(-1)), 10, true),
                5L,
                4294967295L);
        assertBounds(
                StatisticsReader.read(leaf(Type.INT64, ConvertedType.UINT_64), current(int64(5), int64(-1)), 10, true),
                BigInteger.valueOf(5),
                new BigInteger("18446744073709551615"));
        byte[] minus = {-1, -1, -1, -1, -1, -1, -1, -1, -100};
        assertBounds(
                StatisticsReader.read(
                        leaf(Type.FIXED_LEN_BYTE_ARRAY, ConvertedType.DECIMAL),
                        current(minus, new byte[] {0, 0, 0, 0, 0, 0, 0, 1, 0}),
                        10,
                        true),
                new BigDecimal("-1.00"),
                new BigDecimal("2.56"));
    }

    @Test
    void deprecatedBounds_countForSignedNumbersOnly() {
        assertBounds(StatisticsReader.read(leaf(Type.INT64, null), deprecated(int64(1), int64(2)), 10, false), 1L, 2L);
        assertNoBounds(StatisticsReader.read(
                leaf(Type.BYTE_ARRAY, ConvertedType.UTF8), deprecated(text("a"), text("b")), 10, true));
        assertNoBounds(StatisticsReader.read(
                leaf(Type.INT32, ConvertedType.UINT_32), deprecated(int32(1), int32(2)), 10, true));
    }

    @Test
    void textBounds_needADeclaredOrder() {
        ColumnNode.LeafNode leaf = leaf(Type.BYTE_ARRAY, ConvertedType.UTF8);
        assertBounds(StatisticsReader.read(leaf, current(text("a"), text("ä")), 10, true), "a", "ä");
        assertNoBounds(StatisticsReader.read(leaf, current(text("a"), text("ä")), 10, false));
    }

    @Test
    void nanBounds_areIgnored() {
        ColumnNode.LeafNode leaf = leaf(Type.DOUBLE, null);
        assertNoBounds(StatisticsReader.read(leaf, current(float64(Double.NaN), float64(1)), 10, true));
        assertNoBounds(StatisticsReader.read(leaf, current(float64(1), float64(Double.NaN)), 10, true));
    }

    @Test
    void zeroBounds_areTakenAsTheWiderZero() {
        assertBounds(
                StatisticsReader.read(leaf(Type.DOUBLE, null), current(float64(0.0), float64(-0.0)), 10, true),
                -0.0,
                0.0);
    }

    @Test
    void impossibleStatistics_areIgnored() {
        ColumnNode.LeafNode leaf = leaf(Type.INT32, null);
        assertNoBounds(StatisticsReader.read(leaf, current(int32(9), int32(1)), 10, true));
        assertNoBounds(StatisticsReader.read(leaf, current(new byte[3], new byte[5]), 10, true));
        assertThat(StatisticsReader.read(leaf, current(int32(1), int32(9)).setNull_count(11), 10, true)
                        .nullCount())
                .isEmpty();
        assertThat(StatisticsReader.read(leaf, current(int32(1), int32(9)).setNull_count(-1), 10, true)
                        .nullCount())
                .isEmpty();
    }

    @Test
    void int96Bounds_areIgnored() {
        assertNoBounds(StatisticsReader.read(leaf(Type.INT96, null), current(new byte[12], new byte[12]), 10, true));
    }
}
