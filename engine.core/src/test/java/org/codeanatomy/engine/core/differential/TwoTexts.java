package org.codeanatomy.engine.core.differential;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that have places where the two engines read different words. */
final class TwoTexts {

    private static final Pattern INNERMOST = Pattern.compile("⟨([^⟨¦⟩]*)¦([^⟨¦⟩]*)⟩");

    private TwoTexts() {}

    /** A place where this engine reads {@code ours} and DuckDB {@code ducks}; both may have such places in them. */
    static String either(String ours, String ducks) {
        return "⟨" + ours + "¦" + ducks + "⟩";
    }

    /** As this engine reads it. */
    static String ours(String text) {
        return chosen(text, 1);
    }

    /** As DuckDB reads it. */
    static String ducks(String text) {
        return chosen(text, 2);
    }

    private static String chosen(String text, int group) {
        String chosen = text;
        for (Matcher place = INNERMOST.matcher(chosen); place.find(); place = INNERMOST.matcher(chosen)) {
            chosen = place.replaceAll(match -> Matcher.quoteReplacement(match.group(group)));
        }
        return chosen;
    }
}
