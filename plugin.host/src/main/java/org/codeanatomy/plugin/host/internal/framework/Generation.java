package org.codeanatomy.plugin.host.internal.framework;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.codeanatomy.plugin.host.ChangeOptions;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.PluginStatus;
import org.codeanatomy.plugin.host.internal.bundle.PluginDeclaration;
import org.codeanatomy.plugin.host.internal.bundle.ServiceHolds;
import org.codeanatomy.plugin.host.internal.generation.Action;
import org.codeanatomy.plugin.host.internal.generation.Event;
import org.codeanatomy.plugin.host.internal.generation.Lifecycle;
import org.codeanatomy.plugin.host.internal.generation.Origin;
import org.codeanatomy.plugin.host.internal.generation.Phase;
import org.codeanatomy.plugin.host.internal.generation.Transition;
import org.codeanatomy.plugin.host.internal.journal.Change;
import org.codeanatomy.plugin.host.internal.journal.JournalEntry;
import org.codeanatomy.plugin.host.internal.lease.LiveGeneration;
import org.codeanatomy.plugin.host.internal.memory.GenerationMemory;
import org.codeanatomy.plugin.host.internal.slot.SlotNames;
import org.osgi.framework.Bundle;

/**
 * A generation with what the framework holds of it. When it is retired only names are left: bundle, services and memory
 * are forgotten, so that this record does not keep the class loader alive. Thread-safe.
 */
final class Generation {

    private final GenerationId id;
    private final PluginDeclaration declaration;
    private final long bundleId;
    private final ServiceHolds services;
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final PhaseTimes times = new PhaseTimes();

    private Lifecycle lifecycle;
    private volatile boolean served;
    private volatile Bundle bundle;
    private volatile SlotNames callable;
    private volatile Generation predecessor;
    private volatile LiveGeneration live;
    private volatile GenerationMemory memory;
    private volatile WeakReference<ClassLoader> loader = new WeakReference<>(null);
    private volatile WeakReference<Class<?>> anchor = new WeakReference<>(null);
    private volatile List<String> leftBehind = List.of();
    private volatile DrainResult drain = new DrainResult(0, 0);
    private volatile ChangeOptions ending = ChangeOptions.defaults();
    private volatile boolean shadow;
    private volatile Intent intent = new Intent(Change.INSTALL, "");
    private volatile JournalEntry entry;
    private volatile CompletableFuture<Event> overdue;

    /** How long leases were waited for, and how many were cancelled. */
    record DrainResult(long millis, int cancelled) {}

    Generation(
            GenerationId id,
            PluginDeclaration declaration,
            Origin origin,
            Bundle bundle,
            Generation predecessor,
            ServiceHolds services) {
        this.id = Objects.requireNonNull(id, "id is null");
        this.declaration = Objects.requireNonNull(declaration, "declaration is null");
        this.bundle = Objects.requireNonNull(bundle, "bundle is null");
        this.services = Objects.requireNonNull(services, "services is null");
        this.callable = declaration.names();
        this.bundleId = bundle.getBundleId();
        this.predecessor = predecessor;
        this.lifecycle = Lifecycle.of(origin);
    }

    /**
     * What an event led to.
     *
     * @param before the phase it came in
     * @param actions what must be done
     */
    record Step(Phase before, Lifecycle after, List<Action> actions) {}

    /** Takes an event and returns what must be done. The decision is atomic, the doing is not. */
    synchronized Step on(Event event) {
        Phase before = lifecycle.phase();
        Transition transition = lifecycle.on(event);
        lifecycle = transition.next();
        times.reached(lifecycle.phase());
        if (lifecycle.phase() == Phase.ACTIVE || !lifecycle.phase().isLive()) {
            predecessor = null;
        }
        return new Step(before, lifecycle, transition.actions());
    }

    synchronized Lifecycle lifecycle() {
        return lifecycle;
    }

    Phase phase() {
        return lifecycle().phase();
    }

    GenerationId id() {
        return id;
    }

    PluginDeclaration declaration() {
        return declaration;
    }

    /** The names by which its services are called: those it declares, and aliases once they are known. */
    SlotNames callable() {
        return callable;
    }

    void callable(SlotNames namesAndAliases) {
        callable = namesAndAliases;
    }

    long bundleId() {
        return bundleId;
    }

    ServiceHolds services() {
        return services;
    }

    /** Whether it was ever published. */
    boolean hasServed() {
        return served;
    }

    void markServed() {
        served = true;
    }

    /** Its bundle, or null when that is gone. */
    Bundle bundle() {
        return bundle;
    }

    void forgetBundle() {
        bundle = null;
    }

    /** The generation whose place it takes, or null. */
    Generation predecessor() {
        return predecessor;
    }

    /** What can be leased of it, or null. */
    LiveGeneration live() {
        return live;
    }

    void live(LiveGeneration now) {
        live = now;
    }

    /** Its off-heap memory, or null when it has none yet, or no longer. */
    GenerationMemory memory() {
        return memory;
    }

    void memory(GenerationMemory now) {
        memory = now;
    }

    /** Its class loader, weakly; empty before it was started and after it was collected. */
    WeakReference<ClassLoader> loader() {
        return loader;
    }

    void loader(ClassLoader now) {
        loader = new WeakReference<>(now);
    }

    /** One of its classes, weakly. */
    WeakReference<Class<?>> anchor() {
        return anchor;
    }

    void anchor(Class<?> own) {
        anchor = new WeakReference<>(own);
    }

    /** What it left behind, and what was done about it, one sentence each. */
    List<String> leftBehind() {
        return leftBehind;
    }

    synchronized void leftBehind(List<String> more) {
        List<String> all = new ArrayList<>(leftBehind);
        all.addAll(more);
        leftBehind = List.copyOf(all);
    }

    DrainResult drain() {
        return drain;
    }

    void drain(DrainResult result) {
        drain = result;
    }

    /** How it is to end, once it is asked to. */
    ChangeOptions ending() {
        return ending;
    }

    void ending(ChangeOptions options) {
        ending = options;
    }

    /** Whether it is refused if it answers differently from the generation whose place it takes. */
    boolean shadow() {
        return shadow;
    }

    void shadow(boolean refuses) {
        shadow = refuses;
    }

    /** What the journal is to say of it when it is committed. */
    Intent intent() {
        return intent;
    }

    void intent(Intent now) {
        intent = now;
    }

    /** Its commit, or null. */
    JournalEntry entry() {
        return entry;
    }

    void entry(JournalEntry now) {
        entry = now;
    }

    /** Is over when the thread comes back that is still in a step of it; null if there is none. */
    CompletableFuture<Event> overdue() {
        return overdue;
    }

    void overdue(CompletableFuture<Event> now) {
        overdue = now;
    }

    /** When it came where. */
    PhaseTimes times() {
        return times;
    }

    /** Things to be said with the report of its admission. */
    List<String> notes() {
        return notes;
    }

    PluginStatus status() {
        Lifecycle now = lifecycle();
        return new PluginStatus(
                id.plugin(),
                id.version(),
                declaration.buildId(),
                now.phase().state(),
                declaration.names().lines(),
                id.sha256(),
                String.join("; ", now.reasons()));
    }
}
