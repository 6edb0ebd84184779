package org.codeanatomy.engine.core.expression;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.codeanatomy.plugin.api.function.ScalarCall;
import org.codeanatomy.plugin.api.vector.Column;
import org.codeanatomy.plugin.api.vector.Selection;

/** One batch of arguments, for the length of a call. */
final class LentCall implements ScalarCall {

    private final List<Loan> loans;
    private final int[] lengths;
    private final int rowCount;
    private final Selection selection;
    private final BufferAllocator allocator;
    private boolean over;

    LentCall(List<Column> arguments, int rowCount, Selection selection, BufferAllocator allocator) {
        this.loans = new ArrayList<>(arguments.size());
        this.lengths = new int[arguments.size()];
        for (int i = 0; i < lengths.length; i++) {
            loans.add(new Loan(arguments.get(i), i + 1, allocator));
            lengths[i] = loans.get(i).column().vector().getValueCount();
        }
        this.rowCount = rowCount;
        this.selection = selection;
        this.allocator = allocator;
    }

    /** What the function did with its arguments that it must not; null if nothing. To be asked before the end. */
    String problem() {
        for (int i = 0; i < lengths.length; i++) {
            Loan loan = loans.get(i);
            if (loan.refusal() != null) {
                return loan.refusal();
            }
            if (loan.column().vector().getValueCount() != lengths[i]) {
                return "closed or changed one of its arguments, which were only lent";
            }
        }
        return null;
    }

    /** Whether a vector is one of the arguments. */
    boolean lends(FieldVector vector) {
        return loans.stream().anyMatch(loan -> loan.includes(vector));
    }

    /** The call has returned: from now on nothing can be had from it, and what it lent has no references. */
    void end() {
        over = true;
        loans.forEach(Loan::end);
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
        return loans.size();
    }

    @Override
    public Column argument(int index) {
        checkCurrent();
        return loans.get(index).column();
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
