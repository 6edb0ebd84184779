package org.codeanatomy.plugin.api.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.junit.jupiter.api.Test;

class GraphIdsTest {

    private final GraphIds ids = new GraphIds();

    @Test
    void node_hashesFramedPartsInOrder() {
        assertThat(ids.node("CST_REF", "a/b.py", 0L, 1234567890123L, null))
                .isEqualTo("node:" + framed("CST_REF", "a/b.py", "0", "1234567890123", null));
    }

    @Test
    void edge_hashesKindEndpointsAndSpan() {
        assertThat(ids.edge("CONTAINS", "node:1", "node:2", "é.py", null, null))
                .isEqualTo("edge:" + framed("CONTAINS", "node:1", "node:2", "é.py", null, null));
    }

    @Test
    void file_hashesThePathOnly() {
        assertThat(ids.file("src/x.py")).isEqualTo("file:" + framed("src/x.py"));
    }

    @Test
    void parts_thatJoinToTheSameText_giveDifferentIds() {
        assertThat(ids.text("a").text("bc").finish("x:"))
                .isNotEqualTo(ids.text("ab").text("c").finish("x:"));
        assertThat(ids.text("").finish("x:")).isNotEqualTo(ids.absent().finish("x:"));
    }

    @Test
    void integer_negativeAndExtreme_isWrittenInDecimal() {
        for (long value : new long[] {0, 7, -1, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThat(ids.integer(value).finish("x:")).isEqualTo("x:" + framed(Long.toString(value)));
        }
    }

    private static String framed(String... parts) {
        Blake2bDigest peer = new Blake2bDigest(128);
        for (String part : parts) {
            byte[] bytes = part == null ? new byte[0] : part.getBytes(StandardCharsets.UTF_8);
            byte[] length = ByteBuffer.allocate(4)
                    .putInt(part == null ? -1 : bytes.length)
                    .array();
            peer.update(length, 0, 4);
            peer.update(bytes, 0, bytes.length);
        }
        byte[] digest = new byte[16];
        peer.doFinal(digest, 0);
        return HexFormat.of().formatHex(digest);
    }
}
