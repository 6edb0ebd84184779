package org.codeanatomy.engine.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.codeanatomy.engine.core.pipeline.Plans.BIGINT;
import static org.codeanatomy.engine.core.pipeline.Plans.column;
import static org.codeanatomy.engine.core.pipeline.Plans.field;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.api.Result;
import org.codeanatomy.engine.api.Session;
import org.codeanatomy.engine.api.SessionSettings;
import org.codeanatomy.engine.core.expression.ScalarExpression.FunctionCall;
import org.codeanatomy.engine.core.physical.PhysicalPlan;
import org.codeanatomy.engine.core.session.EngineComponent;
import org.codeanatomy.engine.core.testing.FixedPluginHost;
import org.codeanatomy.engine.core.testing.OneFunction;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.Parameter;
import org.codeanatomy.plugin.api.function.ScalarCall;
import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.codeanatomy.plugin.api.function.ScalarFunctions;
import org.codeanatomy.plugin.api.function.ScalarKernel;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.LifecycleEvent;
import org.junit.jupiter.api.Test;

/** What a plugin leaves on a worker goes with the worker. */
class WorkerRenewalTest {

    private static final GenerationId GENERATION = new GenerationId("tagger", "1.0.0", "0".repeat(64), 1);

    private final Set<Thread> workers = ConcurrentHashMap.newKeySet();

    private final class Tagging implements ScalarFunction {

        @Override
        public FunctionSignature signature() {
            return FunctionSignature.named("tag")
                    .parameters(Parameter.of("x", BIGINT, "a number"))
                    .build();
        }

        @Override
        public Field resultField(List<Argument> arguments) {
            return field("tag", BIGINT);
        }

        @Override
        public ScalarKernel prepare(List<Argument> arguments) {
            return this::tag;
        }

        private FieldVector tag(ScalarCall call) {
            workers.add(Thread.currentThread());
            BigIntVector result = new BigIntVector("", call.allocator());
            result.allocateNew(call.rowCount());
            result.setValueCount(call.rowCount());
            return result;
        }
    }

    private void run(QueryExecutor executor) {
        PhysicalPlan table = MemoryTable.of(List.of(field("x", BIGINT)), List.of(List.of(1L), List.of(2L)), 1, 2)
                .plan();
        PhysicalPlan plan = Plans.project(
                table, new FunctionCall(GENERATION, "tag", List.of(column(table, 0)), field("y", BIGINT)));
        try (RootAllocator root = new RootAllocator()) {
            Plans.rows(plan, executor, new QueryContext(root, new OneFunction(new Tagging()), 2, true));
        }
    }

    @Test
    void renewWorkers_endsEveryThreadThatRanAPlan_andFreshOnesRunTheNext() throws Exception {
        try (QueryExecutor executor = new QueryExecutor()) {
            run(executor);
            Set<Thread> before = Set.copyOf(workers);
            workers.clear();

            executor.renewWorkers();

            for (Thread worker : before) {
                worker.join(10_000);
                assertThat(worker.isAlive()).isFalse();
            }
            run(executor);
            assertThat(workers).isNotEmpty().doesNotContainAnyElementsOf(before);
        }
    }

    @Test
    void engine_renewsItsWorkersWhenAGenerationIsRetired_andNotBefore() throws Exception {
        ScalarFunctions functions = () -> List.of(new Tagging());
        try (FixedPluginHost host = new FixedPluginHost().with("tagger", functions)) {
            EngineComponent engine = new EngineComponent(host, host);
            try (Session session = engine.openSession(SessionSettings.small())) {
                try (Result result = session.execute("SELECT tag(x) FROM (VALUES (1), (2)) AS t(x)")) {
                    assertThat(result.next()).isNotNull();
                    assertThat(result.next()).isNull();
                }
                engine.onEvent(event(LifecycleEvent.Kind.DRAIN));
                assertThat(workers).isNotEmpty().allMatch(Thread::isAlive);

                engine.onEvent(event(LifecycleEvent.Kind.RETIRE));

                for (Thread worker : workers) {
                    worker.join(10_000);
                    assertThat(worker.isAlive()).isFalse();
                }
            }
            engine.close();
        }
    }

    private static LifecycleEvent event(LifecycleEvent.Kind kind) {
        return new LifecycleEvent(kind, Instant.EPOCH, GENERATION, "", "");
    }
}
