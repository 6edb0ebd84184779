package org.codeanatomy.plugin.codeanatomy.python.internal.scope;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.codeanatomy.plugin.codeanatomy.python.internal.syntax.SyntaxTree;

/**
 * The names of a tree's scopes: those of the tree, with the tree's numbers, and after them the names that only scopes
 * have, like mangled ones and {@code .0}.
 */
final class ScopeNames {

    private final SyntaxTree tree;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> added = new ArrayList<>();

    ScopeNames(SyntaxTree tree) {
        this.tree = tree;
        for (int number = 0; number < tree.nameCount(); number++) {
            numbers.put(tree.nameAt(number), number);
        }
    }

    int number(String name) {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        int number = tree.nameCount() + added.size();
        added.add(name);
        numbers.put(name, number);
        return number;
    }

    /** The number of a name, or -1 if it occurs neither in the tree nor in a scope. */
    int find(String name) {
        return numbers.getOrDefault(name, -1);
    }

    String name(int number) {
        return number < tree.nameCount() ? tree.nameAt(number) : added.get(number - tree.nameCount());
    }

    int count() {
        return tree.nameCount() + added.size();
    }

    /** The number of a name as a class with the given name sees it: private names carry the name of the class. */
    int mangled(int number, String className) {
        String name = name(number);
        if (className == null || !name.startsWith("__") || name.endsWith("__") || name.indexOf('.') >= 0) {
            return number;
        }
        int letters = 0;
        while (letters < className.length() && className.charAt(letters) == '_') {
            letters++;
        }
        return letters == className.length() ? number : number("_" + className.substring(letters) + name);
    }
}
