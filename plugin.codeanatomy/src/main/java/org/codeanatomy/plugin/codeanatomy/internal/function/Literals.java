package org.codeanatomy.plugin.codeanatomy.internal.function;

import java.util.List;
import java.util.Locale;
import org.codeanatomy.plugin.api.PluginException;
import org.codeanatomy.plugin.api.function.Argument;

/** Reads arguments that must be constants. A constant that was left out, is null or is blank means the default. */
final class Literals {

    private Literals() {}

    static String text(List<Argument> arguments, int index, String defaultValue) {
        Object value = index < arguments.size() ? arguments.get(index).value() : null;
        return value == null ? defaultValue : value.toString();
    }

    /**
     * A boolean, a number (true unless 0), or one of the words for true and false.
     *
     * @param function who asks, as errors name it
     */
    static boolean isTrue(String function, List<Argument> arguments, int index, boolean defaultValue)
            throws PluginException {
        Object value = index < arguments.size() ? arguments.get(index).value() : null;
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value instanceof Number number) {
            return number.longValue() != 0;
        }
        return value == null ? defaultValue : word(function, value.toString(), defaultValue);
    }

    private static boolean word(String function, String text, boolean defaultValue) throws PluginException {
        return switch (Unicode.trim(text).toLowerCase(Locale.ROOT)) {
            case "" -> defaultValue;
            case "true", "t", "1", "yes", "y" -> true;
            case "false", "f", "0", "no", "n" -> false;
            default ->
                throw new PluginException(
                        PluginException.Stage.ARGUMENTS,
                        "INVALID_ARGUMENT",
                        function + ": unsupported boolean literal \"" + text + "\"; say true or false");
        };
    }
}
