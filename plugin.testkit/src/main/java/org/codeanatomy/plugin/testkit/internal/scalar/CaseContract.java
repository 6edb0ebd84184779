package org.codeanatomy.plugin.testkit.internal.scalar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.NullHandling;
import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.codeanatomy.plugin.api.function.Volatility;
import org.codeanatomy.plugin.api.vector.Encoding;
import org.codeanatomy.plugin.api.vector.Selection;
import org.codeanatomy.plugin.testkit.Check;
import org.codeanatomy.plugin.testkit.internal.report.Failures;
import org.codeanatomy.plugin.testkit.internal.report.Findings;
import org.codeanatomy.plugin.testkit.internal.scalar.LentArguments.Encoded;
import org.codeanatomy.plugin.testkit.internal.vector.LentMemory;
import org.codeanatomy.plugin.testkit.internal.vector.LentMemory.Reuse;

/**
 * The contract of one function for one combination of arguments. Its results for all rows at once, by a kernel of their
 * own, are what everything else is compared with.
 *
 * <p>Three runs call one kernel with the same batches one after the other: twice their memory stays as it was, once it is
 * overwritten, and once it is lent again. What differs between the first two is chance; what differs only between them
 * and the others was read from memory that was no longer lent.
 */
final class CaseContract {

    private static final int TRIED_ROWS = 256;
    private static final int SOME_ROWS = 64;

    private final ScalarFunction function;
    private final FunctionSignature signature;
    private final ArgumentCase arguments;
    private final String subject;
    private final ScalarMemory memory;
    private final Findings findings;
    private Field announced;
    private int[] data;
    private Outcome expected;

    CaseContract(
            ScalarFunction function,
            FunctionSignature signature,
            ArgumentCase arguments,
            String subject,
            ScalarMemory memory,
            Findings findings) {
        this.function = function;
        this.signature = signature;
        this.arguments = arguments;
        this.subject = subject;
        this.memory = memory;
        this.findings = findings;
    }

    /** Checks everything; gives the function's words if it refuses these arguments altogether. */
    Optional<String> check() {
        try {
            announced = function.resultField(arguments.arguments());
        } catch (Exception | LinkageError thrown) {
            return refusal(thrown, "resultField");
        }
        if (announced == null) {
            findings.problem(Check.RESULT, subject, "announces null instead of a result field");
            return Optional.empty();
        }
        Optional<String> refusal = findRows();
        if (refusal.isPresent() || expected.hasFailed()) {
            return refusal;
        }
        checkBatches();
        if (signature.volatility() != Volatility.VOLATILE && !findings.hasProblem(subject)) {
            checkEncodings();
            checkSelection();
        }
        return Optional.empty();
    }

    private Optional<String> refusal(Throwable thrown, String doing) {
        return Failures.isAdmitted(thrown, doing, subject, findings)
                ? Optional.of(Failures.text(thrown))
                : Optional.empty();
    }

    /** All rows if the function takes them, or those that it takes one by one. */
    private Optional<String> findRows() {
        int count = arguments.rows().count();
        data = IntStream.range(0, ArgumentCases.ROWS).map(row -> row % count).toArray();
        expected = alone(data, null, Encoded.NONE);
        if (!expected.refused()) {
            return Optional.empty();
        }
        Outcome all = expected;
        int[] taken = IntStream.range(0, Math.min(count, TRIED_ROWS))
                .filter(row -> !alone(new int[] {row}, null, Encoded.NONE).hasFailed())
                .toArray();
        if (taken.length == 0) {
            return Optional.of(all.failure());
        }
        data = IntStream.range(0, ArgumentCases.ROWS)
                .map(row -> taken[row % taken.length])
                .toArray();
        expected = alone(data, null, Encoded.NONE);
        return expected.refused() ? Optional.of(expected.failure()) : Optional.empty();
    }

    private void checkBatches() {
        List<int[]> batches = batches();
        List<Outcome> first = inSequence(batches, Reuse.INTACT);
        List<Outcome> second = inSequence(batches, Reuse.INTACT);
        List<Outcome> poisoned = inSequence(batches, Reuse.POISONED);
        List<Outcome> lentAgain = inSequence(batches, Reuse.POISONED_AND_LENT_AGAIN);
        String chance = difference(first, second, 1);
        String borrowed = difference(second, poisoned, 1);
        borrowed = borrowed == null ? difference(second, lentAgain, 1) : borrowed;
        String alone = signature.volatility() == Volatility.VOLATILE ? null : difference(first, cut(batches), 0);
        if (chance != null) {
            findings.problem(
                    Check.DETERMINISM,
                    subject,
                    "is declared " + signature.volatility() + " and gives different results for the same rows: "
                            + chance + "; declare it VOLATILE, or make it depend on its arguments only");
        } else if (borrowed != null) {
            findings.problem(
                    Check.BORROWING,
                    subject,
                    "reads memory of an argument after the call that it was lent for: its results change when that"
                            + " memory is overwritten between calls, " + borrowed + "; copy what is needed later");
        } else if (alone != null) {
            findings.problem(
                    Check.DETERMINISM,
                    subject,
                    "gives results that depend on the calls before, or on how rows are cut into batches: " + alone
                            + "; a kernel may keep caches, but equal rows must give equal results");
        }
    }

    private List<int[]> batches() {
        List<int[]> batches = new ArrayList<>();
        batches.add(new int[] {0});
        batches.add(range(0, 7));
        batches.add(range(0, data.length));
        batches.add(
                IntStream.range(0, SOME_ROWS).map(row -> SOME_ROWS - 1 - row).toArray());
        if (signature.nullHandling() == NullHandling.CALLED_ON_NULL) {
            batches.add(range(0, ArgumentCases.NULL_ROWS));
        }
        batches.add(range(data.length - 7, data.length));
        batches.add(new int[] {data.length - 1});
        batches.add(range(3, 3 + SOME_ROWS));
        batches.add(new int[] {0});
        return batches;
    }

    private static int[] range(int begin, int end) {
        return IntStream.range(begin, end).toArray();
    }

    /** What each batch should give: its part of the results for all rows. */
    private List<Outcome> cut(List<int[]> batches) {
        return batches.stream()
                .map(batch -> Outcome.of(
                        Arrays.stream(batch).mapToObj(expected.values()::get).toList()))
                .toList();
    }

    private static String difference(List<Outcome> one, List<Outcome> other, int fromCall) {
        if (one.size() != other.size()) {
            return "once it cannot be prepared";
        }
        for (int call = fromCall; call < one.size(); call++) {
            String difference = one.get(call).difference(other.get(call));
            if (difference != null) {
                return "in call " + (call + 1) + " " + difference;
            }
        }
        return null;
    }

    /** Of a run whose memory is overwritten only the results count: whatever else goes wrong is a consequence of it. */
    private List<Outcome> inSequence(List<int[]> batches, Reuse reuse) {
        LentMemory lent = memory.lentMemory(reuse);
        Findings noticed = reuse == Reuse.INTACT ? findings : new Findings();
        return memory.prepared(function, arguments, announced, subject, noticed, kernel -> {
            List<Outcome> outcomes = new ArrayList<>();
            for (int[] batch : batches) {
                int[] positions = Arrays.stream(batch).map(row -> data[row]).toArray();
                Outcome outcome =
                        kernel.call(lend(forEach(positions), Encoded.NONE, lent), positions.length, null, lent);
                outcomes.add(signature.volatility() == Volatility.VOLATILE ? outcome.withoutValues() : outcome);
            }
            return outcomes;
        });
    }

    private Outcome alone(int[] positions, Selection selection, Encoded encoded) {
        return alone(forEach(positions), positions.length, selection, encoded);
    }

    private Outcome alone(int[][] positions, int rows, Selection selection, Encoded encoded) {
        LentMemory lent = memory.lentMemory(Reuse.INTACT);
        return memory.prepared(
                        function,
                        arguments,
                        announced,
                        subject,
                        findings,
                        kernel -> List.of(kernel.call(lend(positions, encoded, lent), rows, selection, lent)))
                .get(0);
    }

    private LentArguments lend(int[][] positions, Encoded encoded, LentMemory lent) {
        Set<Encoding> accepted = signature.encodings();
        return LentArguments.of(arguments, accepted, positions, encoded, lent, memory.scratch());
    }

    private int[][] forEach(int[] positions) {
        int[][] all = new int[arguments.arguments().size()][];
        Arrays.fill(all, positions);
        return all;
    }

    private void checkEncodings() {
        int[] some = Arrays.copyOf(data, SOME_ROWS);
        for (int index = 0; index < arguments.arguments().size(); index++) {
            if (arguments.arguments().get(index).constant()) {
                continue;
            }
            if (signature.encodings().contains(Encoding.DICTIONARY)) {
                compare(forEach(some), new Encoded(index, Encoding.DICTIONARY));
            }
            if (signature.encodings().contains(Encoding.CONSTANT)) {
                int[][] positions = forEach(some);
                positions[index] = new int[SOME_ROWS];
                Arrays.fill(positions[index], data[SOME_ROWS]);
                compare(positions, new Encoded(index, Encoding.CONSTANT));
            }
        }
    }

    private void compare(int[][] positions, Encoded encoded) {
        String difference =
                alone(positions, SOME_ROWS, null, encoded).difference(alone(positions, SOME_ROWS, null, Encoded.NONE));
        if (difference != null) {
            findings.problem(
                    Check.DETERMINISM,
                    subject,
                    "gives different results for equal rows when argument " + (encoded.index() + 1) + " is "
                            + encoded.encoding() + " instead of FLAT: " + difference);
        }
    }

    /** Every third row counts; if the function sees no nulls, the others are null, as an engine has them. */
    private void checkSelection() {
        if (!signature.acceptsSelection()) {
            return;
        }
        int[] counted =
                IntStream.range(0, SOME_ROWS).filter(row -> row % 3 == 1).toArray();
        int[] positions = Arrays.copyOf(data, SOME_ROWS);
        if (signature.nullHandling() == NullHandling.NULL_ON_NULL) {
            for (int row = 0; row < positions.length; row++) {
                positions[row] = row % 3 == 1 ? positions[row] : -1;
            }
        }
        Outcome selected = alone(positions, new Selection(counted, counted.length), Encoded.NONE);
        Outcome atPositions = selected.hasFailed()
                ? selected
                : Outcome.of(
                        Arrays.stream(counted).mapToObj(selected.values()::get).toList());
        String difference = atPositions.difference(Outcome.of(
                Arrays.stream(counted).mapToObj(expected.values()::get).toList()));
        if (difference != null) {
            findings.problem(
                    Check.DETERMINISM,
                    subject,
                    "accepts selections and gives different results under one: among the selected rows, " + difference
                            + "; results keep the positions of their rows");
        }
    }

    /** The rows that are compared, for calls from several threads and under load. */
    ScalarProbe probe() {
        int[] some = Arrays.copyOf(data, SOME_ROWS);
        return new ScalarProbe(
                signature.name(),
                arguments.arguments(),
                arguments.rows(),
                signature.encodings(),
                some,
                expected.values().subList(0, SOME_ROWS));
    }

    boolean hasExpectedResults() {
        return expected != null && !expected.hasFailed();
    }
}
