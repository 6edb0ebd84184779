package org.codeanatomy.plugin.host.internal.framework;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.codeanatomy.plugin.host.ChangeOptions;
import org.codeanatomy.plugin.host.ChangeOptions.AfterDrain;
import org.codeanatomy.plugin.host.internal.bundle.Texts;
import org.codeanatomy.plugin.host.internal.generation.Event;
import org.codeanatomy.plugin.host.internal.lease.LiveGeneration;
import org.codeanatomy.plugin.host.internal.lease.Publications;
import org.codeanatomy.plugin.host.internal.memory.GenerationMemory;
import org.codeanatomy.plugin.host.view.MemoryStatus;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps that lead a generation out of service and out of the framework. Thread-safe. */
final class RetirementSteps {

    private static final Logger LOG = LoggerFactory.getLogger(RetirementSteps.class);

    private final Publications publications;
    private final HostSettings settings;
    private final Bundle system;

    RetirementSteps(Publications publications, HostSettings settings, Bundle system) {
        this.publications = publications;
        this.settings = settings;
        this.system = system;
    }

    void withdraw(Generation generation) {
        LiveGeneration live = generation.live();
        if (live != null) {
            publications.withdraw(live);
        }
    }

    /** When the framework stops nobody is waited for: statements are cancelled at once. */
    Event drain(Generation generation) {
        long begin = System.nanoTime();
        boolean drained = isShuttingDown()
                ? awaitDrained(generation.live(), Duration.ZERO)
                : awaitDrained(generation, generation.ending());
        generation.drain(new Generation.DrainResult(millisSince(begin), 0));
        return drained ? new Event.Drained() : new Event.LimitPassed();
    }

    void cancelHolders(Generation generation) {
        LiveGeneration live = generation.live();
        if (live != null) {
            String why = String.join("; ", generation.lifecycle().reasons());
            int cancelled = live.cancelHolders(generation.id() + " " + why + ", and statements on it had "
                    + generation.drain().millis() + " ms to end");
            generation.drain(new Generation.DrainResult(generation.drain().millis(), cancelled));
        }
    }

    Event drainCancelled(Generation generation) {
        LiveGeneration live = generation.live();
        long begin = System.nanoTime();
        if (!awaitDrained(live, settings.cancel())) {
            List<String> left = live.holderDescriptions();
            LOG.error("{} is stopped although statements did not end when cancelled: {}", generation.id(), left);
        }
        Generation.DrainResult before = generation.drain();
        generation.drain(new Generation.DrainResult(before.millis() + millisSince(begin), before.cancelled()));
        return new Event.Drained();
    }

    /** Another thread drains it; whoever wants to stop the bundle has to wait as long, unless everything stops. */
    void awaitDrainedByOther(Generation generation) {
        if (isShuttingDown()) {
            cancelHolders(generation);
            awaitDrained(generation.live(), settings.cancel());
        } else {
            awaitDrained(generation.live(), settings.drain().plus(settings.cancel()));
        }
    }

    /** Waits in slices, because the framework may begin to stop while statements are waited for without a limit. */
    private boolean awaitDrained(Generation generation, ChangeOptions ending) {
        Duration limit = ending.drain().orElse(settings.drain());
        if (ending.afterDrain() == AfterDrain.CANCEL) {
            return awaitDrained(generation.live(), limit);
        }
        while (!awaitDrained(generation.live(), settings.cancel())) {
            if (isShuttingDown() || Thread.currentThread().isInterrupted()) {
                return false;
            }
        }
        return true;
    }

    private static boolean awaitDrained(LiveGeneration live, Duration limit) {
        try {
            return live == null || live.awaitDrained(limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // whoever stops the bundle does not want to wait any longer
            return false;
        }
    }

    void releaseServices(Generation generation) {
        withdraw(generation);
        generation.live(null);
        generation.services().release();
    }

    void releaseMemory(Generation generation) {
        GenerationMemory memory = generation.memory();
        if (memory == null) {
            return;
        }
        memory.close();
        MemoryStatus left = memory.status();
        if (left.openBuffers() == 0) {
            generation.memory(null);
            return;
        }
        String sentence = "it left " + left.bytes() + " bytes of off-heap memory behind, in " + left.openBuffers()
                + (left.openBuffers() == 1 ? " buffer" : " buffers");
        List<String> sites = memory.sites();
        LOG.error("{} is retired, and {}{}", generation.id(), sentence, sites.isEmpty() ? "." : ": " + sites);
        generation.leftBehind(List.of(sites.isEmpty() ? sentence : sentence + ": " + String.join(", ", sites)));
    }

    /** Uninstalls the bundle. */
    Event removeBundle(Generation generation) {
        generation.leftBehind(usersOfServices(generation.bundle()));
        return uninstall(generation)
                .<Event>map(problem -> new Event.Held("its bundle cannot be uninstalled (" + problem + ")"))
                .orElseGet(Event.Gone::new);
    }

    /** Other bundles that have got services of it: the framework takes them back, but they may keep the objects. */
    private static List<String> usersOfServices(Bundle bundle) {
        Set<String> users = new TreeSet<>();
        for (ServiceReference<?> service : servicesOf(bundle)) {
            Bundle[] using = service.getUsingBundles();
            for (Bundle user : using == null ? new Bundle[0] : using) {
                users.add("bundle " + user.getSymbolicName() + " " + user.getVersion()
                        + " used a service of it, past the host, until it was removed");
            }
        }
        return List.copyOf(users);
    }

    private static List<ServiceReference<?>> servicesOf(Bundle bundle) {
        try {
            ServiceReference<?>[] services = bundle == null ? null : bundle.getRegisteredServices();
            return services == null ? List.of() : List.of(services);
        } catch (IllegalStateException uninstalled) { // by somebody else, and it has no services any more
            return List.of();
        }
    }

    /**
     * Uninstalls the bundle of a candidate that is not wanted. Not while somebody is stopping it, who is then waiting for
     * this: whoever brought it does it afterwards.
     */
    void discardBundle(Generation generation) {
        Bundle bundle = generation.bundle();
        if (bundle != null && bundle.getState() == Bundle.STOPPING) {
            return;
        }
        uninstall(generation)
                .ifPresent(problem -> LOG.error(
                        "{} does not serve, but its bundle cannot be uninstalled ({}).", generation.id(), problem));
        generation.forgetBundle();
    }

    private static Optional<String> uninstall(Generation generation) {
        Bundle bundle = generation.bundle();
        if (bundle != null && bundle.getState() != Bundle.UNINSTALLED) {
            try {
                bundle.uninstall();
            } catch (BundleException | IllegalStateException e) {
                return Optional.of(Texts.of(e));
            }
        }
        return Optional.empty();
    }

    boolean isShuttingDown() {
        return system.getState() == Bundle.STOPPING;
    }

    private static long millisSince(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }
}
