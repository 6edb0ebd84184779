package org.codeanatomy.plugin.host.internal.repository;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.codeanatomy.plugin.api.Plugin;
import org.codeanatomy.plugin.host.internal.bundle.Sha256;
import org.codeanatomy.plugin.host.internal.repository.IndexedResource.Item;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of plugins with an index made by bnd. It is read anew for each question, so that whoever fills the folder
 * need tell nobody. Thread-safe.
 */
public final class PluginRepository {

    private static final Logger LOG = LoggerFactory.getLogger(PluginRepository.class);

    private final Optional<Path> folder;
    private final Bundle system;

    /**
     * A repository for the runtime of this system bundle.
     *
     * @param folder where it is; empty if there is none
     */
    public PluginRepository(Optional<Path> folder, Bundle system) {
        this.folder = folder;
        this.system = system;
    }

    /** A plugin in the repository that can be resolved here, whose file is what the index says. */
    public record Fitting(String plugin, String version, Path jar, String sha256) {}

    /** The highest version of a plugin that fits this runtime; empty if there is none. */
    public Optional<Fitting> best(String plugin) {
        return resources().stream()
                .filter(resource -> name(resource).equals(Optional.of(plugin)))
                .filter(resource -> resource.version().isPresent())
                .filter(this::isResolvable)
                .sorted(Comparator.comparing(PluginRepository::version).reversed())
                .flatMap(resource -> checked(plugin, resource).stream())
                .findFirst();
    }

    /** The names of all plugins in it, in order. */
    public Set<String> plugins() {
        Set<String> names = new TreeSet<>();
        resources().forEach(resource -> name(resource).ifPresent(names::add));
        return names;
    }

    private List<IndexedResource> resources() {
        if (folder.isEmpty()) {
            return List.of();
        }
        try {
            return RepositoryIndex.in(folder.get());
        } catch (IOException e) {
            LOG.warn("The index of the plugin repository {} cannot be read ({}).", folder.get(), e.getMessage());
            return List.of();
        }
    }

    private static Optional<String> name(IndexedResource resource) {
        return resource.attribute(Plugin.NAMESPACE, "name");
    }

    private static Version version(IndexedResource resource) {
        return resource.version().orElse(Version.emptyVersion);
    }

    /** The framework itself is asked, so that it cannot disagree later. */
    private boolean isResolvable(IndexedResource resource) {
        FrameworkWiring wiring = system.adapt(FrameworkWiring.class);
        return resource.requirements().stream().filter(Item::isMandatory).noneMatch(requirement -> wiring.findProviders(
                        requirement.asRequirement())
                .isEmpty());
    }

    private Optional<Fitting> checked(String plugin, IndexedResource resource) {
        try {
            Path jar = inside(resource.url().orElseThrow(() -> new IOException("it has no address")));
            String said = resource.sha256().orElse("").toLowerCase(Locale.ROOT);
            String found = Sha256.of(jar);
            if (!found.equals(said)) {
                throw new IOException("its file has SHA-256 " + found + " and the index says " + said);
            }
            return Optional.of(new Fitting(plugin, version(resource).toString(), jar, found));
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("{} {} in the plugin repository is passed over: {}.", plugin, version(resource), e.getMessage());
            return Optional.empty();
        }
    }

    /** The file of an address, which must lie in the repository, also after following links. */
    private Path inside(String url) throws IOException {
        Path root = folder.orElseThrow().toRealPath();
        URI file = root.toUri().resolve(URI.create(url));
        if (!"file".equals(file.getScheme())) {
            throw new IOException("its address " + url + " is no file of the repository");
        }
        Path jar = Path.of(file).toRealPath();
        if (!jar.startsWith(root)) {
            throw new IOException("its address " + url + " leads out of the repository");
        }
        return jar;
    }
}
