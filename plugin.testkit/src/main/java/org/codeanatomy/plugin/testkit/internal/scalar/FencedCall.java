package org.codeanatomy.plugin.testkit.internal.scalar;

import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.codeanatomy.plugin.api.function.ScalarCall;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;

/** One call, as the engine makes it: nothing can be had from it once it has returned. */
final class FencedCall implements ScalarCall {

    private final List<Column> arguments;
    private final int rowCount;
    private final Selection selection;
    private final BufferAllocator allocator;
    private volatile boolean over;

    FencedCall(List<Column> arguments, int rowCount, Selection selection, BufferAllocator allocator) {
        this.arguments = arguments;
        this.rowCount = rowCount;
        this.selection = selection;
        this.allocator = allocator;
    }

    void end() {
        over = true;
    }

    private void checkCurrent() {
        if (over) {
            throw new IllegalStateException("the call has returned; its arguments were lent until then");
        }
    }

    @Override
    public int rowCount() {
        return rowCount;
    }

    @Override
    public int argumentCount() {
        return arguments.size();
    }

    @Override
    public Column argument(int index) {
        checkCurrent();
        return arguments.get(index);
    }

    @Override
    public Selection selection() {
        return selection;
    }

    @Override
    public BufferAllocator allocator() {
        checkCurrent();
        return allocator;
    }
}
