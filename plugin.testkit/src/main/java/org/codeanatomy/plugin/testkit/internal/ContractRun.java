package org.codeanatomy.plugin.testkit.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.codeanatomy.plugin.api.function.FunctionDescription;
import org.codeanatomy.plugin.api.function.FunctionDescription.Kind;
import org.codeanatomy.plugin.api.function.ScalarFunctions;
import org.codeanatomy.plugin.api.function.TableFunctions;
import org.codeanatomy.plugin.api.procedure.Procedures;
import org.codeanatomy.plugin.api.source.SourceExtractor;
import org.codeanatomy.plugin.api.source.ViewPack;
import org.codeanatomy.plugin.api.table.TableProviderFactory;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.LeaseHolder;
import org.codeanatomy.plugin.host.PluginHost;
import org.codeanatomy.plugin.host.PluginRefusedException;
import org.codeanatomy.plugin.host.SnapshotLease;
import org.codeanatomy.plugin.host.UpdateReport;
import org.codeanatomy.plugin.testkit.Check;
import org.codeanatomy.plugin.testkit.ContractReport;
import org.codeanatomy.plugin.testkit.Sample;
import org.codeanatomy.plugin.testkit.internal.life.CallingThread;
import org.codeanatomy.plugin.testkit.internal.life.LoadContract;
import org.codeanatomy.plugin.testkit.internal.life.SwapContract;
import org.codeanatomy.plugin.testkit.internal.report.Findings;
import org.codeanatomy.plugin.testkit.internal.runtime.ContractRuntime;
import org.codeanatomy.plugin.testkit.internal.runtime.PluginFile;
import org.codeanatomy.plugin.testkit.internal.scalar.ScalarContract;
import org.codeanatomy.plugin.testkit.internal.source.ExtractorContract;
import org.codeanatomy.plugin.testkit.internal.source.ViewContract;
import org.codeanatomy.plugin.testkit.internal.table.TableFunctionContract;
import org.codeanatomy.plugin.testkit.internal.table.TableProviderContract;

/** The checks of one plugin in one runtime, in order: admitted, called, swapped, swapped under load, unloaded. */
public final class ContractRun {

    private static final int SWAPS_UNDER_LOAD = 20;

    private final PluginHost host;
    private final Path scratch;
    private final PluginFile file;
    private final List<Sample> samples;
    private final Plan plan;
    private final Findings findings = new Findings();

    /**
     * How to check.
     *
     * @param seed of made-up values
     * @param swaps how many times the plugin is replaced by itself, apart from the swaps under load
     * @param callersEnd whether the thread that calls the plugin ends before unloading is proved
     */
    public record Plan(long seed, int swaps, boolean callersEnd) {}

    /** Checks a file in a runtime. */
    public ContractRun(ContractRuntime runtime, PluginFile file, List<Sample> samples, Plan plan) {
        this.host = runtime.host();
        this.scratch = runtime.scratch();
        this.file = file;
        this.samples = List.copyOf(samples);
        this.plan = plan;
    }

    /** Runs all checks. */
    public ContractReport run() {
        Optional<GenerationId> admitted = install();
        if (admitted.isEmpty()) {
            return findings.report(file.path().getFileName().toString());
        }
        String plugin = admitted.get().plugin();
        try (ScalarContract scalars = new ScalarContract(samples, plan.seed(), host.rootAllocator(), findings);
                CallingThread caller = new CallingThread(() -> checkServices(scalars))) {
            caller.awaitCalls();
            if (plan.callersEnd()) {
                caller.close();
                findings.notChecked(
                        Check.SWAP,
                        "plugin " + plugin,
                        "whether calls leave objects in a ThreadLocal; the thread that made them has ended");
            }
            SwapContract life = new SwapContract(host, plugin, file.path(), caller, findings);
            life.swap(plan.swaps());
            new LoadContract(host, plugin, file.path(), findings).swap(SWAPS_UNDER_LOAD, scalars.probe());
            life.uninstall();
        }
        return findings.report(admitted.get().toString());
    }

    private Optional<GenerationId> install() {
        String subject = "plugin " + file.path().getFileName();
        try {
            UpdateReport report = host.install(file.path());
            findings.checked(Check.ADMISSION, subject, report.summary());
            findings.notChecked(Check.ADMISSION, subject, "its smoke query, if it has one; that needs an engine");
            return report.after();
        } catch (PluginRefusedException refused) {
            for (String reason : refused.reasons()) {
                findings.oneOfProblems(Check.ADMISSION, subject, "is refused: " + reason + hint(reason));
            }
            return Optional.empty();
        }
    }

    private static String hint(String reason) {
        return reason.startsWith("needs package")
                ? " (contract tests offer the platform, and what bundles on the test's class path export)"
                : "";
    }

    /** Nothing of the plugin may stay in a local variable or field after this returns: it would not be unloaded. */
    private void checkServices(ScalarContract scalars) {
        try (SnapshotLease lease = host.lease(new Checker())) {
            List<FunctionDescription> callable = describe(lease);
            checkSampleNames(lease, callable);
            lease.services(ScalarFunctions.class).forEach(scalars::check);
            TableFunctionContract called = new TableFunctionContract(samples, callable, findings);
            lease.services(TableFunctions.class).forEach(called::checkFunctions);
            lease.services(Procedures.class).forEach(called::checkProcedures);
            TableProviderContract tables = new TableProviderContract(samples, scratch, findings);
            lease.services(TableProviderFactory.class).forEach(tables::check);
            ExtractorContract extractors = new ExtractorContract(samples, repository(), findings);
            lease.services(SourceExtractor.class).forEach(extractors::check);
            ViewContract views = new ViewContract(findings);
            lease.services(ViewPack.class).forEach(served -> views.check(served.service()));
        }
    }

    private static List<FunctionDescription> describe(SnapshotLease lease) {
        List<FunctionDescription> callable = new ArrayList<>();
        lease.services(ScalarFunctions.class).forEach(served -> served.service()
                .functions()
                .forEach(function -> callable.add(
                        new FunctionDescription(served.generation().plugin(), Kind.SCALAR, function.signature()))));
        lease.services(TableFunctions.class).forEach(served -> served.service()
                .functions()
                .forEach(function -> callable.add(
                        new FunctionDescription(served.generation().plugin(), Kind.TABLE, function.signature()))));
        return callable;
    }

    /** A sample for something that the plugin does not bring would be left out silently. */
    private void checkSampleNames(SnapshotLease lease, List<FunctionDescription> callable) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        callable.forEach(function -> names.add(function.signature().name()));
        lease.services(Procedures.class).forEach(served -> served.service()
                .procedures()
                .forEach(procedure -> names.add(procedure.signature().name())));
        lease.services(TableProviderFactory.class)
                .forEach(served -> names.add(served.service().kind()));
        lease.services(SourceExtractor.class)
                .forEach(served -> names.add(served.service().language()));
        for (Sample sample : samples) {
            if (!names.contains(sample.name())) {
                findings.oneOfProblems(
                        Check.ADMISSION,
                        "sample " + sample.name(),
                        "the plugin brings nothing of that name, but " + names + ": correct the sample");
            }
        }
    }

    private Path repository() {
        try {
            return Files.createDirectories(scratch.resolve("repository")).toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder for extraction cannot be made.", e);
        }
    }

    private static final class Checker implements LeaseHolder {

        @Override
        public String description() {
            return "contract tests";
        }

        @Override
        public void cancel(String reason) {
            throw new IllegalStateException("Nothing is replaced while services are checked, but: " + reason);
        }
    }
}
