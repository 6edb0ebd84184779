package org.codeanatomy.plugin.host.internal.framework;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.codeanatomy.plugin.host.view.SettingStatus;
import org.osgi.framework.BundleContext;

/**
 * How long the host waits for what, and how much it keeps. Each is a framework property, {@code
 * org.codeanatomy.plugin.host.<name>}, in milliseconds unless it says otherwise.
 *
 * @param drain {@code drain}: how long statements on an old generation may go on before they are cancelled
 * @param cancel {@code cancel}: how long cancelled statements may take to stop
 * @param components {@code components}: how long declared services are waited for
 * @param step {@code step}: how long one step with code of a plugin may take (its start, the instantiation of its
 *     components, its smoke query, its stop) before it is left alone
 * @param health {@code health}: how long a plugin may take to say how it is
 * @param restart {@code restart}: how long new statements wait for a plugin that somebody updates in place, once its
 *     old generation is drained
 * @param collection {@code collection}: after how long a class loader that is still there is reported
 * @param history {@code history}: how many changes of each plugin are remembered, and their jars kept; a number
 * @param state {@code state}: the folder with what outlives the process; without it the bundle's own data area
 */
record HostSettings(
        Duration drain,
        Duration cancel,
        Duration components,
        Duration step,
        Duration health,
        Duration restart,
        Duration collection,
        int history,
        Path state) {

    private static final String PREFIX = "org.codeanatomy.plugin.host.";
    private static final int HISTORY = 20;
    private static final int MAX_HISTORY = 1_000_000;

    static HostSettings of(BundleContext context) {
        return new HostSettings(
                millis(context, "drain", 30_000),
                millis(context, "cancel", 5_000),
                millis(context, "components", 5_000),
                millis(context, "step", 30_000),
                millis(context, "health", 5_000),
                millis(context, "restart", 10_000),
                millis(context, "collection", 60_000),
                (int) number(context, "history", "a number of changes from 1", 1, MAX_HISTORY)
                        .orElse(HISTORY),
                state(context));
    }

    /**
     * How long new statements wait for a plugin that somebody updates in place: longer than its old generation may take
     * to drain and its new one to come.
     */
    Duration admissionWait() {
        return drain.plus(cancel).plus(restart);
    }

    /** All of them as people read them, in the order above. */
    List<SettingStatus> statuses() {
        return List.of(
                status("drain", drain, "until statements on an old generation are cancelled"),
                status("cancel", cancel, "until cancelled statements are given up"),
                status("components", components, "for declared services to come"),
                status("step", step, "for one step with code of a plugin"),
                status("health", health, "for a plugin to say how it is"),
                status("restart", restart, "for a plugin that somebody updates in place to come back, once drained"),
                status("collection", collection, "until a class loader that is still there is reported"),
                new SettingStatus("history", Integer.toString(history), "changes of each plugin that are remembered"),
                new SettingStatus("state", state.toString(), "the folder with what outlives the process"),
                new SettingStatus(
                        "admission wait",
                        admissionWait().toMillis() + " ms",
                        "that new statements wait at most during an update in place: drain, cancel and restart"));
    }

    private static SettingStatus status(String name, Duration value, String meaning) {
        return new SettingStatus(name, value.toMillis() + " ms", meaning);
    }

    private static Path state(BundleContext context) {
        String value = context.getProperty(PREFIX + "state");
        if (value != null && !value.isBlank()) {
            return Path.of(value.trim()).toAbsolutePath();
        }
        File own = context.getDataFile("state");
        if (own == null) {
            throw new IllegalArgumentException(
                    "This framework gives bundles no folder of their own; name one with " + PREFIX + "state.");
        }
        return own.toPath().toAbsolutePath();
    }

    private static Duration millis(BundleContext context, String name, long byDefault) {
        return Duration.ofMillis(number(context, name, "a number of milliseconds", 0, Long.MAX_VALUE)
                .orElse(byDefault));
    }

    private static OptionalLong number(BundleContext context, String name, String what, long least, long most) {
        String value = context.getProperty(PREFIX + name);
        if (value == null) {
            return OptionalLong.empty();
        }
        try {
            long number = Long.parseLong(value.trim());
            if (number >= least && number <= most) {
                return OptionalLong.of(number);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(wrong(name, value, what), e);
        }
        throw new IllegalArgumentException(wrong(name, value, what));
    }

    private static String wrong(String name, String value, String what) {
        return PREFIX + name + " is \"" + value + "\"; it must be " + what + ".";
    }
}
