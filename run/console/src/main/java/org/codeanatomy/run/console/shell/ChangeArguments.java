package org.codeanatomy.run.console.shell;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codeanatomy.plugin.host.ChangeOptions;
import org.codeanatomy.plugin.host.ChangeOptions.AfterDrain;

/** The options that commands which change plugins have in common. */
final class ChangeArguments {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m)");

    private ChangeArguments() {}

    /**
     * What the words mean.
     *
     * @param drain a duration, or empty
     * @param then {@code cancel} or {@code wait}
     */
    static ChangeOptions options(String drain, String then, boolean dryRun) throws WrongArgument {
        ChangeOptions options = ChangeOptions.defaults().withAfterDrain(end(then));
        if (!drain.isEmpty()) {
            options = options.withDrain(duration(drain));
        }
        return dryRun ? options.asRehearsal() : options;
    }

    private static AfterDrain end(String text) throws WrongArgument {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "cancel" -> AfterDrain.CANCEL;
            case "wait" -> AfterDrain.WAIT;
            default -> throw new WrongArgument("--then is cancel or wait, not '" + text + "'");
        };
    }

    private static Duration duration(String text) throws WrongArgument {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            throw new WrongArgument("--drain is a duration such as 30s, 500ms or 2m, not '" + text + "'");
        }
        long number = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
        };
    }
}
