package org.codeanatomy.plugin.host.view;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What the host knows of the runtime, as immutable records of names and numbers. Each call is a picture of its own
 * moment. Published as a service. Thread-safe.
 */
@ProviderType
public interface RuntimeView {

    /** Every generation that is known, ordered by number; those collected long ago are forgotten. */
    List<GenerationStatus> generations();

    /** What the serving generations bring, ordered by generation, slot and name. */
    List<ServiceStatus> services();

    /** What installed plugins need and who gives it to them, ordered by generation, kind and name. */
    List<RequirementStatus> requirements();

    /** The off-heap memory of every generation that has any, ordered by number; of retired ones too, if it is still held. */
    List<MemoryStatus> memory();

    /**
     * How every plugin is that serves, or would if it were complete, ordered by generation. Asks them now, which runs
     * their code; one that does not answer in time is critical.
     */
    List<HealthStatus> health();

    /** The committed changes that are remembered, oldest first. */
    List<HistoryEntry> history();

    /** How the host is set. */
    List<SettingStatus> settings();
    /** The off-heap memory that calls hold for running statements, ordered by generation and statement. */
    List<QueryMemory> queryMemory();
}
