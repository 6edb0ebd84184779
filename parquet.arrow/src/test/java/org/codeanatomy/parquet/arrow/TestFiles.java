package org.codeanatomy.parquet.arrow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;

/** Reads whole files, and copies them through vectors. */
final class TestFiles {

    private TestFiles() {}

    /** All rows as text, one string a row. */
    static List<String> rows(Path file, ReadOptions options, BufferAllocator allocator) throws IOException {
        List<String> rows = new ArrayList<>();
        try (ParquetFile parquet = ParquetFile.open(file, allocator)) {
            for (RowGroup group : parquet.rowGroups()) {
                try (RowGroupReader reader = parquet.read(group.index(), options)) {
                    for (Optional<Batch> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
                        try (Batch open = batch.get()) {
                            rows.addAll(Rows.of(open.root()));
                        }
                    }
                }
            }
        }
        return rows;
    }

    /** Reads a file and writes what was read to a new one. */
    static WrittenFile copy(Path from, Path to, ReadOptions read, WriteOptions write, BufferAllocator allocator)
            throws IOException {
        try (ParquetFile parquet = ParquetFile.open(from, allocator);
                ParquetWriter writer = ParquetWriter.create(to, parquet.schema(), write)) {
            for (RowGroup group : parquet.rowGroups()) {
                try (RowGroupReader reader = parquet.read(group.index(), read)) {
                    for (Optional<Batch> batch = reader.next(); batch.isPresent(); batch = reader.next()) {
                        try (Batch open = batch.get()) {
                            writer.write(open.root());
                        }
                    }
                }
            }
            return writer.finish();
        }
    }
}
