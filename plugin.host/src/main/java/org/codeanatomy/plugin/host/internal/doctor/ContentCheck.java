package org.codeanatomy.plugin.host.internal.doctor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.codeanatomy.plugin.host.internal.doctor.BundleClasses.Place;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRevision;

/** Finds what is wrong with the classes in a plugin's jar. Thread-safe. */
final class ContentCheck {

    /**
     * What the contract between plugins and engine is made of. Anything else a plugin may have to itself: its own
     * version of a library that the platform has too is no business of anybody's.
     */
    private static final List<String> CONTRACT =
            List.of("org.codeanatomy.", "org.apache.arrow.", "org.apache.calcite.", "org.osgi.", "org.slf4j.");

    private static final int MAJOR_OF_JAVA_0 = 44;
    private static final int NAMED = 3;

    private final OfferedHere offers;

    ContentCheck(OfferedHere offers) {
        this.offers = offers;
    }

    List<String> problems(BundleRevision revision, BundleClasses classes) {
        List<String> problems = new ArrayList<>();
        problems.addAll(carried(revision, classes.packages()));
        problems.addAll(twice(classes.places()));
        problems.addAll(tooNew(classes.places(), Runtime.version().feature()));
        for (String entry : classes.missing()) {
            problems.add("its class path names " + entry + ", which its jar does not have: put it in, or take it out of"
                    + " Bundle-ClassPath");
        }
        return problems;
    }

    private List<String> carried(BundleRevision revision, SortedSet<String> packages) {
        Set<String> platform = offers.platformPackages();
        Set<String> imported = revision.getDeclaredRequirements(PackageNamespace.PACKAGE_NAMESPACE).stream()
                .map(requirement -> Need.of(requirement).name())
                .collect(Collectors.toSet());
        List<String> problems = new ArrayList<>();
        List<String> split = new ArrayList<>();
        for (String carried : packages) {
            if (platform.contains(carried) && isContract(carried)) {
                problems.add("carries package " + carried + ", which the platform has at "
                        + String.join(", ", offers.described(PackageNamespace.PACKAGE_NAMESPACE, carried))
                        + ": its classes would be strangers to those of the platform; leave the package out of the jar"
                        + " and import it");
            } else if (imported.contains(carried)) {
                split.add(carried);
            }
        }
        if (!split.isEmpty()) {
            problems.add("imports " + some(split) + " and carries classes of the same name, which would never be seen:"
                    + " either import a package or put it into the jar");
        }
        return problems;
    }

    private static boolean isContract(String name) {
        return CONTRACT.stream().anyMatch((name + ".")::startsWith);
    }

    private static List<String> twice(Map<String, List<Place>> places) {
        Map<String, List<String>> byEntries = new TreeMap<>();
        places.forEach((name, found) -> {
            if (found.size() > 1 && !name.endsWith("-info")) {
                byEntries
                        .computeIfAbsent(entries(found), any -> new ArrayList<>())
                        .add(name);
            }
        });
        List<String> problems = new ArrayList<>();
        byEntries.forEach((entries, names) -> problems.add("has " + some(names) + " more than once, in " + entries
                + ": which one is used depends on their order; leave one"));
        return problems;
    }

    private static String entries(List<Place> places) {
        return places.stream()
                .map(place -> place.entry().equals(".") ? "the jar itself" : place.entry())
                .collect(Collectors.joining(" and "));
    }

    private static List<String> tooNew(Map<String, List<Place>> places, int java) {
        Map<Integer, SortedSet<String>> byJava = new TreeMap<>();
        places.forEach((name, found) -> found.stream()
                .map(place -> place.major() - MAJOR_OF_JAVA_0)
                .filter(needed -> needed > java)
                .forEach(needed ->
                        byJava.computeIfAbsent(needed, any -> new TreeSet<>()).add(name)));
        List<String> problems = new ArrayList<>();
        byJava.forEach((needed, names) -> problems.add("has classes for Java " + needed + " (" + some(names)
                + "); this runtime is Java " + java
                + ": start the runtime with that Java, or build them with --release "
                + java));
        return problems;
    }

    private static String some(Collection<String> names) {
        String first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() <= NAMED ? first : first + " and " + (names.size() - NAMED) + " more";
    }
}
