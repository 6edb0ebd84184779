package org.codeanatomy.parquet.arrow.internal.read;

import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.parquet.format.ColumnChunk;
import org.codeanatomy.parquet.arrow.RandomAccessInput;
import org.codeanatomy.parquet.arrow.internal.format.ColumnNode;
import org.codeanatomy.parquet.arrow.internal.format.ColumnNode.LeafNode;
import org.codeanatomy.parquet.arrow.internal.format.Footer;
import org.codeanatomy.parquet.arrow.internal.page.ChunkPages;

/** Chooses columns and opens their readers. */
public final class ColumnReaders {

    private ColumnReaders() {}

    /** The columns with these names; an unknown or ambiguous one is refused, all such at once. */
    public static List<ColumnNode> select(String file, List<ColumnNode> columns, List<String> names) {
        List<String> wrong = names.stream()
                .filter(name ->
                        columns.stream().filter(column -> isNamed(column, name)).count() != 1)
                .toList();
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(file + ": columns " + wrong + " were asked for; the file has "
                    + columns.stream().map(column -> column.field().getName()).toList());
        }
        return names.stream()
                .map(name -> columns.stream()
                        .filter(column -> isNamed(column, name))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private static boolean isNamed(ColumnNode column, String name) {
        return column.field().getName().equals(name);
    }

    /** A reader at the first row of a row group; pages are read when rows are. */
    public static ColumnReader open(
            RandomAccessInput input, BufferAllocator allocator, Footer footer, int rowGroup, ColumnNode column) {
        List<ColumnChunk> chunks =
                footer.metadata().getRow_groups().get(rowGroup).getColumns();
        if (column instanceof LeafNode leaf && leaf.definition() <= 1 && leaf.repetition() == 0) {
            return new FlatColumn(leaf, pages(input, allocator, chunks, leaf), allocator);
        }
        return new NestedColumn(column, leaf -> pages(input, allocator, chunks, leaf), allocator);
    }

    private static ChunkPages pages(
            RandomAccessInput input, BufferAllocator allocator, List<ColumnChunk> chunks, LeafNode leaf) {
        return new ChunkPages(input, allocator, chunks.get(leaf.index()).getMeta_data());
    }
}
