package org.codeanatomy.architecture;

import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of bundles: what each may import beside itself and the JDK. The order is from the top of the house down. */
final class House {
    private static final List<String> COMMON = List.of(
            "org.apache.arrow.vector",
            "org.apache.arrow.memory",
            "com.fasterxml.jackson",
            "org.slf4j",
            "org.osgi.service.component.annotations");

    private static final String MANIFEST_ANNOTATIONS = "org.osgi.annotation"; // read by bnd, gone at run time
    private static final String CALCITE = "org.apache.calcite";
    private static final String GUAVA = "com.google.common"; // part of Calcite's API

    private static final Map<String, List<String>> MAY_IMPORT = Map.ofEntries(
            entry("org.codeanatomy.engine.build", List.of("org.codeanatomy.engine.api", "org.codeanatomy.plugin.api")),
            entry(
                    "org.codeanatomy.engine.core",
                    List.of(
                            "org.codeanatomy.engine.api",
                            "org.codeanatomy.plugin.api",
                            "org.codeanatomy.plugin.host",
                            "org.codeanatomy.memory",
                            CALCITE,
                            GUAVA)),
            entry(
                    "org.codeanatomy.plugin.testkit",
                    List.of("org.codeanatomy.plugin.api", "org.codeanatomy.plugin.host", "org.osgi")),
            entry(
                    "org.codeanatomy.plugin.host",
                    List.of(
                            "org.codeanatomy.plugin.api",
                            "org.osgi",
                            "org.apache.felix.fileinstall",
                            "org.apache.felix.hc.api",
                            "javax.xml.stream",
                            "javax.management",
                            "org.netbeans.lib.profiler.heap")),
            entry("org.codeanatomy.plugin.codeanatomy", List.of("org.codeanatomy.plugin.api")),
            entry("org.codeanatomy.plugin.codeanatomy.python", List.of("org.codeanatomy.plugin.api")),
            entry(
                    "org.codeanatomy.plugin.delta",
                    List.of("org.codeanatomy.plugin.api", "org.codeanatomy.parquet.arrow", "io.delta.kernel")),
            entry(
                    "org.codeanatomy.plugin.files",
                    List.of("org.codeanatomy.plugin.api", "org.codeanatomy.parquet.arrow", "de.siegmar.fastcsv")),
            entry("org.codeanatomy.examples", List.of("org.codeanatomy.plugin.api")),
            entry(
                    "org.codeanatomy.parquet.arrow",
                    List.of(
                            "org.codeanatomy.memory",
                            "org.apache.parquet",
                            "shaded.parquet",
                            "org.xerial.snappy",
                            "com.github.luben.zstd",
                            "io.airlift.compress")),
            entry("org.codeanatomy.engine.api", List.of("org.codeanatomy.plugin.api")),
            entry("org.codeanatomy.plugin.api", List.of()),
            entry("org.codeanatomy.memory", List.of("sun.misc")));

    private House() {}

    static JavaClasses classes() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.codeanatomy");
    }

    /** The bundle whose packages the class is in, by its root package; empty for a class of no known bundle. */
    static Optional<String> bundleOf(JavaClass type) {
        return MAY_IMPORT.keySet().stream()
                .filter(root -> isIn(type, root))
                .max(Comparator.comparingInt(String::length));
    }

    static boolean mayImport(String bundle, JavaClass target) {
        if (isIn(target, "java") || isIn(target, MANIFEST_ANNOTATIONS)) {
            return true;
        }
        Optional<String> owner = bundleOf(target);
        if (owner.isPresent()) {
            return owner.get().equals(bundle) || MAY_IMPORT.get(bundle).contains(owner.get());
        }
        boolean common =
                !bundle.equals("org.codeanatomy.memory") && COMMON.stream().anyMatch(prefix -> isIn(target, prefix));
        return common || MAY_IMPORT.get(bundle).stream().anyMatch(prefix -> isIn(target, prefix));
    }

    static boolean isIn(JavaClass type, String packagePrefix) {
        return (type.getPackageName() + ".").startsWith(packagePrefix + ".");
    }
}
