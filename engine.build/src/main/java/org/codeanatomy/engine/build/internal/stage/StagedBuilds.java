package org.codeanatomy.engine.build.internal.stage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.arrow.memory.BufferAllocator;
import org.codeanatomy.engine.api.Engine;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.Session;
import org.codeanatomy.engine.build.BuildException;
import org.codeanatomy.engine.build.BuildException.Kind;
import org.codeanatomy.engine.build.BuildListener;
import org.codeanatomy.engine.build.BuildReport;
import org.codeanatomy.engine.build.BuildRequest;
import org.codeanatomy.engine.build.BuildService;
import org.codeanatomy.engine.build.BuildStage;
import org.codeanatomy.engine.build.OutputManifest;
import org.codeanatomy.engine.build.internal.files.Git;
import org.codeanatomy.engine.build.internal.output.EngineFailures;
import org.codeanatomy.engine.build.internal.output.OutputFolder;
import org.codeanatomy.engine.build.internal.output.SessionTables;
import org.codeanatomy.plugin.api.source.ModelView;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Runs builds stage by stage, each with a session of its own. Thread-safe. */
@Component
public final class StagedBuilds implements BuildService {

    /** Rows that wait for their turn may take this part of a session's memory; extractors and sinks need the rest. */
    private static final int WAITING_PART = 4;

    /** Rows of views that are read more than once may take this part; the views that read them need the rest. */
    private static final int HELD_PART = 4;

    private static final double MILLIS = 1000;

    private final Engine engine;

    /** Builds with an engine. */
    @Activate
    public StagedBuilds(@Reference Engine engine) {
        this.engine = Objects.requireNonNull(engine, "engine is null");
    }

    @Override
    public BuildReport build(BuildRequest request, BuildListener listener) {
        try {
            return buildInStages(request, listener);
        } catch (EngineException failed) {
            throw unlessCancelled(EngineFailures.of("the build failed", failed));
        } catch (BuildException failed) {
            throw unlessCancelled(failed);
        }
    }

    /** An interrupt makes whatever reads or writes at that moment fail, which looks like a damaged file or disk. */
    private static BuildException unlessCancelled(BuildException failed) {
        return Thread.currentThread().isInterrupted()
                ? new BuildException(Kind.EXECUTION, "CANCELLED", "the build was cancelled", failed)
                : failed;
    }

    private BuildReport buildInStages(BuildRequest request, BuildListener listener) {
        ProgressLog progress = new ProgressLog(listener);
        progress.enter(BuildStage.PARSE, "request");
        ParsedRequest parsed = ParsedRequest.of(request);
        progress.enter(BuildStage.VALIDATE, "request");
        ValidRequest valid = ValidRequest.of(parsed);
        progress.enter(BuildStage.COMPILE, "plugins");
        try (Session session = engine.openSession(request.settings());
                Model model = Model.lease(session)) {
            progress.enter(BuildStage.SCHEDULE, "files");
            Schedule schedule =
                    Schedule.of(valid, model.extractors(), request.settings().threads());
            try (OutputFolder output = OutputFolder.open(valid.output())) {
                return new Run(request, valid, session, model, schedule, output, progress).run();
            }
        }
    }

    /** The stages that write. */
    private record Run(
            BuildRequest request,
            ValidRequest valid,
            Session session,
            Model model,
            Schedule schedule,
            OutputFolder output,
            ProgressLog progress) {

        BuildReport run() {
            progress.enter(BuildStage.EXECUTE, "files");
            SessionTables tables = new SessionTables(session, output);
            ViewStage views = new ViewStage(session, output, tables);
            // equal sources must give equal tables, whatever the number of threads
            views.run("cannot make the session deterministic", "SET deterministic = on");
            EvidenceStage.Written evidence = extract(tables);
            progress.enter(BuildStage.MATERIALISE, "views");
            evidence.tables().forEach(views::register);
            List<OutputManifest.Table> all = new ArrayList<>(evidence.tables());
            try (HeldViews held = new HeldViews(session, request.settings().memoryBytes() / HELD_PART)) {
                all.addAll(materialise(views, held));
                held.giveUp();
                progress.step("rules", 0, model.rules().size());
                views.check(model.rules());
            }
            // counted before it is published: what is published has succeeded
            Summary summary = Summary.of(session, all);
            all.sort(Comparator.comparing(OutputManifest.Table::name));
            OutputManifest manifest = new OutputManifest(
                    OutputManifest.FORMAT,
                    new OutputManifest.Source(
                            valid.source().toString(),
                            new Git(valid.source()).revision().orElse(null)),
                    model.plugins(evidence.plugins()),
                    all);
            publish(manifest);
            progress.enter(BuildStage.MAINTAIN, "output folder");
            List<String> warnings = maintain();
            progress.enter(BuildStage.RESPOND, "report");
            return report(manifest, summary, warnings);
        }

        private EvidenceStage.Written extract(SessionTables tables) {
            int threads = request.settings().threads();
            long mostWaitingBytes = request.settings().memoryBytes() / WAITING_PART;
            try (BufferAllocator allocator = session.allocator().newChildAllocator("evidence", 0, Long.MAX_VALUE)) {
                return new EvidenceStage(model.extractors(), model.evidence(), tables, allocator)
                        .run(
                                schedule,
                                threads,
                                mostWaitingBytes,
                                done -> progress.step("files", done, schedule.files()));
            }
        }

        private List<OutputManifest.Table> materialise(ViewStage views, HeldViews held) {
            List<OutputManifest.Table> outputs = new ArrayList<>();
            List<ModelView> all = model.views();
            for (int i = 0; i < all.size(); i++) {
                ModelView view = all.get(i);
                progress.step(view.name(), i, all.size());
                if (view.output()) {
                    outputs.add(held.makingRoom(() -> views.materialise(view)));
                } else if (!HeldViews.isShared(view, all.subList(i + 1, all.size())) || !held.hold(view)) {
                    HeldViews.create(session, view);
                }
            }
            return outputs;
        }

        private void publish(OutputManifest manifest) {
            try {
                output.publish(manifest);
            } catch (IOException failed) {
                throw new BuildException(
                        Kind.EXECUTION,
                        "WRITE_FAILED",
                        "cannot publish the build in " + output.path() + ": " + failed.getMessage(),
                        failed);
            }
        }

        /** What is published stays published, so a failure here is a warning. */
        private List<String> maintain() {
            List<String> warnings = new ArrayList<>(schedule.warnings());
            try {
                output.removeLeftovers();
            } catch (IOException refused) {
                warnings.add("files that a killed build left in " + output.path() + " cannot be removed: "
                        + refused.getMessage());
            }
            return warnings;
        }

        private BuildReport report(OutputManifest manifest, Summary summary, List<String> warnings) {
            double seconds = Math.round(progress.seconds() * MILLIS) / MILLIS;
            return new BuildReport(
                    manifest.source().path(),
                    manifest.source().revision(),
                    output.path().toString(),
                    seconds,
                    summary.lines(),
                    Math.round(summary.lines() / Math.max(seconds, 1 / MILLIS)),
                    summary.files(),
                    summary.nodes(),
                    summary.edges(),
                    manifest.tables(),
                    warnings);
        }
    }
}
