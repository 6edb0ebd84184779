package org.codeanatomy.engine.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.Result;
import org.codeanatomy.engine.api.Session;
import org.codeanatomy.engine.api.SessionSettings;
import org.codeanatomy.engine.core.session.EngineComponent;
import org.codeanatomy.engine.core.testing.FixedPluginHost;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.ScalarCall;
import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.codeanatomy.plugin.api.function.ScalarFunctions;
import org.codeanatomy.plugin.api.function.ScalarKernel;
import org.codeanatomy.plugin.api.function.Volatility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A plugin's call that does not return cannot be stopped, and holds up nobody but itself. */
@Timeout(30)
class HungCallTest {

    private static final ArrowType BIGINT = new ArrowType.Int(64, true);

    private final CountDownLatch called = new CountDownLatch(1);
    private final CountDownLatch mayReturn = new CountDownLatch(1);
    private final FixedPluginHost host = new FixedPluginHost();
    private EngineComponent engine;
    private Session session;

    private final class Hanging implements ScalarFunction {

        @Override
        public FunctionSignature signature() {
            return FunctionSignature.named("hang")
                    .volatility(Volatility.VOLATILE)
                    .build();
        }

        @Override
        public Field resultField(List<Argument> arguments) {
            return Field.nullable("hang", BIGINT);
        }

        @Override
        public ScalarKernel prepare(List<Argument> arguments) {
            return this::hang;
        }

        private FieldVector hang(ScalarCall call) {
            BigIntVector result = new BigIntVector("", call.allocator());
            result.allocateNew(call.rowCount());
            result.setValueCount(call.rowCount());
            called.countDown();
            boolean interrupted = false;
            while (mayReturn.getCount() > 0) {
                try {
                    mayReturn.await();
                } catch (InterruptedException deaf) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return result;
        }
    }

    @BeforeEach
    void open() {
        ScalarFunctions functions = () -> List.of(new Hanging());
        host.with("sloth", functions);
        engine = new EngineComponent(host, host);
        session = engine.openSession(SessionSettings.small());
    }

    @AfterEach
    void close() {
        session.close();
        engine.close();
        host.close();
    }

    @Test
    void cancelled_theClientIsReleasedAtOnce_andThePluginIsHeldUntilItsCallReturns() throws Exception {
        Result result = session.execute("SELECT hang()");
        called.await();

        long begin = System.nanoTime();
        result.cancel();
        assertThatThrownBy(result::next).isInstanceOf(EngineException.class).hasMessageContaining("cancelled");
        result.close();

        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)).isLessThan(5_000);
        assertThat(host.leased()).containsExactly("sloth");
        assertThat(session.allocator().getAllocatedMemory()).isPositive();
        try (Result other = session.execute("SELECT 1")) {
            assertThat(other.next().getRowCount()).isOne();
        }
        mayReturn.countDown();
        while (host.openLeases() > 0 || session.allocator().getAllocatedMemory() > 0) {
            Thread.onSpinWait();
        }
    }
}
