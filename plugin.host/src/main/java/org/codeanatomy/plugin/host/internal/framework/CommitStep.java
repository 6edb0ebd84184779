package org.codeanatomy.plugin.host.internal.framework;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.codeanatomy.plugin.host.internal.bundle.JarIdentity;
import org.codeanatomy.plugin.host.internal.bundle.Texts;
import org.codeanatomy.plugin.host.internal.generation.Event;
import org.codeanatomy.plugin.host.internal.journal.JournalEntry;
import org.codeanatomy.plugin.host.internal.journal.PluginContent;
import org.codeanatomy.plugin.host.internal.store.StateFolder;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes into the journal who serves from now on. Thread-safe. */
final class CommitStep {

    private static final Logger LOG = LoggerFactory.getLogger(CommitStep.class);

    private final StateFolder state;

    CommitStep(StateFolder state) {
        this.state = state;
    }

    /** When this passes, the candidate is what serves after a restart. */
    Event commit(Generation candidate) {
        Intent intent = candidate.intent();
        try {
            Generation predecessor = candidate.predecessor();
            if (predecessor != null) {
                keepJar(predecessor);
            }
            candidate.entry(state.commitments()
                    .commit(
                            intent.change(),
                            candidate.id().plugin(),
                            contentOf(candidate),
                            predecessor == null ? PluginContent.NONE : contentOf(predecessor),
                            intent.file()));
            return new Event.Passed();
        } catch (IOException e) {
            return new Event.Failed("it passed every check and cannot be committed, because the journal in "
                    + state.folder() + " cannot be written (" + Texts.of(e) + "): make room there and try again");
        }
    }

    /** It could not be published after all. */
    void takeBack(Generation candidate) {
        JournalEntry entry = candidate.entry();
        try {
            state.commitments().undo(entry);
        } catch (IOException e) {
            LOG.error(
                    "{} does not serve, but the journal in {} says that it does, and cannot be written ({}): it serves"
                            + " after a restart.",
                    candidate.id(),
                    state.folder(),
                    Texts.of(e));
        }
    }

    /** A jar that others brought is kept as well, where it is still to be had, so that there is a way back to it. */
    private void keepJar(Generation predecessor) {
        Bundle bundle = predecessor.bundle();
        String sha256 = predecessor.id().sha256();
        try {
            Optional<Path> jar = bundle == null ? Optional.empty() : JarIdentity.source(bundle);
            if (jar.isPresent() && !state.jars().has(sha256)) {
                state.jars().add(jar.get(), sha256);
            }
        } catch (IOException e) {
            LOG.info("There is no way back to {}: its jar cannot be kept ({}).", predecessor.id(), Texts.of(e));
        }
    }

    static PluginContent contentOf(Generation generation) {
        return new PluginContent(
                generation.id().version(),
                generation.id().sha256(),
                generation.declaration().buildId());
    }
}
