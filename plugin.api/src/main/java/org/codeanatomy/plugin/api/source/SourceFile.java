package org.codeanatomy.plugin.api.source;

import java.util.Objects;

/** A file to extract. Immutable by agreement: nobody writes to its bytes. */
public final class SourceFile {

    private static final byte[] NOTHING = {};

    /** What became of a file before an extractor sees it. */
    public enum Status {
        /** Its bytes are here. */
        READ,
        /** It is larger than the limit and was not read. */
        TOO_LARGE,
        /** The file system refused. */
        UNREADABLE
    }

    private final String path;
    private final long sizeBytes;
    private final Status status;
    private final byte[] content;
    private final String problem;

    private SourceFile(String path, long sizeBytes, Status status, byte[] content, String problem) {
        this.path = Objects.requireNonNull(path, "path is null");
        this.sizeBytes = sizeBytes;
        this.status = status;
        this.content = content;
        this.problem = problem;
    }

    /** A file that was read. The array is shared, not copied. */
    public static SourceFile read(String path, byte[] content) {
        return new SourceFile(path, content.length, Status.READ, content, null);
    }

    /**
     * A file that was not read.
     *
     * @param status why: {@link Status#TOO_LARGE} or {@link Status#UNREADABLE}
     * @param problem the same for people, one sentence
     */
    public static SourceFile unread(String path, long sizeBytes, Status status, String problem) {
        if (status == Status.READ) {
            throw new IllegalArgumentException(path + " cannot be unread and READ");
        }
        return new SourceFile(path, sizeBytes, status, NOTHING, Objects.requireNonNull(problem, "problem is null"));
    }

    /** Its path relative to the repository, with {@code /}. */
    public String path() {
        return path;
    }

    /** Its size on disk. */
    public long sizeBytes() {
        return sizeBytes;
    }

    /** Whether its bytes are here. */
    public Status status() {
        return status;
    }

    /** Its bytes, not to be written to; empty unless it was read. */
    public byte[] content() {
        return content;
    }

    /** Why it was not read, or null if it was. */
    public String problem() {
        return problem;
    }
}
