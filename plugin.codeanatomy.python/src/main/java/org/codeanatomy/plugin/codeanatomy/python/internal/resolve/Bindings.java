package org.codeanatomy.plugin.codeanatomy.python.internal.resolve;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codeanatomy.plugin.codeanatomy.python.internal.scope.Scope;

/** Where the names of a module's scopes are bound, in source order. Immutable. */
final class Bindings {

    private final Map<Scope, Map<String, List<Binding>>> byScope;
    private final Map<Integer, Map<String, List<Integer>>> instanceAttributes;
    private final List<Integer> starImports;

    /**
     * @param instanceAttributes by class node and attribute, the places that bind it through the first parameter of methods
     * @param starImports aliases of star imports, in source order
     */
    Bindings(
            Map<Scope, Map<String, List<Binding>>> byScope,
            Map<Integer, Map<String, List<Integer>>> instanceAttributes,
            List<Integer> starImports) {
        this.byScope = byScope;
        this.instanceAttributes = instanceAttributes;
        this.starImports = starImports;
    }

    List<Binding> of(Scope scope, String name) {
        return byScope.getOrDefault(scope, Map.of()).getOrDefault(name, List.of());
    }

    Set<String> names(Scope scope) {
        return byScope.getOrDefault(scope, Map.of()).keySet();
    }

    /** The places in a class's methods that bind an attribute of their instance. */
    List<Integer> instanceAttribute(int classNode, String attribute) {
        return instanceAttributes.getOrDefault(classNode, Map.of()).getOrDefault(attribute, List.of());
    }

    List<Integer> starImports() {
        return starImports;
    }
}
