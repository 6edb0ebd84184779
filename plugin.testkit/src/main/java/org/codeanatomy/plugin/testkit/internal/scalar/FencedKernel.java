package org.codeanatomy.plugin.testkit.internal.scalar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.util.TransferPair;
import org.codeanatomy.plugin.api.function.ScalarKernel;
import org.codeanatomy.plugin.api.vector.Selection;
import org.codeanatomy.plugin.testkit.Check;
import org.codeanatomy.plugin.testkit.internal.report.Failures;
import org.codeanatomy.plugin.testkit.internal.report.Findings;
import org.codeanatomy.plugin.testkit.internal.vector.Contents;
import org.codeanatomy.plugin.testkit.internal.vector.LentMemory;
import org.codeanatomy.plugin.testkit.internal.vector.LentVector;

/**
 * A prepared function whose every call is watched: what it returns is checked and moved away, what it leaves allocated
 * and what it does to its arguments is noticed. Results are kept until the end, to see that nobody changes them.
 */
final class FencedKernel implements AutoCloseable {

    private final ScalarKernel kernel;
    private final String subject;
    private final Field announced;
    private final BufferAllocator scratch;
    private final BufferAllocator results;
    private final Findings findings;
    private final List<Kept> kept = new ArrayList<>();

    private record Kept(FieldVector vector, List<Object> values) {}

    /**
     * @param scratch what calls allocate from
     * @param results where results are moved to
     */
    FencedKernel(
            ScalarKernel kernel,
            String subject,
            Field announced,
            BufferAllocator scratch,
            BufferAllocator results,
            Findings findings) {
        this.kernel = kernel;
        this.subject = subject;
        this.announced = announced;
        this.scratch = scratch;
        this.results = results;
        this.findings = findings;
    }

    /** Calls it once; the arguments are taken back before this returns. */
    Outcome call(LentArguments lent, int rows, Selection selection, LentMemory memory) {
        FencedCall call = new FencedCall(lent.columns(), rows, selection, scratch);
        long before = scratch.getAllocatedMemory();
        Outcome outcome;
        try {
            FieldVector result = kernel.evaluate(call);
            call.end();
            outcome = received(result, lent, rows, selection);
        } catch (Exception | LinkageError | AssertionError | StackOverflowError thrown) {
            call.end();
            outcome = Outcome.failed(Failures.text(thrown), Failures.isAdmitted(thrown, "a call", subject, findings));
        }
        long left = scratch.getAllocatedMemory() - before;
        if (left > 0) {
            findings.problem(
                    Check.MEMORY,
                    subject,
                    "leaves " + left + " bytes allocated after a call"
                            + (outcome.hasFailed() ? " that fails (" + outcome.failure() + ")" : "")
                            + ": close every vector but the result");
        }
        for (LentVector vector : lent.vectors()) {
            memory.takeBack(vector).forEach(problem -> findings.problem(Check.BORROWING, subject, problem));
        }
        return outcome;
    }

    private Outcome received(FieldVector result, LentArguments lent, int rows, Selection selection) {
        if (result == null) {
            findings.problem(Check.RESULT, subject, "returns null instead of a vector");
            return Outcome.failed("null", false);
        }
        if (lent.vectors().stream().anyMatch(vector -> vector.vector() == result)) {
            findings.problem(
                    Check.BORROWING, subject, "returns one of its arguments, which are only lent: return a copy");
            return Outcome.of(Contents.of(result));
        }
        if (Arrays.stream(result.getBuffers(false)).anyMatch(lent::holds)) {
            findings.problem(
                    Check.BORROWING,
                    subject,
                    "returns a vector that lies in the memory of an argument, which is only lent: copy the values");
            List<Object> values = Contents.of(result);
            result.close();
            return Outcome.of(values);
        }
        String problem = problem(result, rows, selection);
        if (problem != null) {
            findings.problem(Check.RESULT, subject, problem);
            result.close();
            return Outcome.failed(problem, false);
        }
        TransferPair pair = result.getTransferPair(results);
        pair.transfer();
        FieldVector moved = (FieldVector) pair.getTo();
        List<Object> values = Contents.of(moved);
        kept.add(new Kept(moved, values));
        return Outcome.of(values);
    }

    private String problem(FieldVector result, int rows, Selection selection) {
        if (result.getValueCount() != rows) {
            return "returns " + result.getValueCount() + " values for " + rows + " rows";
        }
        if (!isSameType(result.getField(), announced)) {
            return "returns " + type(result.getField()) + " and had announced " + type(announced);
        }
        if (result.getAllocator() != scratch) {
            return "returns a vector that is not allocated from the call's allocator";
        }
        String malformation = Contents.malformation(result);
        if (malformation != null) {
            return "returns a malformed vector: " + malformation;
        }
        int count = selection == null ? rows : selection.count();
        for (int i = 0; !announced.isNullable() && i < count; i++) {
            int row = selection == null ? i : selection.position(i);
            if (result.isNull(row)) {
                return "returns a null in row " + row + " and had announced that there are none";
            }
        }
        return null;
    }

    private static boolean isSameType(Field one, Field other) {
        if (!one.getType().equals(other.getType())
                || one.getChildren().size() != other.getChildren().size()) {
            return false;
        }
        for (int i = 0; i < one.getChildren().size(); i++) {
            if (!isSameType(one.getChildren().get(i), other.getChildren().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static String type(Field field) {
        return field.getChildren().isEmpty()
                ? field.getType().toString()
                : field.getType() + " of " + field.getChildren();
    }

    /** Ends the kernel, and looks at all results once more. */
    @Override
    public void close() {
        try {
            kernel.close();
        } catch (RuntimeException | LinkageError thrown) {
            findings.problem(
                    Check.ERRORS, subject, "closing a kernel threw " + Failures.text(thrown) + "; it must not fail");
        }
        for (Kept result : kept) {
            if (!Contents.of(result.vector()).equals(result.values())) {
                findings.problem(
                        Check.BORROWING,
                        subject,
                        "changes a result after it has returned it: a result belongs to the caller, so allocate a new one"
                                + " for each call");
            }
            result.vector().close();
        }
    }
}
