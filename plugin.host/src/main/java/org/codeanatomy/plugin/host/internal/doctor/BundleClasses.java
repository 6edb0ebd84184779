package org.codeanatomy.plugin.host.internal.doctor;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/**
 * The classes on the class path of an installed bundle, those of jars inside its jar among them. To read them the bundle
 * is not resolved, and none of them is loaded.
 */
final class BundleClasses {

    private static final String SUFFIX = ".class";
    private static final String ROOT = ".";
    private static final int MAGIC = 0xCAFEBABE;

    /** The class path entry of a class, and the format of its file. */
    record Place(String entry, int major) {}

    private final Bundle bundle;
    private final SortedMap<String, List<Place>> places = new TreeMap<>();
    private final List<String> missing = new ArrayList<>();

    private BundleClasses(Bundle bundle) {
        this.bundle = bundle;
    }

    /** Reads the head of every class file. */
    static BundleClasses of(Bundle bundle) throws IOException {
        BundleClasses classes = new BundleClasses(bundle);
        String header = bundle.getHeaders("").get(Constants.BUNDLE_CLASSPATH);
        for (String entry : ManifestHeader.of(header == null ? ROOT : header).paths()) {
            classes.read(entry);
        }
        return classes;
    }

    /** Whether there is a class of this name. */
    boolean contains(String className) {
        return places.containsKey(className);
    }

    /** All classes by name, and where each of them is. */
    SortedMap<String, List<Place>> places() {
        return Collections.unmodifiableSortedMap(places);
    }

    /** The packages that have classes. */
    SortedSet<String> packages() {
        SortedSet<String> packages = new TreeSet<>();
        for (String name : places.keySet()) {
            int end = name.lastIndexOf('.');
            if (end > 0 && !name.endsWith(".package-info")) {
                packages.add(name.substring(0, end));
            }
        }
        return packages;
    }

    /** Entries of the class path that the jar does not have. */
    Collection<String> missing() {
        return Collections.unmodifiableList(missing);
    }

    private void read(String entry) throws IOException {
        if (entry.equals(ROOT) || entry.equals("/")) {
            readFolder(ROOT, "");
            return;
        }
        String path = entry.startsWith("/") ? entry.substring(1) : entry;
        URL file = bundle.getEntry(path);
        if (path.endsWith(".jar") && file != null) {
            readJar(path, file);
        } else if (bundle.getEntryPaths(path) != null) {
            readFolder(path, path.endsWith("/") ? path : path + "/");
        } else if (file != null) {
            readJar(path, file);
        } else {
            missing.add(entry);
        }
    }

    /** @param root what comes before the names of classes in the paths of their files */
    private void readFolder(String entry, String root) throws IOException {
        List<String> folders = new ArrayList<>(List.of(root));
        while (!folders.isEmpty()) {
            String folder = folders.remove(folders.size() - 1);
            for (String path : children(folder)) {
                if (path.endsWith("/")) {
                    if (!path.equals("META-INF/")) { // classes there are other versions of those outside
                        folders.add(path);
                    }
                } else if (path.endsWith(SUFFIX)) {
                    try (InputStream content = bundle.getEntry(path).openStream()) {
                        add(entry, path.substring(root.length()), content);
                    }
                }
            }
        }
    }

    private Collection<String> children(String folder) {
        return Optional.ofNullable(bundle.getEntryPaths(folder.isEmpty() ? "/" : folder))
                .<Collection<String>>map(Collections::list)
                .orElse(List.of());
    }

    private void readJar(String entry, URL file) throws IOException {
        try (JarInputStream jar = new JarInputStream(file.openStream(), false)) {
            for (JarEntry inner = jar.getNextJarEntry(); inner != null; inner = jar.getNextJarEntry()) {
                if (inner.getName().endsWith(SUFFIX) && !inner.getName().startsWith("META-INF/")) {
                    add(entry, inner.getName(), jar);
                }
            }
        }
    }

    @SuppressWarnings("resource") // the stream belongs to the caller
    private void add(String entry, String path, InputStream content) throws IOException {
        String name = path.substring(0, path.length() - SUFFIX.length()).replace('/', '.');
        DataInputStream head = new DataInputStream(content);
        int major = head.readInt() == MAGIC ? head.readInt() & 0xFFFF : 0;
        places.computeIfAbsent(name, any -> new ArrayList<>()).add(new Place(entry, major));
    }
}
