package org.codeanatomy.plugin.api.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.junit.jupiter.api.Test;

class Blake2bTest {

    @Test
    void digest_rfc7693Example_isThatOfAppendixA() {
        byte[] digest = new Blake2b(64)
                .update("abc".getBytes(StandardCharsets.US_ASCII))
                .digest();
        assertThat(HexFormat.of().formatHex(digest))
                .isEqualTo("ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                        + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");
    }

    @Test
    void digest_everyLengthAroundABlock_equalsBouncyCastle() {
        byte[] input = new byte[400];
        for (int i = 0; i < input.length; i++) {
            input[i] = (byte) (i * 31);
        }
        Blake2b hash = new Blake2b(16);
        for (int length = 0; length <= input.length; length++) {
            assertThat(hash.update(input, 0, length).digest())
                    .as("%d bytes", length)
                    .isEqualTo(bouncyCastle(Arrays.copyOf(input, length), 16));
        }
    }

    @Test
    void update_inPieces_equalsUpdateAtOnce() {
        byte[] input = new byte[1000];
        Arrays.fill(input, (byte) 7);
        Blake2b pieces = new Blake2b(32);
        for (int from = 0; from < 997; from += 7) {
            pieces.update(input, from, Math.min(7, 997 - from));
        }
        pieces.updateInt(0x07070707);
        assertThat(pieces.digest()).isEqualTo(bouncyCastle(Arrays.copyOf(full(1001), 1001), 32));
    }

    @Test
    void construct_impossibleLength_isRefused() {
        assertThatThrownBy(() -> new Blake2b(0)).hasMessageContaining("1 to 64 bytes, not 0");
        assertThatThrownBy(() -> new Blake2b(65)).hasMessageContaining("65");
    }

    private static byte[] full(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 7);
        return bytes;
    }

    private static byte[] bouncyCastle(byte[] input, int length) {
        Blake2bDigest peer = new Blake2bDigest(8 * length);
        peer.update(input, 0, input.length);
        byte[] digest = new byte[length];
        peer.doFinal(digest, 0);
        return digest;
    }
}
