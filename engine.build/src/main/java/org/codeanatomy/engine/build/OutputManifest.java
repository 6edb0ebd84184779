package org.codeanatomy.engine.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
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

    private static final String OUTSIDE_OUTPUT = "OUTSIDE_OUTPUT";
    private static final Pattern TABLE_NAME = Pattern.compile("[a-z][a-z0-9_]*");

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

        /**
         * The options under which a session finds this table at this version.
         *
         * @throws BuildException with kind {@code CONFIGURATION} if the table does not lie in the output folder
         */
        public Map<String, String> options(Path output) {
            String location = location(output, name).toString();
            return Map.of("location", location, "version", Long.toString(version));
        }
    }

    /** Whether a table may have this name. Names become folders and unquoted words of SQL. */
    public static boolean isTableName(String name) {
        return TABLE_NAME.matcher(name).matches();
    }

    /**
     * Where a table of an output folder lies, as an absolute path; it need not be there yet.
     *
     * @throws BuildException with kind {@code CONFIGURATION} if that is not in the folder, by its name or by a link
     */
    public static Path location(Path output, String name) {
        escape(output, name).ifPresent(problem -> {
            throw new BuildException(BuildException.Kind.CONFIGURATION, OUTSIDE_OUTPUT, problem);
        });
        return output.toAbsolutePath().resolve(name);
    }

    /** Why a table is none of an output folder's, one sentence; empty if it is. */
    private static Optional<String> escape(Path output, String name) {
        if (!isTableName(name)) {
            return Optional.of("the output folder " + output + " has a table named '" + name
                    + "', which is no folder in it; use an output as a build made it");
        }
        try {
            Path real = output.resolve(name).toRealPath();
            return real.startsWith(output.toRealPath())
                    ? Optional.empty()
                    : Optional.of("table " + name + " of the output folder " + output + " is a link that leads to "
                            + real + ", out of the folder; put the table itself there");
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException failed) {
            return Optional.of("cannot find out where table " + name + " of the output folder " + output + " lies: "
                    + failed.getMessage());
        }
    }

    /**
     * The manifest of an output folder; empty if there is none, because the folder is missing or no build has
     * succeeded.
     *
     * @throws BuildException with kind {@code CONFIGURATION} if there is one that cannot be read, or names tables that do
     *     not lie in the folder
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
        OutputManifest manifest;
        try {
            manifest = Json.read(json, OutputManifest.class);
        } catch (IOException damaged) {
            throw unreadable(file, "it is damaged; build again into an empty folder", damaged);
        }
        List<String> problems = manifest.tables.stream()
                .flatMap(table -> escape(output, table.name()).stream())
                .toList();
        if (!problems.isEmpty()) {
            throw BuildException.ofProblems(BuildException.Kind.CONFIGURATION, OUTSIDE_OUTPUT, problems);
        }
        return Optional.of(manifest);
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
