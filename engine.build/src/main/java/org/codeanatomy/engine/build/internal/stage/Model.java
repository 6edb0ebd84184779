package org.codeanatomy.engine.build.internal.stage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.Session;
import org.codeanatomy.engine.api.SlotLease;
import org.codeanatomy.engine.build.BuildException;
import org.codeanatomy.engine.build.BuildException.Kind;
import org.codeanatomy.engine.build.OutputManifest;
import org.codeanatomy.engine.build.OutputManifest.PluginVersion;
import org.codeanatomy.plugin.api.source.EvidenceTable;
import org.codeanatomy.plugin.api.source.IntegrityRule;
import org.codeanatomy.plugin.api.source.ModelView;
import org.codeanatomy.plugin.api.source.SourceExtractor;
import org.codeanatomy.plugin.api.source.ViewPack;

/**
 * Stage compile: the extractors and views that take part in a build, leased until it is closed, and fitted together.
 * Used by the thread of the build; its extractors by any.
 */
final class Model implements AutoCloseable {

    private final List<SlotLease<SourceExtractor>> extractors;
    private final List<SlotLease<ViewPack>> packs;
    private final Map<String, EvidenceTable> evidence = new LinkedHashMap<>();
    private final List<ModelView> views = new ArrayList<>();
    private final List<IntegrityRule> rules = new ArrayList<>();

    private Model(List<SlotLease<SourceExtractor>> extractors, List<SlotLease<ViewPack>> packs) {
        this.extractors = extractors;
        this.packs = packs;
    }

    /**
     * Leases what serves now.
     *
     * @throws BuildException if there is no extractor, or tables and views contradict each other
     */
    static Model lease(Session session) {
        List<SlotLease<SourceExtractor>> extractors = session.lease(SourceExtractor.class);
        try {
            return of(extractors, session.lease(ViewPack.class));
        } catch (EngineException refused) {
            extractors.forEach(SlotLease::close);
            throw refused;
        }
    }

    /**
     * Fits extractors and view packs together.
     *
     * @param extractors belong to the model, which closes them; they are closed if it refuses them
     * @param packs likewise
     * @throws BuildException naming everything that does not fit
     */
    static Model of(List<SlotLease<SourceExtractor>> extractors, List<SlotLease<ViewPack>> packs) {
        Model model = new Model(new ArrayList<>(extractors), new ArrayList<>(packs));
        try {
            model.fitTogether();
            return model;
        } catch (BuildException refused) {
            model.close();
            throw refused;
        } catch (RuntimeException | LinkageError broken) {
            model.close();
            throw new BuildException(
                    Kind.CONFIGURATION, "PLUGIN_FAILED", "a plugin failed to say what it brings: " + broken);
        }
    }

    private void fitTogether() {
        // a build must not depend on the order in which plugins were started
        extractors.sort(Comparator.comparing(lease -> lease.service().language()));
        packs.sort(Comparator.comparing(lease -> lease.service().name()));
        List<String> problems = new ArrayList<>();
        if (extractors.isEmpty()) {
            problems.add("no plugin extracts source files; install one that fills the slot source-extractor");
        }
        extractors.forEach(lease -> lease.service().tables().forEach(table -> addEvidence(table, problems)));
        Set<String> taken = new HashSet<>(evidence.keySet());
        for (SlotLease<ViewPack> lease : packs) {
            for (ModelView view : lease.service().views()) {
                requireName(view.name(), problems);
                if (!taken.add(view.name())) {
                    problems.add("view " + view.name() + " of " + lease.plugin() + " has a name that is taken");
                }
                views.add(view);
            }
            rules.addAll(lease.service().rules());
        }
        if (!problems.isEmpty()) {
            throw BuildException.ofProblems(Kind.CONFIGURATION, "INVALID_MODEL", problems);
        }
    }

    private void addEvidence(EvidenceTable table, List<String> problems) {
        requireName(table.name(), problems);
        EvidenceTable other = evidence.putIfAbsent(table.name(), table);
        if (other != null && !other.schema().equals(table.schema())) {
            problems.add("two extractors fill " + table.name() + " with different columns");
        }
    }

    private static void requireName(String name, List<String> problems) {
        if (!OutputManifest.isTableName(name)) {
            problems.add("'" + name + "' cannot be a table's name; use lower-case letters, digits and underscores");
        }
    }

    /** The extractors, ordered by language. */
    List<SourceExtractor> extractors() {
        return extractors.stream().map(SlotLease::service).toList();
    }

    /** The evidence tables of all extractors. Several extractors may fill one table. */
    List<EvidenceTable> evidence() {
        return List.copyOf(evidence.values());
    }

    /** The views of all packs, each after those it names. */
    List<ModelView> views() {
        return List.copyOf(views);
    }

    /** What must hold of the result. */
    List<IntegrityRule> rules() {
        return List.copyOf(rules);
    }

    /** The plugins that take part, ordered by name. */
    List<PluginVersion> plugins(List<PluginVersion> others) {
        Map<String, PluginVersion> byName = new TreeMap<>();
        extractors.forEach(lease -> byName.put(lease.plugin(), new PluginVersion(lease.plugin(), lease.version())));
        packs.forEach(lease -> byName.put(lease.plugin(), new PluginVersion(lease.plugin(), lease.version())));
        others.forEach(plugin -> byName.put(plugin.name(), plugin));
        return List.copyOf(byName.values());
    }

    /** Ends the leases. */
    @Override
    public void close() {
        extractors.forEach(SlotLease::close);
        packs.forEach(SlotLease::close);
    }
}
