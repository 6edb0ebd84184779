package org.codeanatomy.engine.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.codeanatomy.engine.api.Session;

/**
 * What is published in an output folder: which tables, each at which version. Reading tables at these versions shows one
 * build, never a mixture of two.
 *
 * @param format the version of this format: {@link #FORMAT}
 * @param source what was built
 * @param plugins the plugins that took part, ordered by name
 * @param tables the tables, ordered by name
 */
public record OutputManifest(int format, Source source, List<PluginVersion> plugins, List<Table> tables) {

    /** The format that this class writes, and the newest it reads. */
    public static final int FORMAT = 1;

    /** The manifest's name in an output folder. */
    public static final String FILE_NAME = "codeanatomy.json";

    /** The table kind in which tables are written. */
    public static final String TABLE_KIND = "delta";

    /** Checks and copies its parts. */
    public OutputManifest {
        Objects.requireNonNull(source, "source is null");
        plugins = List.copyOf(plugins);
        tables = List.copyOf(tables);
    }

    /**
     * The repository that was built.
     *
     * @param path its absolute path
     * @param revision the commit that was checked out, or null if there was none
     */
    public record Source(String path, String revision) {

        /** Checks that there is a path. */
        public Source {
            Objects.requireNonNull(path, "path is null");
        }
    }

    /**
     * A plugin that took part.
     *
     * @param name its name
     * @param version its version and build id, as the plugin list shows them
     */
    public record PluginVersion(String name, String version) {

        /** Checks its parts. */
        public PluginVersion {
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(version, "version is null");
        }
    }

    /**
     * A published table.
     *
     * @param name its name, which is its folder in the output
     * @param version the version that belongs to this build
     * @param rows number of rows
     * @param bytes bytes of data files
     * @param contentHash BLAKE2b-256 over its rows, in hexadecimal digits, equal for equal multisets of rows
     */
    public record Table(String name, long version, long rows, long bytes, String contentHash) {

        /** Checks its parts. */
        public Table {
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(contentHash, "contentHash is null");
        }

        /** The options under which a session finds this table at this version. */
        public Map<String, String> options(Path output) {
            String location = output.toAbsolutePath().resolve(name).toString();
            return Map.of("location", location, "version", Long.toString(version));
        }
    }

    /**
     * The manifest of an output folder; empty if there is none, because the folder is missing or no build has
     * succeeded.
     *
     * @throws BuildException with kind {@code CONFIGURATION} if there is one that cannot be read
     */
    public static Optional<OutputManifest> read(Path output) {
        Path file = output.resolve(FILE_NAME);
        byte[] json;
        try {
            json = Files.readAllBytes(file);
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException failed) {
            throw unreadable(file, failed.getMessage(), failed);
        }
        int format = Json.format(json)
                .orElseThrow(() -> unreadable(file, "it is not a manifest; build again into an empty folder", null));
        if (format < 1 || format > FORMAT) {
            throw unreadable(file, "it has format " + format + ", this version reads up to " + FORMAT, null);
        }
        try {
            return Optional.of(Json.read(json, OutputManifest.class));
        } catch (IOException damaged) {
            throw unreadable(file, "it is damaged; build again into an empty folder", damaged);
        }
    }

    private static BuildException unreadable(Path file, String reason, IOException cause) {
        return new BuildException(
                BuildException.Kind.CONFIGURATION, "UNREADABLE_MANIFEST", "cannot read " + file + ": " + reason, cause);
    }

    /** The manifest as the text of its file; names are the components' in snake case. */
    public String toJson() {
        return Json.document(this);
    }

    /**
     * Makes the tables of an output folder known to a session, each at the version that belongs to this build.
     *
     * @param output the folder that the manifest was read from
     */
    public void register(Session session, Path output) {
        tables.forEach(table -> session.register(table.name(), TABLE_KIND, table.options(output)));
    }
}
