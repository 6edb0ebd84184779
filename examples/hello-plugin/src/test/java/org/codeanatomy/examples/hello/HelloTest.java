package org.codeanatomy.examples.hello;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.codeanatomy.plugin.api.function.ScalarCall;
import org.codeanatomy.plugin.api.function.ScalarKernel;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;
import org.junit.jupiter.api.Test;

class HelloTest {

    @Test
    void hello_greetsEveryRow_andLeavesNoMemoryBehind() throws Exception {
        try (BufferAllocator allocator = new RootAllocator();
                VarCharVector names = new VarCharVector("names", allocator);
                ScalarKernel kernel = new Hello().prepare(List.of())) {
            names.allocateNew();
            names.setSafe(0, "you".getBytes(UTF_8));
            names.setSafe(1, "wörld".getBytes(UTF_8));
            names.setValueCount(2);

            try (FieldVector greetings = kernel.evaluate(new Call(names, allocator))) {
                assertThat(greetings.getObject(0)).hasToString("Hello, you!");
                assertThat(greetings.getObject(1)).hasToString("Hello, wörld!");
            }
        }
    }

    private record Call(VarCharVector names, BufferAllocator allocator) implements ScalarCall {

        @Override
        public int rowCount() {
            return names.getValueCount();
        }

        @Override
        public int argumentCount() {
            return 1;
        }

        @Override
        public Column argument(int index) {
            return Column.flat(names);
        }

        @Override
        public Selection selection() {
            return null;
        }
    }
}
