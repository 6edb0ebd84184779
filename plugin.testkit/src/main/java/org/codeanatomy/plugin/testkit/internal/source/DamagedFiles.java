package org.codeanatomy.plugin.testkit.internal.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.codeanatomy.plugin.api.source.SourceFile;
import org.codeanatomy.plugin.testkit.Sample;

/** A sample file, and what becomes of files in the wild. */
final class DamagedFiles {

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] NO_UTF8 = {(byte) 0xC3, (byte) 0x28, (byte) 0xFF, (byte) 0xFE, 0};

    private DamagedFiles() {}

    static List<SourceFile> of(Sample.Source sample) {
        byte[] whole = sample.content().getBytes(UTF_8);
        List<SourceFile> files = new ArrayList<>();
        files.add(SourceFile.read(sample.path(), whole));
        files.add(SourceFile.read(beside(sample.path(), "empty"), new byte[0]));
        files.add(SourceFile.read(
                beside(sample.path(), "unended"),
                sample.content().stripTrailing().getBytes(UTF_8)));
        files.add(SourceFile.read(beside(sample.path(), "marked"), joined(MARK, whole)));
        files.add(SourceFile.read(
                beside(sample.path(), "carriage"),
                sample.content().replace("\r\n", "\n").replace("\n", "\r\n").getBytes(UTF_8)));
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        files.add(SourceFile.read(beside(sample.path(), "cut"), half));
        files.add(SourceFile.read(
                beside(sample.path(), "binary"),
                joined(joined(half, NO_UTF8), Arrays.copyOfRange(whole, half.length, whole.length))));
        files.add(SourceFile.unread(
                beside(sample.path(), "large"), 1L << 33, SourceFile.Status.TOO_LARGE, "It is larger than the limit."));
        files.add(SourceFile.unread(
                beside(sample.path(), "locked"), 10, SourceFile.Status.UNREADABLE, "Permission denied."));
        return files;
    }

    /** A file of the same folder and ending. */
    private static String beside(String path, String name) {
        int folder = path.lastIndexOf('/') + 1;
        int ending = path.lastIndexOf('.');
        return path.substring(0, folder) + name + (ending > folder ? path.substring(ending) : "");
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
