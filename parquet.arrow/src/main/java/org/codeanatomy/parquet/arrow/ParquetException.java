package org.codeanatomy.parquet.arrow;

/**
 * A Parquet file cannot be read or written: it is damaged, it uses something this library does not know, or the request
 * does not fit it. The message names the file, the place and what was found there.
 *
 * <p>Failures of the storage below (a disk, a network) stay {@link java.io.IOException}s.
 */
public final class ParquetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String file;

    /**
     * @param file name of the file as its {@link RandomAccessInput} gives it
     * @param problem what was asked and what was found, one sentence
     * @param cause what led to it, or null
     */
    public ParquetException(String file, String problem, Throwable cause) {
        super(file + ": " + problem, cause);
        this.file = file;
    }

    /** The file the problem is in. */
    public String file() {
        return file;
    }
}
