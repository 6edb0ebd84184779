package org.codeanatomy.parquet.arrow.internal;

/**
 * Bytes that contradict the format, or a feature that is not known here. Raised deep inside decoders, which know neither
 * file nor column; the public classes turn it into a {@link org.codeanatomy.parquet.arrow.ParquetException} that does.
 */
public final class DamagedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DamagedException(String problem) {
        super(problem);
    }

    public DamagedException(String problem, Throwable cause) {
        super(problem, cause);
    }

    /** Raises the exception unless {@code holds}; for checks outside hot loops, where a constant message will do. */
    public static void check(boolean holds, String problem) {
        if (!holds) {
            throw new DamagedException(problem);
        }
    }
}
