package org.codeanatomy.plugin.delta.kernel;

import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.ExpressionHandler;
import io.delta.kernel.engine.FileSystemClient;
import io.delta.kernel.engine.JsonHandler;
import io.delta.kernel.engine.ParquetHandler;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.codeanatomy.plugin.delta.log.TableFolder;
import org.codeanatomy.plugin.delta.storage.LocalStorage;

/**
 * What Delta Kernel needs to read and write a log: java.nio files, Jackson, and the project's own Parquet. It lives as
 * long as one log is replayed and owns the memory that takes. Not thread-safe.
 */
final class ArrowEngine implements Engine, AutoCloseable {

    private final BufferAllocator allocator = new RootAllocator();
    private final FileSystemClient files;
    private final JsonHandler json;
    private final ArrowParquetHandler parquet;
    private final ExpressionHandler expressions = new LogExpressionHandler();

    ArrowEngine(LocalStorage storage, TableFolder folder) {
        this.files = new NioFileSystemClient(storage, folder);
        this.json = new LogJsonHandler(storage, folder);
        this.parquet = new ArrowParquetHandler(allocator, storage, folder);
    }

    @Override
    public ExpressionHandler getExpressionHandler() {
        return expressions;
    }

    @Override
    public JsonHandler getJsonHandler() {
        return json;
    }

    @Override
    public FileSystemClient getFileSystemClient() {
        return files;
    }

    @Override
    public ParquetHandler getParquetHandler() {
        return parquet;
    }

    @Override
    public void close() {
        parquet.close();
        allocator.close();
    }
}
