package org.codeanatomy.engine.api;

/**
 * What a session may use.
 *
 * @param threads worker threads, at least 1
 * @param memoryBytes the most memory all its statements may hold at a time
 */
public record SessionSettings(int threads, long memoryBytes) {

    private static final long MIB = 1L << 20;

    /** Checks the ranges. */
    public SessionSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("a session needs at least 1 thread, not " + threads);
        }
        if (memoryBytes < MIB) {
            throw new IllegalArgumentException("a session needs at least 1 MiB, not " + memoryBytes + " bytes");
        }
    }

    /** 256 MiB, as many threads as cores. */
    public static SessionSettings small() {
        return ofMebibytes(256);
    }

    /** 1 GiB, as many threads as cores. */
    public static SessionSettings medium() {
        return ofMebibytes(1024);
    }

    /** 4 GiB, as many threads as cores. */
    public static SessionSettings large() {
        return ofMebibytes(4096);
    }

    private static SessionSettings ofMebibytes(long mebibytes) {
        return new SessionSettings(Runtime.getRuntime().availableProcessors(), mebibytes * MIB);
    }

    /** The same memory with another number of threads. */
    public SessionSettings withThreads(int count) {
        return new SessionSettings(count, memoryBytes);
    }
}
