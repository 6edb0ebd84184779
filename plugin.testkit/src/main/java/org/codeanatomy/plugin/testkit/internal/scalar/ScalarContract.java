package org.codeanatomy.plugin.testkit.internal.scalar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.ScalarFunction;
import org.codeanatomy.plugin.api.function.ScalarFunctions;
import org.codeanatomy.plugin.api.function.Volatility;
import org.codeanatomy.plugin.host.ServedService;
import org.codeanatomy.plugin.testkit.Check;
import org.codeanatomy.plugin.testkit.Sample;
import org.codeanatomy.plugin.testkit.internal.report.Failures;
import org.codeanatomy.plugin.testkit.internal.report.Findings;

/** The contract of scalar functions. Remembers one call whose results are known, for the checks under load. */
public final class ScalarContract implements AutoCloseable {

    private static final int THREADS = 4;
    private static final int CALLS_PER_THREAD = 8;

    private final List<Sample> samples;
    private final long seed;
    private final BufferAllocator root;
    private final Findings findings;
    private final BufferAllocator rows = new RootAllocator();
    private ScalarProbe probe;

    /** @param root the host's allocator */
    public ScalarContract(List<Sample> samples, long seed, BufferAllocator root, Findings findings) {
        this.samples = List.copyOf(samples);
        this.seed = seed;
        this.root = root;
        this.findings = findings;
    }

    /** A call to make under load, if a function was found whose results are known. */
    public Optional<ScalarProbe> probe() {
        return Optional.ofNullable(probe);
    }

    /** Checks all functions of a service. */
    public void check(ServedService<ScalarFunctions> served) {
        List<ScalarFunction> functions = served.service().functions();
        List<String> again =
                served.service().functions().stream().map(ScalarContract::name).toList();
        if (!functions.stream().map(ScalarContract::name).toList().equals(again)) {
            findings.problem(Check.RESULT, "scalar functions", "are not the same list at every call of functions()");
        }
        for (ScalarFunction function : functions) {
            check(function, served.allocator());
        }
    }

    private static String name(ScalarFunction function) {
        return function.signature().name();
    }

    private void check(ScalarFunction function, BufferAllocator generation) {
        FunctionSignature signature = function.signature();
        String subject = "function " + signature.name();
        List<String> refusals = new ArrayList<>();
        int tried = 0;
        List<ArgumentCase> cases = cases(signature);
        for (ArgumentCase arguments : cases) {
            tried++;
            try (ScalarMemory memory = new ScalarMemory(signature.name(), generation, root)) {
                CaseContract contract = new CaseContract(function, signature, arguments, subject, memory, findings);
                contract.check().ifPresent(refusal -> refusals.add(arguments.label() + ": " + refusal));
                if (contract.hasExpectedResults()
                        && signature.volatility() != Volatility.VOLATILE
                        && !findings.hasProblem(subject)) {
                    checkThreads(function, contract.probe(), subject, generation);
                    keep(contract.probe());
                }
            } catch (RuntimeException thrown) {
                findings.problem(
                        Check.ERRORS,
                        subject,
                        "leaves memory in a state with which the checks cannot go on: " + Failures.text(thrown));
            }
        }
        cases.stream().filter(arguments -> !isKept(arguments)).forEach(ArgumentCase::close);
        report(signature, subject, tried, refusals);
    }

    private void keep(ScalarProbe candidate) {
        if (probe == null && !findings.hasProblem("function " + candidate.name())) {
            probe = candidate;
        }
    }

    private boolean isKept(ArgumentCase arguments) {
        return probe != null && probe.isOf(arguments);
    }

    private void report(FunctionSignature signature, String subject, int tried, List<String> refusals) {
        int taken = tried - refusals.size();
        String samplesHint = "; give it arguments with Sample.call(\"" + signature.name() + "\", …) or Sample.columns";
        if (tried == 0) {
            findings.notChecked(
                    Check.RESULT, subject, "no values can be made up for the types of its parameters" + samplesHint);
        } else if (taken == 0) {
            findings.notChecked(
                    Check.RESULT, subject, "it refuses all arguments, for instance " + refusals.get(0) + samplesHint);
        } else if (!refusals.isEmpty()) {
            findings.notChecked(
                    Check.RESULT,
                    subject,
                    "it refuses " + refusals.size() + " of " + tried + " combinations of arguments, for instance "
                            + refusals.get(0) + samplesHint);
        }
        if (taken > 0) {
            findings.checked(
                    Check.RESULT,
                    subject,
                    taken + (taken == 1 ? " combination" : " combinations") + " of arguments, batches of 1 to "
                            + ArgumentCases.ROWS + " rows, lent memory overwritten after each call"
                            + (signature.volatility() == Volatility.VOLATILE
                                    ? "; results not compared, since it is VOLATILE"
                                    : ""));
        }
    }

    private List<ArgumentCase> cases(FunctionSignature signature) {
        ArgumentCases maker = new ArgumentCases(signature, seed, rows);
        List<ArgumentCase> cases = new ArrayList<>();
        for (Sample sample : samples) {
            if (sample instanceof Sample.Columns columns && columns.name().equalsIgnoreCase(signature.name())) {
                cases.add(maker.ofVectors(columns.columns().apply(rows)));
            } else if (sample instanceof Sample.Call call && call.name().equalsIgnoreCase(signature.name())) {
                if (maker.takes(call.arguments().size())) {
                    cases.add(maker.of(call));
                } else {
                    findings.problem(
                            Check.RESULT,
                            "function " + signature.name(),
                            "takes " + signature.required() + " to "
                                    + signature.parameters().size() + " arguments, and the sample has "
                                    + call.arguments().size() + ": correct the sample");
                }
            }
        }
        for (List<ArrowType> types : maker.combinations()) {
            cases.add(maker.madeUp(types));
        }
        return cases;
    }

    private void checkThreads(ScalarFunction function, ScalarProbe call, String subject, BufferAllocator generation) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Optional<String>>> results = new ArrayList<>();
            for (int i = 0; i < THREADS * CALLS_PER_THREAD; i++) {
                results.add(threads.submit(() -> call.call(function, generation)));
            }
            for (Future<Optional<String>> result : results) {
                result.get()
                        .ifPresent(problem -> findings.problem(
                                Check.THREADS,
                                subject,
                                "gives other results when " + THREADS
                                        + " threads call it at once, each with a kernel of" + " its own: " + problem
                                        + "; kernels must not share state that they change"));
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A probing thread failed.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            threads.shutdown();
            awaitEnd(threads);
        }
    }

    private static void awaitEnd(ExecutorService threads) {
        try {
            if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("A probing thread did not end within a minute.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (probe != null) {
            probe.close();
        }
        rows.close();
    }
}
