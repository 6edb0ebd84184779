package org.codeanatomy.engine.build.internal.hash;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.plugin.api.hash.Blake2b;

/**
 * The content hash of a table: BLAKE2b-256 over its rows, each framed by {@link RowFramer}, in ascending order of their
 * framed bytes. Equal multisets of rows have equal hashes, in whatever order and batches they came.
 *
 * <p>Memory is bounded: rows are sorted in runs, which go to a scratch file and are merged at the end. Not thread-safe.
 */
public final class ContentHasher implements AutoCloseable {

    /** Small enough that the runs of all tables of a build fit, and that a sort stays in the processor's caches. */
    private static final int RUN_BYTES = 8 << 20;

    private static final int DIGEST_BYTES = 32;

    private final RowFramer framer;
    private final RowRun run;
    private final ScratchFile.Opener scratch;
    private ScratchFile spilled;

    /**
     * Hashes rows of {@code schema}.
     *
     * @param scratch opens the file for runs when rows do not fit memory
     * @throws IllegalArgumentException naming every column of a type that has no canonical value
     */
    public ContentHasher(Schema schema, ScratchFile.Opener scratch) {
        this(schema, scratch, RUN_BYTES);
    }

    ContentHasher(Schema schema, ScratchFile.Opener scratch, int runBytes) {
        this.framer = new RowFramer(schema);
        this.run = new RowRun(runBytes);
        this.scratch = scratch;
    }

    /** Adds the first {@code rows} rows of flat vectors in schema order. */
    public void add(List<FieldVector> vectors, int rows) throws IOException {
        framer.begin(vectors);
        for (int row = 0; row < rows; row++) {
            if (run.isFull()) {
                spill();
            }
            framer.frame(row, run);
            run.endRow();
        }
    }

    private void spill() throws IOException {
        if (spilled == null) {
            spilled = new ScratchFile(scratch.open());
        }
        run.sort();
        spilled.append(run);
        run.clear();
    }

    /** The hash of everything added, in lower-case hexadecimal digits. To be called once. */
    public String finish() throws IOException {
        Blake2b hash = new Blake2b(DIGEST_BYTES);
        if (spilled == null) {
            run.sort();
            run.forEach(hash::update);
        } else {
            spill();
            spilled.merge(hash::update);
        }
        return HexFormat.of().formatHex(hash.digest());
    }

    /** Removes the scratch file. */
    @Override
    public void close() throws IOException {
        if (spilled != null) {
            spilled.close();
        }
    }
}
