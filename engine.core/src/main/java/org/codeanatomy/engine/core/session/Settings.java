package org.codeanatomy.engine.core.session;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codeanatomy.engine.api.EngineException;
import org.codeanatomy.engine.api.SessionSettings;
import org.codeanatomy.engine.core.catalog.Rows;
import org.codeanatomy.engine.core.sql.NameSuggestions;

/** What {@code SET} can change in a session. Immutable. */
record Settings(int threads, long memoryBytes, boolean deterministic) {

    private static final String THREADS = "threads";
    private static final String MEMORY_LIMIT = "memory_limit";
    private static final String DETERMINISTIC = "deterministic";
    private static final List<String> NAMES = List.of(DETERMINISTIC, MEMORY_LIMIT, THREADS);
    private static final Pattern SIZE = Pattern.compile("(\\d+)\\s*(b|kb|kib|mb|mib|gb|gib)?");
    private static final int MOST_THREADS = 1024;
    private static final int KILO = 1000;
    private static final int KIBI = 1024;
    private static final long MEBIBYTE = 1L << 20;

    static Settings of(SessionSettings settings) {
        return new Settings(settings.threads(), settings.memoryBytes(), false);
    }

    /** The settings with one changed. */
    Settings with(String name, String value) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case THREADS -> new Settings(threads(value), memoryBytes, deterministic);
            case MEMORY_LIMIT -> new Settings(threads, size(value), deterministic);
            case DETERMINISTIC -> new Settings(threads, memoryBytes, onOff(value));
            default -> throw unknown(name);
        };
    }

    /** The settings with one as it was at first. */
    Settings reset(String name, Settings first) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case THREADS -> new Settings(first.threads, memoryBytes, deterministic);
            case MEMORY_LIMIT -> new Settings(threads, first.memoryBytes, deterministic);
            case DETERMINISTIC -> new Settings(threads, memoryBytes, first.deterministic);
            default -> throw unknown(name);
        };
    }

    /** What {@code SHOW SETTINGS} returns. */
    Rows rows() {
        return new Rows()
                .text("name")
                .text("value")
                .text("description")
                .row(DETERMINISTIC, deterministic ? "on" : "off", "results do not depend on the number of threads")
                .row(MEMORY_LIMIT, memoryBytes / MEBIBYTE + "MiB", "the most memory that statements may hold")
                .row(THREADS, String.valueOf(threads), "worker threads of a statement");
    }

    private static int threads(String value) {
        if (!value.matches("\\d{1,4}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > MOST_THREADS) {
            throw invalid(THREADS, "a whole number from 1 to " + MOST_THREADS, value);
        }
        return Integer.parseInt(value);
    }

    private static long size(String value) {
        Matcher size = SIZE.matcher(value.trim().toLowerCase(Locale.ROOT));
        if (!size.matches() || size.group(1).length() > 12) {
            throw invalid(MEMORY_LIMIT, "a size like 512MiB or 2GB", value);
        }
        String unit = size.group(2) == null ? "b" : size.group(2);
        long base = unit.endsWith("ib") ? KIBI : KILO;
        long factor =
                switch (unit.charAt(0)) {
                    case 'k' -> base;
                    case 'm' -> base * base;
                    case 'g' -> base * base * base;
                    default -> 1;
                };
        long bytes = Math.multiplyExact(Long.parseLong(size.group(1)), factor);
        if (bytes < MEBIBYTE) {
            throw invalid(MEMORY_LIMIT, "at least 1MiB", value);
        }
        return bytes;
    }

    private static boolean onOff(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "on", "true" -> true;
            case "off", "false" -> false;
            default -> throw invalid(DETERMINISTIC, "on or off", value);
        };
    }

    private static EngineException invalid(String name, String wanted, String value) {
        return new EngineException(
                EngineException.Stage.CONFIGURE,
                "INVALID_SETTING",
                "setting " + name + " needs " + wanted + ", found '" + value + "'");
    }

    private static EngineException unknown(String name) {
        String near = NameSuggestions.didYouMean(name, NAMES);
        return new EngineException(
                EngineException.Stage.CONFIGURE,
                "UNKNOWN_SETTING",
                "there is no setting " + name + (near.isEmpty() ? "; there are " + String.join(", ", NAMES) : near));
    }
}
