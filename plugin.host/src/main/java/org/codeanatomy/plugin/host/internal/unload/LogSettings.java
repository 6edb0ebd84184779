package org.codeanatomy.plugin.host.internal.unload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** What a plugin can leave in the loggers of {@code java.util.logging}, which live as long as the JVM. */
final class LogSettings {

    private LogSettings() {}

    /** What could not be taken away: filters and formatters, without which something else would be logged. */
    static List<String> reasons(Belonging belonging) {
        List<String> reasons = new ArrayList<>();
        forEachLogger((name, logger) -> {
            if (belonging.has(logger.getFilter())) {
                reasons.add("logger " + name + " has a filter that is " + belonging.nameOf(logger.getFilter()));
            }
            for (Handler handler : logger.getHandlers()) {
                Stream.of(handler, handler.getFormatter(), handler.getFilter(), handler.getErrorManager())
                        .filter(belonging::has)
                        .forEach(part ->
                                reasons.add("logger " + name + " has a handler with " + belonging.nameOf(part)));
            }
        });
        return reasons;
    }

    /** Takes away handlers, and replaces levels by those of the JDK that let as much pass. Says so. */
    static List<String> clean(Belonging belonging) {
        List<String> cleaned = new ArrayList<>();
        forEachLogger((name, logger) -> {
            Level level = logger.getLevel();
            if (belonging.has(level)) {
                Level standard = standard(level);
                logger.setLevel(standard);
                cleaned.add("logger " + name + " had a level that was " + belonging.nameOf(level) + "; it is "
                        + standard + " now");
            }
            for (Handler handler : logger.getHandlers()) {
                if (belonging.has(handler)) {
                    logger.removeHandler(handler);
                    cleaned.add("logger " + name + " had a handler that was " + belonging.nameOf(handler)
                            + "; it was removed");
                }
            }
        });
        return cleaned;
    }

    private static Level standard(Level level) {
        return Stream.of(
                        Level.ALL,
                        Level.FINEST,
                        Level.FINER,
                        Level.FINE,
                        Level.CONFIG,
                        Level.INFO,
                        Level.WARNING,
                        Level.SEVERE,
                        Level.OFF)
                .filter(standard -> standard.intValue() <= level.intValue())
                .max(Comparator.comparingInt(Level::intValue))
                .orElse(Level.ALL);
    }

    private static void forEachLogger(BiConsumer<String, Logger> work) {
        LogManager manager = LogManager.getLogManager();
        for (String name : Collections.list(manager.getLoggerNames())) {
            Logger logger = manager.getLogger(name);
            if (logger != null) { // it was collected meanwhile
                work.accept(name.isEmpty() ? "(root)" : name, logger);
            }
        }
    }
}
