package org.codeanatomy.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.tools.Frameworks;
import org.apache.calcite.tools.Planner;
import org.codeanatomy.memory.Mem;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** What every other bundle stands on, resolved and used inside a framework. */
public class PlatformTest {
    private final BundleContext framework =
            FrameworkUtil.getBundle(PlatformTest.class).getBundleContext();

    @Test
    void framework_started_everyBundleIsResolved() {
        List<String> unresolved = Arrays.stream(framework.getBundles())
                .filter(bundle -> bundle.getState() == Bundle.INSTALLED)
                .map(Bundle::getSymbolicName)
                .toList();
        assertThat(unresolved).isEmpty();
    }

    @Test
    void arrowVector_writtenAsIpcStream_readsBackEqual() throws IOException {
        try (BufferAllocator allocator = new RootAllocator();
                BigIntVector numbers = new BigIntVector("n", allocator)) {
            numbers.allocateNew(3);
            numbers.set(0, 1);
            numbers.setNull(1);
            numbers.set(2, Long.MIN_VALUE);
            numbers.setValueCount(3);

            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            VectorSchemaRoot root = VectorSchemaRoot.of(numbers);
            try (ArrowStreamWriter writer = new ArrowStreamWriter(root, null, bytes)) {
                writer.writeBatch();
            }
            try (ArrowStreamReader reader =
                    new ArrowStreamReader(new ByteArrayInputStream(bytes.toByteArray()), allocator)) {
                assertThat(reader.loadNextBatch()).isTrue();
                BigIntVector read = (BigIntVector) reader.getVectorSchemaRoot().getVector("n");
                assertThat(read.getObject(0)).isEqualTo(1L);
                assertThat(read.isNull(1)).isTrue();
                assertThat(read.getObject(2)).isEqualTo(Long.MIN_VALUE);
                assertThat(reader.loadNextBatch()).isFalse();
            }
        }
    }

    @Test
    void memory_atAddressOfArrowBuffer_seesAndChangesTheVector() {
        try (BufferAllocator allocator = new RootAllocator();
                BigIntVector numbers = new BigIntVector("n", allocator)) {
            numbers.allocateNew(2);
            numbers.set(0, 42);
            numbers.set(1, 0);
            numbers.setValueCount(2);
            long address = numbers.getDataBufferAddress();
            assertThat(Mem.getLong(address)).isEqualTo(42);
            Mem.putLong(address + Long.BYTES, -7);
            assertThat(numbers.get(1)).isEqualTo(-7);
        }
    }

    @Test
    void calciteBabel_query_isParsedValidatedAndPlanned() throws Exception {
        SqlParser.Config babel = SqlParser.config().withParserFactory(SqlBabelParserImpl.FACTORY);
        try (Planner planner = Frameworks.getPlanner(Frameworks.newConfigBuilder()
                .parserConfig(babel)
                .defaultSchema(Frameworks.createRootSchema(true))
                .build())) {
            SqlNode query = planner.parse("SELECT x, COUNT(*) AS n FROM (VALUES (1), (2), (1)) AS t (x) GROUP BY x");
            RelNode plan = planner.rel(planner.validate(query)).rel;
            assertThat(RelOptUtil.toString(plan)).contains("LogicalAggregate", "LogicalValues");
            assertThat(plan.getCluster().getMetadataQuery().getRowCount(plan)).isPositive();
        }
    }
}
