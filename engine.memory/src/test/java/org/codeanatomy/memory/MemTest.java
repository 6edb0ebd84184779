package org.codeanatomy.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sun.misc.Unsafe;

class MemTest {

    private static final int SIZE = 64;

    private Unsafe allocator;
    private long block;

    @BeforeEach
    void allocate() throws ReflectiveOperationException {
        Field field = Unsafe.class.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        allocator = (Unsafe) field.get(null);
        block = allocator.allocateMemory(SIZE);
        Mem.fill(block, SIZE, (byte) 0);
    }

    @AfterEach
    void free() {
        allocator.freeMemory(block);
    }

    @Test
    void put_everyWidth_readsBackUnaligned() {
        Mem.putByte(block + 1, (byte) -7);
        Mem.putShort(block + 3, (short) -300);
        Mem.putInt(block + 5, 1 << 30);
        Mem.putLong(block + 11, Long.MIN_VALUE + 1);
        Mem.putDouble(block + 21, -0.0);
        Mem.putFloat(block + 33, Float.NaN);
        assertThat(Mem.getByte(block + 1)).isEqualTo((byte) -7);
        assertThat(Mem.getShort(block + 3)).isEqualTo((short) -300);
        assertThat(Mem.getInt(block + 5)).isEqualTo(1 << 30);
        assertThat(Mem.getLong(block + 11)).isEqualTo(Long.MIN_VALUE + 1);
        assertThat(Double.doubleToRawLongBits(Mem.getDouble(block + 21))).isEqualTo(Long.MIN_VALUE);
        assertThat(Mem.getFloat(block + 33)).isNaN();
    }

    @Test
    void getLong_isLittleEndian() {
        Mem.putByte(block, (byte) 1);
        Mem.putByte(block + 7, (byte) 2);
        assertThat(Mem.getLong(block)).isEqualTo(0x0200_0000_0000_0001L);
    }

    @Test
    void setAndClearBit_touchOnlyThatBit() {
        Mem.setBit(block, 9);
        assertThat(Mem.getByte(block + 1)).isEqualTo((byte) 2);
        Mem.setBit(block, 15);
        Mem.clearBit(block, 9);
        assertThat(Mem.getBit(block, 9)).isFalse();
        assertThat(Mem.getBit(block, 15)).isTrue();
        assertThat(Mem.getByte(block)).isZero();
    }

    @Test
    void copyFromArray_rangeOutsideArray_isRefused() {
        assertThatThrownBy(() -> Mem.copyFromArray(new byte[4], 2, block, 3))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Mem.copyToArray(block, new byte[4], -1, 2))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void copy_overlappingRanges_movesAsIfThroughABuffer() {
        byte[] bytes = {1, 2, 3, 4, 5};
        Mem.copyFromArray(bytes, 0, block, bytes.length);
        Mem.copy(block, block + 1, 4);
        byte[] moved = new byte[5];
        Mem.copyToArray(block, moved, 0, 5);
        assertThat(moved).containsExactly(1, 1, 2, 3, 4);
    }
}
