package org.codeanatomy.plugin.host.internal.unload;

import java.util.List;

/**
 * Whether something keeps a class loader alive by itself: the loader, a class of it, or an instance of such a class.
 *
 * @param loader the one in question
 * @param plugins the loaders of all plugins
 */
record Belonging(ClassLoader loader, List<ClassLoader> plugins) {

    boolean has(Object thing) {
        if (thing == null) {
            return false;
        }
        Class<?> type = thing instanceof Class<?> itself ? itself : thing.getClass();
        return thing == loader || has(type);
    }

    private boolean has(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return element.getClassLoader() == loader;
    }

    /** What it is, for people: the name of its class, or of the class that it is. */
    String nameOf(Object thing) {
        if (thing == loader) {
            return "its class loader";
        }
        return thing instanceof Class<?> type ? "its class " + type.getName() : nameOfClass(thing);
    }

    private static String nameOfClass(Object thing) {
        return "an object of its class " + thing.getClass().getName();
    }

    /** Whether a class of that name may be one of its own. */
    boolean hasPackageOf(String className) {
        return defines(loader, className);
    }

    /** Whether a class of that name may as well be of another plugin, or of another version of this one. */
    boolean isAmbiguous(String className) {
        return plugins.stream().anyMatch(other -> other != loader && defines(other, className));
    }

    private static boolean defines(ClassLoader loader, String className) {
        int dot = className.lastIndexOf('.');
        return dot > 0 && loader.getDefinedPackage(className.substring(0, dot)) != null;
    }
}
