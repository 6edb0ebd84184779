package org.codeanatomy.engine.api.registry;

import java.util.List;
import java.util.Objects;

/**
 * A view pack that a plugin brings.
 *
 * @param name its name
 * @param plugin who brings it
 * @param intermediateViews the views that exist only for later ones, in their order
 * @param outputs the views that are written as tables, in their order
 * @param rules names of what must hold of a build, in their order
 */
public record ViewPackFacts(
        String name, String plugin, List<String> intermediateViews, List<TableFacts> outputs, List<String> rules) {

    /** Copies the lists. */
    public ViewPackFacts {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(plugin, "plugin is null");
        intermediateViews = List.copyOf(intermediateViews);
        outputs = List.copyOf(outputs);
        rules = List.copyOf(rules);
    }
}
