package org.codeanatomy.engine.build.internal.stage;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.Result;
import org.codeanatomy.engine.api.Session;
import org.codeanatomy.engine.build.BuildException;
import org.codeanatomy.engine.build.BuildException.Kind;
import org.codeanatomy.engine.build.OutputManifest;
import org.codeanatomy.engine.build.internal.output.EngineFailures;
import org.codeanatomy.engine.build.internal.output.OutputFolder;
import org.codeanatomy.engine.build.internal.output.TableOpener;
import org.codeanatomy.engine.build.internal.output.TableWriter;
import org.codeanatomy.plugin.api.source.IntegrityRule;
import org.codeanatomy.plugin.api.source.ModelView;

/** Stage materialise: evidence becomes views, views become output tables, rules are checked. Used by one thread. */
final class ViewStage {

    private static final int MOST_EXAMPLES = 3;

    private final Session session;
    private final OutputFolder output;
    private final TableOpener opener;

    ViewStage(Session session, OutputFolder output, TableOpener opener) {
        this.session = session;
        this.output = output;
        this.opener = opener;
    }

    /** Makes a table known to the session at the version that was just written. */
    void register(OutputManifest.Table table) {
        try {
            session.register(table.name(), OutputManifest.TABLE_KIND, table.options(output.path()));
        } catch (EngineException refused) {
            throw EngineFailures.of("cannot read back table " + table.name(), refused);
        }
    }

    /** Computes an output, commits it, and makes it known to the session, so that later views read what was written. */
    OutputManifest.Table materialise(ModelView view) {
        OutputManifest.Table table;
        try (TableWriter writer = opener.open(view.name(), view.schema(), Kind.NORMALISATION);
                Result rows = session.execute(view.sql())) {
            writer.requireColumns(rows.schema().getFields());
            for (VectorSchemaRoot batch = rows.next(); batch != null; batch = rows.next()) {
                requireNotCancelled(rows);
                writer.write(batch);
            }
            table = writer.commit();
        } catch (EngineException failed) {
            throw EngineFailures.of("view " + view.name(), failed);
        }
        register(table);
        return table;
    }

    static void requireNotCancelled(Result rows) {
        if (Thread.currentThread().isInterrupted()) {
            rows.cancel();
            throw new BuildException(Kind.EXECUTION, "CANCELLED", "the build was cancelled");
        }
    }

    /** A statement that returns nothing of interest. */
    void run(String what, String sql) {
        try {
            session.execute(sql).close();
        } catch (EngineException refused) {
            throw EngineFailures.of(what, refused);
        }
    }

    /**
     * Checks all rules.
     *
     * @throws BuildException naming every rule that is broken, with examples
     */
    void check(List<IntegrityRule> rules) {
        List<String> broken = new ArrayList<>();
        for (IntegrityRule rule : rules) {
            List<String> examples = examples(rule);
            if (!examples.isEmpty()) {
                broken.add(rule.message() + " (rule " + rule.name() + "; for example " + String.join(", ", examples)
                        + ")");
            }
        }
        if (!broken.isEmpty()) {
            throw BuildException.ofProblems(Kind.EXECUTION, "INTEGRITY_VIOLATION", broken);
        }
    }

    private List<String> examples(IntegrityRule rule) {
        List<String> examples = new ArrayList<>();
        try (Result rows = session.execute(rule.sql())) {
            VectorSchemaRoot batch = rows.next();
            while (batch != null && examples.size() < MOST_EXAMPLES) {
                for (int row = 0; row < batch.getRowCount() && examples.size() < MOST_EXAMPLES; row++) {
                    examples.add(text(batch, row));
                }
                batch = rows.next();
            }
            return examples;
        } catch (EngineException failed) {
            throw EngineFailures.of("rule " + rule.name(), failed);
        }
    }

    private static String text(VectorSchemaRoot batch, int row) {
        List<String> values = batch.getFieldVectors().stream()
                .map(vector -> vector.getName() + "=" + vector.getObject(row))
                .toList();
        return "[" + String.join(" ", values) + "]";
    }
}
