package org.codeanatomy.engine.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.codeanatomy.engine.core.pipeline.Plans.BIGINT;
import static org.codeanatomy.engine.core.pipeline.Plans.BOOL;
import static org.codeanatomy.engine.core.pipeline.Plans.TEXT;
import static org.codeanatomy.engine.core.pipeline.Plans.call;
import static org.codeanatomy.engine.core.pipeline.Plans.column;
import static org.codeanatomy.engine.core.pipeline.Plans.constant;
import static org.codeanatomy.engine.core.pipeline.Plans.field;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.complex.impl.UnionListWriter;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.core.expression.Operator;
import org.codeanatomy.engine.core.expression.ScalarExpression.StructField;
import org.codeanatomy.engine.core.physical.JoinKind;
import org.codeanatomy.engine.core.physical.PhysicalPlan;
import org.codeanatomy.engine.core.physical.SortKey;
import org.codeanatomy.plugin.api.table.BatchReader;
import org.codeanatomy.plugin.api.table.PushDown;
import org.codeanatomy.plugin.api.table.ReadContext;
import org.codeanatomy.plugin.api.table.Scan;
import org.codeanatomy.plugin.api.table.Split;
import org.codeanatomy.plugin.api.vector.Batch;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;
import org.codeanatomy.plugin.host.GenerationId;
import org.junit.jupiter.api.Test;

/** Lists, structs and dictionaries from a provider pass through every operator. */
class NestedColumnsTest {

    private static final Field ITEM = field("item", BIGINT);
    private static final Schema SCHEMA = new Schema(List.of(
            field("id", BIGINT),
            new Field("list", FieldType.nullable(ArrowType.List.INSTANCE), List.of(ITEM)),
            new Field("struct", FieldType.nullable(ArrowType.Struct.INSTANCE), List.of(field("x", BIGINT))),
            field("word", TEXT)));

    /** Row i: id i, list [i, i + 1], a struct {x: 10 i} that is null for 2, and one of two words. */
    private static final class Provider implements Scan, Split {

        private final int badCode;

        Provider(int badCode) {
            this.badCode = badCode;
        }

        PhysicalPlan plan() {
            return new PhysicalPlan.TableScan(
                    "nested", new PhysicalPlan.ScanSource(this, new GenerationId("p", "1", "0".repeat(64), 1)));
        }

        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public List<PushDown> pushDown() {
            return List.of();
        }

        @Override
        public Iterator<Split> splits() {
            return List.<Split>of(this).iterator();
        }

        @Override
        public OptionalLong rows() {
            return OptionalLong.empty();
        }

        @Override
        public BatchReader open(ReadContext context) {
            return new BatchReader() {
                private boolean done;

                @Override
                public Batch next() {
                    if (done) {
                        return null;
                    }
                    done = true;
                    return batch(context.allocator());
                }

                @Override
                public void close() {}
            };
        }

        private Batch batch(BufferAllocator allocator) {
            BigIntVector ids = new BigIntVector("id", allocator);
            ListVector lists = (ListVector) SCHEMA.getFields().get(1).createVector(allocator);
            StructVector structs = (StructVector) SCHEMA.getFields().get(2).createVector(allocator);
            IntVector codes = new IntVector("word", allocator);
            structs.allocateNew();
            UnionListWriter writer = lists.getWriter();
            for (int i = 0; i < 5; i++) {
                ids.setSafe(i, i);
                writer.setPosition(i);
                writer.startList();
                writer.bigInt().writeBigInt(i);
                writer.bigInt().writeBigInt(i + 1L);
                writer.endList();
                if (i != 2) {
                    structs.setIndexDefined(i);
                }
                ((BigIntVector) structs.getChildByOrdinal(0)).setSafe(i, 10L * i);
                codes.setSafe(i, i == 4 ? badCode : i % 2);
            }
            ids.setValueCount(5);
            lists.setValueCount(5);
            structs.setValueCount(5);
            codes.setNull(0);
            codes.setValueCount(5);
            VarCharVector words = new VarCharVector("word", allocator);
            words.setSafe(0, "even".getBytes(StandardCharsets.UTF_8));
            words.setSafe(1, "odd".getBytes(StandardCharsets.UTF_8));
            words.setValueCount(2);
            List<Column> columns = List.of(
                    Column.flat(ids), Column.flat(lists), Column.flat(structs), Column.dictionary(codes, words));
            return new Batch(columns, 5, new Selection(new int[] {0, 1, 2, 4}, 4));
        }
    }

    @Test
    void scan_filterSortJoin_keepNestedValues() {
        PhysicalPlan table = new Provider(0).plan();
        PhysicalPlan filter =
                new PhysicalPlan.Filter(table, call(Operator.GREATER, BOOL, column(table, 0), constant(BIGINT, 0L)));
        PhysicalPlan join = new PhysicalPlan.HashJoin(
                filter,
                table,
                JoinKind.INNER,
                List.of(0),
                List.of(0),
                List.of(false),
                null,
                new Schema(List.of(
                        SCHEMA.getFields().get(0),
                        SCHEMA.getFields().get(1),
                        SCHEMA.getFields().get(2),
                        SCHEMA.getFields().get(3),
                        SCHEMA.getFields().get(0),
                        SCHEMA.getFields().get(1),
                        SCHEMA.getFields().get(2),
                        SCHEMA.getFields().get(3))));
        PhysicalPlan sort = new PhysicalPlan.Sort(join, List.of(new SortKey(0, true, false)));
        PhysicalPlan project = Plans.project(
                sort,
                column(sort, 0),
                column(sort, 5),
                new StructField(column(sort, 2), 0, field("x", BIGINT)),
                column(sort, 7));

        assertThat(Plans.rows(project, 1, true))
                .map(Object::toString)
                .containsExactly("[4, [4,5], 40, even]", "[2, [2,3], null, even]", "[1, [1,2], 10, odd]");
    }

    @Test
    void group_byList_isRefusedWithItsName() {
        PhysicalPlan group = new PhysicalPlan.HashAggregate(
                new Provider(0).plan(),
                List.of(1),
                List.of(),
                new Schema(List.of(SCHEMA.getFields().get(1))));

        EngineException failure = catchThrowableOfType(EngineException.class, () -> Plans.rows(group, 1, true));
        assertThat(failure.code()).isEqualTo("UNSUPPORTED_TYPE");
        assertThat(failure).hasMessageContaining("cannot group by list");
    }

    @Test
    void scan_codeOutsideOfItsDictionary_isRefused() {
        EngineException failure =
                catchThrowableOfType(EngineException.class, () -> Plans.rows(new Provider(7).plan(), 1, true));

        assertThat(failure.code()).isEqualTo("SCAN_FAILED");
        assertThat(failure).hasMessageContaining("word has codes outside of its dictionary");
    }
}
