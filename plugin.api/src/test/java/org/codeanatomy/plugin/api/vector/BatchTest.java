package org.codeanatomy.plugin.api.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchTest {

    private final BufferAllocator allocator = new RootAllocator();

    @AfterEach
    void everyBufferIsReleased() {
        allocator.close();
    }

    @Test
    void column_withoutNulls_hasNoValidityAddress() {
        try (Batch batch = Batch.of(List.of(numbers(1, 2, 3)), 3)) {
            assertThat(batch.column(0).validityAddress()).isZero();
            assertThat(batch.column(0).dataAddress()).isNotZero();
            assertThat(batch.column(0).asArrow().getObject(2)).isEqualTo(3L);
        }
    }

    @Test
    void column_withANull_hasAValidityAddress() {
        BigIntVector vector = numbers(1, 2, 3);
        vector.setNull(1);
        try (Batch batch = Batch.of(List.of(vector), 3)) {
            assertThat(batch.column(0).validityAddress()).isNotZero();
        }
    }

    @Test
    void close_dictionaryAndConstant_releasesCodesAndValues() {
        IntVector codes = new IntVector("c", allocator);
        codes.allocateNew(2);
        codes.set(0, 0);
        codes.set(1, 0);
        codes.setValueCount(2);
        VarCharVector values = new VarCharVector("v", allocator);
        values.setSafe(0, new byte[] {'x'});
        values.setValueCount(1);
        Column dictionary = Column.dictionary(codes, values);
        new Batch(List.of(dictionary, Column.constant(numbers(7), 2)), 2, null).close();
        assertThat(dictionary.field().getName()).isEqualTo("v");
    }

    @Test
    void asArrow_notFlat_saysWhatItIs() {
        try (Batch batch = new Batch(List.of(Column.constant(numbers(7), 4)), 4, null)) {
            assertThatThrownBy(() -> batch.column(0).asArrow()).hasMessageContaining("CONSTANT, not FLAT");
            assertThatThrownBy(() -> batch.column(0).dictionaryValues()).hasMessageContaining("no dictionary");
        }
    }

    @Test
    void construct_columnsOfDifferentLength_isRefused() {
        try (BigIntVector two = numbers(1, 2)) {
            assertThatThrownBy(() -> Batch.of(List.of(two), 3)).hasMessageContaining("has 2 rows, the batch 3");
        }
    }

    private BigIntVector numbers(long... values) {
        BigIntVector vector = new BigIntVector("n", allocator);
        vector.allocateNew(values.length);
        for (int i = 0; i < values.length; i++) {
            vector.set(i, values[i]);
        }
        vector.setValueCount(values.length);
        return vector;
    }
}
