package org.codeanatomy.plugin.testkit.internal.table;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;
import org.codeanatomy.plugin.api.function.Argument;
import org.codeanatomy.plugin.api.function.FunctionDescription;
import org.codeanatomy.plugin.api.function.FunctionSignature;
import org.codeanatomy.plugin.api.function.TableFunction;
import org.codeanatomy.plugin.api.function.TableFunctions;
import org.codeanatomy.plugin.api.procedure.Procedure;
import org.codeanatomy.plugin.api.procedure.Procedures;
import org.codeanatomy.plugin.api.table.BatchReader;
import org.codeanatomy.plugin.api.table.ReadContext;
import org.codeanatomy.plugin.host.ServedService;
import org.codeanatomy.plugin.testkit.Check;
import org.codeanatomy.plugin.testkit.Sample;
import org.codeanatomy.plugin.testkit.internal.report.Failures;
import org.codeanatomy.plugin.testkit.internal.report.Findings;
import org.codeanatomy.plugin.testkit.internal.vector.Values;

/** The contract of what is called with constants and gives rows: table functions and procedures. */
public final class TableFunctionContract {

    private static final int MOST_ROWS = 2048;

    private final List<Sample> samples;
    private final List<FunctionDescription> callable;
    private final Findings findings;

    /** @param callable what a table function is told of the functions of the statement */
    public TableFunctionContract(List<Sample> samples, List<FunctionDescription> callable, Findings findings) {
        this.samples = List.copyOf(samples);
        this.callable = List.copyOf(callable);
        this.findings = findings;
    }

    /** Checks all table functions of a service. */
    public void checkFunctions(ServedService<TableFunctions> served) {
        for (TableFunction function : served.service().functions()) {
            String subject = "table function " + function.signature().name();
            for (List<Argument> arguments : calls(function.signature(), subject, Check.SCAN)) {
                try {
                    ScanContract scan = new ScanContract(
                            function.bind(arguments, () -> callable), subject, served.allocator(), findings);
                    scan.check();
                } catch (Exception | LinkageError thrown) {
                    refused(thrown, "bind", subject, Check.SCAN);
                }
            }
        }
    }

    /** Checks all procedures of a service. */
    public void checkProcedures(ServedService<Procedures> served) {
        for (Procedure procedure : served.service().procedures()) {
            String subject = "procedure " + procedure.signature().name();
            for (List<Argument> arguments : calls(procedure.signature(), subject, Check.SCAN)) {
                try {
                    ScanContract.inAllocator(
                            "a call",
                            allocator -> {
                                try (BatchReader report =
                                        procedure.call(arguments, new ReadContext(allocator, MOST_ROWS))) {
                                    int rows = new BatchReading(subject, findings)
                                            .rows(report, procedure.resultSchema(), MOST_ROWS)
                                            .size();
                                    findings.checked(Check.SCAN, subject, "called, and reported " + rows + " rows");
                                }
                            },
                            subject,
                            served.allocator(),
                            findings);
                } catch (Exception | LinkageError thrown) {
                    refused(thrown, "call", subject, Check.SCAN);
                }
            }
        }
    }

    private void refused(Throwable thrown, String doing, String subject, Check check) {
        if (Failures.isAdmitted(thrown, doing, subject, findings)) {
            findings.problem(check, subject, "refuses the call that it was given: " + Failures.text(thrown));
        }
    }

    /** The calls to make: those of samples, or the one without arguments. */
    private List<List<Argument>> calls(FunctionSignature signature, String subject, Check check) {
        List<List<Argument>> calls = new ArrayList<>();
        for (Sample sample : samples) {
            if (sample instanceof Sample.Call call && call.name().equalsIgnoreCase(signature.name())) {
                calls.add(arguments(signature, call));
            }
        }
        if (calls.isEmpty() && signature.required() == 0) {
            calls.add(List.of());
        }
        if (calls.isEmpty()) {
            findings.notChecked(
                    check,
                    subject,
                    "it needs " + signature.required()
                            + (signature.required() == 1 ? " argument" : " arguments")
                            + "; give them with Sample.call(\""
                            + signature.name() + "\", …)");
        }
        return calls;
    }

    private static List<Argument> arguments(FunctionSignature signature, Sample.Call call) {
        List<Argument> arguments = new ArrayList<>();
        for (int index = 0; index < call.arguments().size(); index++) {
            Object value = call.arguments().get(index);
            var parameter = signature
                    .parameters()
                    .get(Math.min(index, signature.parameters().size() - 1));
            var type = Values.typeFor(value, parameter.accepted());
            arguments.add(new Argument(Field.nullable(parameter.name(), type), true, Values.literal(value, type)));
        }
        return arguments;
    }
}
