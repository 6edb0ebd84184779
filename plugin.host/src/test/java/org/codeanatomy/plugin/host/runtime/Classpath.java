package org.codeanatomy.plugin.host.runtime;

import java.io.File;
import java.util.Arrays;
import java.util.List;

/** The class path of the tests: where bnd and the framework find what they need. */
final class Classpath {

    private Classpath() {}

    static List<File> files() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new)
                .filter(File::exists)
                .toList();
    }

    /** The jar whose name begins with this artifact's name and a version. */
    static File jar(String artifact) {
        return files().stream()
                .filter(file -> file.getName().matches(java.util.regex.Pattern.quote(artifact) + "-[0-9].*\\.jar"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no " + artifact + " on the class path."));
    }
}
