package org.codeanatomy.plugin.host.internal.framework;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.arrow.memory.BufferAllocator;
import org.codeanatomy.plugin.host.ChangeOptions;
import org.codeanatomy.plugin.host.GenerationId;
import org.codeanatomy.plugin.host.LeaseHolder;
import org.codeanatomy.plugin.host.LifecycleListener;
import org.codeanatomy.plugin.host.Offers;
import org.codeanatomy.plugin.host.PluginDiagnosis;
import org.codeanatomy.plugin.host.PluginHost;
import org.codeanatomy.plugin.host.PluginRefusedException;
import org.codeanatomy.plugin.host.PluginStatus;
import org.codeanatomy.plugin.host.SnapshotLease;
import org.codeanatomy.plugin.host.UpdateReport;
import org.codeanatomy.plugin.host.internal.bundle.ComponentFailures;
import org.codeanatomy.plugin.host.internal.bundle.FrameworkOffers;
import org.codeanatomy.plugin.host.internal.bundle.ServiceSignals;
import org.codeanatomy.plugin.host.internal.doctor.Doctor;
import org.codeanatomy.plugin.host.internal.dropfolder.DroppedJars;
import org.codeanatomy.plugin.host.internal.event.LifecycleEvents;
import org.codeanatomy.plugin.host.internal.generation.Event;
import org.codeanatomy.plugin.host.internal.health.HealthChecks;
import org.codeanatomy.plugin.host.internal.health.HealthPublisher;
import org.codeanatomy.plugin.host.internal.lease.AdmissionGate;
import org.codeanatomy.plugin.host.internal.lease.Publications;
import org.codeanatomy.plugin.host.internal.memory.MemorySettings;
import org.codeanatomy.plugin.host.internal.repository.PluginRepository;
import org.codeanatomy.plugin.host.internal.store.LockFile;
import org.codeanatomy.plugin.host.internal.store.StateFolder;
import org.codeanatomy.plugin.host.unload.UnloadProof;
import org.codeanatomy.plugin.host.view.RuntimeView;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.bundle.CollisionHook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.condition.Condition;

/** Puts the parts of the host together and gives them to the framework. Thread-safe. */
@Component(immediate = true)
public final class PluginHostComponent implements PluginHost {

    private static final String READY = "org.codeanatomy.ready";
    private static final long END_OF_CLOCK_SECONDS = 5;
    private static final Duration GLANCE = Duration.ofMillis(5);

    private final BundleContext context;
    private final Publications publications = new Publications();
    private final AdmissionGate gate = new AdmissionGate();
    private final HostMemory memory;
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(work, "codeanatomy-plugin-host");
        thread.setDaemon(true);
        return thread;
    });
    private final StateFolder state;
    private final Roster roster;
    private final Driver driver;
    private final Transactions transactions;
    private final WayBack wayBack;
    private final Admissions admissions;
    private final FrameworkEvents events;
    private final LifecycleEvents lifecycleEvents;
    private final HealthPublisher healthPublisher;
    private final FrameworkListener whenStarted = this::frameworkEvent;
    private final List<ServiceRegistration<?>> registrations = new CopyOnWriteArrayList<>();
    private final AtomicBoolean swept = new AtomicBoolean();
    private volatile boolean stopped;

    /**
     * Starts to host: the framework is made to agree with what is committed, and everything present is admitted or refused
     * as soon as the framework has started.
     */
    @Activate
    public PluginHostComponent(
            BundleContext context, @Reference ServiceComponentRuntime components, @Reference StateFolder state) {
        this.context = context;
        this.state = state;
        HostSettings settings = HostSettings.of(context);
        new Recovery(context, state, new BoundedSteps(settings.step())).run();
        memory = new HostMemory(new MemorySettings(context::getProperty));
        Bundle system = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
        ReentrantLock oneCandidate = new ReentrantLock();
        Doctor doctor = new Doctor(system);
        ServiceSignals signals = new ServiceSignals();
        roster = new Roster(context);
        RetirementSteps retirement = new RetirementSteps(publications, settings, system);
        ComponentFailures failures = new ComponentFailures(components);
        AgreementStep agreement = new AgreementStep(roster, signals, failures, memory, settings.components());
        PluginRepository repository = new PluginRepository(repositoryFolder(context), system);
        HealthChecks checks = new HealthChecks(publications, settings.health());
        CandidateSteps candidates = new CandidateSteps(
                doctor,
                repository,
                roster,
                publications,
                agreement,
                checks,
                new SmokeTest(context, publications),
                new RehearsalStep(context, publications));
        lifecycleEvents = new LifecycleEvents(context);
        driver = new Driver(candidates, new CommitStep(state), retirement, lifecycleEvents, clock, settings, roster);
        transactions = new Transactions(context, roster, driver, state, repository, oneCandidate);
        wayBack = new WayBack(state, roster, transactions);
        admissions = new Admissions(context, roster, driver, doctor, gate, oneCandidate, clock);
        events = new FrameworkEvents(roster, driver, transactions, admissions, gate, signals, settings, retirement);
        HealthView health = new HealthView(roster, checks);
        healthPublisher = new HealthPublisher(context, health::of);
        publish(LifecycleListener.class, healthPublisher);
        Trial trial = new Trial(context, oneCandidate, doctor, candidates, retirement, signals, settings);
        publish(
                PluginDiagnosis.class,
                new Diagnosis(
                        new WhyNot(context, roster, failures, repository),
                        new ChangePlanner(context, roster, publications, trial),
                        driver.collections()));
        publish(RuntimeView.class, new RuntimeViews(roster, driver.collections(), state, settings, health));
        publish(DroppedJars.class, new DroppedFiles(transactions, state.commitments()));
        publish(UnloadProof.class, driver.collections());
        publish(CollisionHook.class, new SameVersionAllowed(context.getBundle()));
        listen(system);
    }

    private <T> void publish(Class<T> type, T service) {
        registrations.add(context.registerService(type, service, null));
    }

    private void listen(Bundle system) {
        context.addBundleListener(events);
        context.addServiceListener(events);
        context.addFrameworkListener(whenStarted);
        if (system.getState() == Bundle.ACTIVE) {
            sweep();
        }
    }

    private static Optional<Path> repositoryFolder(BundleContext context) {
        return Optional.ofNullable(context.getProperty("org.codeanatomy.plugin.host.repository"))
                .filter(folder -> !folder.isBlank())
                .map(Path::of);
    }

    private void frameworkEvent(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.STARTED) {
            sweep();
        }
    }

    private void sweep() {
        if (swept.getAndSet(true)) {
            return; // the framework may say that it has started after it was seen to be active
        }
        context.removeFrameworkListener(whenStarted);
        admissions.sweep(() -> registrations.add(context.registerService(
                Condition.class,
                Condition.INSTANCE,
                FrameworkUtil.asDictionary(Map.of(Condition.CONDITION_ID, READY)))));
    }

    /** Retires everything; the plugins' bundles are left as they are. */
    @Deactivate
    public void stop() {
        stopped = true;
        context.removeFrameworkListener(whenStarted);
        context.removeBundleListener(events);
        context.removeServiceListener(events);
        gate.releaseAll();
        endClock();
        registrations.forEach(ServiceRegistration::unregister);
        roster.live()
                .forEach(generation ->
                        driver.handle(generation, new Event.RetireAsked(false, "lost its host, which was stopped")));
        healthPublisher.close();
        lifecycleEvents.close();
        memory.close();
    }

    private void endClock() {
        clock.shutdownNow();
        try {
            clock.awaitTermination(END_OF_CLOCK_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // whoever stops the host does not want to wait
        }
    }

    @Override
    public String snapshotId() {
        return publications.snapshot().id();
    }

    @Override
    public SnapshotLease lease(LeaseHolder holder) {
        gate.await();
        return leaseNow(holder);
    }

    private SnapshotLease leaseNow(LeaseHolder holder) {
        if (stopped) {
            throw new IllegalStateException("The plugin host is stopped.");
        }
        return publications.lease(holder);
    }

    @Override
    public SnapshotLease leaseAgain(LeaseHolder holder, Collection<SnapshotLease> held) {
        Optional<SnapshotLease> again;
        do { // a plugin that is waited for may be about to leave the published snapshot
            again = publications.leaseAgain(holder, held);
        } while (again.isEmpty() && !gate.await(GLANCE));
        return again.orElseGet(() -> leaseNow(holder));
    }

    @Override
    public List<PluginStatus> plugins() {
        driver.collections().look();
        return roster.statuses();
    }

    @Override
    public List<String> formerProviders(String slot, String name) {
        return roster.formerProviders(slot, name);
    }

    @Override
    public Offers offers() {
        return FrameworkOffers.of(context);
    }

    @Override
    public UpdateReport update(String plugin, Path jar, ChangeOptions options) throws PluginRefusedException {
        return transactions.update(plugin, jar, options);
    }

    @Override
    public UpdateReport install(Path jar, ChangeOptions options) throws PluginRefusedException {
        return transactions.install(jar, options);
    }

    @Override
    public UpdateReport uninstall(String plugin, ChangeOptions options) throws PluginRefusedException {
        return transactions.uninstall(plugin, options);
    }

    @Override
    public UpdateReport update(String plugin, ChangeOptions options) throws PluginRefusedException {
        return transactions.update(plugin, options);
    }

    @Override
    public UpdateReport rollback(String plugin, Optional<String> version, ChangeOptions options)
            throws PluginRefusedException {
        return wayBack.rollback(plugin, version, options);
    }

    @Override
    public String lock() {
        return LockFile.of(state.commitments().committed());
    }

    @Override
    public List<UpdateReport> restore(Path lockFile, ChangeOptions options) throws PluginRefusedException {
        return wayBack.restore(lockFile, options);
    }

    @Override
    public List<GenerationId> proveCollected(Duration within) throws InterruptedException {
        return driver.collections().prove(within).stream().map(Generation::id).toList();
    }

    @Override
    public Optional<String> setting(String name) {
        return Optional.ofNullable(context.getProperty(name));
    }

    @Override
    public BufferAllocator rootAllocator() {
        return memory.root();
    }
}
