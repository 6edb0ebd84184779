package org.codeanatomy.plugin.host.internal.unload;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Supplier;

/**
 * Takes away what a plugin that is gone has left in the JVM, where that harms nobody: what is of its own classes, and
 * whose place something of the JDK can take. Everything else is only reported. Thread-safe.
 */
public final class Cleaner {

    private final Transplant driverSweep = new Transplant(DriverSweep.class);

    /**
     * Cleans up after a class loader whose bundle is uninstalled.
     *
     * @param anchor a class of the plugin; null if none of its code ever ran
     * @return what was done, one sentence each
     */
    public List<String> clean(ClassLoader loader, Class<?> anchor) {
        List<String> cleaned = new ArrayList<>();
        if (anchor != null) {
            cleaned.addAll(drivers(anchor));
        }
        cleaned.addAll(LogSettings.clean(new Belonging(loader, List.of())));
        ResourceBundle.clearCache(loader); // softly held; nothing worth telling
        return cleaned;
    }

    private List<String> drivers(Class<?> anchor) {
        try {
            Supplier<?> sweep = driverSweep.beside(anchor, Supplier.class);
            return ((List<?>) sweep.get()).stream().map(String::valueOf).toList();
        } catch (ReflectiveOperationException | LinkageError e) { // a JVM without java.sql, which has no drivers
            return List.of("it was not seen whether it left JDBC drivers behind (" + e + ")");
        }
    }
}
