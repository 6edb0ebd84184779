package org.codeanatomy.plugin.host.internal.framework;

import java.time.Duration;
import org.osgi.framework.BundleContext;

/**
 * How long the host waits for what. Each is a framework property in milliseconds, {@code
 * org.codeanatomy.plugin.host.<name>}.
 *
 * @param drain {@code drain}: how long statements on an old generation may go on before they are cancelled
 * @param cancel {@code cancel}: how long cancelled statements may take to stop
 * @param components {@code components}: how long declared services are waited for
 * @param health {@code health}: how long a plugin may take to say how it is
 * @param restart {@code restart}: how long new statements wait for a plugin that somebody updates in place, once its
 *     old generation is drained
 * @param collection {@code collection}: after how long a class loader that is still there is reported
 */
record HostSettings(
        Duration drain, Duration cancel, Duration components, Duration health, Duration restart, Duration collection) {

    private static final String PREFIX = "org.codeanatomy.plugin.host.";

    static HostSettings of(BundleContext context) {
        return new HostSettings(
                millis(context, "drain", 30_000),
                millis(context, "cancel", 5_000),
                millis(context, "components", 5_000),
                millis(context, "health", 5_000),
                millis(context, "restart", 10_000),
                millis(context, "collection", 60_000));
    }

    private static Duration millis(BundleContext context, String name, long byDefault) {
        String value = context.getProperty(PREFIX + name);
        if (value == null) {
            return Duration.ofMillis(byDefault);
        }
        try {
            return Duration.ofMillis(Long.parseUnsignedLong(value.trim()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    PREFIX + name + " is \"" + value + "\"; it must be a number of milliseconds.", e);
        }
    }
}
