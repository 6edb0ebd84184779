package org.codeanatomy.plugin.host.unload;

/** How deep one has to look to see what holds a class loader, and what that needs. Each includes those before it. */
public enum EvidenceTier {
    /** What the JVM tells everybody: threads, MBeans, loggers. Needs nothing. */
    PUBLIC,
    /**
     * What lies in private fields of the JDK: thread-locals, shutdown hooks, timers. Needs {@code java.lang}, {@code
     * java.util} and {@code java.util.concurrent} opened with {@code --add-opens}; without that it adds nothing.
     */
    OPENED,
    /** A dump of the heap: sees everything, stops the JVM for as long as the dump takes, and needs disk of its size. */
    HEAP_DUMP
}
