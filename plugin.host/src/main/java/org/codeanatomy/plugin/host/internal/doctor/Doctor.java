package org.codeanatomy.plugin.host.internal.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.codeanatomy.plugin.host.internal.bundle.PluginDeclaration;
import org.codeanatomy.plugin.host.internal.bundle.Texts;
import org.codeanatomy.plugin.host.internal.slot.SlotNames;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Reads the manifest and the classes of an installed bundle, started or not, and says everything that keeps it from
 * being a plugin here. Runs none of its code and resolves nothing. Each problem is a sentence that goes on after "… is
 * refused:". Thread-safe.
 */
public final class Doctor {

    private static final List<String> GONE = List.of("it was uninstalled while it was being checked");

    private final Bundle system;
    private final NeedCheck needs;
    private final ContentCheck content;

    /** A doctor for the runtime of this system bundle. */
    public Doctor(Bundle system) {
        this.system = Objects.requireNonNull(system, "system is null");
        OfferedHere offers = new OfferedHere(system);
        this.needs = new NeedCheck(system, offers);
        this.content = new ContentCheck(offers);
    }

    /** All problems that can be told without running its code; empty if there are none. Changes nothing. */
    public List<String> examine(Bundle bundle, String pluginName) {
        try {
            BundleRevision revision = bundle.adapt(BundleRevision.class);
            return revision == null ? GONE : examine(bundle, revision, pluginName);
        } catch (IllegalStateException e) { // the framework's way to say that a bundle is no longer there
            return GONE;
        }
    }

    private List<String> examine(Bundle bundle, BundleRevision revision, String pluginName) {
        SlotNames declared =
                PluginDeclaration.of(bundle).map(PluginDeclaration::names).orElse(SlotNames.NONE);
        List<String> problems = new ArrayList<>(DeclarationCheck.problems(revision, pluginName, declared));
        problems.addAll(ShapeCheck.problems(bundle, revision));
        problems.addAll(needs.problems(revision));
        try {
            BundleClasses classes = BundleClasses.of(bundle);
            problems.addAll(content.problems(revision, classes));
            problems.addAll(ComponentCheck.problems(bundle, classes, declared));
        } catch (IOException e) {
            problems.add("its jar cannot be read (" + Texts.of(e) + "); copy it again");
        }
        return problems;
    }

    /**
     * Has the framework resolve a bundle in which nothing else was found wrong, and says what may be the matter if it
     * does not. Only for a bundle that nobody else handles: Felix breaks off the update or start of a bundle by one
     * thread when another one resolves it.
     */
    public Optional<String> resolve(Bundle bundle) {
        return system.adapt(FrameworkWiring.class).resolveBundles(Set.of(bundle))
                ? Optional.empty()
                : Optional.of("all it needs is here, but cannot be had together: one of the bundles that offer it is"
                        + " itself unresolved, or two of them bring different versions of the same package");
    }
}
