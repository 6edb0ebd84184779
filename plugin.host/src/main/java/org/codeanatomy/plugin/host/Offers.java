package org.codeanatomy.plugin.host;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a runtime offers to plugins: what a plugin's requirements are held against.
 *
 * @param slots the slots that are served, each with the version at which it is
 * @param packages every package that a bundle could import, each with its highest version
 */
public record Offers(SortedMap<String, String> slots, SortedMap<String, String> packages) {

    /** Copies the maps. */
    public Offers {
        slots = Collections.unmodifiableSortedMap(new TreeMap<>(slots));
        packages = Collections.unmodifiableSortedMap(new TreeMap<>(packages));
    }
}
