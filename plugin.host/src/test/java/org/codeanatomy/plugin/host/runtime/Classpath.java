package org.codeanatomy.plugin.host.runtime;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The class path of the tests: where bnd and the framework find what they need. */
final class Classpath {

    private Classpath() {}

    static List<File> files() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new)
                .filter(File::exists)
                .toList();
    }

    /** What plugins are compiled against, and the classes in the folder that has this one. */
    static File[] forBnd(Class<?> neighbour) {
        String location =
                neighbour.getProtectionDomain().getCodeSource().getLocation().getPath();
        return Stream.concat(
                        Stream.of(new File(location)),
                        Stream.of(
                                        "org.codeanatomy.plugin.api",
                                        "org.codeanatomy.lib.arrow",
                                        "slf4j-api",
                                        "jackson-core",
                                        "jackson-databind",
                                        "osgi.core",
                                        "org.osgi.service.component.annotations",
                                        "org.osgi.service.component",
                                        "org.osgi.service.event",
                                        "org.osgi.annotation.bundle",
                                        "org.osgi.annotation.versioning",
                                        "org.apache.felix.fileinstall",
                                        "org.apache.felix.healthcheck.api",
                                        "org-netbeans-lib-profiler")
                                .map(Classpath::jar))
                .toArray(File[]::new);
    }

    /** The jar whose name begins with this artifact's name and a version. */
    static File jar(String artifact) {
        return files().stream()
                .filter(file -> file.getName().matches(Pattern.quote(artifact) + "-(RELEASE)?[0-9].*\\.jar"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no " + artifact + " on the class path."));
    }
}
