package org.codeanatomy.plugin.codeanatomy.python.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.NodeKind;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.Parsing;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceDecoderTest {

    @Test
    void decode_byteOrderMark_countsInOffsets() throws UndecodableSourceException {
        byte[] file = "\uFEFFx = 1".getBytes(StandardCharsets.UTF_8);
        SourceText text = SourceDecoder.decode(file);
        assertThat(text.encoding()).isEqualTo("utf-8-sig");
        SyntaxTree tree = Parsing.parse(file).tree();
        assertThat(tree.start(1)).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "latin-1, iso-8859-1, ISO-8859-1",
        "cp1252, cp1252, windows-1252",
        "euc-jp, euc-jp, EUC-JP",
        "gbk, gbk, GBK"
    })
    void decode_declaredEncoding_offsetsAreThoseOfTheFile(String declared, String name, String charset)
            throws UndecodableSourceException {
        String word = charset.startsWith("EUC") || charset.equals("GBK") ? "\u65e5\u672c" : "\u00fc\u00e9";
        byte[] file = ("# coding: " + declared + "\ns = '" + word + "'; x = 1\n").getBytes(Charset.forName(charset));
        SourceText text = SourceDecoder.decode(file);
        assertThat(text.encoding()).isEqualTo(name);
        SyntaxTree tree = Parsing.parse(file).tree();
        int last = -1;
        for (int node = 0; node < tree.size(); node++) {
            last = tree.is(node, NodeKind.ASSIGN) ? node : last;
        }
        int start = text.fileOffset(tree.start(last));
        int end = text.fileOffset(tree.end(last));
        assertThat(new String(file, start, end - start, StandardCharsets.US_ASCII))
                .isEqualTo("x = 1");
        assertThat(end).isEqualTo(file.length - 1);
    }

    @ParameterizedTest
    @CsvSource({
        "'# -*- coding: utf8 -*-', utf-8",
        "'#!/usr/bin/python\n# vim: set fileencoding=latin-1 :', iso-8859-1",
        "'x = 1\n# coding: latin-1', utf-8",
        "'\n# coding: ascii', us-ascii",
        "'# nothing', utf-8"
    })
    void decode_declaration_isFoundWherePythonLooks(String source, String encoding) throws UndecodableSourceException {
        assertThat(SourceDecoder.decode(source.getBytes(StandardCharsets.UTF_8)).encoding())
                .isEqualTo(encoding);
    }

    @Test
    void decode_invalidBytes_areReportedWithTheirOffset() {
        for (byte[] bytes : new byte[][] {
            {'a', (byte) 0xff},
            {'a', (byte) 0xC0, (byte) 0x80},
            {'a', (byte) 0xED, (byte) 0xA0, (byte) 0x80},
            {'a', (byte) 0xE2, (byte) 0x82}
        }) {
            assertThatThrownBy(() -> SourceDecoder.decode(bytes))
                    .isInstanceOfSatisfying(UndecodableSourceException.class, e -> assertThat(e.offset())
                            .isEqualTo(1));
        }
    }

    @Test
    void decode_unknownOrContradictingEncoding_isReported() {
        assertThatThrownBy(() -> SourceDecoder.decode("# coding: klingon".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("klingon");
        assertThatThrownBy(() -> SourceDecoder.decode("\uFEFF# coding: latin-1".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("byte order mark");
        assertThatThrownBy(() -> SourceDecoder.decode("# coding: ascii\n\u00e9".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UndecodableSourceException.class);
    }
}
