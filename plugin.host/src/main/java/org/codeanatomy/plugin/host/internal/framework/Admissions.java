package org.codeanatomy.plugin.host.internal.framework;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.codeanatomy.plugin.host.internal.bundle.JarIdentity;
import org.codeanatomy.plugin.host.internal.bundle.PluginDeclaration;
import org.codeanatomy.plugin.host.internal.bundle.Texts;
import org.codeanatomy.plugin.host.internal.doctor.Doctor;
import org.codeanatomy.plugin.host.internal.generation.Event;
import org.codeanatomy.plugin.host.internal.generation.Origin;
import org.codeanatomy.plugin.host.internal.lease.AdmissionGate;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Admits plugin bundles that others installed and started. Works on the host's own thread: the components of a bundle
 * come only after the event that says it is started. Thread-safe.
 */
final class Admissions {

    private static final Logger LOG = LoggerFactory.getLogger(Admissions.class);

    private static final int READ_ATTEMPTS = 20;
    private static final long READ_AGAIN_MILLIS = 100;

    private final BundleContext context;
    private final Roster roster;
    private final Driver driver;
    private final Doctor doctor;
    private final AdmissionGate gate;
    private final ReentrantLock oneCandidate;
    private final ScheduledExecutorService clock;
    private volatile boolean swept;

    private record Present(Bundle bundle, PluginDeclaration declaration) {

        static Optional<Present> of(Bundle bundle) {
            return PluginDeclaration.of(bundle).map(declaration -> new Present(bundle, declaration));
        }

        String name() {
            return declaration.name();
        }

        boolean isOurs() {
            return JarIdentity.isOurs(bundle);
        }

        long bundleId() {
            return bundle.getBundleId();
        }
    }

    Admissions(
            BundleContext context,
            Roster roster,
            Driver driver,
            Doctor doctor,
            AdmissionGate gate,
            ReentrantLock oneCandidate,
            ScheduledExecutorService clock) {
        this.context = context;
        this.roster = roster;
        this.driver = driver;
        this.doctor = doctor;
        this.gate = gate;
        this.oneCandidate = oneCandidate;
        this.clock = clock;
    }

    /**
     * Admits or refuses every plugin that is present and meant to run, ordered by name, so that the outcome does not
     * depend on the order in which they were started. Of several bundles of one plugin the committed one is admitted, or
     * else the one installed last. Then the action is run.
     */
    void sweep(Runnable then) {
        submit(() -> {
            swept = true; // from now on bundles are admitted as they come; one that comes now is admitted once
            List<Present> present = Arrays.stream(context.getBundles())
                    .filter(Admissions::isMeantToRun)
                    .flatMap(bundle -> Present.of(bundle).stream())
                    .sorted(Comparator.comparing(Present::name)
                            .thenComparing(Present::isOurs, Comparator.reverseOrder())
                            .thenComparing(Present::bundleId, Comparator.reverseOrder()))
                    .toList();
            present.forEach(plugin -> admit(plugin.bundle(), plugin.declaration()));
            then.run();
        });
    }

    /** A bundle was started. */
    void started(Bundle bundle) {
        if (swept) {
            submit(() -> PluginDeclaration.of(bundle).ifPresent(declaration -> admit(bundle, declaration)));
        }
    }

    /** A bundle has new content, or is new. If it can never start, no event will say so: the doctor does. */
    void changed(Bundle bundle) {
        if (swept) {
            submit(() -> examineChanged(bundle, READ_ATTEMPTS));
        }
    }

    /** Felix fails in many ways when a bundle is read whose content is just being replaced. */
    private void examineChanged(Bundle bundle, int attempts) {
        try {
            PluginDeclaration.of(bundle)
                    .filter(declaration ->
                            !doctor.examine(bundle, declaration.name()).isEmpty())
                    .ifPresent(declaration -> admit(bundle, declaration));
        } catch (RuntimeException e) {
            if (attempts > 1 && bundle.getState() != Bundle.UNINSTALLED) {
                submit(() -> examineChanged(bundle, attempts - 1), READ_AGAIN_MILLIS);
            } else {
                gate.release(bundle.getBundleId());
                throw e;
            }
        }
    }

    /** A service of a suspended generation came back. */
    void resumed(Generation generation) {
        submit(() -> {
            oneCandidate.lock();
            try {
                driver.handle(generation, new Event.ServiceSeen());
            } finally {
                oneCandidate.unlock();
            }
        });
    }

    private void admit(Bundle bundle, PluginDeclaration declaration) {
        admit(bundle, declaration, READ_ATTEMPTS);
    }

    /** A bundle that is just being updated may not be readable yet, although the framework says that it is. */
    private void admit(Bundle bundle, PluginDeclaration declaration, int attempts) {
        try {
            admit(bundle, declaration, JarIdentity.of(bundle, roster.isUpdatedInPlace(bundle)));
            gate.release(bundle.getBundleId());
        } catch (IOException | IllegalStateException e) {
            if (attempts > 1 && bundle.getState() != Bundle.UNINSTALLED) {
                submit(() -> admit(bundle, declaration, attempts - 1), READ_AGAIN_MILLIS);
            } else {
                gate.release(bundle.getBundleId());
                LOG.error("{} {} cannot be read ({}).", declaration.name(), declaration.version(), Texts.of(e));
            }
        }
    }

    private void admit(Bundle bundle, PluginDeclaration declaration, String sha256) {
        oneCandidate.lock();
        try {
            if (roster.liveOf(bundle).isPresent()
                    || roster.isDiscarded(bundle)
                    || bundle.getState() == Bundle.UNINSTALLED) {
                return;
            }
            Generation generation = roster.add(bundle, declaration, sha256, Origin.OTHERS, null);
            driver.handle(generation, new Event.Discovered());
        } finally {
            oneCandidate.unlock();
        }
    }

    private static boolean isMeantToRun(Bundle bundle) {
        return bundle.getState() == Bundle.ACTIVE
                || bundle.adapt(BundleStartLevel.class).isPersistentlyStarted();
    }

    private void submit(Runnable work) {
        submit(work, 0);
    }

    private void submit(Runnable work, long delayMillis) {
        try {
            var unused = clock.schedule(() -> guarded(work), delayMillis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The host is stopping; nothing is admitted any more.");
        }
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) { // or it would be lost in a future that nobody looks at
            LOG.error("A plugin could not be checked.", e);
        }
    }
}
